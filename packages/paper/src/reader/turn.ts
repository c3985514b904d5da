// A sheet that lies on its side in the picture: fed by its long edge, or photographed so.
import type { GreyImage } from '../image/grey-image.ts';
import type { PagePlace } from './reading.ts';

/** The picture turned by a quarter, clockwise. */
export function turnedPicture({ width, height, data }: GreyImage): GreyImage {
  const out = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) out[x * height + height - 1 - y] = data[at] as number;
  return { width: height, height: width, data: out };
}

/** The place in a picture `height` pixels high, from the place in that picture turned. */
export function turnedPlace([a, b, c, d, e, f, g, h]: PagePlace, height: number): PagePlace {
  return [d, e, f, height * g - a, height * h - b, height - c, g, h];
}
