import { expect, test } from 'vitest';
import { markPage } from './mark-page.ts';
import { photograph, type Tilt } from './photograph.ts';
import { planSheet } from './plan-sheet.ts';
import { seededRandom } from './random.ts';
import { usualRates } from './rates.ts';
import { samplePage, samplePrint } from './testing/sample-page.ts';

const page = samplePage(12);
const marked = markPage(samplePrint(page, 5), page, planSheet(page, usualRates, seededRandom(4)), seededRandom(5), {
  colour: 'rgb',
});
const photo = (tilt: Tilt, seed: number) =>
  photograph(marked, page, { tilt, colour: 'grey', width: 720 }, seededRandom(seed));

test('a photograph has the shape of the sensor and is the same for the same seed', () => {
  const { width, height, channels } = photo(2, 1);
  expect([width, height, channels]).toEqual([720, 960, 1]);
  expect(photo(2, 1).data).toEqual(photo(2, 1).data);
  expect(photograph(marked, page, { tilt: 1, colour: 'rgb', width: 300 }, seededRandom(1)).channels).toBe(3);
});

test.each([0, 1, 2, 3, 4] as const)(
  'at tilt %i all four corner squares are in the picture, on paper lighter than the desk',
  (tilt) => {
    for (let seed = 0; seed < 2; seed += 1) {
      const { width, height, data } = photo(tilt, seed);
      const brightness = (x: number, y: number): number => data[Math.round(y) * width + Math.round(x)]!;
      const middle = [0.45, 0.5, 0.55]
        .map((share) => brightness(width * 0.42, height * share))
        .toSorted((a, b) => a - b)[1]!;
      const corners = [
        brightness(3, 3),
        brightness(width - 4, 3),
        brightness(3, height - 4),
        brightness(width - 4, height - 4),
      ];
      expect(corners.filter((value) => value < middle).length).toBeGreaterThanOrEqual(3);
      expect(darkSquares(data, width, height, middle)).toBeGreaterThanOrEqual(4);
    }
  },
);

/** How many solid dark patches of the size of a corner square there are. */
function darkSquares(data: Uint8Array, width: number, height: number, white: number): number {
  const side = Math.round(width * 0.016);
  const found: (readonly [number, number])[] = [];
  for (let y = 2; y + side < height; y += 2)
    for (let x = 2; x + side < width; x += 2) {
      if (found.some(([fx, fy]) => Math.abs(fx - x) < 4 * side && Math.abs(fy - y) < 4 * side)) continue;
      let dark = true;
      for (let dy = 0; dark && dy < side; dy += 2)
        for (let dx = 0; dark && dx < side; dx += 2) dark = data[(y + dy) * width + x + dx]! < 0.5 * white;
      const around = [data[(y + side / 2) * width + x - side] ?? 0, data[(y + side / 2) * width + x + 2 * side] ?? 0];
      if (dark && around.every((value) => value > 0.5 * white)) found.push([x, y]);
    }
  return found.length;
}
