// A small network that looks at the picture of a mark: layers that look at the 3 × 3 pixels around each, then a full one. Its sums are worked
// out by `weigh-kernel.ts`.
import { type LookLayer, lookLayer, lookLayers } from './mark-layers.ts';
import { kernel, type Sums } from './weigh-kernel.ts';

/** Weights and what is added, layer by layer: of look layers `[pixel of nine][from][to]`, of full ones `[from][to]`. */
export interface NetLayer {
  readonly weights: ArrayLike<number>;
  readonly bias: ArrayLike<number>;
}

const bytes = 4;

/**
 * Lays a network out in memory; then it looks at pictures of `side`² numbers, and says `lookLayer.to` numbers, valid until the next call. Around
 * what a layer looks at lies a rim of nothing.
 */
export function lookNetwork(layers: readonly NetLayer[]): (picture: ArrayLike<number>) => Float32Array {
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
    // The full layer looks at places that lie one after the other.
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
  const last = layers[lookLayers.length] as NetLayer;
  const output = take(lookLayer.to);
  sums.push({
    input: from,
    weights: kept(last.weights),
    bias: kept(last.bias),
    output,
    segments: 1,
    run: lookLayer.from * bytes,
    apart: 0,
    outputs: lookLayer.to * bytes,
    side: 1,
    inputStep: 0,
    inputRow: 0,
    outputStep: 0,
    outputRow: 0,
    cut: 1,
  });
  const { numbers, run } = kernel(next);
  for (const { at, values } of filled) numbers.set(values, at / bytes);
  const look = numbers.subarray(output / bytes, output / bytes + lookLayer.to);
  return (picture) => {
    for (let y = 0, at = 0; y < first.side; y += 1)
      for (let x = 0; x < first.side; x += 1, at += 1)
        numbers[input / bytes + (y + 1) * (first.side + 2) + x + 1] = picture[at] as number;
    for (const layer of sums) run(layer);
    return look;
  };
}

/** A full layer in double precision, into `out`; nothing is cut at 0. */
export function weigh(input: Float64Array, { weights, bias }: NetLayer, out: Float64Array): Float64Array {
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
  return out;
}
