import { expect, test } from 'vitest';
import { isPunchHole } from './punch-hole.ts';
import { markedSheet, plainVotes, printScale, read, readings, type Sheet, scanned } from './testing/ballots.ts';

/** A disc of this radius and grey, its middle at (`X`, `Y`) millimetres. */
function disc({ picture: { width, data } }: Sheet, X: number, Y: number, radius: number, grey: number): void {
  for (let y = Math.floor((Y - radius) * printScale); y <= (Y + radius) * printScale; y += 1)
    for (let x = Math.floor((X - radius) * printScale); x <= (X + radius) * printScale; x += 1)
      if (Math.hypot(x / printScale - X, y / printScale - Y) <= radius) data[y * width + x] = grey;
}

test.each([
  ['black', 15, 12, 108.5],
  ['grey', 170, 12, 108.5],
  ['black, a part of it behind a bar', 15, 11.8, 115.1],
])('a sheet that was punched for filing is read, its holes %s', async (_, grey, X, first) => {
  const sheet = await markedSheet({ page: 2, seed: 4 });
  for (const Y of [first, first + 78]) disc(sheet, X, Y, 3, grey);
  const reading = await read(scanned(sheet, 4));
  expect([reading.status, reading.flags]).toEqual(['read', []]);
  expect(readings(reading)).toEqual(plainVotes(sheet));
});

test('what is smaller, longer, not full, or away from the edge is no hole', () => {
  const paper = { widthMm: 210, heightMm: 297, protectRects: [] };
  const spot = (rect: readonly [number, number, number, number], fill = 0.785) => ({
    rect,
    area: fill * rect[2] * rect[3],
    edged: 0.6 * fill * rect[2] * rect[3],
  });
  expect(isPunchHole(spot([9, 105, 6, 6]), paper)).toBe(true);
  expect(isPunchHole(spot([195, 105, 6, 6]), paper)).toBe(true);
  expect(isPunchHole(spot([9, 105, 3, 3]), paper)).toBe(false);
  expect(isPunchHole(spot([9, 105, 7.5, 5]), paper)).toBe(false);
  expect(isPunchHole(spot([9, 105, 6, 6], 0.4), paper)).toBe(false);
  expect(isPunchHole(spot([60, 105, 6, 6]), paper)).toBe(false);
  // As measured of half a word in a bold pen, written upright.
  expect(isPunchHole({ rect: [4.75, 123, 5.25, 5], area: 14.7, edged: 14.1 }, paper)).toBe(false);
  // Beside a bar that hides a part of it.
  const bar = { ...paper, protectRects: [[12, 107, 4, 1.8] as const] };
  expect(isPunchHole({ rect: [8.5, 105, 4.5, 6], area: 13, edged: 8 }, bar)).toBe(true);
  expect(isPunchHole({ rect: [8.5, 105, 4.5, 6], area: 13, edged: 8 }, paper)).toBe(false);
  expect(isPunchHole({ rect: [8.5, 105, 4.5, 6], area: 8, edged: 8 }, bar)).toBe(false);
});
