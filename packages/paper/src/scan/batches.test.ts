import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageReading } from '../reader/reading.ts';
import { batchCoverText, readBatchCover } from './batch-cover.ts';
import { batchesOf, sheetsOf } from './batches.ts';
import { findDuplicates } from './duplicates.ts';
import type { ScannedPage } from './scanned-page.ts';

const cover = { round: 'tuaf-2019', conference: 'hoi-nghi-1', list: 'don-vi', batch: 3, size: 50 };

/**
 * Pages in the order of the feeder: a number is a page of the ballot, `x` unreadable, `b` an empty side, `C` a cover sheet; each with the letter
 * of its random code where there are `serials`.
 */
function feed(letters: string, serials: readonly (string | undefined)[] = []): ScannedPage[] {
  return [...letters].map((letter, index) => {
    const known = /\d/u.test(letter);
    const reading: PageReading = {
      style: known ? 'A' : null,
      ballotPage: known ? Number(letter) : null,
      serial: serials[index] ?? null,
      status: known ? 'read' : 'rejected',
      flags: known ? [] : ['foreign'],
      rows: [],
      place: null,
      signature: null,
    };
    const blank = letter === 'b';
    return {
      file: 'a.pdf',
      page: index + 1,
      pages: letters.length,
      reading,
      problem: null,
      cover: letter === 'C' ? cover : null,
      blank,
      picture: null,
    };
  });
}

/** Sheets as they were put together: `12 21 [1]`, in brackets where a side is missing. */
function sheets(letters: string, pagesPerBallot: number): string {
  return sheetsOf(feed(letters), pagesPerBallot)
    .map(({ complete, pages, back }) => {
      const sides = pages.map(({ page }) => letters[page - 1]).join('');
      return `${complete ? sides : `[${sides}]`}${back === null ? '' : 'b'}`;
    })
    .join(' ');
}

describe('the sides of a ballot are put together', () => {
  test.each([
    ['in order', '121212', '12 12 12'],
    ['where the pile lay the other way round', '212121', '21 21 21'],
    ['where one sheet did', '122112', '12 21 12'],
    ['where a back is missing', '1211212', '12 [1] 12 12'],
    ['where a front is missing', '1221212', '12 [2] 12 12'],
    ['where a front is missing and much follows', '12212121212', '12 [2] 12 12 12 12'],
    ['where a side could not be read', '121x1212', '12 1x 12 12'],
    ['where a front could not be read', '12x21212', '12 x2 12 12'],
    ['where a whole sheet could not be read', '12xx12', '12 xx 12'],
    ['where a stray sheet lies between', '12x1212', '12 [x] 12 12'],
    ['at the end', '121', '12 [1]'],
    ['where there is nothing', '', ''],
  ])('%s', (_name, letters, expected) => {
    expect(sheets(letters, 2)).toBe(expected);
  });

  test('of one, three and four pages', () => {
    expect(sheets('1111', 1)).toBe('1 1 1 1');
    expect(sheets('1b1b1', 1)).toBe('1b 1b 1');
    expect(sheets('1x1', 1)).toBe('1 x 1');
    expect(sheets('123123', 3)).toBe('123 123');
    expect(sheets('123b123b', 3)).toBe('123b 123b');
    expect(sheets('12123', 3)).toBe('[12] 123');
    expect(sheets('1234134', 4)).toBe('1234 [134]');
  });

  test('never from two styles', () => {
    const [first, second] = feed('12') as [ScannedPage, ScannedPage];
    const other = { ...second, reading: { ...second.reading, style: 'B' } };
    expect(sheetsOf([first, other], 2).map(({ complete }) => complete)).toEqual([false, false]);
  });

  test('and the sides of one that is not complete are flagged', () => {
    const [whole, alone] = sheetsOf(feed('121'), 2);
    expect(whole?.pages.flatMap(({ reading }) => reading.flags)).toEqual([]);
    expect(alone?.pages[0]?.reading).toMatchObject({ status: 'flagged', flags: ['page-missing'] });
  });

  test('one lost side costs one sheet, wherever it is and however the pile lies', () => {
    const piles = fc.array(fc.constantFrom('12', '12', '12', '21'), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(piles, fc.nat(), (pile, lost) => {
        // Beside a sheet that lies the other way round, whose side was lost cannot be known.
        const at = lost % pile.length;
        fc.pre([pile[at - 1], pile[at], pile[at + 1]].every((sheet) => sheet !== '21'));
        const side = (lost >> 8) % 2;
        const fed = pile.map((sheet, index) => (index === at ? sheet[side] : sheet)).join('');
        const expected = pile.map((sheet, index) => (index === at ? `[${sheet[side]}]` : sheet)).join(' ');
        expect(sheets(fed, 2)).toBe(expected);
      }),
    );
  });

  test('no page is lost or used twice, whatever is fed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[12xb]{0,40}$/u), fc.integer({ min: 1, max: 4 }), (letters, pagesPerBallot) => {
        const used = sheetsOf(feed(letters), pagesPerBallot).flatMap(({ pages, back }) => [
          ...pages.map(({ page }) => page),
          ...(back === null ? [] : [back.page]),
        ]);
        expect(used).toEqual([...letters].map((_, index) => index + 1));
      }),
    );
  });
});

