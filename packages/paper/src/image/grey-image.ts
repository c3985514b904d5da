/** A picture in shades of grey: 0 black, 255 white, row by row from the top left; lengths in pixels. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Every so many of the pixels tell whether a picture has shades. */
const sampled = 97;

/** Whether the picture has no shades between black and white. */
export function isBlackAndWhite({ data }: GreyImage): boolean {
  for (let at = 0; at < data.length; at += sampled) if (data[at] !== 0 && data[at] !== 255) return false;
  return true;
}
