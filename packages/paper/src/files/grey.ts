// Colours to shades of grey, as the eye weighs them (ITU-R BT.601, in 256ths).

/** Where the colours of a pixel stand among its bytes. */
export interface PixelOrder {
  readonly bytes: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

export const rgb: PixelOrder = { bytes: 3, red: 0, green: 1, blue: 2 };

/** The luma of `count` pixels from `start`. sharp's own `greyscale` goes through linear light and takes four times as long. */
export function greyOf(data: Uint8Array, order: PixelOrder, count: number, start = 0): Uint8Array {
  const { bytes, red, green, blue } = order;
  const grey = new Uint8Array(count);
  for (let pixel = 0, at = start; pixel < count; pixel += 1, at += bytes)
    grey[pixel] = ((data[at + red] ?? 0) * 77 + (data[at + green] ?? 0) * 150 + (data[at + blue] ?? 0) * 29) >> 8;
  return grey;
}
