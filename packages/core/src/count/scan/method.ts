// How much of a machine count is checked by hand. Not from a regulation: docs/decisions/023 says where the numbers come from.
import { z } from 'zod';
import { sheetCount } from '../../ballots/stock.ts';
import type { Fraction } from '../../basics/fractions.ts';
import type { Citation, Cited } from '../../rules/cited.ts';
import { rowIndex } from '../cells.ts';

export interface CheckMethod {
  /** Up to so many sheets, every one is checked. */
  readonly everySheetUpTo: Cited<number>;
  /** Above: every row of people who are so many sheets from a limit, or fewer. */
  readonly closeWithin: Cited<number>;
  /** Greatest probability that the sample of the rest misses a wrong outcome. */
  readonly risk: Cited<Fraction>;
  /** Least digits of dice for a draw. */
  readonly seedDigits: Cited<number>;
}

const cite: Citation = { instrument: 'docs/decisions/023-count-by-scanner.md', provision: 'Check by hand' };
const decided = <T>(value: T): Cited<T> => ({ value, cite });

/** Methods by name. A method never changes, so that old records stay readable: other numbers get another name. */
export const checkMethods = {
  'scan-check/1': {
    everySheetUpTo: decided(100),
    closeWithin: decided(5),
    risk: decided({ numerator: 5, denominator: 100 }),
    seedDigits: decided(10),
  },
} as const satisfies Readonly<Record<string, CheckMethod>>;
export type CheckMethodName = keyof typeof checkMethods;

/** The method of a count that begins now. */
export const checkMethod: CheckMethodName = 'scan-check/1';

/** What has to be checked of a list, as it follows from the figures at the commitment. */
export const checkPlanSchema = z.strictObject({
  method: z.enum(Object.keys(checkMethods) as [CheckMethodName]),
  /** Sheets that count. */
  sheets: sheetCount,
  /** Every sheet is checked; there is no sample. */
  every: z.boolean(),
  /** Rows of which every one is checked: people close to a limit, by their place in ballot order. */
  rows: z.array(rowIndex),
  /** Fewest wrongly read sheets that could carry anybody else over a limit; `null` where every sheet is checked. */
  fewest: z.number().int().positive().nullable(),
  /** Sheets drawn at random; 0 where every sheet is checked. */
  size: sheetCount,
});
export type CheckPlan = z.output<typeof checkPlanSchema>;
