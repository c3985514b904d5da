// What strokes make a mark: one of the plain kinds, or one line more than any of them has.
import type { BoxShape } from './box-shape.ts';
import { fullLayers, lookLayers, lookOver, type Net, weigh } from './stroke-net.ts';
import { strokePicture, strokeSide } from './stroke-picture.ts';
import { type StoredLayer, strokeWeights } from './stroke-weights.ts';

/** What a mark may be, in the order in which the network says it. */
export const strokeKinds = ['tick', 'cross', 'circle', 'filled', 'scribble', 'slash', 'struck'] as const;

/** Fainter than this, of 255, is paper. */
const paper = 20;

const net = unpacked(strokeWeights);
const seen = [
  new Float64Array(strokeSide * strokeSide),
  ...lookLayers.map(({ side, stride, to }) => new Float64Array((side / stride) ** 2 * to)),
  ...fullLayers.map(({ to }) => new Float64Array(to)),
];

export type StrokeKind = (typeof strokeKinds)[number];

export interface MarkStrokes {
  /** How surely the mark has been struck out: log of the odds, above 0 more likely than not. */
  readonly struck: number;
  /** What it is if it has not been, */
  readonly plain: Exclude<StrokeKind, 'struck'>;
  /** and how surely it is each of the plain kinds then, 0 to 1. */
  readonly kinds: readonly number[];
  /** What the network has seen before it says so: near for marks that look alike. */
  readonly look: Float64Array;
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
export function kindOdds(picture: Uint8Array): { readonly said: Float64Array; readonly look: Float64Array } {
  const hidden = seen.at(-2) as Float64Array;
  const said = lookAt(picture, 1).slice();
  const look = hidden.slice();
  const mirrored = lookAt(picture, -1);
  for (let kind = 0; kind < said.length; kind += 1)
    said[kind] = ((said[kind] as number) + (mirrored[kind] as number)) / 2;
  for (let at = 0; at < look.length; at += 1) look[at] = ((look[at] as number) + (hidden[at] as number)) / 2;
  return { said, look };
}

/** What the network says when it looks along the rows, or against them; valid until the next call. */
function lookAt(picture: Uint8Array, along: 1 | -1): Float64Array {
  const [first] = seen as [Float64Array];
  for (let row = 0; row < strokeSide; row += 1)
    for (let column = 0; column < strokeSide; column += 1) {
      const value = picture[row * strokeSide + (along === 1 ? column : strokeSide - 1 - column)] as number;
      first[row * strokeSide + column] = value < paper ? 0 : value / 255;
    }
  for (const [at, layer] of lookLayers.entries())
    lookOver(seen[at] as Float64Array, layer, net[at] as Net[number], seen[at + 1] as Float64Array);
  for (let full = 0; full < fullLayers.length; full += 1) {
    const at = lookLayers.length + full;
    const input = seen[at] as Float64Array;
    if (full > 0) for (let i = 0; i < input.length; i += 1) if ((input[i] as number) < 0) input[i] = 0;
    weigh(input, net[at] as Net[number], seen[at + 1] as Float64Array);
  }
  return seen.at(-1) as Float64Array;
}

function unpacked(layers: readonly StoredLayer[]): Net {
  return layers.map(({ one, bytes, bias }) => ({
    weights: Float64Array.from(Int8Array.from(Buffer.from(bytes, 'base64')), (value) => value * one),
    bias: Float64Array.from(bias),
  }));
}
