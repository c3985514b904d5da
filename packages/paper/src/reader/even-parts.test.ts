import { expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { flaggedRows, markedSheet, plainVotes, read, readings, scanned } from './testing/ballots.ts';

/** A shadow that takes so much of the light falls on all that lies right of a slanted edge, which is as soft as so many pixels. */
function shaded(image: GreyImage, share: number, soft: number): GreyImage {
  const { width, height, data } = image;
  for (let y = 0; y < height; y += 1) {
    const edge = width * (0.95 - (0.6 * y) / height);
    for (let x = 0; x < width; x += 1) {
      const light = 1 - share / (1 + Math.exp((-4 * (x - edge)) / soft));
      data[y * width + x] = Math.round((data[y * width + x] as number) * light);
    }
  }
  return image;
}

test('the edge of a shadow across boxes and names is no ink', async () => {
  for (const [seed, share, soft] of [
    [3, 0.2, 40],
    [4, 0.3, 60],
    [5, 0.25, 30],
  ] as const) {
    const sheet = await markedSheet({ seed });
    const reading = await read(shaded(scanned(sheet, seed), share, soft));
    expect(readings(reading)).toEqual(plainVotes(sheet));
    expect([flaggedRows(reading), reading.flags]).toEqual([{}, []]);
  }
});
