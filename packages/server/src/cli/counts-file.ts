// A table of counts as CSV or workbook: cells as they are shown, nothing guessed.
import { countsOf, refuse } from '@tinnhiem/core';
import { readCsv } from '../import/csv.ts';
import { fileKindOf } from '../import/file-kind.ts';
import { maxRows } from '../import/limits.ts';
import { readRosterSource } from '../import/roster-source.ts';
import { Refused } from './command.ts';
import { readNamedFile } from './files.ts';
import { csvMalformed, csvTooLong, fileNotUtf8, severalSheets, tableUnreadable } from './refusals.ts';

/** The table, row by row as Excel numbers them. Throws `WrongUse` where there is no file, `Refused` where it holds no table. */
export async function readCounts(path: string, option: string): Promise<ReturnType<typeof countsOf>> {
  const bytes = await readNamedFile(path, option);
  if (bytes.length > 0 && fileKindOf(bytes) !== 'text') return await readWorkbookCounts(path, bytes);
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
  // Which letters the bytes of a file stand for is looked at by somebody when a roster is read in; here nobody would.
  if (encoding !== undefined) throw new Refused(refuse(fileNotUtf8, path));
  return countsOf(sheet);
}

/** The one sheet of a workbook that shows anything. */
async function readWorkbookCounts(name: string, bytes: Uint8Array): Promise<ReturnType<typeof countsOf>> {
  const { sheets, findings } = await readRosterSource([{ name, bytes }]);
  const [error] = findings.filter(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Refused({ ...refuse(tableUnreadable, name), findings: [error] });
  const [sheet, ...others] = sheets.filter(({ rows }) => rows.length > 0);
  if (sheet === undefined || others.length > 0)
    throw new Refused(
      refuse(
        severalSheets,
        name,
        [sheet, ...others].flatMap((other) => other?.sheet ?? []),
      ),
    );
  const read = countsOf(sheet);
  return { cells: read.cells, findings: [...findings, ...read.findings] };
}
