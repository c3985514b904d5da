import { expect, test } from 'vitest';
import { damagePage } from './damage.ts';
import { paperGrain } from './ink.ts';
import { markPage } from './mark-page.ts';
import { copyOfGrey, type Picture } from './picture.ts';
import { planSheet } from './plan-sheet.ts';
import { printedBadly } from './print-quality.ts';
import { seededRandom } from './random.ts';
import { cleanRates, foldedRates } from './rates.ts';
import { blankSheet, cutOff, doubleFed, foreignSheet, showThrough } from './special-sheets.ts';
import { samplePage, samplePrint } from './testing/sample-page.ts';
import type { Damage } from './truth.ts';

const page = samplePage(18);
const print = samplePrint(page, 4);
const plan = planSheet(page, cleanRates, seededRandom(1));
const marked = (): Picture => markPage(print, page, plan, seededRandom(2), { colour: 'grey' });
const unlike = (a: Uint8Array, b: Uint8Array): number => a.filter((value, at) => value !== b[at]).length;
/** Whether the row's boxes still look as they were marked. */
function intact(picture: Picture, before: Picture, index: number): boolean {
  return Object.values(page.rows[index]!.boxes).every(([x, y, w, h]) => {
    for (let row = Math.floor(y * 4); row < (y + h) * 4; row += 1)
      for (let column = Math.floor(x * 4); column < (x + w) * 4; column += 1)
        if (picture.data[row * picture.width + column] !== before.data[row * before.width + column]) return false;
    return true;
  });
}

test('a blank sheet is blank, a foreign one is not', () => {
  expect(new Set(blankSheet(page, 4, 1).data)).toEqual(new Set([255]));
  const foreign = foreignSheet(page, 4, 1, seededRandom(3));
  expect([foreign.width, foreign.height]).toEqual([840, 1188]);
  expect(foreign.data.filter((value) => value < 128).length).toBeGreaterThan(2000);
});

test('of two sheets fed at once no row counts as plain, and hidden rows need a person', () => {
  const kinds = new Set<string>();
  for (let seed = 0; seed < 12; seed += 1) {
    const other = markPage(print, page, planSheet(page, cleanRates, seededRandom(100 + seed)), seededRandom(2), {
      colour: 'grey',
    });
    const { picture, truth } = doubleFed(marked(), other, page, plan.truth, seededRandom(seed));
    kinds.add(truth.kind);
    expect(picture.data).not.toEqual(other.data);
    for (const row of truth.rows) expect(row.expect).not.toBe('plain');
    if (truth.kind === 'double-feed') for (const row of truth.rows) expect(row.expect).toBe('person');
  }
  expect(kinds).toEqual(new Set(['hidden-sheet', 'double-feed']));
});

test('rows that were cut off need a person, the others are untouched', () => {
  const before = marked();
  for (let seed = 0; seed < 12; seed += 1) {
    const { picture, truth } = cutOff(marked(), page, plan.truth, seededRandom(seed));
    expect(truth.kind).toBe('cut-off');
    for (const [index, row] of truth.rows.entries())
      if (row.expect !== 'person') expect(intact(picture, before, index)).toBe(true);
  }
});

test.each(['fold', 'staple', 'tear', 'punch', 'scribbled-code', 'tape', 'stain'] as const satisfies readonly Damage[])(
  'a %s changes part of the sheet and leaves most of it',
  (damage) => {
    const before = marked();
    for (let seed = 0; seed < 6; seed += 1) {
      const picture = { ...before, data: before.data.slice() };
      const random = seededRandom(seed);
      damagePage({ picture, pixelsPerMm: 4, grain: paperGrain(4, random) }, page, damage, random);
      const changed = unlike(picture.data, before.data) / picture.data.length;
      expect(changed).toBeGreaterThan(damage === 'staple' ? 1e-5 : 1e-4);
      expect(changed).toBeLessThan(0.2);
    }
  },
);

test('a fold leaves a fine line from edge to edge', () => {
  const folded = planSheet(page, { ...cleanRates, creased: 1 }, seededRandom(1));
  expect(folded.truth.creased).toBe(true);
  expect(foldedRates.creased).toBe(1);
  const picture = markPage(print, page, folded, seededRandom(2), { colour: 'grey' });
  const left = picture.data.filter((value, at) => at % picture.width === 3 && value < 253).length;
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(picture.height * 0.2);
});

test('the other side shines through mirrored and faintly', () => {
  const picture = copyOfGrey({ ...print, data: new Uint8Array(print.data.length).fill(255) }, 1);
  showThrough(picture, print, seededRandom(4));
  const { width } = print;
  const [x, y] = [14 * 4, 14 * 4];
  expect(print.data[y * width + x]).toBe(0);
  expect(picture.data[y * width + (width - 1 - x)]).toBeLessThan(252);
  expect(picture.data[y * width + (width - 1 - x)]).toBeGreaterThan(200);
});

test('a pale print is paler, a bold one bolder, a copy speckled; paper stays paper', () => {
  const ink = (data: Uint8Array): number => data.reduce((sum, value) => sum + (255 - value), 0);
  const [pale, bold, copied] = (['pale', 'bold', 'copied'] as const).map((quality) =>
    printedBadly(print, 4, quality, seededRandom(6)),
  );
  expect(ink(pale!.data)).toBeLessThan(0.95 * ink(print.data));
  expect(ink(bold!.data)).toBeGreaterThan(0.85 * ink(print.data));
  expect(unlike(copied!.data, print.data)).toBeGreaterThan(1000);
  for (const { data } of [pale!, bold!, copied!])
    expect(data.filter((value) => value > 250).length).toBeGreaterThan(0.9 * data.length);
});
