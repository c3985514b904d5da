import { expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import type { BallotPage, Rect } from '../layout/layout.ts';
import { damagePage } from '../practice/damage.ts';
import { paperGrain } from '../practice/ink.ts';
import { seededRandom } from '../practice/random.ts';
import { blankSheet, cutOff, doubleFed, foreignSheet } from '../practice/special-sheets.ts';
import { penStroke } from '../practice/stroke.ts';
import { readPage } from './read-page.ts';
import type { PageReading } from './reading.ts';
import {
  ballot,
  copied,
  levelOf,
  markedSheet,
  plainTruth,
  plainVotes,
  printedPage,
  printScale,
  read,
  readings,
  type Sheet,
  scanned,
  vote,
} from './testing/ballots.ts';

/** The sheet with something painted over, in millimetres. */
function painted({ page, picture }: Sheet, [x, y, width, height]: Rect, value: number): Sheet {
  const data = picture.data.slice();
  const [left, right] = [Math.max(0, Math.round(x * printScale)), Math.round((x + width) * printScale)];
  for (let row = Math.max(0, Math.round(y * printScale)); row < Math.round((y + height) * printScale); row += 1)
    data.fill(value, row * picture.width + left, row * picture.width + Math.min(picture.width, right));
  return { page, picture: { ...picture, data } };
}

const beyond = ([x, y, w, h]: Rect, by: number): Rect => [x - by, y - by, w + 2 * by, h + 2 * by];

/** Nothing of it counts. */
function expectRejected(reading: PageReading, flags: readonly string[]): void {
  expect(reading).toMatchObject({ status: 'rejected', rows: [], place: null, signature: null });
  expect(flags).toEqual(expect.arrayContaining([...reading.flags]));
  expect(reading.flags).toHaveLength(1);
}

test('a ballot of another list is named, and nothing of it read', async () => {
  const sheet = await markedSheet({ ballot: 'ballot-4' });
  const reading = await read(scanned(sheet), 'ballot-21');
  expectRejected(reading, ['other-style']);
  expect(reading.style).toBe('THU-0004');
  expectRejected(await read(scanned(sheet, 2, { upsideDown: true }), 'ballot-21'), ['other-style']);
});

test('a specimen is never read as a ballot', async () => {
  const reading = await read(scanned(await markedSheet({ ballot: 'specimen-4' })), 'ballot-4', 'ballot-21');
  expectRejected(reading, ['other-style']);
  expect(reading.style).toBe('MAU-THU-0004');
});

test.each([1, 2, 3, 4])('some other document is foreign (%i)', async (seed) => {
  const { page } = await printedPage('ballot-21');
  const picture = foreignSheet(page, printScale, 1, seededRandom(seed));
  expectRejected(await read(scanned({ page, picture }, seed)), ['foreign']);
});

test('an empty sheet is foreign', async () => {
  const { page } = await printedPage('ballot-21');
  expectRejected(await read(scanned({ page, picture: blankSheet(page, printScale, 1) })), ['foreign']);
});

test.each([0, 1, 2, 3])(
  'a page without its corner square %i is damaged, and said to be of its ballot',
  async (corner) => {
    const sheet = await markedSheet({ page: 2 });
    for (const value of [255, 30]) {
      const torn = painted(sheet, beyond(sheet.page.fiducials[corner]!, 11), value);
      const reading = await read(copied(torn));
      expectRejected(reading, ['damaged']);
      expect(reading).toMatchObject({ style: 'THU-0021', ballotPage: 2 });
    }
  },
);

test('a corner square that is half covered is noticed', async () => {
  const sheet = await markedSheet({ page: 2 });
  const [x, y, width, height] = sheet.page.fiducials[3]!;
  const { status, flags } = await read(copied(painted(sheet, [x - 1, y - 1, width + 2, height / 2 + 1], 255)));
  expect([status === 'read', flags]).toEqual([false, ['damaged']]);
});

/** Somebody has crossed a code out. */
const overCode =
  (...codes: readonly number[]) =>
  (page: BallotPage, _: unknown, random: () => number) =>
    codes.map((code) => {
      const [x, y, width, height] = page.codes[code]!.rect;
      const pen = { kind: 'felt', ink: [0.1, 0.1, 0.1], width: 1.4, press: 1, dryness: 0 } as const;
      const path = Array.from(
        { length: 13 },
        (_, zig) => [x + (width * zig) / 12, y + (zig % 2 === 0 ? 0 : height)] as const,
      );
      return penStroke(path, pen, { tremor: 0.1 }, random);
    });

test.each([0, 1])('a page is read with code %i scribbled over', async (code) => {
  const sheet = await markedSheet({ page: 2, strokes: overCode(code) });
  const reading = await read(scanned(sheet));
  expect(reading).toMatchObject({ style: 'THU-0021', ballotPage: 2 });
  expect(readings(reading)).toEqual(plainVotes(sheet));
});

test('a page with both codes scribbled over is not read', async () => {
  expectRejected(await read(scanned(await markedSheet({ page: 2, strokes: overCode(0, 1) }))), ['unreadable']);
});

test.each([1, 2, 3, 4, 5, 6])('of a page that is cut off nothing is claimed that is not there (%i)', async (seed) => {
  const sheet = await markedSheet({ page: 2, seed });
  const { picture, truth } = cutOff(sheet.picture, sheet.page, plainTruth(sheet.page), seededRandom(seed));
  const reading = await read(copied({ page: sheet.page, picture }));
  expect(reading.status).not.toBe('read');
  for (const [index, row] of truth.rows.entries())
    if (row.expect === 'person') expect(reading.rows[index]?.flagged ?? true).toBe(true);
});

test('of two sheets fed at once nothing hidden is claimed, and most are named', async () => {
  const { page } = await printedPage('ballot-21', 2);
  const named: string[] = [];
  for (let seed = 1; seed <= 6; seed += 1) {
    const contrary = Object.fromEntries(page.rows.map((_, index) => [index, vote(levelOf(index + 1))]));
    const under = await markedSheet({ page: 2, seed, rows: contrary });
    const over = await markedSheet({ page: 2, seed: seed + 50 });
    const { picture, truth } = doubleFed(
      under.picture,
      over.picture,
      over.page,
      plainTruth(over.page),
      seededRandom(seed),
    );
    const reading = await read(copied({ page: over.page, picture }));
    if (truth.kind === 'double-feed') {
      expect(reading.flags).not.toEqual([]);
      named.push(...reading.flags);
    }
    for (const [index, row] of reading.rows.entries())
      if (!row.flagged && reading.flags.length === 0) expect(row.reading).toBe(levelOf(index));
  }
  expect(named.filter((flag) => flag === 'double-feed').length).toBeGreaterThan(named.length / 2);
});

test('every page says which it is, in whatever order they come', async () => {
  for (const number of [2, 1, 1, 2]) {
    const sheet = await markedSheet({ page: number, seed: number });
    const reading = await read(copied(sheet));
    expect(reading).toMatchObject({ status: 'read', style: 'THU-0021', ballotPage: number });
    expect(reading.rows.map(({ row }) => row)).toEqual(sheet.page.rows.map(({ row }) => row));
    expect(readings(reading)).toEqual(plainVotes(sheet));
  }
});

test('a page is known among ballots of which the bars lie alike when it is turned', async () => {
  const { prepared } = await ballot('ballot-4');
  const turned = ({ widthMm, heightMm }: BallotPage, [x, y, w, h]: Rect): Rect => [
    widthMm - x - w,
    heightMm - y - h,
    w,
    h,
  ];
  const likeIt = ['THU-0008', 'THU-0009'].map((style) => ({
    style,
    pages: prepared.pages.map(({ page, ...rest }) => ({
      ...rest,
      page: {
        ...page,
        bars: page.bars.map(([left, right]): [Rect, Rect] => [turned(page, right), turned(page, left)]).reverse(),
      },
    })),
  }));
  const sheet = await markedSheet({ ballot: 'ballot-4' });
  for (const upsideDown of [false, true])
    expect(await readPage(scanned(sheet, 2, { upsideDown }), [...likeIt, prepared])).toMatchObject({
      status: 'read',
      style: 'THU-0004',
    });
});

test('a page seen in a mirror is not read', async () => {
  const { width, height, data } = copied(await markedSheet());
  const mirrored: GreyImage = {
    width,
    height,
    data: data.map((_, at) => data[at - (at % width) + width - 1 - (at % width)]!),
  };
  expectRejected(await read(mirrored), ['damaged', 'unreadable']);
});

test('a picture too coarse to read is not read', async () => {
  const sheet = await markedSheet();
  const { width, height, data } = sheet.picture;
  const coarse = { width: Math.floor(width / 3), height: Math.floor(height / 3) };
  const third = Uint8Array.from(
    { length: coarse.width * coarse.height },
    (_, at) => data[Math.floor(at / coarse.width) * 3 * width + (at % coarse.width) * 3]!,
  );
  expectRejected(await read({ ...coarse, data: third }), ['unreadable', 'foreign', 'damaged']);
});

test.each(['fold', 'staple', 'tear', 'punch', 'tape', 'stain'] as const)('a %s makes no row wrong', async (damage) => {
  for (const seed of [1, 2]) {
    const { page, picture } = await markedSheet({ page: 2, seed });
    const random = seededRandom(seed);
    damagePage({ picture, pixelsPerMm: printScale, grain: paperGrain(printScale, random) }, page, damage, random);
    for (const [index, { flagged, reading }] of (await read(copied({ page, picture }))).rows.entries())
      if (!flagged) expect(reading).toBe(levelOf(index));
  }
});
