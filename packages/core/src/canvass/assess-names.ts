// Names and posts of a table of counts, in whatever letters they were typed: read as those of a roster, and said where they are not as the file has them.
import { type Finding, find } from '../basics/findings.ts';
import { readOldText } from '../plan/roster-old-text.ts';
import { cleanText, hasLostLetters, oddCharacter, undoMisread } from '../plan/roster-text.ts';
import * as kinds from './assess-table-findings.ts';
import type { Columns, TableRow } from './assess-table-row.ts';

/** The rows with their names and posts as they read. */
export function readTexts(columns: Columns, rows: readonly TableRow[]): { rows: TableRow[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const texts = (['name', 'position'] as const).flatMap((column) => {
    const index = columns.get(column);
    return index === undefined ? [] : [{ column, index }];
  });
  const readings = readOldText(
    texts.map(({ column, index }) =>
      rows.map(({ cells, row }) => {
        const written = cells[index] ?? '';
        return { row: String(row), raw: undoMisread(written) ?? written, isName: column === 'name' };
      }),
    ),
  );
  const read = rows.map(({ cells, row }, at) => {
    const result = [...cells];
    texts.forEach(({ column, index }, which) => {
      const written = cells[index];
      const reading = readings[which]?.[at];
      if (written === undefined || reading === undefined) return;
      const where = { row, column };
      const { text } = cleanText(reading.text);
      result[index] = text;
      const isGarbled =
        (text !== '' && !/\p{L}/u.test(text)) ||
        hasLostLetters(text) ||
        oddCharacter(text, column === 'name' ? 'name' : 'post') !== undefined;
      if (reading.doubt !== undefined) findings.push(find(kinds.textDoubt, where, text, cleanText(reading.doubt).text));
      else if (reading.isOdd === true || isGarbled) findings.push(find(kinds.textOdd, where, text));
      else if (cleanText(written).text !== text) findings.push(find(kinds.textConverted, where, written, text));
    });
    return { cells: result, row };
  });
  return { rows: read, findings };
}
