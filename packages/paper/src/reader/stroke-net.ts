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
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}
export type Net = readonly NetLayer[];

/** Looks; `out` becomes what the layer sees, nothing below 0. */
export function lookOver(
  input: Float32Array,
  { side, from, to, stride }: LookLayer,
  layer: NetLayer,
  out: Float32Array,
): void {
  const { weights, bias } = layer;
  const outSide = side / stride;
  for (let y = 0; y < outSide; y += 1)
    for (let x = 0; x < outSide; x += 1) {
      const start = (y * outSide + x) * to;
      for (let o = 0; o < to; o += 1) out[start + o] = bias[o] as number;
      for (let ky = 0; ky < 3; ky += 1) {
        const iy = y * stride + ky - 1;
        if (iy < 0 || iy >= side) continue;
        for (let kx = 0; kx < 3; kx += 1) {
          const ix = x * stride + kx - 1;
          if (ix < 0 || ix >= side) continue;
          let at = (iy * side + ix) * from;
          let w = (ky * 3 + kx) * from * to;
          for (let c = 0; c < from; c += 1, at += 1) {
            const value = input[at] as number;
            if (value === 0) {
              w += to;
              continue;
            }
            for (let o = start; o < start + to; o += 1, w += 1)
              out[o] = (out[o] as number) + value * (weights[w] as number);
          }
        }
      }
      for (let o = start; o < start + to; o += 1) if ((out[o] as number) < 0) out[o] = 0;
    }
}

/** A full layer; `out` is not cut at 0. */
export function weigh(input: Float32Array, { weights, bias }: NetLayer, out: Float32Array): void {
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
