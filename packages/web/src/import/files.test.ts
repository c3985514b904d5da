import { expect, test } from 'vitest';
import { addFiles, noFiles } from './files.ts';

const file = (name: string, content = '') => new File([content], name);
const names = (files: readonly File[]) => files.map((one) => one.name);

test('a plan and a workbook dropped together find their places, anything else is named', () => {
  const chosen = addFiles(noFiles, [file('Ke hoach.YAML'), file('nhan-su.xlsx'), file('ghi chú.docx')]);
  expect(chosen.plan?.name).toBe('Ke hoach.YAML');
  expect(names(chosen.roster)).toEqual(['nhan-su.xlsx']);
  expect(chosen.unknown).toEqual(['ghi chú.docx']);
});

test('the two CSV files of a roster may come one after the other, and a corrected one replaces its namesake', async () => {
  const first = addFiles(noFiles, [file('people.csv', 'old')]);
  const both = addFiles(first, [file('posts.csv')]);
  const corrected = addFiles(both, [file('people.csv', 'new')]);
  expect(names(corrected.roster)).toEqual(['posts.csv', 'people.csv']);
  expect(await corrected.roster[1]?.text()).toBe('new');
});

test('a workbook replaces whatever roster was chosen before, and the plan stays', () => {
  const before = addFiles(noFiles, [file('plan.yaml'), file('people.csv'), file('posts.csv')]);
  const after = addFiles(before, [file('nhan-su-2.xlsx')]);
  expect(names(after.roster)).toEqual(['nhan-su-2.xlsx']);
  expect(after.plan?.name).toBe('plan.yaml');
  expect(names(addFiles(after, [file('people.csv')]).roster)).toEqual(['people.csv']);
});
