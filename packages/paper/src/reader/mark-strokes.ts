// What strokes make a mark: one of the plain kinds, or one line more than any of them has.
import type { BoxShape } from './box-shape.ts';
import { fullLayers, type NetLayer, network } from './stroke-net.ts';
import { strokePicture, strokeSide } from './stroke-picture.ts';
import { type StoredLayer, strokeWeights } from './stroke-weights.ts';

/** What a mark may be, in the order in which the network says it. */
export const strokeKinds = ['tick', 'cross', 'circle', 'filled', 'scribble', 'slash', 'struck'] as const;

/** Fainter than this, of 255, is paper. */
const paper = 20;

const lookInto = network(unpacked(strokeWeights));
const laid = new Float32Array(strokeSide * strokeSide);

export type StrokeKind = (typeof strokeKinds)[number];

export interface MarkStrokes {
  /** How surely the mark has been struck out: log of the odds, above 0 more likely than not. */
  readonly struck: number;
  /** What it is if it has not been, */
  readonly plain: Exclude<StrokeKind, 'struck'>;
  /** and how surely it is each of the plain kinds then, 0 to 1. */
  readonly kinds: readonly number[];
  /** What the network has seen before it says so: near for marks that look alike. */
  readonly look: Float32Array;
}

export function strokesOf(shape: BoxShape): MarkStrokes {
  const { said, look } = kindOdds(strokePicture(shape));
  const last = strokeKinds.length - 1;
  const odds = said[last] as number;
  const against = Array.from(said.subarray(0, last), (other) => Math.exp(other - odds));
  const others = against.reduce((sum, other) => sum + other, 0);
  let plain = 0;
  for (let kind = 0; kind < last; kind += 1) if ((said[kind] as number) > (said[plain] as number)) plain = kind;
  return {
    struck: -Math.log(others),
    plain: strokeKinds[plain] as MarkStrokes['plain'],
    kinds: against.map((other) => other / others),
    look,
  };
}

/** The network's word on each of `strokeKinds`: the mean of what it says of the picture, and of the picture in a mirror; likewise `look`. */
export function kindOdds(picture: Uint8Array): { readonly said: Float64Array; readonly look: Float32Array } {
  const said = new Float64Array(strokeKinds.length);
  const look = new Float32Array(fullLayers[0].to);
  for (const along of [1, -1] as const) {
    lay(picture, along);
    const seen = lookInto(laid);
    for (let kind = 0; kind < said.length; kind += 1)
      said[kind] = (said[kind] as number) + (seen.said[kind] as number) / 2;
    for (let at = 0; at < look.length; at += 1) look[at] = (look[at] as number) + (seen.look[at] as number) / 2;
  }
  return { said, look };
}

/** Lays the picture out to be looked at along the rows, or against them. */
function lay(picture: Uint8Array, along: 1 | -1): void {
  for (let row = 0; row < strokeSide; row += 1)
    for (let column = 0; column < strokeSide; column += 1) {
      const value = picture[row * strokeSide + (along === 1 ? column : strokeSide - 1 - column)] as number;
      laid[row * strokeSide + column] = value < paper ? 0 : value / 255;
    }
}

function unpacked(layers: readonly StoredLayer[]): NetLayer[] {
  return layers.map(({ one, bytes, bias }) => ({
    weights: Float32Array.from(Int8Array.from(Buffer.from(bytes, 'base64')), (value) => value * one),
    bias,
  }));
}
