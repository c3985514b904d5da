// Every row of the procedure, S01 to S23, is walked by an end-to-end test that bears its name, and the README says where it is done.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const rows = Array.from({ length: 23 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`);
const readme = readFileSync(new URL('README.md', root), 'utf8');

/** Titles of all tests that drive the program from outside; those of the whole vote stand in its acts. */
const titles = readdirSync(new URL('e2e/', root), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.e2e.ts') || /^whole-vote.+\.ts$/u.test(file))
  .flatMap((file) => [...readFileSync(new URL(`e2e/${file}`, root), 'utf8').matchAll(/\btest\(\s*['`](.+)['`],/gu)])
  .map(([, title = '']) => title);

test.each(rows)('%s has an end-to-end test that begins with its name', (row) => {
  expect(titles.filter((title) => new RegExp(`^(?:S\\d\\d )*${row} `, 'u').test(title))).not.toEqual([]);
});

test.each(rows)('%s has a line in the README with its screen, its command and its paper', (row) => {
  const lines = readme.split('\n').filter((line) => covers(line.split('|')[1]?.trim() ?? '', row));
  expect(lines).toHaveLength(1);
  const [, , asked, screen, command, paper] = (lines[0] ?? '').split('|').map((cell) => cell.trim());
  for (const cell of [asked, screen, command, paper]) expect(cell).toMatch(/\S/u);
});

/** Whether the first cell of a line names a row: `S08, S09` or `S03–S05`. */
function covers(cell: string, row: string): boolean {
  const [from, to] = cell.split('–');
  return to === undefined ? cell.split(', ').includes(row) : from !== undefined && from <= row && row <= to;
}
