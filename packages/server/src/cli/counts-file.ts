// A table of counts as CSV: cells as text, nothing guessed.
import { refuse } from '@tinnhiem/core';
import { CsvError, parse } from 'csv-parse/sync';
import { Refused } from './command.ts';
import { readNamedText } from './files.ts';
import { csvMalformed } from './refusals.ts';

/** The cells of a CSV file, the header row first. Throws `WrongUse` where there is no file, `Refused` where it is no CSV. */
export async function readCounts(path: string, option: string): Promise<string[][]> {
  const content = await readNamedText(path, option);
  const header = content.slice(0, Math.max(0, content.search(/[\r\n]|$/u)));
  const delimiter = [',', ';', '\t'].sort((a, b) => header.split(b).length - header.split(a).length)[0] ?? ',';
  try {
    return parse(content, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refused(refuse(csvMalformed, path, Number(error.lines ?? 1)));
  }
}
