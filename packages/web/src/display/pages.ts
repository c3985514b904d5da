// What the room sees one after the other: long lists are cut into pages that the back row can read.
import type { Assessment, ListResult, ResultView } from '@tinnhiem/core';

/** One person's line: the figures and what they are a share of. */
export interface ResultRow {
  readonly person: ListResult['people'][number];
  readonly assessment: Assessment;
  /** Position in the list, from 1. */
  readonly number: number;
}

export interface ResultPage {
  readonly list: ResultView;
  readonly rows: readonly ResultRow[];
  /** Of the pages of this list, from 1. */
  readonly page: number;
  readonly pages: number;
}

/** More rows would be too small for the back of a hall. */
export const rowsPerPage = 6;

/** Pages of every list, in order. Pages of one list hold as nearly the same number of rows as can be. */
export function resultPages(results: readonly ResultView[], rows: number = rowsPerPage): ResultPage[] {
  return results.flatMap((list) => {
    const all = list.people.flatMap((person, index): ResultRow[] => {
      const assessment = list.assessments[index];
      return assessment === undefined ? [] : [{ person, assessment, number: index + 1 }];
    });
    const pages = Math.max(1, Math.ceil(all.length / rows));
    const each = Math.ceil(all.length / pages);
    return Array.from({ length: pages }, (_, index) => ({
      list,
      rows: all.slice(index * each, (index + 1) * each),
      page: index + 1,
      pages,
    }));
  });
}

/** How long a page stays, in milliseconds: time to find one's place, and to read each line. */
export function readingTime(page: Pick<ResultPage, 'rows'>): number {
  return 6000 + 1500 * page.rows.length;
}

/** Share of a width in per cent, for a picture only: never printed, never compared. */
export function width(count: number | null, base: number | null): number {
  return count === null || base === null || base === 0 ? 0 : Math.min(100, (count * 100) / base);
}
