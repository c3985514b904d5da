// A page as an office scanner delivers it, from a perfect copy to a worn feeder.
import type { BallotPage } from '../layout/index.ts';
import { addDust, addHair, addStreaks } from './dirt.ts';
import { blur, expose } from './optics.ts';
import { greyPicture, type Picture } from './picture.ts';
import { between, chance, gaussian, pickWeighted, type Random, smoothNoise, whole } from './random.ts';
import { type RowMap, warp } from './warp.ts';

export type Severity = 0 | 1 | 2 | 3 | 4 | 5;
export type Colour = 'grey' | 'rgb' | 'bit';

export interface ScanOptions {
  /** 0 perfect copy, 1 good, 2 ordinary office feeder, 3 bad day, 4 worn feeder, 5 beyond. */
  readonly severity: Severity;
  readonly dpi: 150 | 200 | 300;
  /** `bit`: black and white, still one byte a pixel. */
  readonly colour: Colour;
  readonly upsideDown?: boolean;
}

interface Wear {
  /** Degrees. */
  readonly rotation: number;
  /** Share of the length. */
  readonly scale: number;
  /** How far rows slip in the feeder, millimetres. */
  readonly slip: number;
  /** How far the sheet lies off its place, millimetres. */
  readonly offset: number;
  /** Standard deviation of the blur, millimetres. */
  readonly blur: number;
  /** In values of 0–255. */
  readonly noise: number;
  /** Unevenness of the light, share. */
  readonly light: number;
  /** How far the tone moves towards bold or faint, in values of 0–255. */
  readonly tone: number;
  readonly dust: number;
  readonly streaks: number;
  readonly jpeg: number;
}

/** The most of everything at each severity; what a page gets is drawn below it. */
const wear: Readonly<Record<Severity, Wear>> = {
  0: {
    rotation: 0,
    scale: 0,
    slip: 0,
    offset: 0,
    blur: 0.02,
    noise: 0,
    light: 0,
    tone: 0,
    dust: 0,
    streaks: 0,
    jpeg: 95,
  },
  1: {
    rotation: 0.4,
    scale: 0.004,
    slip: 0.05,
    offset: 0.7,
    blur: 0.05,
    noise: 2,
    light: 0.01,
    tone: 8,
    dust: 2,
    streaks: 0,
    jpeg: 90,
  },
  2: {
    rotation: 1,
    scale: 0.01,
    slip: 0.2,
    offset: 1.5,
    blur: 0.065,
    noise: 4,
    light: 0.03,
    tone: 15,
    dust: 8,
    streaks: 0,
    jpeg: 80,
  },
  3: {
    rotation: 2,
    scale: 0.02,
    slip: 0.6,
    offset: 2.5,
    blur: 0.085,
    noise: 7,
    light: 0.07,
    tone: 24,
    dust: 40,
    streaks: 2,
    jpeg: 70,
  },
  4: {
    rotation: 3,
    scale: 0.03,
    slip: 1,
    offset: 3.5,
    blur: 0.105,
    noise: 10,
    light: 0.1,
    tone: 32,
    dust: 90,
    streaks: 4,
    jpeg: 60,
  },
  5: {
    rotation: 4,
    scale: 0.035,
    slip: 1.5,
    offset: 5,
    blur: 0.13,
    noise: 14,
    light: 0.15,
    tone: 40,
    dust: 180,
    streaks: 6,
    jpeg: 45,
  },
};

/** The JPEG quality that a scanner in this state writes. */
export function jpegQuality(severity: Severity): number {
  return wear[severity].jpeg;
}

