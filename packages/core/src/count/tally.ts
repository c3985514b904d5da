// Tally sheets: totals of each person, entered twice or three times independently.
import type { Stock } from '../ballots/stock.ts';
import type { ListId } from '../basics/ids.ts';
import { canonicalJson } from '../record/canonical.ts';
import { type Agreement, agree } from './agreement.ts';
import { type ListCount, sum } from './marks.ts';
import type { ListCounting, TallyEntry, TallyRow } from './state.ts';

type TallyCounting = Extract<ListCounting, { method: 'tally-sheet' }>;

/** Whether a list has no paper to tally, and nobody tallied any: everybody cast electronically, or nobody did. */
export function hasNothingToTally(
  state: { readonly stock: Readonly<Record<ListId, Stock>> },
  list: ListId,
  counting: TallyCounting,
): boolean {
  return state.stock[list]?.collected === 0 && counting.entries.length === 0;
}

/** The key of a tally cell: `void` for the ballots void as a whole, or the person's index. */
export const voidKey = 'void';

/** The canonical text under which two entries of a cell are the same; zero counts do not matter. */
export function tallyText(value: TallyRow | TallyEntry['voided']): string {
  const strip = (counts: TallyEntry['voided']) =>
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  return canonicalJson(
    'high' in value ? { ...value, invalid: strip((value as TallyRow).invalid) } : strip(value as TallyEntry['voided']),
  );
}

export interface OpenTallyCell {
  readonly key: string;
  readonly status: 'differs' | 'committee';
  readonly waitingFor: readonly string[];
}

export interface TallyState {
  readonly compared: boolean;
  readonly open: readonly OpenTallyCell[];
  readonly count: ListCount | null;
}

/** Compares the entries of a list cell by cell. */
export function compareTally(
  counting: TallyCounting,
  people: readonly string[],
  collected: number,
  independent: number,
): TallyState {
  const { entries, decisions } = counting;
  if (entries.length < independent) return { compared: false, open: [], count: null };
  const open: OpenTallyCell[] = [];
  const settled = new Map<string, string>();
  for (const key of [voidKey, ...people.map((_, index) => String(index))]) {
    const decision = decisions[key];
    const agreement: Agreement<string> =
      decision === undefined
        ? agree(
            entries.map((entry) => ({ first: firstTally(entry, key), again: entry.again[key] })),
            () => false,
          )
        : { status: 'agreed', value: decision.value };
    if (agreement.status === 'agreed') settled.set(key, agreement.value);
    else
      open.push({
        key,
        status: agreement.status,
        waitingFor:
          agreement.status === 'differs' ? agreement.waitingFor.map((index) => entries[index]?.account ?? '') : [],
      });
  }
  if (open.length > 0) return { compared: true, open, count: null };
  const reasons = JSON.parse(settled.get(voidKey) ?? '{}') as TallyEntry['voided'];
  const rows = people.map((person, index) => {
    const row = JSON.parse(settled.get(String(index)) ?? '{}') as TallyRow;
    return { person, high: row.high, confidence: row.confidence, low: row.low, rowReasons: row.invalid };
  });
  return { compared: true, open, count: { counted: collected, reasons, people: rows } };
}

function firstTally(entry: TallyEntry, key: string): string | undefined {
  if (key === voidKey) return tallyText(entry.voided);
  const row = entry.people[Number(key)];
  return row === undefined ? undefined : tallyText(row);
}

/** `high + confidence + low + void rows + void ballots`: what a person's totals must come to, which is the ballots collected. */
export function tallyTotal(row: TallyRow, voided: TallyEntry['voided']): number {
  return row.high + row.confidence + row.low + sum(row.invalid) + sum(voided);
}
