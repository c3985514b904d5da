// A page as somebody photographs it with a phone, lying on a desk.
import type { BallotPage } from '../layout/index.ts';
import { curledSheet } from './curl.ts';
import { blur, expose } from './optics.ts';
import { greyPicture, type Picture } from './picture.ts';
import { between, chance, gaussian, pick, type Random, smoothNoise } from './random.ts';
import { type RowMap, warp } from './warp.ts';

/** How far the phone is off looking straight down: at most 1, 4, 8, 12, 16 or 22 degrees. */
export type Tilt = 0 | 1 | 2 | 3 | 4 | 5;

export interface PhotographOptions {
  readonly tilt: Tilt;
  readonly colour: 'grey' | 'rgb';
  /** Width of the photograph in pixels; its height is 4/3 of that. 1860 by default. */
  readonly width?: number;
  readonly upsideDown?: boolean;
  /** How far the sheet rises from the desk, millimetres: somebody folded or rolled it. By default as little as the tilt has it. */
  readonly curl?: number;
}

interface Carelessness {
  /** Degrees. */
  readonly tilt: number;
  /** Degrees that the sheet is turned in the picture. */
  readonly roll: number;
  /** How far the sheet rises from the desk, millimetres. */
  readonly curl: number;
  /** Share of the light that a shadow takes. */
  readonly shadow: number;
  /** Share by which the light differs over the page. */
  readonly gradient: number;
  /** Standard deviations, pixels. */
  readonly defocus: number;
  readonly motion: number;
  readonly noise: number;
  readonly cast: number;
  readonly jpeg: number;
}

/** The most of everything at each level. */
const levels: Readonly<Record<Tilt, Carelessness>> = {
  0: {
    tilt: 1,
    roll: 1,
    curl: 0.5,
    shadow: 0,
    gradient: 0.06,
    defocus: 0.6,
    motion: 0.2,
    noise: 2,
    cast: 0.03,
    jpeg: 92,
  },
  1: {
    tilt: 4,
    roll: 2,
    curl: 1.2,
    shadow: 0.12,
    gradient: 0.15,
    defocus: 0.75,
    motion: 0.4,
    noise: 3,
    cast: 0.05,
    jpeg: 90,
  },
  2: {
    tilt: 8,
    roll: 3.5,
    curl: 2.5,
    shadow: 0.22,
    gradient: 0.25,
    defocus: 0.9,
    motion: 0.7,
    noise: 5,
    cast: 0.08,
    jpeg: 87,
  },
  3: {
    tilt: 12,
    roll: 6,
    curl: 4,
    shadow: 0.32,
    gradient: 0.35,
    defocus: 1.1,
    motion: 1,
    noise: 7,
    cast: 0.1,
    jpeg: 84,
  },
  4: {
    tilt: 16,
    roll: 9,
    curl: 6,
    shadow: 0.42,
    gradient: 0.45,
    defocus: 1.4,
    motion: 1.5,
    noise: 9,
    cast: 0.13,
    jpeg: 80,
  },
  5: {
    tilt: 22,
    roll: 14,
    curl: 9,
    shadow: 0.5,
    gradient: 0.55,
    defocus: 1.9,
    motion: 2.2,
    noise: 12,
    cast: 0.16,
    jpeg: 75,
  },
};

/** The JPEG quality of such a photograph. */
export function photographQuality(tilt: Tilt): number {
  return levels[tilt].jpeg;
}

