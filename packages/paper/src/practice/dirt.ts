// Dust on the glass and on the sheet, hairs, streaks.
import { inkStroke, paperGrain } from './ink.ts';
import type { Pen } from './pens.ts';
import { eyeWeights, type Picture } from './picture.ts';
import { between, chance, type Random } from './random.ts';
import { penStroke } from './stroke.ts';

/** Specks of 0.1–0.5 mm, most of them small and grey. `pixelsPerMm` of the picture. */
export function addDust(picture: Picture, pixelsPerMm: number, count: number, random: Random): void {
  for (let speck = 0; speck < count; speck += 1) {
    const [x, y] = [random() * picture.width, random() * picture.height];
    const radius = Math.max(0.5, (0.05 + 0.2 * random() ** 3) * pixelsPerMm);
    const [wide, high] = [radius * between(random, 0.7, 1.3), radius * between(random, 0.7, 1.3)];
    const darkness = between(random, 0.15, 0.85);
    for (let row = Math.floor(y - high - 1); row <= y + high + 1; row += 1)
      for (let column = Math.floor(x - wide - 1); column <= x + wide + 1; column += 1) {
        if (row < 0 || column < 0 || row >= picture.height || column >= picture.width) continue;
        const distance = Math.hypot((column - x) / wide, (row - y) / high);
        const cover = darkness * Math.max(0, Math.min(1, 1.5 - distance));
        for (let channel = 0; channel < picture.channels; channel += 1) {
          const at = (row * picture.width + column) * picture.channels + channel;
          picture.data[at] = (picture.data[at] ?? 0) * (1 - cover);
        }
      }
  }
}

/** Hairs and fibres: thin bent lines of some millimetres. */
export function addHair(picture: Picture, pixelsPerMm: number, count: number, random: Random): void {
  if (count === 0) return;
  const grain = paperGrain(pixelsPerMm, random);
  for (let hair = 0; hair < count; hair += 1) {
    const shade = between(random, 0.3, 0.7);
    const pen: Pen = {
      kind: 'gel',
      ink: [shade, shade, shade],
      width: 0.1,
      press: between(random, 0.4, 0.9),
      dryness: 0,
    };
    const [x, y] = [(random() * picture.width) / pixelsPerMm, (random() * picture.height) / pixelsPerMm];
    const away = (): number => between(random, -4, 4);
    inkStroke(
      picture,
      pixelsPerMm,
      penStroke(
        [
          [x, y],
          [x + away(), y + away()],
          [x + away(), y + away()],
        ],
        pen,
        { tremor: 0.1 },
        random,
      ),
      grain,
      eyeWeights,
    );
  }
}

/** Dirt on the sensor's glass: a column of the whole page is darker, seldom lighter. Changes the light of the columns. */
export function addStreaks(columns: Float32Array, pixelsPerMm: number, count: number, random: Random): void {
  for (let streak = 0; streak < count; streak += 1) {
    const from = Math.floor(random() * columns.length);
    const width = Math.max(1, Math.round(between(random, 0.1, 0.4) * pixelsPerMm));
    const gain = chance(random, 0.85) ? 1 - between(random, 0.12, 0.65) : 1 + between(random, 0.1, 0.4);
    for (let column = from; column < Math.min(columns.length, from + width); column += 1)
      columns[column] = (columns[column] ?? 1) * gain;
  }
}
