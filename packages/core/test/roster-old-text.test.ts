// The sample of the 2019 plan (invented people) as an office with old fonts would have typed it.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { day } from '../src/basics/dates.ts';
import { cleanRoster } from '../src/plan/roster-clean.ts';
import type { RawSheet } from '../src/plan/roster-sheets.ts';
import { encodeTcvn3, encodeVni } from '../src/plan/roster-test-text.ts';

const folder = new URL('../../../samples/tuaf-2019/', import.meta.url);
const files = ['people.csv', 'posts.csv'].map((file) => ({
  file,
  rows: parse(readFileSync(new URL(file, folder)), { bom: true }) as string[][],
}));

function read(encode: (text: string, index: number) => string) {
  const sheets = files.map(({ file, rows }): RawSheet => {
    const cellOf = (text: string, index: number) =>
      text === '' ? null : ({ kind: 'text', text: encode(text, index) } as const);
    return {
      file,
      rows: rows.map((cells, index) => ({ number: index + 1, cells: cells.map((text) => cellOf(text, index)) })),
      merges: [],
    };
  });
  return cleanRoster(sheets, { today: day('2019-02-01') });
}

const plain = read((text) => text);

describe.each([
  ['TCVN3', encodeTcvn3],
  ['VNI', encodeVni],
])('the whole sample in %s', (_, encode) => {
  test('becomes the same roster, letter by letter', () => {
    const old = read(encode);
    expect(old.roster?.people).toHaveLength(76);
    expect(old.roster).toEqual(plain.roster);
    expect(old.findings.map((finding) => finding.message.vi)).toEqual(
      plain.findings.map((finding) => finding.message.vi),
    );
  });

  test('becomes the same roster when only every second row is old', () => {
    expect(read((text, index) => (index % 2 === 1 ? encode(text) : text)).roster).toEqual(plain.roster);
  });
});
