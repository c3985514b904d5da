import { readFileSync } from 'node:fs';
import { type Plan, planSchema } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { emptyPlan } from '../empty-plan.ts';
import { issuesOf, slugOf, withoutBlanks } from './complete.ts';
import { sectionsToText, textToSections } from './outline.ts';

const file = new URL('../../../../../samples/tuaf-2019/plan.yaml', import.meta.url);
const sample: Plan = planSchema.parse(parse(readFileSync(file, 'utf8')));

test('the sample plan is complete, and its text survives the way through the editor', () => {
  expect(issuesOf(sample)).toEqual([]);
  expect(planSchema.parse(withoutBlanks(sample))).toEqual(sample);
  expect(textToSections(sectionsToText(sample.document.sections))).toEqual(sample.document.sections);
});

test('an empty plan says at each field what it lacks, but not the id that is made of the title', () => {
  const paths = issuesOf(emptyPlan()).map((issue) => issue.path);
  expect(paths).not.toContain('id');
  expect(issuesOf({ ...emptyPlan(), title: '2026', id: 'Đợt 1' }).map((issue) => issue.path)).toContain('id');
  expect(paths).toEqual(
    expect.arrayContaining([
      'title',
      'organisation.name',
      'lists.0.title',
      'lists.0.votedOn.posts',
      'conferences.0.day',
      'lists.0.conference',
    ]),
  );
});

test('a list in two conferences, and two lists of one id, are said', () => {
  const first = sample.conferences[0]!;
  const twice = { ...sample, conferences: [...sample.conferences, { ...first, id: 'them' as typeof first.id }] };
  expect(issuesOf(twice).map((issue) => issue.path)).toEqual(['lists.0.conference']);
  const same = { ...sample, lists: [...sample.lists, sample.lists[0]!] };
  expect(issuesOf(same).map((issue) => issue.path)).toContain('lists.4.id');
});

test('rows left blank disappear, and a role without a name is named after its posts', () => {
  const list = sample.lists[0]!;
  const plan: Plan = {
    ...sample,
    lists: [
      {
        ...list,
        voters: [
          { label: '', posts: [{ title: 'Trưởng khoa' }, { title: ' ' }] },
          { label: '', posts: [] },
        ],
      },
      ...sample.lists.slice(1),
    ],
  };
  expect(withoutBlanks(plan).lists[0]?.voters).toEqual([{ label: 'Trưởng khoa', posts: [{ title: 'Trưởng khoa' }] }]);
});

test('ids made of titles are short and plain', () => {
  expect(slugOf('Lấy phiếu tín nhiệm đối với thành viên lãnh đạo cấp ủy')).toBe(
    'lay-phieu-tin-nhiem-doi-voi-thanh-vien',
  );
  expect(slugOf('  Đợt 1/2026 – Trường ĐH  ')).toBe('dot-1-2026-truong-dh');
});
