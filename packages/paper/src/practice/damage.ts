// What happens to sheets between the printer and the scanner.
import type { BallotPage, Rect } from '../layout/index.ts';
import { inkStroke, type PaperGrain } from './ink.ts';
import { feltTip, ordinaryPen } from './pens.ts';
import { eyeWeights, type Picture } from './picture.ts';
import { between, chance, gaussian, pick, type Random, smoothNoise, whole } from './random.ts';
import { type Point, penStroke } from './stroke.ts';
import type { Damage } from './truth.ts';

/** Changes the value of one channel at a place on the page. */
type Change = (value: number, x: number, y: number, channel: number) => number;

interface Canvas {
  readonly picture: Picture;
  readonly pixelsPerMm: number;
  readonly grain: PaperGrain;
}

/** Applies `change` to every pixel in a rectangle given in millimetres. */
function alter({ picture, pixelsPerMm }: Canvas, [x, y, width, height]: Rect, change: Change): void {
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value * pixelsPerMm)));
  const [left, right] = [clamp(x, picture.width), clamp(x + width, picture.width)];
  const [top, bottom] = [clamp(y, picture.height), clamp(y + height, picture.height)];
  for (let row = top; row < bottom; row += 1)
    for (let column = left; column < right; column += 1)
      for (let channel = 0; channel < picture.channels; channel += 1) {
        const at = (row * picture.width + column) * picture.channels + channel;
        const value = change(picture.data[at] ?? 255, column / pixelsPerMm, row / pixelsPerMm, channel);
        picture.data[at] = Math.max(0, Math.min(255, value));
      }
}

/** What shows where paper is missing: the backing of the scanner, white or dark. */
const nothing = (random: Random): number => (chance(random, 0.6) ? between(random, 225, 255) : between(random, 10, 60));

/** The corner lies folded over: behind it is nothing, on it is the blank back of the sheet, along it a shadow. */
function foldCorner(canvas: Canvas, { widthMm, heightMm }: BallotPage, random: Random): void {
  const [right, bottom] = [chance(random, 0.5), chance(random, 0.5)];
  const leg = between(random, 14, 40);
  const other = leg * between(random, 0.7, 1.4);
  const gone = nothing(random);
  const back = between(random, 232, 252);
  const area: Rect = [right ? widthMm - leg - 20 : 0, bottom ? heightMm - other - 20 : 0, leg + 20, other + 20];
  const steep = Math.hypot(1 / leg, 1 / other);
  alter(canvas, area, (value, x, y) => {
    const [u, v] = [right ? widthMm - x : x, bottom ? heightMm - y : y];
    // Distance beyond the crease, millimetres: less than 0 is the corner that is folded away.
    const beyond = (u / leg + v / other - 1) / steep;
    if (beyond < 0) return gone;
    // Mirrored at the crease, does this place fall into the corner? Then the folded corner covers it.
    const [mirroredU, mirroredV] = [u - (2 * beyond) / (leg * steep), v - (2 * beyond) / (other * steep)];
    // Less than 0 under the corner, else how far from its edge.
    const away = Math.max(-mirroredU, -mirroredV);
    if (away <= 0) return back - 40 * Math.exp(-beyond / 0.4);
    return value * (1 - 0.35 * Math.exp(-away / 0.5));
  });
}

/** A wire of 12 mm, mostly at the corner: bright with dark edges and a shadow. */
function staple(canvas: Canvas, page: BallotPage, random: Random): void {
  const corner = pick(random, ['left', 'left', 'left', 'right'] as const);
  const at: Point = [
    corner === 'left' ? between(random, 6, 16) : page.widthMm - between(random, 6, 16),
    between(random, 5, 18),
  ];
  const turn = (corner === 'left' ? -1 : 1) * between(random, 0.4, 1.1);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const bright = between(random, 120, 255);
  alter(canvas, [at[0] - 8, at[1] - 8, 16, 16], (value, x, y) => {
    const along = (x - at[0]) * cos + (y - at[1]) * sin;
    const across = -(x - at[0]) * sin + (y - at[1]) * cos;
    if (Math.abs(along) > 6) return value;
    if (Math.abs(across) < 0.12) return bright;
    if (Math.abs(across) < 0.3) return 45;
    return across > 0 && across < 1 ? value * (0.55 + 0.4 * across) : value;
  });
}

/** A piece is gone from an edge. */
function tear(canvas: Canvas, { widthMm, heightMm }: BallotPage, random: Random): void {
  const side = pick(random, ['left', 'right', 'top', 'bottom'] as const);
  const upright = side === 'left' || side === 'right';
  const length = upright ? heightMm : widthMm;
  const middle = between(random, 0.05, 0.95) * length;
  const half = between(random, 8, 40);
  const deep = chance(random, 0.2) ? between(random, 25, 60) : between(random, 6, 25);
  const gone = nothing(random);
  const [rough, fine] = [smoothNoise(random, 6), smoothNoise(random, 0.8)];
  const reach = deep + 4;
  const area: Rect = upright
    ? [side === 'left' ? 0 : widthMm - reach, middle - half, reach, 2 * half]
    : [middle - half, side === 'top' ? 0 : heightMm - reach, 2 * half, reach];
  alter(canvas, area, (value, x, y) => {
    const along = upright ? y : x;
    const inward = { left: x, right: widthMm - x, top: y, bottom: heightMm - y }[side];
    const share = (along - middle) / half;
    const edge = deep * (1 - share * share) * (1 + 0.2 * rough(along)) + 0.4 * fine(along);
    if (inward < edge) return gone;
    // Torn paper shows a white fibrous rim.
    return inward < edge + 0.6 + 0.5 * fine(along + 500) ? Math.max(value, 238) : value;
  });
}

