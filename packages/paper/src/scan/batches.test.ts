import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageReading } from '../reader/reading.ts';
import { batchCoverText, readBatchCover } from './batch-cover.ts';
import { batchesOf, sheetsOf } from './batches.ts';
import type { ScannedPage } from './scanned-page.ts';

const cover = { round: 'tuaf-2019', conference: 'hoi-nghi-1', list: 'don-vi', batch: 3, size: 50 };

/** Pages in the order of the feeder: a number is a page of the ballot, `x` unreadable, `b` an empty side, `C` a cover sheet. */
function feed(letters: string): ScannedPage[] {
  return [...letters].map((letter, index) => {
    const known = /\d/u.test(letter);
    const reading: PageReading = {
      style: known ? 'A' : null,
      ballotPage: known ? Number(letter) : null,
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
