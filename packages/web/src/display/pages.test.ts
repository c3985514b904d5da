import type { ResultView } from '@tinnhiem/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingTime, resultPages, rowsPerPage } from './pages.ts';

const list = (people: number): ResultView =>
  ({
    id: `list-${people}`,
    people: Array.from({ length: people }, (_, index) => ({ person: `P${index}`, name: `Người ${index}` })),
    assessments: Array.from({ length: people }, (_, index) => ({ name: `Người ${index}` })),
  }) as unknown as ResultView;

describe('pages of results', () => {
  it('show everybody once, in ballot order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 4 }), (sizes) => {
        const pages = resultPages(sizes.map(list));
        const shown = pages.flatMap((page) => page.rows.map((row) => row.person.person));
        expect(shown).toEqual(sizes.flatMap((size) => Array.from({ length: size }, (_, index) => `P${index}`)));
      }),
    );
  });

  it('never hold more rows than the back of a hall can read', () => {
    for (let people = 0; people <= 90; people += 1)
      for (const page of resultPages([list(people)])) expect(page.rows.length).toBeLessThanOrEqual(rowsPerPage);
  });

  it('share the rows evenly: 8 people are two pages of 4, not 6 and 2', () => {
    expect(resultPages([list(8)]).map((page) => page.rows.length)).toEqual([4, 4]);
  });

  it('show an empty list as a page of its own', () => {
    expect(resultPages([list(0)])).toHaveLength(1);
  });
});

it('a longer page stays longer', () => {
  const [long] = resultPages([list(6)]);
  const [short] = resultPages([list(1)]);
  expect(readingTime(long!)).toBeGreaterThan(readingTime(short!));
});
