import type { GreyImage } from './grey-image.ts';

/** The picture made smaller by a whole factor; each pixel is the mean of `factor` × `factor`. What is left over at the right and below is dropped. */
export function shrink({ width, height, data }: GreyImage, factor: number): GreyImage {
  if (factor === 1) return { width, height, data };
  const outWidth = Math.floor(width / factor);
  const outHeight = Math.floor(height / factor);
  const out = new Uint8Array(outWidth * outHeight);
  const sums = new Uint32Array(outWidth);
  const area = factor * factor;
  for (let y = 0; y < outHeight; y += 1) {
    sums.fill(0);
    for (let line = 0; line < factor; line += 1) {
      let at = (y * factor + line) * width;
      if (factor === 2) {
        for (let x = 0; x < outWidth; x += 1, at += 2)
          sums[x] = (sums[x] as number) + (data[at] as number) + (data[at + 1] as number);
      } else {
        for (let x = 0; x < outWidth; x += 1) {
          let sum = 0;
          for (const end = at + factor; at < end; at += 1) sum += data[at] as number;
          sums[x] = (sums[x] as number) + sum;
        }
      }
    }
    const row = y * outWidth;
    for (let x = 0; x < outWidth; x += 1) out[row + x] = (sums[x] as number) / area;
  }
  return { width: outWidth, height: outHeight, data: out };
}