/** Holes of a punch, 80 mm apart, at an edge; with luck for a folder with four of them. */
function punch(canvas: Canvas, { widthMm, heightMm }: BallotPage, random: Random): void {
  const upright = chance(random, 0.8);
  const right = chance(random, 0.2);
  const inset = between(random, 9, 14);
  const middle = (upright ? heightMm : widthMm) / 2 + gaussian(random) * 4;
  const count = chance(random, 0.8) ? 2 : 4;
  const gone = nothing(random);
  for (let hole = 0; hole < count; hole += 1) {
    const along = middle + (hole - (count - 1) / 2) * 80;
    const deep = right ? (upright ? widthMm : heightMm) - inset : inset;
    const [cx, cy] = upright ? [deep, along] : [along, deep];
    alter(canvas, [cx - 4, cy - 4, 8, 8], (value, x, y) => {
      const distance = Math.hypot(x - cx, y - cy);
      return distance < 2.75 ? gone : distance < 3 ? value * 0.7 : value;
    });
  }
}

/** Somebody crosses out one of the codes. */
function scribbleCode({ picture, pixelsPerMm, grain }: Canvas, page: BallotPage, random: Random): void {
  const code = page.codes.length === 0 ? undefined : pick(random, page.codes);
  if (code === undefined) return;
  const [x, y, width, height] = code.rect;
  const pen = chance(random, 0.4) ? feltTip(random) : ordinaryPen(random);
  const zigs = whole(random, 6, 18);
  const path = Array.from(
    { length: zigs + 1 },
    (_, zig): Point => [
      x - 1 + ((width + 2) * zig) / zigs + 0.6 * gaussian(random),
      y + height / 2 + (zig % 2 === 0 ? -1 : 1) * (height / 2) * between(random, 0.6, 1.15),
    ],
  );
  inkStroke(picture, pixelsPerMm, penStroke(path, pen, { tremor: 0.1 }, random), grain, eyeWeights);
}

/** A strip of clear tape, yellowish, its edges dark, dust under it. */
function tape(canvas: Canvas, { widthMm, heightMm }: BallotPage, random: Random): void {
  const [cx, cy] = [between(random, 15, widthMm - 15), between(random, 20, heightMm - 20)];
  const [half, wide] = [between(random, 20, 60), between(random, 6, 10)];
  const turn = chance(random, 0.6) ? 0.06 * gaussian(random) : between(random, -1.5, 1.5);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const tint = [between(random, 0.93, 0.99), between(random, 0.9, 0.98), between(random, 0.78, 0.93)];
  const grey = canvas.picture.channels === 1 ? 0.96 * (tint[1] ?? 1) : undefined;
  const reach = half + wide;
  const glare = between(random, 0, 14);
  const bands = smoothNoise(random, 7);
  alter(canvas, [cx - reach, cy - reach, 2 * reach, 2 * reach], (value, x, y, channel) => {
    const along = Math.abs((x - cx) * cos + (y - cy) * sin);
    const across = Math.abs(-(x - cx) * sin + (y - cy) * cos);
    if (along > half || across > wide) return value;
    const rim = along > half - 0.25 || across > wide - 0.2 ? 0.86 : 1;
    return value * (grey ?? tint[channel] ?? 1) * rim + glare * Math.max(0, bands(along + 80)) * 0.5;
  });
}

/** The ring of a cup, or a splash. */
function stain(canvas: Canvas, { widthMm, heightMm }: BallotPage, random: Random): void {
  const [cx, cy] = [between(random, 20, widthMm - 20), between(random, 20, heightMm - 20)];
  const radius = chance(random, 0.5) ? between(random, 28, 42) : between(random, 4, 16);
  const strength = [0.25, 0.42, 0.6].map((share) => share * between(random, 0.25, 0.8));
  const grey = canvas.picture.channels === 1 ? strength[1] : undefined;
  const wobble = smoothNoise(random, 0.5);
  alter(canvas, [cx - radius - 4, cy - radius - 4, 2 * radius + 8, 2 * radius + 8], (value, x, y, channel) => {
    const angle = Math.atan2(y - cy, x - cx) + Math.PI;
    const round = radius * (1 + 0.03 * wobble(Math.abs(angle - Math.PI) * 2));
    const from = Math.hypot(x - cx, y - cy) - round;
    const rim = Math.exp(-((from / 0.9) ** 2)) * (0.6 + 0.4 * wobble(Math.abs(angle - Math.PI) * 3));
    const wash = from < 0 ? 0.25 : 0;
    return value * (1 - (grey ?? strength[channel] ?? 0) * Math.min(1, rim + wash));
  });
}

const ways: Readonly<Record<Damage, (canvas: Canvas, page: BallotPage, random: Random) => void>> = {
  fold: foldCorner,
  staple,
  tear,
  punch,
  'scribbled-code': scribbleCode,
  tape,
  stain,
};

/** Damages a marked page, in place. */
export function damagePage(canvas: Canvas, page: BallotPage, damage: Damage, random: Random): void {
  ways[damage](canvas, page, random);
}
