// Ink on paper: what a stroke of a pen leaves on a picture.
import type { Pen } from './pens.ts';
import type { GreyWeights, Picture } from './picture.ts';
import type { Random } from './random.ts';
import type { PenPoint, PenStroke } from './stroke.ts';

const tile = 256;

/** The roughness of a sheet, 0 hollow … 255 raised, as a tile of 256 × 256 pixels that repeats. */
export interface PaperGrain {
  readonly data: Uint8Array;
}

/** `pixelsPerMm` of the picture that will be drawn on: fibres are about 0.15 mm. */
export function paperGrain(pixelsPerMm: number, random: Random): PaperGrain {
  const raw = new Float32Array(tile * tile);
  for (let at = 0; at < raw.length; at += 1) raw[at] = random();
  const reach = Math.max(1, Math.round(0.07 * pixelsPerMm));
  const soft = boxed(boxed(raw, reach, 1), reach, tile);
  const spread = 1.7 * (2 * reach + 1);
  return { data: Uint8Array.from(soft, (value) => Math.max(0, Math.min(255, 127 + (value - 0.5) * spread * 255))) };
}

/** Mean over `2 reach + 1` values, along a row (`stride` 1) or a column, around the edges of the tile. */
function boxed(values: Float32Array, reach: number, stride: number): Float32Array {
  const means = new Float32Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    let sum = 0;
    for (let k = -reach; k <= reach; k += 1) sum += values[(at + k * stride) & (values.length - 1)] as number;
    means[at] = sum / (2 * reach + 1);
  }
  return means;
}

/** Draws a stroke. `weights`: how a grey picture sees the ink's colour. */
export function inkStroke(
  picture: Picture,
  pixelsPerMm: number,
  { pen, points }: PenStroke,
  grain: PaperGrain,
  weights: GreyWeights,
): void {
  const scaled = points.map(({ x, y, radius, pressure }) => ({
    x: x * pixelsPerMm,
    y: y * pixelsPerMm,
    radius: radius * pixelsPerMm,
    pressure,
  }));
  const left = Math.max(0, Math.floor(Math.min(...scaled.map(({ x, radius }) => x - radius))) - 1);
  const top = Math.max(0, Math.floor(Math.min(...scaled.map(({ y, radius }) => y - radius))) - 1);
  const right = Math.min(picture.width, Math.ceil(Math.max(...scaled.map(({ x, radius }) => x + radius))) + 2);
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...scaled.map(({ y, radius }) => y + radius))) + 2);
  if (right <= left || bottom <= top) return;
  const cover = {
    left,
    top,
    width: right - left,
    height: bottom - top,
    data: new Uint8Array((right - left) * (bottom - top)),
  };
  for (const [index, point] of scaled.entries()) coverPiece(cover, scaled[index - 1] ?? point, point, pen);
  soak(picture, cover, pen, grain, weights);
}

interface Cover {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Where the pen went between two points, the strongest wins: a pen that crosses its own stroke does not darken it twice. */
function coverPiece(cover: Cover, from: PenPoint, to: PenPoint, pen: Pen): void {
  const reach = Math.max(from.radius, to.radius) + 1;
  const x0 = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach - cover.left));
  const x1 = Math.min(cover.width - 1, Math.ceil(Math.max(from.x, to.x) + reach - cover.left));
  const y0 = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach - cover.top));
  const y1 = Math.min(cover.height - 1, Math.ceil(Math.max(from.y, to.y) + reach - cover.top));
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy || 1e-9;
  // The ball of a pen running dry leaves its two edges longer than its middle.
  const hollow = pen.kind === 'ballpoint' ? 0.9 * pen.dryness : 0;
  for (let row = y0; row <= y1; row += 1)
    for (let column = x0; column <= x1; column += 1) {
      const px = column + cover.left + 0.5 - from.x;
      const py = row + cover.top + 0.5 - from.y;
      const share = Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
      const besideX = px - share * dx;
      const besideY = py - share * dy;
      const distance = Math.sqrt(besideX * besideX + besideY * besideY);
      const radius = from.radius + share * (to.radius - from.radius);
      const inside = radius - distance + 0.5;
      if (inside <= 0) continue;
      const middle = 1 - hollow * Math.max(0, 1 - (2 * distance) / Math.max(0.5, radius));
      const value = Math.min(1, inside) * (from.pressure + share * (to.pressure - from.pressure)) * middle * 255;
      const at = row * cover.width + column;
      if (value > (cover.data[at] as number)) cover.data[at] = value;
    }
}

/** Lays the covered area on the picture as the pen's ink, over what is there. */
function soak(picture: Picture, cover: Cover, pen: Pen, grain: PaperGrain, weights: GreyWeights): void {
  const { channels, width, data } = picture;
  const [red, green, blue] = pen.ink;
  const inks = channels === 3 ? [red, green, blue] : [red * weights[0] + green * weights[1] + blue * weights[2]];
  for (let row = 0; row < cover.height; row += 1)
    for (let column = 0; column < cover.width; column += 1) {
      const pressed = (cover.data[row * cover.width + column] ?? 0) / 255;
      if (pressed === 0) continue;
      const [x, y] = [column + cover.left, row + cover.top];
      const rough = (grain.data[(y % tile) * tile + (x % tile)] ?? 0) / 255;
      const alpha = density(pen, pressed, rough);
      let at = (y * width + x) * channels;
      for (const ink of inks) {
        data[at] = (data[at] ?? 0) * (1 - alpha * (1 - ink));
        at += 1;
      }
    }
}

/** How much ink stays where the pen pressed this much on paper this rough. */
function density(pen: Pen, pressed: number, rough: number): number {
  if (pen.kind === 'pencil') return Math.max(0, Math.min(1, 1.15 * pressed - 0.55 * rough * (1.1 - pressed)));
  if (pen.kind === 'ballpoint') return pressed * (1 - 0.3 * (1 - rough) * (1.2 - pressed));
  return pressed * (0.94 + 0.06 * rough);
}
