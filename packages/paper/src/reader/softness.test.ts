import { expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { strikeName } from '../practice/struck-names.ts';
import { beyondSharp } from './softness.ts';
import {
  type DrawRow,
  flaggedRows,
  levelOf,
  markedSheet,
  plainVotes,
  read,
  readings,
  scanned,
  vote,
} from './testing/ballots.ts';

/** The camera moved sideways: every line of the picture is spread by so many pixels (standard deviation). */
function moved(image: GreyImage, deviation: number): GreyImage {
  const { width, height, data } = image;
  const before = data.slice();
  const reach = Math.ceil(3 * deviation);
  const shares = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / deviation ** 2 / 2));
  const all = shares.reduce((sum, share) => sum + share, 0);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const sum = shares.reduce((so, share, at) => {
        const from = Math.min(width - 1, Math.max(0, x + at - reach));
        return so + share * (before[y * width + from] as number);
      }, 0);
      data[y * width + x] = Math.round(sum / all);
    }
  return image;
}

test('a picture for which the camera moved is read: its soft print is no line through names, its soft frames are no marks', async () => {
  for (const [seed, deviation] of [
    [3, 1.7],
    [5, 1.9],
  ] as const) {
    const sheet = await markedSheet({ seed });
    const reading = await read(moved(scanned(sheet, seed), deviation));
    expect(readings(reading)).toEqual(plainVotes(sheet));
    expect([flaggedRows(reading), reading.flags]).toEqual([{}, []]);
  }
});

test('in such a picture a name that was struck out is seen', async () => {
  const rows = Object.fromEntries(
    [2, 3, 4].map((index): [number, DrawRow] => [
      index,
      (row, hand, random) => [...vote(levelOf(index))(row, hand, random), ...strikeName('single', row, hand, random)],
    ]),
  );
  const reading = await read(moved(scanned(await markedSheet({ seed: 12, rows }), 12), 1.8));
  expect(Object.keys(flaggedRows(reading))).toEqual(['3', '4', '5']);
});

test('a picture is never believed to be so soft that a line through a name would be lost in it', () => {
  expect(beyondSharp(0.1)).toBe(0);
  expect(beyondSharp(0.25)).toBeGreaterThan(0);
  expect(beyondSharp(2)).toBe(beyondSharp(0.3));
});
