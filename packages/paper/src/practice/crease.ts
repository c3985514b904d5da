// The fold of a ballot that went into the box folded.
import type { BallotPage } from '../layout/index.ts';
import type { Picture } from './picture.ts';
import { between, chance, gaussian, type Random, smoothNoise } from './random.ts';

/** Folds across the middle, now and then also lengthwise or in thirds, opened again; in place. */
export function creasePage(picture: Picture, { widthMm, heightMm }: BallotPage, random: Random): void {
  const perMm = picture.width / widthMm;
  const thirds = chance(random, 0.2);
  const across = thirds ? [heightMm / 3, (2 * heightMm) / 3] : [heightMm / 2];
  for (const at of across) crease(picture, perMm, at + gaussian(random) * 3, false, random);
  if (chance(random, 0.35)) crease(picture, perMm, widthMm / 2 + gaussian(random) * 3, true, random);
}

/** One fold: a fine line, toner broken off along it, one side a little darker than the other. */
function crease(picture: Picture, perMm: number, at: number, upright: boolean, random: Random): void {
  const { width, height, channels, data } = picture;
  const strength = between(random, 0.05, 0.3) * (chance(random, 0.2) ? -0.4 : 1);
  const flaking = between(random, 0.1, 0.75);
  const slope = between(random, -0.012, 0.012);
  const shade = between(random, 0.01, 0.05);
  const [bend, rough] = [smoothNoise(random, 30), smoothNoise(random, between(random, 0.5, 2))];
  const length = upright ? height : width;
  const reach = Math.round(6 * perMm);
  for (let along = 0; along < length; along += 1) {
    const mm = along / perMm;
    const middle = (at + slope * (mm - length / perMm / 2) + 0.25 * bend(mm)) * perMm;
    const sharpness = 0.1 * perMm * (1.2 + 0.6 * rough(mm + 300));
    const line = strength * Math.max(0.1, 0.8 + 0.7 * rough(mm));
    const flake = flaking * Math.max(0, 0.4 + rough(mm + 700));
    for (let offset = -reach; offset <= reach; offset += 1) {
      const place = Math.round(middle) + offset;
      if (place < 0 || place >= (upright ? width : height)) continue;
      const pixel = upright ? along * width + place : place * width + along;
      const distance = place + 0.5 - middle;
      const near = Math.exp(-0.5 * (distance / sharpness) ** 2);
      const side = shade * Math.exp(-Math.abs(distance) / (1.6 * perMm)) * (distance < 0 ? -1 : 1);
      for (let channel = 0; channel < channels; channel += 1) {
        const index = pixel * channels + channel;
        const value = data[index] ?? 255;
        const flaked = value + (235 - value) * flake * near * (value < 160 ? 1 : 0);
        data[index] = Math.max(0, Math.min(255, flaked * (1 - line * near - side)));
      }
    }
  }
}
