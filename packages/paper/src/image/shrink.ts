import type { GreyImage } from './grey-image.ts';

/** The picture made smaller by a whole factor; each pixel is the mean of `factor` × `factor`. What is left over at the right and below is dropped. */
export function shrink(image: GreyImage, factor: number): GreyImage {
  if (factor === 1) return image;
  if (factor === 2) return halved(image);
  const { width, height, data } = image;
  const outWidth = Math.floor(width / factor);
  const outHeight = Math.floor(height / factor);
  const out = new Uint8Array(outWidth * outHeight);
  const sums = new Uint32Array(outWidth);
  const area = factor * factor;
  for (let y = 0; y < outHeight; y += 1) {
    sums.fill(0);
    for (let line = 0; line < factor; line += 1) {
      let at = (y * factor + line) * width;
      for (let x = 0; x < outWidth; x += 1) {
        let sum = 0;
        for (const end = at + factor; at < end; at += 1) sum += data[at] as number;
        sums[x] = (sums[x] as number) + sum;
      }
    }
    const row = y * outWidth;
    for (let x = 0; x < outWidth; x += 1) out[row + x] = (sums[x] as number) / area;
  }
  return { width: outWidth, height: outHeight, data: out };
}

/** Scans at 200 dpi are halved, twice: the sums of four pixels need no memory. */
function halved({ width, height, data }: GreyImage): GreyImage {
  const outWidth = width >> 1;
  const outHeight = height >> 1;
  const out = new Uint8Array(outWidth * outHeight);
  for (let y = 0; y < outHeight; y += 1) halveLines(data, 2 * y * width, width, out, y * outWidth, outWidth);
  return { width: outWidth, height: outHeight, data: out };
}

/** Two lines of the picture, from `upper` on, as one of `out`, from `to` on. */
function halveLines(data: Uint8Array, upper: number, width: number, out: Uint8Array, to: number, count: number): void {
  for (let each = 0, at = upper, below = upper + width; each < count; each += 1, at += 2, below += 2)
    out[to + each] =
      ((data[at] as number) + (data[at + 1] as number) + (data[below] as number) + (data[below + 1] as number)) >> 2;
}
