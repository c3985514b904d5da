// One pass from a high-resolution page to the picture that a sensor takes of it.
import { hasInk, type InkMap, inkMap } from './ink-map.ts';
import type { Picture } from './picture.ts';

/**
 * Where output row `y` (its middle) looks: fills `u` and `v` with the place in the source, in source pixels, of the points
 * x = 0, step, 2·step … of that row. Between two of them the way is straight.
 */
export type RowMap = (y: number, u: Float64Array, v: Float64Array) => void;

export interface Warp {
  readonly width: number;
  readonly height: number;
  /** Output pixels between two points of the map. */
  readonly step: number;
  readonly map: RowMap;
  /** The sheet in source pixels: left, top, right, bottom. Outside of the picture but on the sheet it is white. */
  readonly sheet: readonly [number, number, number, number];
  /** What lies around the sheet: a tile that repeats, with as many channels as the source. */
  readonly background: Picture;
}

/** Where one pixel is looked at, in shares of an output pixel. More places for stronger reduction: nothing may fall between. */
const looks: readonly (readonly (readonly [number, number])[])[] = [
  [[0, 0]],
  [
    [-0.25, 0.25],
    [0.25, -0.25],
  ],
  [
    [-0.125, -0.375],
    [0.375, -0.125],
    [0.125, 0.375],
    [-0.375, 0.125],
  ],
];

/** Takes the picture. */
export function warp(source: Picture, options: Warp): Picture {
  const { width, height, step, map } = options;
  const { channels } = source;
  const data = new Uint8Array(width * height * channels);
  const nodes = Math.ceil(width / step) + 1;
  const [u, v] = [new Float64Array(nodes), new Float64Array(nodes)];
  const ink = channels === 1 ? inkMap(source) : undefined;
  for (let y = 0; y < height; y += 1) {
    map(y + 0.5, u, v);
    for (let node = 0; node + 1 < nodes; node += 1) {
      const [u0, v0] = [u[node] ?? 0, v[node] ?? 0];
      const du = ((u[node + 1] ?? 0) - u0) / step;
      const dv = ((v[node + 1] ?? 0) - v0) / step;
      const from = node * step;
      const span = {
        x: from,
        y,
        at: (y * width + from) * channels,
        count: Math.min(step, width - from),
        u: u0 + du / 2,
        v: v0 + dv / 2,
        du,
        dv,
      };
      if (span.count > 0) sampleSpan(source, data, span, options, ink);
    }
  }
  return { width, height, channels, data };
}

interface Span {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  readonly count: number;
  readonly u: number;
  readonly v: number;
  readonly du: number;
  readonly dv: number;
}

function sampleSpan(
  source: Picture,
  out: Uint8Array,
  span: Span,
  { sheet, background }: Warp,
  ink: InkMap | undefined,
): void {
  const { at, count, u, v, du, dv } = span;
  const { channels, width, height } = source;
  const reduction = Math.hypot(du, dv);
  const places = looks[reduction < 1.2 ? 0 : reduction < 1.75 ? 1 : 2] ?? [];
  const margin = reduction + 1;
  const [fromU, toU] = within(u, du, margin, width - margin, count);
  const [fromV, toV] = within(v, dv, margin, height - margin, count);
  const [from, to] = [Math.max(fromU, fromV), Math.min(toU, toV)];
  if (to > from) {
    const inner = { ...span, at: at + from * channels, count: to - from, u: u + du * from, v: v + dv * from };
    if (ink !== undefined) sampleGrey(source, out, inner, places, ink);
    else sampleColour(source, out, inner, places);
  }
  const [left, top, right, bottom] = sheet;
  for (let pixel = 0; pixel < count; pixel += 1) {
    if (pixel === from && to > from) pixel = to;
    if (pixel >= count) break;
    const [x, y] = [u + du * pixel, v + dv * pixel];
    const onSheet = x >= left && x < right && y >= top && y < bottom;
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const behind = ((span.y % background.height) * background.width + ((span.x + pixel) % background.width)) * channels;
    const onPicture = column >= 0 && row >= 0 && column < width && row < height;
    for (let channel = 0; channel < channels; channel += 1) {
      const printed = onPicture ? source.data[(row * width + column) * channels + channel] : undefined;
      out[at + pixel * channels + channel] = onSheet ? (printed ?? 255) : (background.data[behind + channel] ?? 255);
    }
  }
}

