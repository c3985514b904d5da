// Days of a table, with the findings that they give.
import { addMonths, type Day } from '../basics/dates.ts';
import { type Finding, find, type Where } from '../basics/findings.ts';
import type { Field } from './roster-columns.ts';
import type { Conversion } from './roster-conversions.ts';
import { type DayOptions, readDay } from './roster-dates.ts';
import * as kinds from './roster-day-findings.ts';
import { shownText } from './roster-sheets.ts';
import type { CleanCell, CleanRow } from './roster-table.ts';

/** Where findings and conversions of a roster are gathered. */
export interface Log {
  readonly findings: Finding[];
  readonly conversions: Conversion[];
}

/** The day in a cell; `undefined` when it is empty or when a finding was given. */
export function dayIn(cell: CleanCell | undefined, options: DayOptions, log: Log): Day | undefined {
  if (cell === undefined) return undefined;
  const reading = readDay(cell.raw, options);
  const { where } = cell;
  switch (reading.kind) {
    case 'empty':
      return undefined;
    case 'incomplete':
      log.findings.push(
        find(options.purpose === 'birth' ? kinds.birthIncomplete : kinds.dayIncomplete, where, reading.written),
      );
      return undefined;
    case 'impossible':
      log.findings.push(find(kinds.dayImpossible, where, reading.written));
      return undefined;
    case 'unreadable':
      log.findings.push(find(kinds.dayUnreadable, where, reading.written));
      return undefined;
    case 'monthFirst':
      log.findings.push(find(kinds.dayMonthFirst, where, reading.written, reading.suggestion));
      return undefined;
    case 'day':
      if (reading.time !== undefined && options.purpose === 'post')
        log.findings.push(find(kinds.dayWithTime, where, reading.day, reading.time));
      if (reading.conversion !== undefined)
        log.conversions.push({ kinds: [reading.conversion], where, from: shownText(cell.raw), to: reading.day });
      return reading.day;
  }
}

/** No leader of an office today was appointed before this day. */
const earliestPost = '1945-09-02' as Day;

export function checkBirth(birth: Day, today: Day, cell: CleanCell, log: Log): void {
  const isPossible = birth <= addMonths(today, -12 * 15) && birth >= addMonths(today, -12 * 110);
  if (!isPossible) log.findings.push(find(kinds.dayImplausible, cell.where, birth, undefined));
}

export function checkStart(start: Day, birth: Day | undefined, today: Day, cell: CleanCell, log: Log): void {
  if (start > today) log.findings.push(find(kinds.startInFuture, cell.where, start));
  if (start < earliestPost) log.findings.push(find(kinds.dayImplausible, cell.where, start, undefined));
  else if (birth !== undefined && start < addMonths(birth, 12 * 15))
    log.findings.push(find(kinds.dayImplausible, cell.where, start, birth));
}

/** 31/12/9999 is how systems of staff data write a post without an end; 2109 in place of 2019 would keep somebody in office. */
export function checkEnd(end: Day, start: Day, today: Day, where: Where, log: Log): void {
  if (end < start) log.findings.push(find(kinds.endBeforeStart, where, start, end));
  else if (end > addMonths(today, 12 * 30) && !end.startsWith('9999'))
    log.findings.push(find(kinds.dayImplausible, where, end, undefined));
}

const typedDay = /^(\d{1,2})\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2})$/u;

/**
 * A machine set to American dates takes 06/01/2018 for 1 June's opposite without a word and leaves 31/05/2018 as text: then
 * all typed days are above 12 and all real dates are not.
 */
export function checkTurnedColumn(rows: readonly CleanRow[], field: Field, log: Log): void {
  const cells = rows.map((row) => row.cells.get(field)).filter((cell) => cell !== undefined);
  const typed = cells
    .flatMap((cell) => (cell.raw?.kind === 'text' ? [typedDay.exec(cell.raw.text)] : []))
    .filter((match) => match !== null);
  const written = typed[0]?.[0];
  const dates = cells.flatMap((cell) =>
    cell.raw?.kind === 'date' && !cell.isFilled ? [{ cell, day: cell.raw.day }] : [],
  );
  const [first, second] = dates;
  if (written === undefined || first === undefined || second === undefined) return;
  if (typed.every(([, day]) => Number(day) > 12) && dates.every(({ day }) => Number(day.slice(8, 10)) <= 12)) {
    log.findings.push(find(kinds.dayPerhapsTurned, first.cell.where, written, first.day as Day));
  }
}
