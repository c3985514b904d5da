// A layer of a network as it is kept, and as it is worked with.
import type { NetLayer } from './look-net.ts';

export interface StoredLayer {
  /** What a whole number of 1 in `bytes` stands for. */
  readonly one: number;
  /** Weights as signed bytes in base64. */
  readonly bytes: string;
  readonly bias: readonly number[];
}

export function unpacked(layers: readonly StoredLayer[]): NetLayer[] {
  return layers.map(({ one, bytes, bias }) => ({
    weights: Float32Array.from(Int8Array.from(Buffer.from(bytes, 'base64')), (value) => value * one),
    bias,
  }));
}