/** The steps from `count` at which `start + step · by` lies between `least` and `most`: first, and first after. */
function within(start: number, by: number, least: number, most: number, count: number): readonly [number, number] {
  if (Math.abs(by) < 1e-9) return start > least && start < most ? [0, count] : [0, 0];
  const [a, b] = [(least - start) / by, (most - start) / by];
  return [Math.max(0, Math.ceil(Math.min(a, b))), Math.min(count, Math.floor(Math.max(a, b)))];
}

type Places = readonly (readonly [number, number])[];

/** Grey is looked at in pieces of so many pixels: where all around a piece is white, it is white. */
const piece = 32;

function sampleGrey(source: Picture, out: Uint8Array, span: Span, places: Places, ink: InkMap): void {
  for (let from = 0; from < span.count; from += piece) {
    const count = Math.min(piece, span.count - from);
    const part = { ...span, at: span.at + from, count, u: span.u + from * span.du, v: span.v + from * span.dv };
    if (seesInk(ink, part)) samplePiece(source, out, part, places);
    else out.fill(255, part.at, part.at + count);
  }
}

function seesInk(ink: InkMap, { u, v, du, dv, count }: Span): boolean {
  const endU = u + du * count;
  const endV = v + dv * count;
  const around = Math.abs(du) + Math.abs(dv) + 1;
  return hasInk(
    ink,
    Math.min(u, endU) - around,
    Math.min(v, endV) - around,
    Math.max(u, endU) + around,
    Math.max(v, endV) + around,
  );
}

function samplePiece({ data, width }: Picture, out: Uint8Array, span: Span, places: Places): void {
  const { count, du, dv } = span;
  for (const [index, [right, down]] of places.entries()) {
    let u = span.u - 0.5 + right * du - down * dv;
    let v = span.v - 0.5 + right * dv + down * du;
    const share = 1 / (index + 1);
    for (let at = span.at; at < span.at + count; at += 1) {
      const column = u | 0;
      const row = v | 0;
      const fu = u - column;
      const fv = v - row;
      const corner = row * width + column;
      const left = data[corner] as number;
      const below = data[corner + width] as number;
      const upper = left + ((data[corner + 1] as number) - left) * fu;
      const lower = below + ((data[corner + width + 1] as number) - below) * fu;
      const value = upper + (lower - upper) * fv;
      const before = out[at] as number;
      out[at] = before + (value - before) * share + 0.5;
      u += du;
      v += dv;
    }
  }
}

function sampleColour({ data, width }: Picture, out: Uint8Array, span: Span, places: Places): void {
  const { count, du, dv } = span;
  const stride = width * 3;
  for (const [index, [right, down]] of places.entries()) {
    let u = span.u - 0.5 + right * du - down * dv;
    let v = span.v - 0.5 + right * dv + down * du;
    const share = 1 / (index + 1);
    for (let at = span.at; at < span.at + count * 3; at += 3) {
      const [column, row] = [u | 0, v | 0];
      const [fu, fv] = [u - column, v - row];
      const corner = row * stride + column * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const here = corner + channel;
        const upper = (data[here] ?? 0) * (1 - fu) + (data[here + 3] ?? 0) * fu;
        const lower = (data[here + stride] ?? 0) * (1 - fu) + (data[here + stride + 3] ?? 0) * fu;
        const value = upper + (lower - upper) * fv;
        const before = out[at + channel] ?? 0;
        out[at + channel] = before + (value - before) * share + 0.5;
      }
      u += du;
      v += dv;
    }
  }
}
