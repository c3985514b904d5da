// S23: who came, who went, whose posts changed between two rounds.
import { expect, test } from 'vitest';
import { rosterSchema } from './roster.ts';
import { rosterDifferences } from './roster-differences.ts';

const post = (title: string, start = '2015-09-01') => ({ title, unit: 'Khoa', start });
const roster = (people: readonly object[]) => rosterSchema.parse({ people });
const an = { id: '1', name: 'Ngô Văn An', posts: [post('Trưởng khoa')] };
const binh = { id: '2', name: 'Lê Thị Bình', posts: [post('Giảng viên')] };

test('The same people with the same posts are no difference, in whatever order', () => {
  expect(rosterDifferences(roster([an, binh]), roster([binh, an]))).toEqual([]);
});

test('Who came, who went and whose posts changed are told apart, by given name', () => {
  const promoted = { ...binh, posts: [post('Trưởng bộ môn', '2021-01-15')] };
  const chi = { id: '3', name: 'Vũ Chi', posts: [] };
  expect(rosterDifferences(roster([an, binh]), roster([promoted, chi]))).toMatchObject([
    { person: '1', kind: 'removed', is: [] },
    {
      person: '2',
      kind: 'changed',
      was: ['Giảng viên, Khoa (từ 01/09/2015)'],
      is: ['Trưởng bộ môn, Khoa (từ 15/01/2021)'],
    },
    { person: '3', kind: 'added', was: [] },
  ]);
});

test('Two people of one name are two people, and a person who changed the name is one', () => {
  const twin = { ...an, id: '9' };
  expect(rosterDifferences(roster([an]), roster([an, twin]))).toMatchObject([{ person: '9', kind: 'added' }]);
  const renamed = { ...an, name: 'Ngô Văn Ân' };
  expect(rosterDifferences(roster([an]), roster([renamed]))).toEqual([
    { person: '1', name: 'Ngô Văn Ân', kind: 'changed', was: ['Ngô Văn An'], is: ['Ngô Văn Ân'] },
  ]);
});
