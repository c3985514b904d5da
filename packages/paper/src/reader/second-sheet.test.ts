import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { shrink } from '../image/shrink.ts';
import type { BallotPage, LayoutFile } from '../layout/layout.ts';
import type { PossibleSquare } from './fiducials.ts';
import { paperWhite, whiteAt } from './paper-white.ts';
import type { PagePlace } from './reading.ts';
import { showsSecondSheet } from './second-sheet.ts';

const layout = JSON.parse(
  readFileSync(new URL('../../test/fixtures/ballot-4.layout.json', import.meta.url), 'utf8'),
) as LayoutFile;
const page = layout.pages[0] as BallotPage;

/** 4 px/mm; the sheet begins 40 mm from the left and the top of the picture. */
const [scale, margin] = [4, 40] as const;
const place: PagePlace = [scale, 0, scale * margin, 0, scale, scale * margin, 0, 0];

/** A sheet on a table as bright as `table`, with a black square of 6 mm at (X, Y) millimetres of the sheet. */
function sheetOn(table: number, X: number, Y: number): { image: GreyImage; seen: PossibleSquare } {
  const width = (page.widthMm + 2 * margin) * scale;
  const height = (page.heightMm + 2 * margin) * scale;
  const data = new Uint8Array(width * height).fill(table);
  const fill = (x: number, y: number, w: number, h: number, value: number): void => {
    for (let row = (y + margin) * scale; row < (y + h + margin) * scale; row += 1)
      data.fill(value, row * width + (x + margin) * scale, row * width + (x + w + margin) * scale);
  };
  fill(0, 0, page.widthMm, page.heightMm, 230);
  fill(X - 3, Y - 3, 6, 6, 20);
  const seen = { x: (X + margin) * scale, y: (Y + margin) * scale, side: 6 * scale, squareness: 1 };
  return { image: { width, height, data }, seen };
}

const shows = (table: number, X: number, Y: number): boolean => {
  const { image, seen } = sheetOn(table, X, Y);
  const white = paperWhite(shrink(image, 2), 2);
  return showsSecondSheet([seen], 6 * scale, place, page, { image, white });
};

test('a square on the paper, or on paper that sticks out, is of a second sheet; the pattern of a table is not', () => {
  expect(shows(90, 100, 150)).toBe(true);
  expect(shows(230, -15, 150)).toBe(true);
  expect(shows(90, -15, 150)).toBe(false);
  expect(shows(140, 225, 80)).toBe(false);
});

test('paper in a shadow is darker paper, and a place full of ink is as bright as the paper around', () => {
  const [width, height] = [320, 320];
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at += 1) data[at] = at % width < 160 ? 220 : 165;
  for (let y = 64; y < 80; y += 1) data.fill(15, y * width + 64, y * width + 80);
  const white = paperWhite({ width, height, data }, 1);
  expect(whiteAt(white, 72, 72)).toBe(220);
  expect(whiteAt(white, 168, 168)).toBe(165);
});
