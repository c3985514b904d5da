import { expect, test } from 'vitest';
import type { Rect } from '../layout/layout.ts';
import type { BoxKind } from './box-kind.ts';
import type { BoxShape } from './box-shape.ts';
import { withoutOverflow } from './overflow.ts';
import type { RowShape } from './read-row.ts';

const size = 72;
const nothing = {
  fill: 0,
  outside: 0,
  strays: [],
  tails: [0, 0, 0, 0],
  leaves: [0, 0, 0, 0],
  mask: { size, pixels: new Uint8Array(size * size), ink: new Uint8Array(size * size), frame: [16, 56, 16, 56] },
} as unknown as BoxShape;

/** A row of one box at this height of the page, millimetres. */
const row = (y: number, kind: BoxKind, shape: Partial<BoxShape> = {}): RowShape =>
  ({
    prepared: { boxes: [{ rect: [137.5, y, 5, 5] }] },
    shapes: [{ ...nothing, ...shape }],
    kinds: [kind],
  }) as unknown as RowShape;

/** Ink at this place of the piece around a box, which begins 2 mm above and beside it. */
const stray = (...rect: Rect): Partial<BoxShape> => ({ outside: 0.8, strays: [{ area: 0.8, rect }] });
const kindsOf = (...rows: readonly RowShape[]): BoxKind[] => withoutOverflow(rows).flatMap(({ kinds }) => kinds);

/** In a table of forty, rows lie 8 mm apart. */
const [first, second] = [100, 108];
const crossOver: Partial<BoxShape> = { fill: 0.4, tails: [0.5, 0.5, 1.6, 0] };

test('the arms of a cross that come up from the row below lie beside no box of this row', () => {
  expect(kindsOf(row(first, 'outside', stray(1, 8, 2, 0.5)), row(second, 'marked', crossOver))).toEqual([
    'empty',
    'marked',
  ]);
  expect(
    kindsOf(row(first, 'marked', { fill: 0.4, tails: [0, 0, 0, 1.8] }), row(second, 'outside', stray(1, 0, 2, 1))),
  ).toEqual(['marked', 'empty']);
});

test('so does the top of a ring around the box below', () => {
  const pixels = new Uint8Array(size * size);
  for (let turn = 0; turn < 6.28; turn += 0.01)
    pixels[Math.round(36 + 31 * Math.sin(turn)) * size + Math.round(36 + 31 * Math.cos(turn))] = 1;
  const ring: Partial<BoxShape> = {
    ...stray(0.2, 0.2, 8.6, 8.6),
    leaves: [1.8, 1.8, 1.8, 1.8],
    mask: { ...nothing.mask, pixels },
  };
  expect(kindsOf(row(first, 'outside', stray(2.5, 8, 4, 1)), row(second, 'outside', ring))).toEqual([
    'empty',
    'outside',
  ]);
});

test('the rim of a line of the table is no mark, a dash of a pen may be one', () => {
  // As measured in tables of forty.
  expect(kindsOf(row(first, 'outside', stray(0, 0.875, 6.4, 0.125)))).toEqual(['empty']);
  expect(kindsOf(row(first, 'outside', stray(0, 0.125, 9, 0.25)))).toEqual(['empty']);
  expect(kindsOf(row(first, 'outside', stray(1, 0.875, 3, 0.25)))).toEqual(['outside']);
});

test('what belongs to no mark in the rows beside it may be a mark of this row', () => {
  const between = row(first, 'outside', stray(1, 8.2, 2, 0.8));
  expect(kindsOf(between, row(second, 'empty'))).toEqual(['outside', 'empty']);
  // Two rows that both see the same ink between them.
  expect(kindsOf(between, row(second, 'outside', stray(1, 0, 2, 0.5)))).toEqual(['outside', 'outside']);
  // A mark that ends in its own box, in a table of forty and in a wider one; ink beside the box, not above or below it; a ring, of which the mark above it is no part.
  expect(kindsOf(between, row(second, 'marked', { fill: 0.4 }))).toEqual(['outside', 'marked']);
  expect(kindsOf(between, row(second + 5, 'marked', { fill: 0.4 }))).toEqual(['outside', 'marked']);
  expect(kindsOf(row(first, 'outside', stray(0, 3, 0.5, 2)), row(second, 'marked', crossOver))).toEqual([
    'outside',
    'marked',
  ]);
  const around = row(second, 'outside', stray(0.2, 0.2, 8.6, 8.6));
  expect(kindsOf(row(first, 'marked', { fill: 0.4, tails: [0, 0, 0, 1] }), around)).toEqual(['marked', 'outside']);
});
