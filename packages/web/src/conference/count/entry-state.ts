// One ballot while it is typed: pure, so that what a key does can be told without a browser.
import type { BallotMarks, RowMark, WholeMark } from '@tinnhiem/core';

/** A ballot on its way into the computer. `current` is the row that the next key marks; equal to the number of rows when all are done. */
export interface Entry {
  readonly whole: WholeMark;
  readonly rows: readonly (RowMark | null)[];
  readonly current: number;
}

export type EntryStep =
  | { readonly kind: 'mark'; readonly mark: RowMark }
  | { readonly kind: 'whole'; readonly mark: WholeMark }
  | { readonly kind: 'go'; readonly row: number }
  | { readonly kind: 'up' }
  | { readonly kind: 'down' }
  | { readonly kind: 'erase' };

export function emptyEntry(people: number): Entry {
  return { whole: 'ok', rows: Array.from({ length: people }, () => null), current: 0 };
}

/** An entry made from marks that were taken down before; the next key is for the first row. */
export function entryOf(marks: BallotMarks, people: number): Entry {
  return {
    ...emptyEntry(people),
    whole: marks.whole,
    rows: marks.whole === 'ok' ? marks.rows : emptyEntry(people).rows,
  };
}

/** What one step makes of an entry. */
export function step(entry: Entry, action: EntryStep): Entry {
  const last = entry.rows.length;
  switch (action.kind) {
    case 'mark': {
      // A row is marked on a sheet in order: marking one takes the mark against the sheet away again.
      if (entry.current >= last) return entry;
      const rows = entry.rows.with(entry.current, action.mark);
      // A ballot that was complete is being taken anew: one key a row, as the first time.
      const isAnew = !entry.rows.includes(null);
      return { whole: 'ok', rows, current: isAnew ? entry.current + 1 : nextRow(rows, entry.current) };
    }
    case 'whole':
      return { ...entry, whole: entry.whole === action.mark ? 'ok' : action.mark };
    case 'go':
      return { ...entry, current: Math.max(0, Math.min(last, action.row)) };
    case 'up':
      return { ...entry, current: Math.max(0, entry.current - 1) };
    case 'down':
      return { ...entry, current: Math.min(last, entry.current + 1) };
    case 'erase': {
      if (entry.whole !== 'ok') return { ...entry, whole: 'ok' };
      const at = entry.rows[entry.current] === null || entry.current === last ? entry.current - 1 : entry.current;
      return at < 0 ? entry : { ...entry, rows: entry.rows.with(at, null), current: at };
    }
  }
}

// The next empty row below, or the first that was left out; the end where none is, so that a key too many changes nothing.
function nextRow(rows: Entry['rows'], from: number): number {
  const below = rows.indexOf(null, from + 1);
  const next = below >= 0 ? below : rows.indexOf(null);
  return next >= 0 ? next : rows.length;
}

/** The marks to send; `null` while a row is still empty. */
export function marksOf(entry: Entry): BallotMarks | null {
  if (entry.whole !== 'ok') return { whole: entry.whole, rows: [] };
  const rows = entry.rows.filter((mark) => mark !== null);
  return rows.length === entry.rows.length ? { whole: 'ok', rows } : null;
}

/** Whether anything was typed. */
export function isTouched(entry: Entry): boolean {
  return entry.whole !== 'ok' || entry.rows.some((mark) => mark !== null);
}

export function sameMarks(a: BallotMarks, b: BallotMarks): boolean {
  return (
    a.whole === b.whole && a.rows.length === b.rows.length && a.rows.every((mark, index) => mark === b.rows[index])
  );
}
