// Colours to shades of grey, as the eye weighs them (ITU-R BT.601, in 256ths).

/** Where the colours of a pixel stand among its bytes. */
export interface PixelOrder {
  readonly bytes: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

export const rgb: PixelOrder = { bytes: 3, red: 0, green: 1, blue: 2 };

/** Pixels at a time. A loop over a whole page is compiled anew on every call; a short one that is called often is compiled once. */
const stretch = 4096;

/** The luma of `count` pixels from `start`. sharp's own `greyscale` goes through linear light and takes four times as long. */
export function greyOf(data: Uint8Array, order: PixelOrder, count: number, start = 0): Uint8Array {
  const grey = new Uint8Array(count);
  for (let pixel = 0; pixel < count; pixel += stretch)
    greyStretch(grey, pixel, Math.min(count, pixel + stretch), data, start + pixel * order.bytes, order);
  return grey;
}

function greyStretch(
  grey: Uint8Array,
  from: number,
  to: number,
  data: Uint8Array,
  start: number,
  { bytes, red, green, blue }: PixelOrder,
): void {
  for (let pixel = from, at = start; pixel < to; pixel += 1, at += bytes)
    grey[pixel] =
      ((data[at + red] as number) * 77 + (data[at + green] as number) * 150 + (data[at + blue] as number) * 29) >> 8;
}
