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

/** Compares independent readings of one cell. */
export function agree<T extends string>(readings: readonly Reading<T>[], isDoubt: (value: T) => boolean): Agreement<T> {
  const values = readings.map((reading) => reading.again ?? reading.first);
  const [value] = values;
  if (value !== undefined && values.every((other) => other === value))
    return isDoubt(value) ? { status: 'committee' } : { status: 'agreed', value };
  const waitingFor = readings.flatMap((reading, index) => (reading.again === undefined ? [index] : []));
  return waitingFor.length === 0 ? { status: 'committee' } : { status: 'differs', waitingFor };
}
