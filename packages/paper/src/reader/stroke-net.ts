// A small network that looks at the picture of a mark and says what strokes make it. Plain arithmetic, the same on every machine.

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
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}
export type Net = readonly NetLayer[];

/** So many of a layer's outputs are worked out at a time, in variables; every layer that looks has a multiple of them. */
const together = 8;

/** Looks; `out` becomes what the layer sees, nothing below 0. */
export function lookOver(
  input: Float64Array,
  { side, from, to, stride }: LookLayer,
  { weights, bias }: NetLayer,
  out: Float64Array,
): void {
  const outSide = side / stride;
  for (let y = 0; y < outSide; y += 1)
    for (let x = 0; x < outSide; x += 1)
      for (let first = 0; first < to; first += together) {
        let a = bias[first] as number;
        let b = bias[first + 1] as number;
        let c = bias[first + 2] as number;
        let d = bias[first + 3] as number;
        let e = bias[first + 4] as number;
        let f = bias[first + 5] as number;
        let g = bias[first + 6] as number;
        let h = bias[first + 7] as number;
        for (let ky = 0; ky < 3; ky += 1) {
          const iy = y * stride + ky - 1;
          if (iy < 0 || iy >= side) continue;
          for (let kx = 0; kx < 3; kx += 1) {
            const ix = x * stride + kx - 1;
            if (ix < 0 || ix >= side) continue;
            const at = (iy * side + ix) * from;
            let w = (ky * 3 + kx) * from * to + first;
            for (let i = at; i < at + from; i += 1, w += to) {
              const value = input[i] as number;
              if (value === 0) continue;
              a += value * (weights[w] as number);
              b += value * (weights[w + 1] as number);
              c += value * (weights[w + 2] as number);
              d += value * (weights[w + 3] as number);
              e += value * (weights[w + 4] as number);
              f += value * (weights[w + 5] as number);
              g += value * (weights[w + 6] as number);
              h += value * (weights[w + 7] as number);
            }
          }
        }
        const start = (y * outSide + x) * to + first;
        out[start] = a > 0 ? a : 0;
        out[start + 1] = b > 0 ? b : 0;
        out[start + 2] = c > 0 ? c : 0;
        out[start + 3] = d > 0 ? d : 0;
        out[start + 4] = e > 0 ? e : 0;
        out[start + 5] = f > 0 ? f : 0;
        out[start + 6] = g > 0 ? g : 0;
        out[start + 7] = h > 0 ? h : 0;
      }
}

/** A full layer; `out` is not cut at 0. */
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