/** Photographs a marked page (`markPage`). */
export function photograph(marked: Picture, page: BallotPage, options: PhotographOptions, random: Random): Picture {
  const worst = levels[options.tilt];
  const source =
    options.colour === 'rgb' || marked.channels === 1 ? marked : { ...greyPicture(marked), channels: 1 as const };
  const width = options.width ?? 1860;
  const height = Math.round((width * 4) / 3);
  const perMm = source.width / page.widthMm;
  const defocus = worst.defocus * between(random, 0.55, 1);
  const motion = worst.motion * random();
  const sideways = chance(random, 0.5);
  const picture = blur(
    warp(source, {
      width,
      height,
      step: 16,
      map: camera(
        page,
        { width, height, perMm, worst, upsideDown: options.upsideDown === true, curl: options.curl },
        random,
      ),
      sheet: [0, 0, source.width, source.height],
      background: desk(source.channels, random),
    }),
    Math.hypot(defocus, sideways ? motion : 0),
    Math.hypot(defocus, sideways ? 0 : motion),
  );
  const bright = between(random, 205, 250);
  const dark = between(random, 8, 50);
  const gamma = between(random, 0.8, 1.25);
  const warm = worst.cast * gaussian(random) * 0.6;
  const gains = picture.channels === 1 ? [1] : [1 + warm, 1, 1 - warm];
  const curves = gains.map((gain) =>
    Float32Array.from({ length: 256 }, (_, value) => gain * (dark + (bright - dark) * (value / 255) ** gamma)),
  );
  expose(
    picture,
    { curves, light: roomLight(width, height, worst, random), noise: worst.noise * between(random, 0.6, 1) },
    random,
  );
  return picture;
}

/** From a pixel along its ray to the sheet: a pinhole camera above a sheet that does not lie quite flat. */
function camera(
  page: BallotPage,
  {
    width,
    height,
    perMm,
    worst,
    upsideDown,
    curl,
  }: {
    width: number;
    height: number;
    perMm: number;
    worst: Carelessness;
    upsideDown: boolean;
    curl: number | undefined;
  },
  random: Random,
): RowMap {
  const radians = Math.PI / 180;
  const tilt = worst.tilt * between(random, 0.4, 1) * radians;
  const towards = between(random, 0, 2 * Math.PI);
  const roll = worst.roll * between(random, -1, 1) * radians + (upsideDown ? Math.PI : 0);
  const distance = between(random, 330, 480);
  const fill = between(random, 0.86, 0.95) * (1 - 0.35 * Math.sin(tilt)) * (1 - 0.4 * Math.abs(Math.sin(roll)));
  const focal = fill * Math.min(height / page.heightMm, width / page.widthMm) * distance;
  const [shiftX, shiftY] = [0.01 * width * gaussian(random), 0.008 * height * gaussian(random)];
  const usual = worst.curl * between(random, 0.3, 1);
  const surface = curledSheet(page, curl ?? usual, random);
  // Axes of the camera in the room: the desk is z = 0, z grows towards the camera.
  const [ca, sa, ct, st] = [Math.cos(towards), Math.sin(towards), Math.cos(tilt), Math.sin(tilt)];
  const eye = [distance * st * ca, distance * st * sa, distance * ct] as const;
  const turned = (x: number, y: number): readonly [number, number, number] => {
    // A ray through the picture plane, turned by roll, then leaned over by tilt towards `towards`.
    const [rx, ry] = [x * Math.cos(roll) - y * Math.sin(roll), x * Math.sin(roll) + y * Math.cos(roll)];
    const [along, across] = [rx * ca + ry * sa, -rx * sa + ry * ca];
    const [tiltedAlong, down] = [along * ct - focal * st, -along * st - focal * ct];
    return [tiltedAlong * ca - across * sa, tiltedAlong * sa + across * ca, down];
  };
  return betweenRows((y, u, v) => {
    for (let node = 0; node < u.length; node += 1) {
      const [dx, dy, dz] = turned(node * 16 - width / 2 + shiftX, y - height / 2 + shiftY);
      let level = 0;
      let [px, py] = [0, 0];
      for (let pass = 0; pass < 3; pass += 1) {
        const reach = (level - eye[2]) / dz;
        px = eye[0] + reach * dx + page.widthMm / 2;
        py = eye[1] + reach * dy + page.heightMm / 2;
        level = surface(px, py);
      }
      u[node] = px * perMm;
      v[node] = py * perMm;
    }
  });
}

