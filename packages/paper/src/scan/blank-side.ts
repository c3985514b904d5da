// A side of paper with nothing on it: the back of a cover sheet, or of a ballot that ends on a front.
import type { GreyImage } from '../image/grey-image.ts';
import { shrink } from '../image/shrink.ts';

/** About two pixels a millimetre for an A4 page, however finely it was scanned. */
const side = 600;
/** Share of the length at every edge that is not looked at: shadows, holes, the feeder's backing. */
const rim = 0.06;
/** Darker than the paper by this, of 255: print that shines through is fainter. */
const dark = 40;
/** Dark pixels that dust makes. The shortest word by hand has some fifty. */
const dust = 15;

/** Whether nothing is drawn, printed or written on the page. */
export function isBlank(image: GreyImage): boolean {
  const small = shrink(image, Math.max(1, Math.round(Math.max(image.width, image.height) / side)));
  const [left, top] = [Math.ceil(small.width * rim), Math.ceil(small.height * rim)];
  const seen: number[] = new Array(256).fill(0);
  for (let y = top; y < small.height - top; y += 1)
    for (let x = left; x < small.width - left; x += 1) {
      const value = small.data[y * small.width + x] ?? 0;
      seen[value] = (seen[value] ?? 0) + 1;
    }
  const all = seen.reduce((sum, count) => sum + count, 0);
  let below = 0;
  const paper = seen.findIndex((count) => {
    below += count;
    return below * 2 >= all;
  });
  const darker = seen.slice(0, Math.max(0, paper - dark)).reduce((sum, count) => sum + count, 0);
  // A page that is dark all over is no empty paper.
  return all > 0 && paper > 150 && darker <= dust;
}
