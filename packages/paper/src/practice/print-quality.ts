// The same page from a worse printer.
import type { GreyImage } from '../image/grey-image.ts';
import { addDust } from './dirt.ts';
import { blur } from './optics.ts';
import { copyOfGrey } from './picture.ts';
import { between, type Random, smoothNoise, whole } from './random.ts';

/** `pale`: toner runs out, in bands; `bold`: too much of it; `copied`: copied from a print, which blurs, speckles and thickens. */
export type PrintQuality = 'pale' | 'bold' | 'copied';

/** The printed page as such a printer makes it. `pixelsPerMm` of the picture. */
export function printedBadly(clean: GreyImage, pixelsPerMm: number, quality: PrintQuality, random: Random): GreyImage {
  const { width, height } = clean;
  if (quality === 'pale') return pale(clean, pixelsPerMm, random);
  const soft = blur(copyOfGrey(clean, 1), pixelsPerMm * between(random, 0.04, quality === 'copied' ? 0.1 : 0.06));
  const middle = quality === 'bold' ? between(random, 170, 215) : between(random, 110, 200);
  const steep = between(random, 3, 8);
  const black = between(random, 0, 40);
  const curve = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.round(black + (255 - black) * Math.max(0, Math.min(1, 0.5 + (steep * (value - middle)) / 255))),
  );
  for (let at = 0; at < soft.data.length; at += 1) soft.data[at] = curve[soft.data[at] ?? 0] ?? 0;
  if (quality === 'copied') addDust(soft, pixelsPerMm, whole(random, 20, 150), random);
  return { width, height, data: soft.data };
}

function pale({ width, height, data }: GreyImage, pixelsPerMm: number, random: Random): GreyImage {
  const weakest = between(random, 0.45, 0.8);
  const [across, along] = [smoothNoise(random, between(random, 8, 40)), smoothNoise(random, between(random, 3, 60))];
  const columns = Float32Array.from({ length: width }, (_, x) => 0.5 + 0.5 * across(x / pixelsPerMm));
  const rows = Float32Array.from({ length: height }, (_, y) => 0.5 + 0.5 * along(y / pixelsPerMm));
  const out = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const value = data[at] ?? 255;
      const density = weakest + (1 - weakest) * (columns[x] ?? 1) * (rows[y] ?? 1);
      out[at] = value === 255 ? 255 : 255 - (255 - value) * density;
    }
  return { width, height, data: out };
}