/** The same map, worked out at every eighth row, straight in between: a sheet does not bend within a millimetre. */
function betweenRows(map: RowMap): RowMap {
  const every = 8;
  const known = new Map<number, readonly [Float64Array, Float64Array]>();
  const rowAt = (at: number, nodes: number): readonly [Float64Array, Float64Array] => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const row = [new Float64Array(nodes), new Float64Array(nodes)] as const;
    map(at * every, ...row);
    known.delete(at - 2);
    known.set(at, row);
    return row;
  };
  return (y, u, v) => {
    const at = Math.floor(y / every);
    const share = y / every - at;
    const [fromU, fromV] = rowAt(at, u.length);
    const [toU, toV] = rowAt(at + 1, u.length);
    for (let node = 0; node < u.length; node += 1) {
      u[node] = (fromU[node] as number) * (1 - share) + (toU[node] as number) * share;
      v[node] = (fromV[node] as number) * (1 - share) + (toV[node] as number) * share;
    }
  };
}

/** A desk darker than paper: wood, a grey table, a dark cloth. */
function desk(channels: 1 | 3, random: Random): Picture {
  const side = 512;
  const tone = pick(random, [
    [150, 110, 75],
    [95, 65, 45],
    [120, 122, 125],
    [60, 62, 70],
    [40, 70, 55],
  ]);
  const grey = (tone[0] ?? 0) * 0.3 + (tone[1] ?? 0) * 0.59 + (tone[2] ?? 0) * 0.11;
  const [wave, vein] = [smoothNoise(random, 40), smoothNoise(random, 7)];
  const data = new Uint8Array(side * side * channels);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const light = 1 + 0.12 * wave(y + 0.1 * x) + 0.1 * vein(y + 0.03 * x) + between(random, -0.04, 0.04);
      for (let channel = 0; channel < channels; channel += 1)
        data[(y * side + x) * channels + channel] = light * (channels === 1 ? grey : (tone[channel] ?? 0));
    }
  return { width: side, height: side, channels, data };
}

/** Light from one side, a shadow with a soft edge, darker corners: computed coarsely, smooth in between. */
function roomLight(
  width: number,
  height: number,
  worst: Carelessness,
  random: Random,
): (y: number, row: Float32Array) => void {
  const cell = 24;
  const columns = Math.ceil(width / cell) + 2;
  const rows = Math.ceil(height / cell) + 2;
  const angle = between(random, 0, 2 * Math.PI);
  const gradient = worst.gradient * random();
  const vignette = between(random, 0, 0.12);
  const cast = shadow(width, height, worst.shadow, random);
  const values = Float32Array.from({ length: columns * rows }, (_, index) => {
    const [x, y] = [((index % columns) * cell) / width - 0.5, (Math.floor(index / columns) * cell) / height - 0.5];
    const slope = 1 - gradient * (0.5 + x * Math.cos(angle) + y * Math.sin(angle));
    return slope * (1 - vignette * 2 * (x * x + y * y)) * cast(x, y);
  });
  return (y, row) => {
    const [top, fy] = [Math.floor(y / cell), (y % cell) / cell];
    for (let x = 0; x < row.length; x += 1) {
      const left = Math.floor(x / cell);
      const fx = (x % cell) / cell;
      const at = top * columns + left;
      const upper = (values[at] ?? 1) * (1 - fx) + (values[at + 1] ?? 1) * fx;
      const lower = (values[at + columns] ?? 1) * (1 - fx) + (values[at + columns + 1] ?? 1) * fx;
      row[x] = upper * (1 - fy) + lower * fy;
    }
  };
}

/** The shadow of a head, a hand or the phone: one side of a wavy edge is darker. */
function shadow(width: number, height: number, strongest: number, random: Random): (x: number, y: number) => number {
  if (strongest === 0 || chance(random, 0.35)) return () => 1;
  const strength = strongest * between(random, 0.3, 1);
  const soft = between(random, 0.02, 0.15);
  const angle = between(random, 0, 2 * Math.PI);
  const place = between(random, -0.3, 0.4);
  const edge = smoothNoise(random, 0.3);
  const ratio = height / width;
  return (x, y) => {
    const across = x * Math.cos(angle) + y * ratio * Math.sin(angle);
    const along = -x * Math.sin(angle) + y * ratio * Math.cos(angle);
    const depth = (across - place - 0.15 * edge(along + 2)) / soft;
    return 1 - strength / (1 + Math.exp(-4 * depth));
  };
}