/** Scans a marked page (`markPage`). A colour page scanned in grey or black and white loses its colour here. */
export function scan(marked: Picture, page: BallotPage, options: ScanOptions, random: Random): Picture {
  const worst = wear[options.severity];
  const scale = options.dpi / 25.4;
  const source =
    options.colour === 'rgb' || marked.channels === 1 ? marked : { ...greyPicture(marked), channels: 1 as const };
  const [width, height] = [Math.round(page.widthMm * scale), Math.round(page.heightMm * scale)];
  const backing = pickWeighted(random, { white: 0.7, grey: 0.15, black: 0.15 });
  const shade =
    options.severity === 0
      ? 255
      : { white: between(random, 235, 255), grey: between(random, 120, 200), black: between(random, 5, 45) }[backing];
  const printed: readonly [number, number] = [
    worst.offset * 0.4 * gaussian(random),
    worst.offset * 0.4 * gaussian(random),
  ];
  const perMm = source.width / page.widthMm;
  const picture = blur(
    warp(source, {
      width,
      height,
      step: width,
      map: feeder(page, { scale, perMm, worst, upsideDown: options.upsideDown === true }, random),
      sheet: [
        printed[0] * perMm,
        printed[1] * perMm,
        (printed[0] + page.widthMm) * perMm,
        (printed[1] + page.heightMm) * perMm,
      ],
      background: { width: 1, height: 1, channels: source.channels, data: new Uint8Array(source.channels).fill(shade) },
    }),
    worst.blur * between(random, 0.7, 1) * scale,
    worst.blur * between(random, 0.7, 1.1) * scale,
  );
  addDust(picture, scale, Math.round(worst.dust * between(random, 0.2, 1)), random);
  addHair(picture, scale, worst.dust >= 40 ? whole(random, 0, Math.ceil(worst.dust / 60)) : 0, random);
  const light = (length: number): Float32Array => {
    const slow = smoothNoise(random, length * between(random, 0.25, 0.7));
    return Float32Array.from({ length }, (_, at) => 1 + (worst.light * (slow(at) - 1)) / 2);
  };
  const columns = light(width);
  addStreaks(columns, scale, worst.streaks === 0 ? 0 : whole(random, 0, worst.streaks), random);
  const white = options.severity === 0 ? 255 : between(random, 255 - 1.2 * worst.tone, 255);
  const curve = toneCurve(worst.tone, white, random);
  const warmth = options.severity === 0 ? 0 : 0.02 * random();
  const curves = [curve, curve, curve.map((value) => value * (1 - warmth))];
  const rows = light(height);
  const shine = (y: number, row: Float32Array): void => {
    for (let x = 0; x < width; x += 1) row[x] = (columns[x] ?? 1) * (rows[y] ?? 1);
  };
  expose(picture, { curves, light: shine, noise: worst.noise * between(random, 0.6, 1) }, random);
  return options.colour === 'bit' ? blackAndWhite(picture, between(random, 0.5, 0.68) * white) : picture;
}

/** How the sheet runs past the sensor: turned, stretched, slipping. */
function feeder(
  page: BallotPage,
  { scale, perMm, worst, upsideDown }: { scale: number; perMm: number; worst: Wear; upsideDown: boolean },
  random: Random,
): RowMap {
  const signed = (most: number): number => most * between(random, -1, 1);
  const angle = (signed(worst.rotation) * Math.PI) / 180;
  const [stretchX, stretchY] = [1 + signed(worst.scale), 1 + signed(worst.scale)];
  const [shiftX, shiftY] = [signed(worst.offset), signed(worst.offset)];
  const [middleX, middleY] = [page.widthMm / 2, page.heightMm / 2];
  const [along, aside] = [slip(page.heightMm, worst.slip, random), slip(page.heightMm, worst.slip * 0.3, random)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const place = (x: number, y: number): readonly [number, number] => {
    const at = y / scale;
    const a = (x / scale - middleX - shiftX + aside(at)) / stretchX;
    const b = (at - middleY - shiftY + along(at)) / stretchY;
    const [px, py] = [a * cos - b * sin, a * sin + b * cos];
    return upsideDown
      ? [(middleX - px) * perMm, (middleY - py) * perMm]
      : [(middleX + px) * perMm, (middleY + py) * perMm];
  };
  return (y, u, v) => {
    for (let node = 0; node < u.length; node += 1) {
      const [pu, pv] = place(node * page.widthMm * scale, y);
      u[node] = pu;
      v[node] = pv;
    }
  };
}

/** How far the sheet is off at each place along its way: drifting slowly, and jumping where a roller grips anew. At most `most` mm. */
function slip(length: number, most: number, random: Random): (at: number) => number {
  if (most === 0) return () => 0;
  const drift = smoothNoise(random, between(random, 40, 120));
  const waver = smoothNoise(random, between(random, 8, 25));
  const jumps = Array.from({ length: whole(random, 0, 3) }, () => ({
    at: between(random, 0, length),
    over: between(random, 0.3, 3),
    by: between(random, -0.6, 0.6),
  }));
  const strength = most * between(random, 0.4, 1);
  return (at) => {
    let sum = 0.6 * drift(at) + 0.15 * waver(at);
    for (const jump of jumps) sum += jump.by * Math.max(0, Math.min(1, (at - jump.at) / jump.over));
    return strength * Math.max(-1, Math.min(1, sum));
  };
}

/** From the light of the page to values: black is not quite black, white not quite white, edges bolder or fainter. */
function toneCurve(most: number, white: number, random: Random): Float32Array {
  const black = most * between(random, 0, 1.3);
  const shift = most * between(random, -1, 1);
  const contrast = 1 + (most / 40) * between(random, 0, 0.6);
  const flat = chance(random, 0.5);
  return Float32Array.from({ length: 256 }, (_, value) => {
    const bent = flat ? value : Math.max(0, Math.min(255, (value - 128) * contrast + 128));
    // Strongest in the middle: what moves is the edge of a line, not black or white.
    const moved = bent + shift * (1 - ((bent - 128) / 128) ** 2);
    return black + ((white - black) * Math.max(0, Math.min(255, moved))) / 255;
  });
}

function blackAndWhite(picture: Picture, threshold: number): Picture {
  return { ...picture, data: picture.data.map((value) => (value < threshold ? 0 : 255)) };
}
