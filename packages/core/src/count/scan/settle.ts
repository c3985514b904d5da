// What stands on a sheet: the committee's confirmed decision where there is one, else what the machine read. What is flagged and not confirmed stays open.
import type { InvalidityCode } from '../../rules/rules.ts';
import { type CellKey, cellKey } from '../cells.ts';
import { type BallotMarks, isLevel, type RowMark, type WholeMark } from '../marks.ts';
import { type ScanReason, scanReasons } from './codes.ts';
import { type FlagDecision, notABallot, type RowReading } from './reading.ts';
import type { DecidedFlag, ScanBatch, ScanCell, ScanSheet } from './state.ts';

/** A cell that the committee must settle, settled or not. */
export interface Flag {
  readonly key: CellKey;
  readonly ballot: number;
  /** `null`: the sheet as a whole; otherwise the person's place in ballot order, from 0. */
  readonly row: number | null;
  readonly reasons: readonly ScanReason[];
  /** What somebody saw on the paper in the check by hand, where that is why it is flagged. */
  readonly seen: RowMark | WholeMark | null;
  /** Why a decision was contested. */
  readonly contested: string | null;
  readonly decided: DecidedFlag | null;
}

export interface SheetStanding {
  readonly ballot: number;
  /** Rows are flags once the sheet as a whole is settled, and only where its rows count. */
  readonly flags: readonly Flag[];
  /** What stands against the sheet as a whole; `null` while that is open. */
  readonly whole: 'ok' | InvalidityCode | typeof notABallot | null;
  /** What stands in each row, `null` where it is open; empty unless the whole is `ok`. */
  readonly rows: readonly (RowMark | null)[];
  /** The settled marks; `null` while a flag is open, and for what is no ballot. */
  readonly marks: BallotMarks | null;
}

/** How a sheet of a batch stands. `people` is the number of people on the list. */
export function standSheet(batch: ScanBatch, sheet: ScanSheet, people: number): SheetStanding {
  const { ballot } = sheet;
  const wholeCell = batch.cells[cellKey(ballot, null)];
  const whole = flagAt(ballot, null, wholeReasons(sheet, wholeCell, people), wholeCell);
  const flags: Flag[] = whole === null ? [] : [whole];
  const settled: FlagDecision | null = whole === null ? 'ok' : confirmed(whole);
  if (settled === null || settled === notABallot) return { ballot, flags, whole: settled, rows: [], marks: null };
  if (settled !== 'ok' && typeof settled === 'string') {
    const code = settled as InvalidityCode;
    return { ballot, flags, whole: code, rows: [], marks: { whole: code, rows: [] } };
  }
  const byHand = typeof settled === 'object' ? settled.marks.rows : null;
  const since = byHand === null ? 0 : (wholeCell?.decided?.done.number ?? 0);
  const rows = Array.from({ length: people }, (_, row): RowMark | null => {
    const cell = newerThan(since, batch.cells[cellKey(ballot, row)]);
    const reading = byHand === null ? sheet.reading.rows[row] : undefined;
    if (cell === undefined && reading !== undefined && isPlain(reading)) return reading.reading;
    const flag = flagAt(ballot, row, rowReasons(reading, cell), cell);
    if (flag === null) return byHand?.[row] ?? reading?.reading ?? null;
    flags.push(flag);
    return confirmed(flag) as RowMark | null;
  });
  const settledRows = rows.filter((mark) => mark !== null);
  const marks = settledRows.length === people ? { whole: 'ok' as const, rows: settledRows } : null;
  return { ballot, flags, whole: 'ok', rows, marks };
}

function flagAt(
  ballot: number,
  row: number | null,
  reasons: readonly ScanReason[],
  cell: ScanCell | undefined,
): Flag | null {
  if (reasons.length === 0 && cell === undefined) return null;
  return {
    key: cellKey(ballot, row),
    ballot,
    row,
    reasons,
    seen: cell?.difference?.seen ?? null,
    contested: cell?.contest?.reason ?? null,
    decided: cell?.decided ?? null,
  };
}

function confirmed(flag: Flag): FlagDecision | null {
  return flag.decided?.confirmed ? flag.decided.decision : null;
}

/** Whether a decision on a flag waits: nobody has decided, or nobody else has confirmed it. */
export function isOpen(flag: Flag): boolean {
  return confirmed(flag) === null;
}

function peopleReasons(cell: ScanCell | undefined): ScanReason[] {
  const contested = cell?.contest ?? null;
  return [
    ...(cell?.difference ? (['difference'] as const) : []),
    ...(contested !== null ? (['contested'] as const) : []),
  ];
}

function wholeReasons(sheet: ScanSheet, cell: ScanCell | undefined, people: number): ScanReason[] {
  const { flags, rows } = sheet.reading;
  const unread = flags.length === 0 && rows.length !== people;
  const repeated = cell?.repeated ? (['duplicate'] as const) : [];
  return inOrder([...peopleReasons(cell), ...flags, ...repeated, ...(unread ? (['unreadable'] as const) : [])]);
}

/** Why a row needs a person. A reading that is no level is a reason of its own. */
function rowReasons(reading: RowReading | undefined, cell: ScanCell | undefined): ScanReason[] {
  const seen = reading === undefined ? [] : machineReasons(reading);
  return inOrder([...peopleReasons(cell), ...seen]);
}

/** Whether a reading stands without a person: a level, and nothing against it. */
function isPlain({ reading, reasons }: RowReading): boolean {
  return reasons.length === 0 && reading !== null && isLevel(reading);
}

/** Why the machine sends a row to the committee; empty where its reading stands. */
export function machineReasons(reading: RowReading): ScanReason[] {
  const own: ScanReason[] = reading.reading === null ? ['doubtful'] : isLevel(reading.reading) ? [] : [reading.reading];
  const given: readonly ScanReason[] = reading.reasons;
  return reading.reading === null && given.length > 0 ? [...given] : inOrder([...given, ...own]);
}

function inOrder(reasons: readonly ScanReason[]): ScanReason[] {
  return scanReasons.filter((reason) => reasons.includes(reason));
}

/** What people did in a row before the whole sheet was read by hand is overtaken by that reading. */
function newerThan(number: number, cell: ScanCell | undefined): ScanCell | undefined {
  if (cell === undefined || number === 0) return cell;
  const last = Math.max(
    cell.difference?.done.number ?? 0,
    cell.contest?.done.number ?? 0,
    cell.decided?.done.number ?? 0,
  );
  return last > number ? cell : undefined;
}

/** How every sheet of a batch stands. */
export function standBatch(batch: ScanBatch, people: number): SheetStanding[] {
  return batch.sheets.map((sheet) => standSheet(batch, sheet, people));
}

/** Sheets of a batch that count: those that were read, without what is no ballot. */
export function sheetsOf(standing: readonly SheetStanding[]): number {
  return standing.filter((sheet) => sheet.whole !== notABallot).length;
}
