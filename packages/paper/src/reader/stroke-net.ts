// A small network that looks at the picture of a mark and says what strokes make it: layers that look at the 3 × 3 pixels around each, then
// full ones. Its sums are worked out by `weigh-kernel.ts`.
import { kernel, type Sums } from './weigh-kernel.ts';

/** A layer that looks at the 3 × 3 pixels around each; every second pixel where `stride` is 2. */
export interface LookLayer {
  readonly side: number;
  readonly from: number;
  readonly to: number;
  readonly stride: 1 | 2;
}

/** The layers from the picture to the last small one, then two full ones. */
export const lookLayers: readonly LookLayer[] = [
  { side: 32, from: 1, to: 8, stride: 1 },
  { side: 32, from: 8, to: 16, stride: 2 },
  { side: 16, from: 16, to: 24, stride: 2 },
  { side: 8, from: 24, to: 48, stride: 2 },
];
export const fullLayers = [
  { from: 4 * 4 * 48, to: 48 },
  { from: 48, to: 7 },
] as const;

/** Weights and what is added, layer by layer: of look layers `[pixel of nine][from][to]`, of full ones `[from][to]`. */
export interface NetLayer {
  readonly weights: ArrayLike<number>;
  readonly bias: ArrayLike<number>;
}

/** What the network makes of a picture; valid until the next call. */
export interface Looked {
  /** What comes out at the end, */
  readonly said: Float32Array;
  /** and one layer before it. */
  readonly look: Float32Array;
}

const bytes = 4;
/** So many outputs are worked out at a time; every layer that looks has a multiple of them. */
const together = 8;

/** Rows of `to` numbers with nothing after them, so that they are `wide`. */
function widened(values: ArrayLike<number>, to: number, wide: number): Float32Array {
  const rows = new Float32Array((values.length / to) * wide);
  for (let at = 0; at < values.length; at += 1) rows[Math.floor(at / to) * wide + (at % to)] = values[at] as number;
  return rows;
}

/** Lays a network out in memory; then it looks at pictures of `side`² numbers. Around what a layer looks at lies a rim of nothing. */
export function network(layers: readonly NetLayer[]): (picture: ArrayLike<number>) => Looked {
  const [first] = lookLayers as readonly [LookLayer];
  let next = 0;
  const take = (count: number): number => {
    next += count * bytes;
    return next - count * bytes;
  };
  const input = take((first.side + 2) ** 2 * first.from);
  const filled: { readonly at: number; readonly values: ArrayLike<number> }[] = [];
  const kept = (values: ArrayLike<number>): number => {
    const at = take(values.length);
    filled.push({ at, values });
    return at;
  };
  const sums: Sums[] = [];
  let from = input;
  for (const [index, { side, from: inputs, to, stride }] of lookLayers.entries()) {
    const { weights, bias } = layers[index] as NetLayer;
    const out = side / stride;
    // The full layers look at places that lie one after the other.
    const rim = index === lookLayers.length - 1 ? 0 : 1;
    const row = out + 2 * rim;
    const output = take(row ** 2 * to);
    sums.push({
      input: from,
      weights: kept(weights),
      bias: kept(bias),
      output: output + rim * (row + 1) * to * bytes,
      segments: 3,
      run: 3 * inputs * bytes,
      apart: (side + 2) * inputs * bytes,
      outputs: to * bytes,
      side: out,
      inputStep: stride * inputs * bytes,
      inputRow: stride * (side + 2) * inputs * bytes,
      outputStep: to * bytes,
      outputRow: row * to * bytes,
      cut: 1,
    });
    from = output;
  }
  const ends: number[] = [];
  for (const [index, { from: inputs, to }] of fullLayers.entries()) {
    const { weights, bias } = layers[lookLayers.length + index] as NetLayer;
    const wide = Math.ceil(to / together) * together;
    const output = take(wide);
    sums.push({
      input: from,
      weights: kept(widened(weights, to, wide)),
      bias: kept(widened(bias, to, wide)),
      output,
      segments: 1,
      run: inputs * bytes,
      apart: 0,
      outputs: wide * bytes,
      side: 1,
      inputStep: 0,
      inputRow: 0,
      outputStep: 0,
      outputRow: 0,
      cut: index === fullLayers.length - 1 ? 0 : 1,
    });
    ends.push(output);
    from = output;
  }
  const { numbers, run } = kernel(next);
  for (const { at, values } of filled) numbers.set(values, at / bytes);
  const [look, said] = fullLayers.map(({ to }, index) => {
    const at = (ends[index] as number) / bytes;
    return numbers.subarray(at, at + to);
  }) as [Float32Array, Float32Array];
  return (picture) => {
    for (let y = 0, at = 0; y < first.side; y += 1)
      for (let x = 0; x < first.side; x += 1, at += 1)
        numbers[input / bytes + (y + 1) * (first.side + 2) + x + 1] = picture[at] as number;
    for (const layer of sums) run(layer);
    return { said, look };
  };
}

/** A full layer in double precision; `out` is not cut at 0. */
export function weigh(input: Float64Array, { weights, bias }: NetLayer, out: Float64Array): void {
  out.set(bias);
  const to = out.length;
  for (let at = 0, w = 0; at < input.length; at += 1) {
    const value = input[at] as number;
    if (value === 0) {
      w += to;
      continue;
    }
    for (let o = 0; o < to; o += 1, w += 1) out[o] = (out[o] as number) + value * (weights[w] as number);
  }
}
