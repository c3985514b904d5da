/** A picture in shades of grey: 0 black, 255 white, row by row from the top left; lengths in pixels. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
