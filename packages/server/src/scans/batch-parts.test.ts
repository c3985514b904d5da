import type { ListId } from '@tinnhiem/core';
import type { BatchCover, PageReading } from '@tinnhiem/paper';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PartContext, partBatches } from './batch-parts.ts';
import type { LoggedPage } from './page-log.ts';

const context: PartContext = {
  round: 'dot',
  conference: 'hoi-nghi',
  lists: [
    { id: 'a' as ListId, title: 'Phó Hiệu trưởng', style: 'AAAA', batches: 3 },
    { id: 'b' as ListId, title: 'Trưởng khoa', style: 'BBBB', batches: 1 },
  ],
  chosen: { list: null, batch: null },
};

/** Pages as they lay in the feeder: `a`, `b` ballots, `x` unreadable, `_` empty, `a2` a cover sheet of batch 2 of list a. */
function feed(words: string): LoggedPage[] {
  return words.split(' ').map((word, index) => {
    const cover: BatchCover | null = /\d/.test(word)
      ? { round: 'dot', conference: 'hoi-nghi', list: word.slice(0, -1), batch: Number(word.slice(-1)), size: 1 }
      : null;
    const style = cover === null && /[ab]/.test(word) ? word.toUpperCase().repeat(4) : null;
    const reading: PageReading = {
      style,
      ballotPage: style === null ? null : 1,
      serial: null,
      status: style === null ? 'rejected' : 'read',
      flags: [],
      rows: [],
      place: null,
      signature: null,
    };
    const page = { file: 'f.pdf', index: 0, page: index + 1, pages: 9, reading, problem: null, picture: null };
    return { ...page, cover, blank: word === '_' };
  });
}

function parted(words: string, chosen: Partial<PartContext['chosen']> = {}): string {
  const outcome = partBatches(feed(words), { ...context, chosen: { ...context.chosen, ...chosen } });
  if (!outcome.ok) return outcome.error.code;
  return outcome.value
    .map(({ list, batch, pages }) => `${list}${batch}: ${pages.map(({ page }) => page).join(',')}`)
    .join(' | ');
}

describe('the pages of a file', () => {
  test.each([
    ['go where the covers say', 'a2 a a b1 b a1 a', 'a2: 2,3 | b1: 5 | a1: 7'],
    ['of one batch in two piles are one', 'a2 a b1 b a2 a', 'a2: 2,6 | b1: 4'],
    ['leave out the empty back of a cover and what is empty before it', '_ _ a1 _ a x', 'a1: 5,6'],
    ['keep a ballot of another list in the batch in which it lay', 'a1 a b a', 'a1: 2,3,4'],
    ['have no place before a cover', 'a a1 a', 'R-scan-no-batch'],
    ['have no place behind a cover of no batch', 'a4 a', 'R-unknown-batch'],
    ['have no place behind a cover of no list', 'c1 a', 'R-unknown-list'],
    ['may be none', 'a1 _ b1', 'R-scan-no-sheets'],
  ])('%s', (_name, words, expected) => {
    expect(parted(words)).toBe(expected);
  });

  test('go where it was chosen, where no cover says otherwise', () => {
    expect(parted('a x', { batch: 2 })).toBe('a2: 1,2');
    expect(parted('b', { batch: 1 })).toBe('b1: 1');
    expect(parted('b', { batch: 2 })).toBe('R-unknown-batch');
    expect(parted('x x', { batch: 1 })).toBe('R-scan-no-list');
    expect(parted('a b', { batch: 1 })).toBe('R-scan-no-list');
    expect(parted('a b', { batch: 1, list: 'a' })).toBe('a1: 1,2');
    expect(parted('a a2 a', { batch: 2 })).toBe('a2: 1,3');
    expect(parted('a a1 a', { batch: 2 })).toBe('R-scan-other-cover');
    expect(parted('b1 b', { list: 'a' })).toBe('R-scan-other-cover');
    // In the words of the plan, not of the program.
    const other = partBatches(feed('a1 a'), { ...context, chosen: { list: 'a', batch: 2 } });
    expect(other.ok ? '' : other.error.message.vi).toContain(
      'ghi tập 1, danh sách “Phó Hiệu trưởng”, nhưng khi nộp đã chọn tập 2, danh sách “Phó Hiệu trưởng”',
    );
  });

  test('are of this conference alone', () => {
    for (const other of [{ round: 'khac' }, { conference: 'khac' }])
      expect(partBatches(feed('a1 a'), { ...context, ...other })).toMatchObject({
        ok: false,
        error: { code: 'R-scan-strange-cover' },
      });
  });

  test('are each in one batch, or the file is refused', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'x', '_', 'a1', 'a2', 'b1'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, (fed) => {
        const outcome = partBatches(feed(fed.join(' ')), context);
        if (!outcome.ok) return;
        const placed = outcome.value.flatMap(({ pages }) => pages.map(({ page }) => page));
        expect(new Set(placed).size).toBe(placed.length);
        const ballots = fed.flatMap((word, index) => (['a', 'b', 'x'].includes(word) ? [index + 1] : []));
        expect(placed).toEqual(expect.arrayContaining(ballots));
      }),
    );
  });
});
