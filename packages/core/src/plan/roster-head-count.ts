// How many people a total of a roster gives, and how many stand in its rows.
import { type Finding, find } from '../basics/findings.ts';
import { fold, tidy } from '../basics/text.ts';
import { headCountDiffers } from './roster-findings.ts';
import { placeOf, type RawRow, type RawSheet, shownText } from './roster-sheets.ts';

const people = /(\d+)\s*(?:\([^)]*\)\s*)?(?:người|cán bộ|đồng chí|đ\/c)/u;

/** Totals that name another number than that of the people above, of those since the total before, and of all. `idOf`: whose row it is. */
export function headCountFindings(
  sheet: RawSheet,
  data: readonly RawRow[],
  totals: readonly RawRow[],
  idOf: (row: RawRow) => string,
): Finding[] {
  const count = (isWanted: (row: RawRow) => boolean): number =>
    new Set(data.filter((row) => isWanted(row) && idOf(row) !== '').map((row) => fold(idOf(row)))).size;
  let before = 0;
  return totals.flatMap((total) => {
    const words = fold(total.cells.map((cell) => shownText(cell)).join(' '));
    const written = people.exec(words)?.[1];
    if (written === undefined) return [];
    const above = count(({ number }) => number < total.number);
    const part = count(({ number }) => number < total.number && number > before);
    before = total.number;
    const isRight = [above, part, count(() => true)].includes(Number(written));
    return isRight ? [] : [find(headCountDiffers, placeOf(sheet, total.number), tidy(words), Number(written), above)];
  });
}
