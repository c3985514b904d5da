import { expect, test } from 'vitest';
import { type Chapter, screenOf, searchHandbook, sectionFor } from './handbook.ts';

test('an address is the screen that it shows, whatever round and conference', () => {
  expect(
    ['/', '/rounds/new', '/rounds/a', '/rounds/a/documents', '/rounds/a/plan/edit', '/accounts'].map(screenOf),
  ).toEqual(['rounds', 'rounds/new', 'round', 'documents', 'plan/edit', 'accounts']);
  expect(
    ['/rounds/a/conferences/b', '/rounds/a/conferences/b/poll', '/people/CB001/results', '/reports/7'].map(screenOf),
  ).toEqual(['conference', 'conference/poll', 'lists', 'reports']);
});

const section = (id: string, title: string, ...screens: string[]) => ({ id, title, screens, blocks: [] });
const chapters: readonly Chapter[] = [
  {
    id: 'to-chuc',
    title: 'Người tổ chức',
    blocks: [],
    sections: [section('a', 'Nhận bàn giao', 'conference/archive')],
  },
  {
    id: 'ban-kiem-phieu',
    title: 'Ban Kiểm phiếu',
    blocks: [],
    sections: [section('b', 'Niêm phong', 'conference/archive')],
  },
];

test('a screen that two roles use opens at the section of whoever asks', () => {
  expect(sectionFor(chapters, 'conference/archive', ['committee-head'])?.id).toBe('b');
  expect(sectionFor(chapters, 'conference/archive', ['organiser'])?.id).toBe('a');
  expect(sectionFor(chapters, 'nowhere', ['organiser'])).toBeNull();
});

test('a search without tones finds the sections that say all of it', () => {
  expect(searchHandbook(chapters, 'niem phong').map(({ id }) => id)).toEqual(['ban-kiem-phieu']);
  expect(searchHandbook(chapters, '')).toBe(chapters);
});
