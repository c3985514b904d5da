import { expect, test } from 'vitest';
import { plainMark } from '../practice/plain-marks.ts';
import { type Point, penDot, penStroke } from '../practice/stroke.ts';
import { type DrawRow, flaggedRows, markedSheet, read, scanned, tidyHand } from './testing/ballots.ts';

/** A mark in the first box and a wave through it, from so far left of the box to so far right of it, millimetres. */
const waved =
  (beyond: number, high: number, bends: number): DrawRow =>
  ({ boxes }, hand, random) => {
    const [x, y, w, h] = boxes.high;
    const path = Array.from({ length: 4 * bends + 1 }, (_, at): Point => {
      const along = at / (4 * bends);
      return [x - beyond + along * (w + 2 * beyond), y + h / 2 + high * Math.sin((Math.PI * at) / 4)];
    });
    return [...plainMark(boxes.high, hand, random), penStroke(path, hand.pen, { tremor: 0.05 }, random)];
  };

test('a wave through a mark and beyond its box goes to a person', async () => {
  const rows = {
    1: waved(1.4, 0.5, 2),
    3: waved(1.2, 0.8, 1),
    5: waved(1.6, 0.4, 3),
    7: waved(1.3, 1, 1),
    8: waved(1.1, 0.7, 2),
  };
  for (const [kind, seed] of [
    ['tick', 3],
    ['tick', 8],
    ['cross', 5],
    ['cross', 6],
  ] as const) {
    const hand = { ...tidyHand(kind, seed), size: 0.9 };
    const reading = await read(scanned(await markedSheet({ page: 2, seed, hand, rows }), seed));
    expect([kind, seed, Object.keys(flaggedRows(reading))]).toEqual([kind, seed, ['11', '13', '15', '17', '18']]);
  }
});

/** The pen was set down and moved a little. */
const blob =
  (size: number): DrawRow =>
  ({ boxes: { high } }, { pen }, random) => [
    penDot([high[0] + 2.3, high[1] + 2.4], { ...pen, press: 1 }, size, random),
    penDot([high[0] + 2.3 + size / 2, high[1] + 2.1], { ...pen, press: 1 }, size, random),
    penDot([high[0] + 2.3 + size / 3, high[1] + 2.4 + size / 3], { ...pen, press: 1 }, size, random),
  ];

test('where the pen was set down among marks that are larger, a person looks', async () => {
  for (const kind of ['cross', 'tick'] as const)
    for (const size of [0.8, 1]) {
      const hand = { ...tidyHand(kind, 6), size: 1 };
      const reading = await read(scanned(await markedSheet({ page: 2, hand, rows: { 2: blob(size), 7: blob(size) } })));
      expect([kind, size, Object.keys(flaggedRows(reading))]).toEqual([kind, size, ['12', '17']]);
    }
});
