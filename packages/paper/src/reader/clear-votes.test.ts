import { expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { markKinds } from '../practice/hand.ts';
import { signature } from '../practice/handwriting.ts';
import { photograph, type Tilt } from '../practice/photograph.ts';
import { seededRandom } from '../practice/random.ts';
import type { Severity } from '../practice/scan.ts';
import { roundStamp } from '../practice/stamp.ts';
import { penDot } from '../practice/stroke.ts';
import type { PageReading } from './reading.ts';
import {
  copied,
  type DrawRow,
  type Fixture,
  flaggedRows,
  levelOf,
  markedSheet,
  plainVotes,
  read,
  readings,
  type Sheet,
  type SheetOptions,
  scanned,
  vote,
} from './testing/ballots.ts';
import { turnedPicture } from './turn.ts';

/** Every row as it was marked, and nothing for a person to look at. */
function expectClear(reading: PageReading, sheet: Sheet): void {
  expect(readings(reading)).toEqual(plainVotes(sheet));
  expect(flaggedRows(reading)).toEqual({});
  expect(reading).toMatchObject({ status: 'read', flags: [], ballotPage: sheet.page.page });
  expect(reading.rows.map(({ row, person }) => ({ row, person }))).toEqual(
    sheet.page.rows.map(({ row, person }) => ({ row, person })),
  );
}

const pages: readonly (readonly [Fixture, number])[] = [
  ['ballot-4', 1],
  ['ballot-21', 1],
  ['ballot-21', 2],
];
const severities: readonly Severity[] = [0, 1, 2];

test.each(severities.flatMap((severity) => pages.map(([ballot, page]) => ({ severity, ballot, page }))))(
  'a clear page is read right and not flagged: severity $severity, $ballot, page $page',
  async ({ severity, ballot, page }) => {
    const sheet = await markedSheet({
      ballot,
      page,
      seed: severity === 2 ? 5 : 1,
      kind: severity === 1 ? 'tick' : 'cross',
    });
    const reading = await read(scanned(sheet, 10 * severity + page, { severity }), ballot);
    expectClear(reading, sheet);
    expect(reading.rows.every(({ certainty }) => certainty > 0 && certainty <= 1)).toBe(true);
  },
);

test.each(markKinds)('marks of the kind "%s" are read', async (kind) => {
  const sheet = await markedSheet({ page: 2, kind });
  const reading = await read(scanned(sheet, 1, { severity: 1 }));
  expect(reading.rows.filter(({ reading, flagged }, index) => !flagged && reading !== levelOf(index))).toEqual([]);
  // One in twelve may make a person look for nothing: pens fail, hands slip.
  expect(Object.keys(flaggedRows(reading)).length).toBeLessThan(2);
  expect(reading.flags).toEqual([]);
});

test.each([
  { dpi: 150, colour: 'grey' },
  { dpi: 300, colour: 'grey' },
  { dpi: 200, colour: 'bit' },
] as const)('a page is read at $dpi dpi, $colour', async (options) => {
  const sheet = await markedSheet({ page: 2, kind: 'tick', seed: 5 });
  expectClear(await read(scanned(sheet, 5, options)), sheet);
});

test.each([1, 2])('page %i is read when it was fed upside down', async (page) => {
  const sheet = await markedSheet({ page, seed: 6 });
  expectClear(await read(scanned(sheet, 6, { upsideDown: true })), sheet);
});

/** Where the middle of a place on the paper lies in the picture. */
function pixelOf({ place }: PageReading, [x, y, w, h]: readonly [number, number, number, number]): readonly number[] {
  const [a, b, c, d, e, f, g, i] = place ?? [];
  const [X, Y] = [x + w / 2, y + h / 2];
  const by = (g ?? Number.NaN) * X + (i ?? Number.NaN) * Y + 1;
  return [((a ?? 0) * X + (b ?? 0) * Y + (c ?? 0)) / by, ((d ?? 0) * X + (e ?? 0) * Y + (f ?? 0)) / by];
}

test('a page that lies on its side is read, whichever side, and its place is where it lies', async () => {
  const sheet = await markedSheet({ seed: 7 });
  let image: GreyImage = scanned(sheet, 7, { severity: 1 });
  const [, , bottomLeft] = sheet.page.fiducials;
  for (let turns = 0; turns < 4; turns += 1) {
    const reading = await read(image);
    expectClear(reading, sheet);
    const [x = -1, y = -1] = pixelOf(reading, bottomLeft!);
    expect(image.data[Math.round(y) * image.width + Math.round(x)]).toBeLessThan(80);
    const [left, low] = [x < image.width / 2, y > image.height / 2];
    expect([left, low]).toEqual(
      [
        [true, true],
        [true, false],
        [false, false],
        [false, true],
      ][turns],
    );
    image = turnedPicture(image);
  }
});

const tilts: readonly Tilt[] = [0, 1, 2];
test.each(tilts)('a photograph is read: tilt %i', async (tilt) => {
  const sheet = await markedSheet({ page: 2, seed: 8 });
  const { width, height, data } = photograph(sheet.picture, sheet.page, { tilt, colour: 'grey' }, seededRandom(tilt));
  expectClear(await read({ width, height, data }), sheet);
});

test('the stamp and the signature may stand where they belong', async () => {
  for (const [page, seed] of [
    [1, 1],
    [2, 2],
    [2, 4],
  ] as const) {
    const sheet = await markedSheet({
      page,
      seed,
      strokes: ({ stampRect, signatureRect }, hand, random) => [
        ...(stampRect === null ? [] : roundStamp(stampRect, random)),
        ...(signatureRect === null ? [] : signature(signatureRect, hand.pen, random)),
      ],
    });
    expectClear(await read(scanned(sheet, seed)), sheet);
  }
});

test('a ballot with a random code of its own says which it is', async () => {
  for (const [copy, serial] of [
    [1, '0123456789'],
    [2, 'ABCDEFGHJK'],
  ] as const) {
    const sheet = await markedSheet({ ballot: 'serials-4', copy, seed: copy });
    const reading = await read(copied(sheet), 'serials-4');
    expect(readings(reading)).toEqual(plainVotes(sheet));
    expect(reading).toMatchObject({ style: 'THU-0004', ballotPage: 1, serial, status: 'read' });
  }
  expect((await read(copied(await markedSheet({ ballot: 'ballot-4' })), 'ballot-4')).serial).toBeNull();
});

test('the same sheet reads alike however an ordinary feeder turns, shifts and stretches it', async () => {
  const sheet = await markedSheet({ page: 1, kind: 'tick', seed: 12 });
  const once = await read(copied(sheet));
  for (let feed = 1; feed <= 6; feed += 1) {
    const again = await read(scanned(sheet, 100 + feed, { dpi: 150 }));
    expect(readings(again)).toEqual(readings(once));
    expect(again).toMatchObject({ status: once.status, flags: once.flags, style: once.style });
  }
});

test('the order in which ballots are given does not matter, and reading is always the same', async () => {
  const image = copied(await markedSheet({ page: 2, seed: 13 }));
  const first = await read(image, 'ballot-21', 'ballot-4', 'specimen-4');
  expect([first.status, first.flags, flaggedRows(first)]).toEqual(['read', [], {}]);
  for (const order of [
    ['ballot-21', 'ballot-4', 'specimen-4'],
    ['specimen-4', 'ballot-4', 'ballot-21'],
    ['ballot-4', 'ballot-21', 'specimen-4'],
  ] as const)
    expect(await read(image, ...order)).toEqual(first);
});

test('of two ballots with the same people in the same places the code decides', async () => {
  const [votes, specimen] = [await markedSheet({ ballot: 'ballot-4' }), await markedSheet({ ballot: 'specimen-4' })];
  for (const order of [
    ['ballot-4', 'specimen-4'],
    ['specimen-4', 'ballot-4'],
  ] as const) {
    expect(await read(copied(votes), ...order)).toMatchObject({ style: 'THU-0004', status: 'read' });
    expect(await read(copied(specimen), ...order)).toMatchObject({ style: 'MAU-THU-0004', status: 'read' });
  }
});

test('half a millimetre of ink in a box beside the vote may be the dot of a pen, on a dusty page too', async () => {
  const speck: DrawRow = (row, hand, random) => [
    ...vote('low')(row, hand, random),
    penDot([row.boxes.high[0] + 2, row.boxes.high[1] + 3], { ...hand.pen, press: 1 }, 0.5, random),
  ];
  const rows = Object.fromEntries([1, 4, 7].map((index) => [index, speck]));
  const dust: NonNullable<SheetOptions['strokes']> = (_, { pen }, random) =>
    [30, 70, 110, 150].map((x) => penDot([x, 250 + x / 15], { ...pen, press: 1 }, 0.5, random));
  for (const options of [{}, { strokes: dust }]) {
    const sheet = await markedSheet({ page: 2, rows, ...options });
    const dotted = sheet.page.rows.filter((_, index) => index in rows).map(({ row }) => row);
    expect(flaggedRows(await read(scanned(sheet)))).toEqual(Object.fromEntries(dotted.map((row) => [row, ['dot']])));
  }
});
