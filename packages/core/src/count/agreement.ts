// Reading 12: independent counts. Only what agrees stands; only what differs goes back, blind; what still differs, the committee decides.

/** One person's reading of one cell: the first, and the second after it went back. */
export interface Reading<T> {
  readonly first: T | undefined;
  readonly again: T | undefined;
}

export type Agreement<T> =
  /** Everybody read the same. */
  | { readonly status: 'agreed'; readonly value: T }
  /** Differs; these readers (by index) have yet to read it again. */
  | { readonly status: 'differs'; readonly waitingFor: readonly number[] }
  /** Read twice by everybody and still different, or doubtful to everybody. */
  | { readonly status: 'committee' };

/** Compares independent readings of one cell. Who has not read it at all, because the sheet was set aside whole, reads it before anybody reads it again. */
export function agree<T extends string>(readings: readonly Reading<T>[], isDoubt: (value: T) => boolean): Agreement<T> {
  const values = readings.map((reading) => reading.again ?? reading.first);
  const [value] = values;
  if (value !== undefined && values.every((other) => other === value))
    return isDoubt(value) ? { status: 'committee' } : { status: 'agreed', value };
  const unread = indices(values, (other) => other === undefined);
  if (unread.length > 0) return { status: 'differs', waitingFor: unread };
  const waitingFor = indices(readings, (reading) => reading.again === undefined);
  return waitingFor.length === 0 ? { status: 'committee' } : { status: 'differs', waitingFor };
}

function indices<T>(values: readonly T[], holds: (value: T) => boolean): number[] {
  return values.flatMap((value, index) => (holds(value) ? [index] : []));
}
