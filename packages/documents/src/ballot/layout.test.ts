import { type BallotPage, crc16, type Rect, styleCodeText } from '@tinnhiem/paper/layout';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { twoDigits } from '../blocks/wording.ts';
import { widthOf } from '../fonts/measure.ts';
import type { BallotInput } from '../forms/ballot.ts';
import { profiles } from '../profiles/profiles.ts';
import { inventedNames, sample } from '../testing/samples.ts';
import { ballotLayout, composeBallot } from './layout.ts';
import { densities, rowHeight } from './rows.ts';
import type { Ink } from './sheet.ts';

const plain = { national: ['X'], star: true, placeAndDate: '' };
const letters = fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyẤỪỘ ');
const words = (maxLength: number) =>
  fc.string({ unit: letters, minLength: 1, maxLength, size: 'max' }).map((text) => `Đ${text}`.slice(0, maxLength));

/** Ballots of 1 to 60 people, without posts or with posts up to the longest allowed. */
const people = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, 30, 90, 300)).chain(([count, longest]) =>
  fc.array(fc.record({ name: words(longest > 30 ? 80 : 30), ...(longest === 0 ? {} : { post: words(longest) }) }), {
    minLength: count,
    maxLength: count,
  }),
);
const ballots: fc.Arbitrary<BallotInput> = fc
  .record({
    people,
    body: words(90),
    subject: words(120),
    conference: words(160),
    signature: fc.constantFrom('optional', 'forbidden'),
    style: fc.option(fc.constantFrom('BTV1', 'KH2019-DANHSACH-0004'), { nil: undefined }),
    criteria: fc.boolean(),
  })
  .map(({ people: listed, style, criteria, ...more }) => {
    const { style: _, criteria: text, ...base } = sample('ballot');
    return {
      ...base,
      ...more,
      criteria: criteria ? text : [],
      people: listed.map((person, index) => ({ id: `P${index}`, ...person })),
      ...(style === undefined ? {} : { style }),
    };
  });

const withPeople = (count: number): BallotInput => ({
  ...sample('ballot'),
  people: inventedNames(count).map((name, index) => ({ id: `P${index}`, name, post: 'Trưởng khoa Thử nghiệm' })),
});

const right = ([x, , w]: Rect): number => x + w;
const bottom = ([, y, , h]: Rect): number => y + h;
function overlap(a: Rect, b: Rect): boolean {
  const slack = 0.002;
  return a[0] + slack < right(b) && b[0] + slack < right(a) && a[1] + slack < bottom(b) && b[1] + slack < bottom(a);
}

function rectsOf(page: BallotPage): readonly Rect[] {
  return [
    ...page.rows.flatMap(({ nameRect, boxes }) => [nameRect, boxes.high, boxes.confidence, boxes.low]),
    ...(page.signatureRect === null ? [] : [page.signatureRect]),
    ...page.protectRects,
  ];
}

function extent(ink: Ink): Rect {
  if (ink.kind === 'text') {
    const height = (ink.size * 25.4) / 72;
    return [ink.x, ink.y - 0.75 * height, widthOf(ink.text, ink.size, ink.face), height * 0.97];
  }
  if (ink.kind === 'stroke') {
    const [[x1, y1], [x2, y2]] = [ink.from, ink.to];
    return [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x1 - x2), Math.abs(y1 - y2)];
  }
  return ink.rect;
}

test('every person stands on the ballot exactly once, in order, numbered from 1', () => {
  fc.assert(
    fc.property(ballots, (ballot) => {
      const rows = ballotLayout(ballot).pages.flatMap((page) => page.rows);
      expect(rows.map(({ person }) => person)).toEqual(ballot.people.map(({ id }) => id));
      expect(rows.map(({ row }) => row)).toEqual(ballot.people.map((_, index) => index + 1));
    }),
    { numRuns: 60 },
  );
});

