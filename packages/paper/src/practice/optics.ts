// What a lens and a sensor do to a picture: blur, light, tone, noise.
import { hasInk, inkCell, inkMap } from './ink-map.ts';
import type { Picture } from './picture.ts';
import { gaussian, type Random } from './random.ts';

/** Blurs by a bell of standard deviation `sigma` pixels, separately along rows and columns, in place. The last pixels at the edges stay. */
export function blur(picture: Picture, sigmaX: number, sigmaY = sigmaX): Picture {
  const { width, height, channels, data } = picture;
  const row = width * channels;
  const [across, along] = [kernel(sigmaX), kernel(sigmaY)];
  const [aside, above] = [(across.length - 1) * channels, (along.length - 1) * row];
  if (between.length < data.length) between = new Uint8Array(data.length);
  between.set(data);
  const inked = inkedRuns(picture);
  for (const [from, to] of inked) {
    const start = Math.floor(from / row) * row;
    weigh(data, between, Math.max(from, start + aside), Math.min(to, start + row - aside), channels, across);
  }
  data.set(between.subarray(0, data.length));
  for (const [from, to] of inked)
    if (from >= above && to <= height * row - above) weigh(between, data, from, to, row, along);
  return picture;
}

/** Memory for a picture that is blurred along its rows only, used for one after the other. */
let between = new Uint8Array(0);

/** The pieces of rows, from and to, around which it is not white. */
function inkedRuns(picture: Picture): readonly (readonly [number, number])[] {
  const { width, height, channels } = picture;
  const map = inkMap(picture);
  const runs: (readonly [number, number])[] = [];
  for (let top = 0; top < height; top += inkCell) {
    const pieces: [number, number][] = [];
    for (let left = 0; left < width; left += inkCell) {
      if (!hasInk(map, left - 1, top - 1, left + inkCell, top + inkCell)) continue;
      const right = Math.min(width, left + inkCell);
      const last = pieces.at(-1);
      if (last?.[1] === left) last[1] = right;
      else pieces.push([left, right]);
    }
    for (let y = top; y < Math.min(height, top + inkCell); y += 1)
      for (const [left, right] of pieces) runs.push([(y * width + left) * channels, (y * width + right) * channels]);
  }
  return runs;
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

/** Each byte becomes the weighted sum of those around it, `stride` bytes apart. */
function weigh(
  data: Uint8Array,
  out: Uint8Array,
  from: number,
  to: number,
  stride: number,
  weights: readonly number[],
): void {
  const [middle = 0, first = 0, second = 0, third = 0] = weights;
  // Of the bytes beyond the last weight nothing is taken: any will do.
  const [two, three] = [Math.min(2, weights.length - 1) * stride, Math.min(3, weights.length - 1) * stride];
  for (let at = from; at < to; at += 1) {
    let sum =
      (data[at] as number) * middle +
      ((data[at - stride] as number) + (data[at + stride] as number)) * first +
      ((data[at - two] as number) + (data[at + two] as number)) * second +
      ((data[at - three] as number) + (data[at + three] as number)) * third;
    for (let k = 4; k < weights.length; k += 1)
      sum += ((data[at - k * stride] as number) + (data[at + k * stride] as number)) * (weights[k] as number);
    out[at] = (sum + 512) >> 10;
  }
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

/** Exposes a picture, in place; it has as many curves as channels, or more. */
export function expose(picture: Picture, { curves, light, noise }: Exposure, random: Random): void {
  const { width, height, channels, data } = picture;
  const grain = noise > 0 ? noiseOf(noise, random) : undefined;
  const row = new Float32Array(width).fill(1);
  for (let y = 0; y < height; y += 1) {
    light(y, row);
    const start = y * width * channels;
    const speck = grain === undefined ? 0 : Math.floor(random() * noiseLength);
    for (const [channel, curve] of curves.slice(0, channels).entries())
      exposeRow(data.subarray(start, start + width * channels), channel, channels, curve, row, grain ?? silence, speck);
  }
}

function exposeRow(
  data: Uint8Array,
  channel: number,
  channels: number,
  curve: Float32Array,
  light: Float32Array,
  grain: Float32Array,
  speck: number,
): void {
  for (let x = 0, at = channel; at < data.length; x += 1, at += channels) {
    const value =
      (curve[data[at] as number] as number) * (light[x] as number) +
      (grain[(speck + at) & (noiseLength - 1)] as number) +
      0.5;
    data[at] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
}

const noiseLength = 0x8000;
const silence = new Float32Array(noiseLength);

function noiseOf(deviation: number, random: Random): Float32Array {
  return Float32Array.from({ length: noiseLength }, () => deviation * gaussian(random));
}
