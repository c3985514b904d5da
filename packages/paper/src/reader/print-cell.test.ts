import { expect, test } from 'vitest';
import { cleanPrint } from './print-cell.ts';

test('print that lies against a place spreads into it and makes nothing of it added ink, print further away does not', () => {
  const perMm = 8;
  const [width, height] = [40 * perMm, 20 * perMm];
  const ink = new Uint8Array(width * height);
  // A rule of half a millimetre whose lower edge is the upper edge of the place.
  ink.fill(255, (5 * perMm - 4) * width, 5 * perMm * width);
  const below = (Y: number): number[] => {
    const { spread, width: wide } = cleanPrint({ width, height, perMm, ink }, [5, Y, 20, 6], perMm);
    return [0, 1].map((row) => spread[row * wide + 40] ?? -1);
  };
  expect(below(5)).toEqual([255, 0]);
  expect(below(5.25)).toEqual([0, 0]);
});
