// A table of counts as CSV: cells as text, nothing guessed.
import { refuse } from '@tinnhiem/core';
import { readCsv } from '../import/csv.ts';
import { fileKindOf } from '../import/file-kind.ts';
import { maxRows } from '../import/limits.ts';
import { Refused } from './command.ts';
import { readNamedFile } from './files.ts';
import { csvMalformed, csvTooLong, fileNotUtf8 } from './refusals.ts';

/** The cells of a CSV file, row by row as Excel numbers them. Throws `WrongUse` where there is no file, `Refused` where it is no CSV. */
export async function readCounts(path: string, option: string): Promise<string[][]> {
  const bytes = await readNamedFile(path, option);
  if (bytes.length > 0 && fileKindOf(bytes) !== 'text') throw new Refused(refuse(fileNotUtf8, path));
  const csv = readCsv(path, bytes);
  if (!csv.ok)
    switch (csv.error.kind) {
      case 'encoding':
        throw new Refused(refuse(fileNotUtf8, path));
      case 'broken':
        throw new Refused(refuse(csvMalformed, path, csv.error.line));
      case 'too-many-rows':
        throw new Refused(refuse(csvTooLong, path, maxRows));
    }
  const { sheet, encoding } = csv.value;
  // Names in an old encoding are recognised in rosters, where somebody looks at each; here nobody would.
  if (encoding !== undefined) throw new Refused(refuse(fileNotUtf8, path));
  const rows: string[][] = Array.from({ length: sheet.rows.at(-1)?.number ?? 0 }, () => []);
  for (const { number, cells } of sheet.rows)
    rows[number - 1] = cells.map((cell) => (cell?.kind === 'text' ? cell.text : ''));
  return rows;
}
