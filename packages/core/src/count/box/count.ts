// What an electronic box adds to the count of its list, and when its figures may be shown apart from the paper.
import type { ListId } from '../../basics/ids.ts';
import { boxOf, type Casts, isSettled } from '../../polls/electronic/state.ts';
import type { Held } from '../../polls/state.ts';
import type { Rules } from '../../rules/rules.ts';
import type { ListCount } from '../marks.ts';

/** Whether the electronic box of a list has yet to be opened; never where there is none. */
export function waitsForBox(state: Casts, list: ListId): boolean {
  const box = boxOf(state, list);
  return box !== null && !isSettled(box);
}

/** The count of the electronic box of a list: a row without a mark is blank. Empty where there is no box, or nobody cast in it; `null` until it is open. */
export function boxCount(state: Pick<Held, 'setup' | 'electronic'>, list: ListId): ListCount | null {
  const people = state.setup.lists.find((other) => other.id === list)?.votedOn.map((who) => who.person) ?? [];
  const box = boxOf(state, list);
  if (box !== null && !isSettled(box)) return null;
  const voters = box?.closed?.voters ?? 0;
  const rows = people.map((person, index) => {
    const [high, confidence, low] = box?.opened?.result[index] ?? [0, 0, 0];
    const blank = voters - high - confidence - low;
    return { person, high, confidence, low, rowReasons: blank > 0 ? { blank } : {} };
  });
  return { counted: voters, reasons: {}, people: rows };
}

/** Everything that was cast on a list; `apart` where it has an electronic box. */
export interface WholeCount extends ListCount {
  readonly apart?: { readonly paper: ListCount; readonly box: ListCount };
}

/** Two counts of one list together, person by person. */
export function together(one: ListCount, two: ListCount): ListCount {
  return {
    counted: one.counted + two.counted,
    reasons: added(one.reasons, two.reasons),
    people: one.people.map((row, index) => {
      const other = two.people[index];
      if (other === undefined) return row;
      return {
        person: row.person,
        high: row.high + other.high,
        confidence: row.confidence + other.confidence,
        low: row.low + other.low,
        rowReasons: added(row.rowReasons, other.rowReasons),
      };
    }),
  };
}

type Reasons = ListCount['reasons'];

function added(one: Reasons, two: Reasons): Reasons {
  const sums: { -readonly [Code in keyof Reasons]: Reasons[Code] } = { ...one };
  for (const [code, count] of Object.entries(two)) {
    const key = code as keyof Reasons;
    sums[key] = (sums[key] ?? 0) + count;
  }
  return sums;
}

/** How many cast in each way, in ballots. `null`: not known yet. */
export function votersByWay(state: Held, list: ListId): { readonly paper: number; readonly box: number } | null {
  const [paper, box] = [state.stock[list]?.collected ?? null, boxOf(state, list)?.closed?.voters ?? 0];
  return paper === null ? null : { paper, box };
}

/**
 * Whether the figures of paper and box may be shown apart: both were used, and in each at least as many cast as the rules ask of an electorate.
 * Fewer, and whoever knows one of them could tell how they marked (reading 9).
 */
export function waysMayBeShown(rules: Rules, state: Held, list: ListId): boolean {
  const voters = votersByWay(state, list);
  if (voters === null || voters.paper === 0 || voters.box === 0) return false;
  return Math.min(voters.paper, voters.box) >= rules.smallElectorate.value;
}

/**
 * Whether the result of a box is kept from the public, who would see it in the `.bel` file: too few cast in it, or so few on paper that taking the
 * box from the announced total would show their marks.
 */
export function boxWithheld(rules: Rules, state: Held, list: ListId): boolean {
  const voters = votersByWay(state, list);
  if (voters === null) return true;
  const small = (many: number) => many > 0 && many < rules.smallElectorate.value;
  return small(voters.box) || small(voters.paper);
}
