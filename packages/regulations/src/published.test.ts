import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assessTable, type Level, levels } from '@tinnhiem/core';
import { describe, expect, it } from 'vitest';
import { ruleSets } from './index.ts';

interface Slip {
  readonly printed: string;
  readonly right: string;
}
interface Published {
  readonly file: string;
  readonly rules: string;
  readonly percents: Readonly<Record<string, ReadonlyArray<string | null>>>;
  readonly slips?: Readonly<Record<string, Readonly<Partial<Record<Level, Slip>>>>>;
}

const folder = join(import.meta.dirname, '../../../samples/results');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const published: readonly Published[] = JSON.parse(read('published.json'));

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? '');
}

function assessed(file: string) {
  const entry = published.find((known) => known.file === file);
  const rules = ruleSets.get(entry?.rules ?? '');
  if (entry === undefined || rules === undefined) throw new Error(file);
  return { entry, table: assessTable(rules, read(file).trim().split('\n').map(cells)) };
}

describe('results as the press printed them', () => {
  it.each(published.map((entry) => entry.file))(
    '%s: every percentage agrees, or the slip of the press is known',
    (file) => {
      const { entry, table } = assessed(file);
      expect(table.findings).toEqual([]);
      for (const row of table.rows) {
        for (const [index, printed] of (entry.percents[row.name] ?? []).entries()) {
          const level = levels[index] as Level;
          if (printed === null) continue;
          const slip = entry.slips?.[row.name]?.[level];
          if (slip !== undefined) expect(slip.printed).toBe(printed);
          expect(`${row.name} ${level} ${row[level].percent}`).toBe(`${row.name} ${level} ${slip?.right ?? printed}`);
        }
      }
      for (const name of Object.keys(entry.percents)) expect(table.rows.map((row) => row.name)).toContain(name);
    },
  );

  it('one person in all of them is past a line: over half, under two thirds', () => {
    const past = published.flatMap(({ file }) =>
      assessed(file).table.rows.flatMap((row) => row.outcomes.map(({ code }) => [row.name, code])),
    );
    expect(past).toEqual([['Lê Duy Thành', 'low-over-half']]);
  });

  it('rows of one vote differ in the marks that count, which is an information and no error', () => {
    const { table } = assessed('quoc-hoi-2018.csv');
    expect(new Set(table.rows.map((row) => row.invalidRows))).toEqual(new Set([0, 1, 4, 5]));
    const found = table.rows.flatMap((row) => row.findings);
    expect(new Set(found.map((finding) => finding.code))).toEqual(new Set(['I-invalid-rows']));
  });

  it('a vote without the number collected still has percentages of all members', () => {
    const { table } = assessed('ha-noi-2014.csv');
    expect(table.rows.flatMap((row) => row.findings)).toEqual([]);
    expect(table.rows[0]?.base).toEqual({ what: 'members', count: 94 });
  });
});

describe('rows that the press copied wrongly', () => {
  it.each(['bao-chi-ghi-nham-2013.csv', 'bao-chi-ghi-nham-2018.csv'])(
    '%s: more marks than ballots is an error',
    (file) => {
      const [row] = assessed(file).table.rows;
      expect(row?.findings.map((finding) => finding.code)).toEqual(['E-levels-over-total']);
      expect(row?.outcomes).toEqual([]);
      expect(row?.high.percent).not.toBeNull();
    },
  );

  it('a count that is too small cannot be told from ballots without a mark; their number is said', () => {
    const [row] = assessed('bao-chi-ghi-nham-2023.csv').table.rows;
    expect(row?.invalidRows).toBe(5);
    expect(row?.findings.map((finding) => finding.code)).toEqual(['I-invalid-rows']);
  });
});
