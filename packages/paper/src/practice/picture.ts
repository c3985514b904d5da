import type { GreyImage } from '../image/grey-image.ts';

/** A picture in grey (one byte a pixel) or colour (red, green, blue), row by row from the top left; 255 is white. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/** How much of red, green and blue a grey sensor sees; together 1. */
export type GreyWeights = readonly [number, number, number];

/** What the eye sees (ITU-R BT.601). */
export const eyeWeights: GreyWeights = [0.299, 0.587, 0.114];

/** A white picture. */
export function whitePicture(width: number, height: number, channels: 1 | 3): Picture {
  return { width, height, channels, data: new Uint8Array(width * height * channels).fill(255) };
}

/** A grey picture as a picture of `channels`; always a copy. */
export function copyOfGrey({ width, height, data: grey }: GreyImage, channels: 1 | 3): Picture {
  if (channels === 1) return { width, height, channels, data: grey.slice() };
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 3) data.fill(grey[pixel] ?? 0, at, at + 3);
  return { width, height, channels, data };
}

/** Without colour. A grey picture is returned as it is. */
export function greyPicture(picture: Picture, weights: GreyWeights = eyeWeights): GreyImage {
  const { width, height, data } = picture;
  if (picture.channels === 1) return { width, height, data };
  const [red, green, blue] = weights.map((weight) => Math.round(weight * 256)) as [number, number, number];
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 3)
    grey[pixel] = ((data[at] ?? 0) * red + (data[at + 1] ?? 0) * green + (data[at + 2] ?? 0) * blue) >> 8;
  return { width, height, data: grey };
}