test('names, boxes, bars, squares, codes and the place to sign never touch each other and lie on the paper', () => {
  fc.assert(
    fc.property(ballots, (ballot) => {
      for (const page of ballotLayout(ballot).pages) {
        const rects = rectsOf(page);
        const outside = rects.filter((rect) => rect[0] < 5 || rect[1] < 5 || right(rect) > 205 || bottom(rect) > 292);
        expect(outside).toEqual([]);
        expect(rects.flatMap((rect, index) => rects.slice(index + 1).filter((other) => overlap(rect, other)))).toEqual(
          [],
        );
        expect(page.freeRects.filter((free) => rects.some((rect) => overlap(free, rect)))).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('no drawn text leaves the page, meets another text, or runs into a box, a square, a bar or a code', () => {
  fc.assert(
    fc.property(ballots, (ballot) => {
      for (const { ink, layout } of composeBallot(ballot, plain).pages) {
        const texts = ink.filter((item) => item.kind === 'text').map(extent);
        const taken = [...layout.protectRects, ...layout.rows.flatMap(({ boxes }) => Object.values(boxes))];
        expect(texts.filter((text) => text[0] < 19.9 || right(text) > 190.1)).toEqual([]);
        expect(texts.filter((text) => taken.some((rect) => overlap(text, rect)))).toEqual([]);
        expect(texts.flatMap((text, index) => texts.slice(index + 1).filter((other) => overlap(text, other)))).toEqual(
          [],
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('rows keep the pitch that a scan needs, boxes are 5 mm squares at least 18 mm apart, and a page has at most 28 rows', () => {
  fc.assert(
    fc.property(ballots, (ballot) => {
      for (const { rows, bars } of ballotLayout(ballot).pages) {
        expect(rows.length).toBeGreaterThan(0);
        expect(rows.length).toBeLessThanOrEqual(28);
        const middles = rows.map(({ boxes }) => boxes.high[1] + 2.5);
        for (const [index, middle] of middles.entries()) {
          if (index > 0) expect(middle - middles[index - 1]!).toBeGreaterThanOrEqual(7.199);
          for (const bar of bars[index]!) expect(bar[1] + bar[3] / 2).toBeCloseTo(middle, 2);
        }
        for (const { boxes } of rows) {
          for (const box of Object.values(boxes)) expect(box.slice(2)).toEqual([5, 5]);
          expect(boxes.confidence[0] - boxes.high[0]).toBeGreaterThanOrEqual(18);
          expect(boxes.low[0] - boxes.confidence[0]).toBeGreaterThanOrEqual(18);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a row is never closer than 7.2 mm, however little stands in it', () => {
  for (const density of Object.values(densities)) {
    expect(rowHeight({ id: 'P', name: 'Lý' }, density)).toBeGreaterThanOrEqual(7.2);
  }
});

test('a ballot has one page or an even number, so that the next copy starts on a fresh sheet', () => {
  fc.assert(
    fc.property(ballots, (ballot) => {
      const { length } = ballotLayout(ballot).pages;
      expect(length === 1 || length % 2 === 0).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test.each([
  [1, 1],
  [7, 1],
  [40, 2],
  [60, 4],
])('%i people stand on %i page(s)', (people, pages) => {
  expect(ballotLayout(withPeople(people)).pages).toHaveLength(pages);
});

test('the corner squares are 6 mm wide with their middles 14 mm from both edges of the paper', () => {
  const [page] = ballotLayout(withPeople(3)).pages;
  expect(page?.fiducials).toEqual([
    [11, 11, 6, 6],
    [193, 11, 6, 6],
    [11, 280, 6, 6],
    [193, 280, 6, 6],
  ]);
});

test('the place to sign is on the last page only, and only where the rules allow signing', () => {
  const allowed = ballotLayout(withPeople(40)).pages.map(({ signatureRect }) => signatureRect !== null);
  const forbidden = ballotLayout({ ...withPeople(40), signature: 'forbidden' }).pages.map(
    ({ signatureRect }) => signatureRect,
  );
  expect(allowed).toEqual([false, true]);
  expect(forbidden).toEqual([null, null]);
});

test('the place of the hanging stamp is on the first page and keeps 8 mm from squares and codes', () => {
  const [first, second] = ballotLayout(withPeople(40)).pages;
  expect(second?.stampRect).toBeNull();
  const [x, y, w, h] = first!.stampRect!;
  for (const rect of first!.protectRects) expect(overlap([x - 7.9, y - 7.9, w + 15.8, h + 15.8], rect)).toBe(false);
});

test('the layout is the same for every profile, place and copy', () => {
  const ballot = withPeople(12);
  const layouts = Object.values(profiles).map(({ nationalTitle, issuer }) =>
    composeBallot(ballot, {
      national: nationalTitle.value.map(({ text }) => text),
      star: issuer.separator.value === 'star',
      placeAndDate: 'Thái Nguyên, ngày 01 tháng 3 năm 2019',
    }),
  );
  for (const { layout } of layouts) expect(layout).toEqual(ballotLayout(ballot));
  expect(ballotLayout({ ...ballot, copies: 500 })).toEqual(ballotLayout(ballot));
});

test('criteria that leave no room for names are refused, not cut', () => {
  const long = Array.from({ length: 200 }, () => 'Tiêu chí rất dài để thử nghiệm, không có trong quy định nào.');
  expect(() => ballotLayout({ ...withPeople(3), criteria: [{ title: 'Thử', items: long }] })).toThrow(RangeError);
});

test('both codes of a page say style, page, number of pages and a check, the same for every copy', () => {
  const { pages } = ballotLayout(withPeople(40));
  expect(pages.map(({ codes }) => codes.map(({ text }) => text))).toEqual([
    [styleCodeText('BTV-7K2M', 1, 2), styleCodeText('BTV-7K2M', 1, 2)],
    [styleCodeText('BTV-7K2M', 2, 2), styleCodeText('BTV-7K2M', 2, 2)],
  ]);
  expect(crc16('123456789')).toBe('29B1');
});

test('a specimen has its own code and otherwise the layout of the ballot', () => {
  const withoutTexts = (style: string) => {
    const { pages } = ballotLayout({ ...withPeople(40), style });
    return pages.map(({ codes, ...page }) => ({ ...page, codes: codes.map(({ rect }) => rect) }));
  };
  expect(withoutTexts('MAU-K3QZ-7WXA')).toEqual(withoutTexts('K3QZ-7WXA'));
});

test('every page but the last says that it goes on, and for how many people', () => {
  fc.assert(
    fc.property(ballots, (ballot) => {
      const { pages } = composeBallot(ballot, plain);
      const counts = pages.map(({ layout }) => layout.rows.length);
      for (const [index, { ink }] of pages.entries()) {
        const hints = ink.flatMap((item) =>
          item.kind === 'text' && item.text.startsWith('Xem tiếp') ? [item.text] : [],
        );
        const after = counts.slice(index + 1).reduce((sum, count) => sum + count, 0);
        expect(hints).toEqual(after === 0 ? [] : [`Xem tiếp trang sau: còn ${twoDigits(after)} người`]);
      }
    }),
    { numRuns: 40 },
  );
});

test('without a style no code is printed', () => {
  const { style: _, ...ballot } = withPeople(3);
  expect(ballotLayout(ballot)).toMatchObject({ style: null, pages: [{ codes: [] }] });
});
