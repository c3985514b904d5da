// What a lens and a sensor do to a picture: blur, light, tone, noise.
import type { Picture } from './picture.ts';
import { gaussian, type Random } from './random.ts';

/** Blurs by a bell of standard deviation `sigma` pixels, separately along rows and columns. */
export function blur(picture: Picture, sigmaX: number, sigmaY = sigmaX): Picture {
  const across = alongRows(picture, kernel(sigmaX));
  return alongColumns(across, kernel(sigmaY));
}

/** Weights of the middle and of each further pixel on one side, in 1024ths. */
function kernel(sigma: number): readonly number[] {
  if (sigma < 0.12) return [1024];
  const reach = Math.max(1, Math.ceil(2.4 * sigma));
  // What falls on a pixel is the mean over it, so narrow bells are summed finer than pixels.
  const raw = Array.from({ length: reach + 1 }, (_, distance) => {
    let sum = 0;
    for (let part = -4; part <= 4; part += 1) sum += Math.exp(-((distance + part / 9) ** 2) / (2 * sigma * sigma));
    return sum;
  });
  const total = raw.reduce((sum, weight, distance) => sum + (distance === 0 ? weight : 2 * weight), 0);
  const sides = raw.slice(1).map((weight) => Math.round((1024 * weight) / total));
  return [1024 - 2 * sides.reduce((sum, weight) => sum + weight, 0), ...sides];
}

function alongRows(picture: Picture, weights: readonly number[]): Picture {
  if (weights.length === 1) return picture;
  const { width, height, channels, data } = picture;
  const out = new Uint8Array(data.length);
  const row = width * channels;
  const [middle = 1024, first = 0] = weights;
  const reach = (weights.length - 1) * channels;
  for (let y = 0; y < height; y += 1) {
    const start = y * row;
    for (let x = 0; x < row; x += 1) {
      const at = start + x;
      let sum = (data[at] ?? 0) * middle;
      if (x >= reach && x < row - reach) {
        sum += ((data[at - channels] ?? 0) + (data[at + channels] ?? 0)) * first;
        for (let k = 2; k < weights.length; k += 1)
          sum += ((data[at - k * channels] ?? 0) + (data[at + k * channels] ?? 0)) * (weights[k] ?? 0);
      } else sum = (data[at] ?? 0) * 1024;
      out[at] = (sum + 512) >> 10;
    }
  }
  return { width, height, channels, data: out };
}

function alongColumns(picture: Picture, weights: readonly number[]): Picture {
  if (weights.length === 1) return picture;
  const { width, height, channels, data } = picture;
  const out = data.slice();
  const row = width * channels;
  const [middle = 1024, first = 0] = weights;
  const reach = weights.length - 1;
  for (let y = reach; y < height - reach; y += 1) {
    for (let at = y * row; at < (y + 1) * row; at += 1) {
      let sum = (data[at] ?? 0) * middle + ((data[at - row] ?? 0) + (data[at + row] ?? 0)) * first;
      for (let k = 2; k <= reach; k += 1)
        sum += ((data[at - k * row] ?? 0) + (data[at + k * row] ?? 0)) * (weights[k] ?? 0);
      out[at] = (sum + 512) >> 10;
    }
  }
  return { width, height, channels, data: out };
}

/** What a sensor makes of the light. */
export interface Exposure {
  /** For each channel the value (0–255) that becomes of each of 256 values. */
  readonly curves: readonly Float32Array[];
  /** Fills in the light on each pixel of a row, 1 is full. */
  readonly light: (y: number, row: Float32Array) => void;
  /** Standard deviation of the noise, in values of 0–255. */
  readonly noise: number;
}

/** Exposes a picture, in place. */
export function expose(picture: Picture, { curves, light, noise }: Exposure, random: Random): void {
  const { width, height, channels, data } = picture;
  const grain = noise > 0 ? noiseOf(noise, random) : undefined;
  const row = new Float32Array(width).fill(1);
  for (let y = 0; y < height; y += 1) {
    light(y, row);
    let speck = grain === undefined ? 0 : Math.floor(random() * grain.length);
    let at = y * width * channels;
    for (let x = 0; x < width; x += 1) {
      const gain = row[x] ?? 1;
      for (let channel = 0; channel < channels; channel += 1, at += 1) {
        let value = (curves[channel]?.[data[at] ?? 0] ?? 0) * gain + 0.5;
        if (grain !== undefined) {
          value += grain[speck & (noiseLength - 1)] ?? 0;
          speck += 1;
        }
        data[at] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
  }
}

const noiseLength = 0x8000;

function noiseOf(deviation: number, random: Random): Float32Array {
  return Float32Array.from({ length: noiseLength }, () => deviation * gaussian(random));
}
