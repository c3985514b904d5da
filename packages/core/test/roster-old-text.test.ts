// The sample of the 2019 plan (invented people) as an office with old fonts would have typed it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { day } from '../src/basics/dates.ts';
import { cleanRoster } from '../src/plan/roster-clean.ts';
import type { RawSheet } from '../src/plan/roster-sheets.ts';
import { encodeTcvn3, encodeVni } from '../src/plan/roster-test-text.ts';

const folder = new URL('../../../samples/tuaf-2019/', import.meta.url);
const files = ['people.csv', 'posts.csv'].map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));

function read(encode: (line: string, index: number) => string) {
  const sheets = files.map(({ file, text }): RawSheet => {
    const lines = text.trimEnd().split('\n').map(encode);
    const cells = (line: string) =>
      line.split(',').map((part) => (part === '' ? null : ({ kind: 'text', text: part } as const)));
    return { file, rows: lines.map((line, index) => ({ number: index + 1, cells: cells(line) })), merges: [] };
  });
  return cleanRoster(sheets, { today: day('2019-02-01') });
}

const plain = read((line) => line);

describe.each([
  ['TCVN3', encodeTcvn3],
  ['VNI', encodeVni],
])('the whole sample in %s', (_, encode) => {
  test('becomes the same roster, letter by letter', () => {
    const old = read(encode);
    expect(old.roster).toEqual(plain.roster);
    expect(old.findings).toEqual(
      plain.findings.map((finding) => ({ ...finding, id: expect.any(String), where: expect.anything() })),
    );
  });

  test('becomes the same roster when only every second row is old', () => {
    expect(read((line, index) => (index % 2 === 1 ? encode(line) : line)).roster).toEqual(plain.roster);
  });
});