/** Sheets of pages with random codes, `1a 2a`, put together: `1a2a`, in brackets where they are not one whole ballot. */
function coded(fed: string, pagesPerBallot = 2): string {
  const pages = fed.split(' ');
  const given = feed(
    pages.map(([letter]) => letter).join(''),
    pages.map(([, serial]) => serial),
  );
  return sheetsOf(given, pagesPerBallot)
    .map(({ complete, pages: taken, back }) => {
      const sides = [...taken, ...(back === null ? [] : [back])].map(({ page }) => pages[page - 1]).join('');
      return complete ? sides : `[${sides}]`;
    })
    .join(' ');
}

describe('the sides of a ballot with a random code are put together', () => {
  test.each([
    ['in order', '1a 2a 1b 2b', '1a2a 1b2b'],
    ['in the wrong order', '2a 1a 1b 2b', '2a1a 1b2b'],
    ['where all fronts were scanned first', '1a 1b 1c 2a 2b 2c', '1a2a 1b2b 1c2c'],
    ['where backs were scanned from below', '1a 1b 1c 2c 2b 2a', '1a2a 1b2b 1c2c'],
    ['where a back and the next front were lost, which without codes nobody sees', '1a 2b 1c 2c', '[1a2b] 1c2c'],
    ['where a side was lost', '1a 1b 2b', '[1a] 1b2b'],
    ['where a side could not be read', '1a x 2b 1b', '1ax 2b1b'],
    ['where sides of two ballots do not lie together', '1a 1c 2c 2b', '[1a] 1c2c [2b]'],
    ['where a ballot and its copy were scanned', '1a 2a 1a 2a', '1a2a 1a2a'],
    ['where one side was scanned twice', '1a 2a 2a', '1a2a [2a]'],
    ['beside ballots without one', '1 2 2a 1a 1 2', '12 2a1a 12'],
  ])('%s', (_name, fed, expected) => {
    expect(coded(fed)).toBe(expected);
  });

  test('of one page with its empty back, and of two sheets', () => {
    expect(coded('1a b 1b b', 1)).toBe('1ab 1bb');
    expect(coded('3a 4a 1b 2b 3b 4b 1a 2a', 4)).toBe('3a4a1a2a 1b2b3b4b');
  });

  test('never from two styles', () => {
    const [first, second] = feed('12', ['a', 'a']) as [ScannedPage, ScannedPage];
    const other = { ...second, reading: { ...second.reading, style: 'B' } };
    expect(sheetsOf([first, other], 2).map(({ complete }) => complete)).toEqual([false, false]);
  });

  test('and the sides of one sheet with two codes are flagged', () => {
    const [mixed] = sheetsOf(feed('12', ['a', 'b']), 2);
    expect(mixed?.pages.map(({ reading }) => reading.flags)).toEqual([['page-missing'], ['page-missing']]);
  });

  test('each page once, whatever is fed', () => {
    const page = fc.tuple(fc.constantFrom('1', '2', '3', '4', 'x', 'b'), fc.constantFrom(undefined, 'a', 'b', 'c'));
    fc.assert(
      fc.property(fc.array(page, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (fed, pagesPerBallot) => {
        const given = feed(
          fed.map(([letter]) => letter).join(''),
          fed.map(([, serial]) => serial),
        );
        const used = sheetsOf(given, pagesPerBallot).flatMap(({ pages, back }) => [
          ...pages.map(({ page: number }) => number),
          ...(back === null ? [] : [back.page]),
        ]);
        expect(used.toSorted((a, b) => a - b)).toEqual(fed.map((_, index) => index + 1));
      }),
    );
  });
});

describe('a sheet that was read twice', () => {
  const flags = (pages: readonly ScannedPage[]) =>
    findDuplicates(pages).map(({ reading, duplicateOf }) => [reading.flags.includes('duplicate'), duplicateOf?.page]);

  test('or copied is flagged on both sides that have the code, whatever is marked on them', () => {
    expect(flags(feed('121212', ['a', 'a', 'b', 'b', 'a', 'c']))).toEqual([
      [true, 5],
      [false, undefined],
      [false, undefined],
      [false, undefined],
      [true, 1],
      [false, undefined],
    ]);
    expect(flags(feed('111', ['a', 'a', 'a']))).toEqual([
      [true, 2],
      [true, 1],
      [true, 1],
    ]);
  });

  test('has one style: the same letters on another ballot are another code', () => {
    const [first, second] = feed('11', ['a', 'a']) as [ScannedPage, ScannedPage];
    expect(flags([first, { ...second, reading: { ...second.reading, style: 'B' } }])).toEqual([
      [false, undefined],
      [false, undefined],
    ]);
  });

  test('is never two with different codes, however alike their marks', () => {
    // One mark: row, column, and a shape of 36 times 36 cells.
    const signature = Uint8Array.from({ length: 2 + 36 * 4.5 }, (_, index) => (index > 60 && index < 90 ? 255 : 0));
    const alike = (serials: readonly (string | undefined)[]) =>
      feed('11', serials).map((page) => ({ ...page, reading: { ...page.reading, signature } }));
    expect(flags(alike([undefined, undefined]))[1]).toEqual([true, 1]);
    expect(flags(alike(['a', undefined]))).toEqual([
      [false, undefined],
      [true, 1],
    ]);
    expect(flags(alike(['a', 'b']))[1]).toEqual([false, undefined]);
  });
});

describe('a batch', () => {
  test('begins with its cover sheet, whose empty back is set aside', () => {
    const batches = batchesOf(feed('12C1212Cb12b'));
    expect(batches.map(({ cover: sheet, aside, pages }) => [sheet?.batch ?? null, aside.length, pages.length])).toEqual(
      [
        [null, 0, 2],
        [3, 1, 4],
        [3, 2, 3],
      ],
    );
  });

  test('is named by a code that no other text passes for', () => {
    expect(batchCoverText(cover)).toBe('TNB/tuaf-2019/hoi-nghi-1/don-vi/3/50/53EE');
    expect(readBatchCover(batchCoverText(cover))).toEqual(cover);
    const odd = { ...cover, round: 'đợt 1/2019', list: 'a%2Fb' };
    expect(readBatchCover(batchCoverText(odd))).toEqual(odd);
    for (const text of ['', 'TNB', 'TNB/a/b/c/1/2', batchCoverText(cover).replace('/3/', '/4/'), 'TNB/%/b/c/1/2/0000'])
      expect(readBatchCover(text)).toBeUndefined();
  });
});
