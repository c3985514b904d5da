// What a mark looks like, in numbers: near for marks that are drawn alike, far for those that a line was drawn through (docs/decisions/088).
import type { BoxShape } from './box-shape.ts';
import { lookNetwork } from './look-net.ts';
import { markPicture, pictureSide } from './mark-picture.ts';
import { lookWeights } from './mark-weights.ts';
import { unpacked } from './stored-layer.ts';

/** Fainter than this, of 255, is paper. */
const paper = 20;

const lookInto = lookNetwork(unpacked(lookWeights));
const laid = new Float32Array(pictureSide * pictureSide);

/** `lookCount` numbers, 0 or more. */
export function lookOf(shape: BoxShape): Float32Array {
  for (const [at, value] of markPicture(shape).entries()) laid[at] = value < paper ? 0 : value / 255;
  return lookInto(laid).slice();
}
