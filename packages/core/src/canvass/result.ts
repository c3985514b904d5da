// S12, S18: the result of a list, worked out from what was read and decided. Identities are findings.
import { z } from 'zod';
import { notReturned, sheetCount, stockFindings } from '../ballots/stock.ts';
import { type Finding, find } from '../basics/findings.ts';
import { listIdSchema, personIdSchema } from '../basics/ids.ts';
import { compareBatch, inBatches } from '../count/batches.ts';
import { reasonCounts } from '../count/events.ts';
import { addUp, interpret, type ListCount, sum } from '../count/marks.ts';
import { checkedCount } from '../count/scan/check.ts';
import { scanFindings } from '../count/scan/findings.ts';
import type { Counting } from '../count/state.ts';
import { compareTally } from '../count/tally.ts';
import type { FrozenList } from '../polls/setup.ts';
import { convened } from '../polls/state.ts';
import type { Rules } from '../rules/rules.ts';
import { type Assessment, assess } from './assess.ts';
import * as kinds from './findings.ts';

/** One person's figures, in ballots. `invalidRows`: rows void singly plus the ballots void as a whole. */
export const personResultSchema = z.strictObject({
  person: personIdSchema,
  name: z.string(),
  position: z.string(),
  high: sheetCount,
  confidence: sheetCount,
  low: sheetCount,
  invalidRows: sheetCount,
  /** Rows void singly, by reason. */
  rowReasons: reasonCounts,
});
export type PersonResult = z.output<typeof personResultSchema>;

/** One list's figures. `valid` and `invalid` count whole ballots; `reasons` are those of the ballots void as a whole. */
export const listResultSchema = z.strictObject({
  id: listIdSchema,
  title: z.string(),
  place: z.enum(['party-committee', 'workplace']),
  printed: sheetCount,
  issued: sheetCount,
  spoiled: sheetCount,
  unused: sheetCount,
  collected: sheetCount,
  foreign: sheetCount,
  notReturned: z.number().int(),
  valid: sheetCount,
  invalid: sheetCount,
  reasons: reasonCounts,
  /** People on the roll, and those of them who were present. */
  voters: sheetCount,
  present: sheetCount,
  people: z.array(personResultSchema),
});
export type ListResult = z.output<typeof listResultSchema>;

/** The count of a list once every collected ballot is read and settled; `null` before, so that nobody who still counts sees a running total. */
export function countList(rules: Rules, state: Counting, list: FrozenList): ListCount | null {
  const counting = state.counts[list.id];
  if (counting === undefined) return null;
  const people = list.votedOn.map((who) => who.person);
  const { independent } = state.setup.count;
  const collected = state.stock[list.id]?.collected ?? 0;
  if (counting.method === 'tally-sheet') return compareTally(counting, people, collected, independent).count;
  if (counting.method === 'scan') return checkedCount(rules, state, list.id);
  if (inBatches(counting.batches) < collected) return null;
  const batches = counting.batches.map((batch) => compareBatch(batch, people.length, independent).ballots);
  const ballots = batches.flatMap((settled) => settled ?? []);
  if (batches.includes(null)) return null;
  return addUp(
    people,
    ballots.map((marks) => interpret(rules, marks)),
  );
}

/** The result of a list from its count and its stock. */
export function resultOf(state: Counting, list: FrozenList, count: ListCount): ListResult {
  const stock = state.stock[list.id];
  const roll = state.rolls[list.id] ?? [];
  const invalid = sum(count.reasons);
  const foreign = count.reasons['not-issued'] ?? 0;
  const collected = stock?.collected ?? 0;
  const counts = new Map(count.people.map((row) => [row.person, row]));
  return {
    id: list.id,
    title: list.title,
    place: list.place,
    printed: stock?.printed ?? 0,
    issued: stock?.issued ?? 0,
    spoiled: stock?.spoiled ?? 0,
    unused: stock?.unused ?? 0,
    collected,
    foreign,
    notReturned: stock === undefined ? 0 : notReturned(stock, foreign),
    valid: collected - invalid,
    invalid,
    reasons: count.reasons,
    voters: roll.length,
    present: roll.filter((voter) => state.present.has(voter.person)).length,
    people: list.votedOn.map((who) => {
      const row = counts.get(who.person);
      return {
        person: who.person,
        name: who.name,
        position: positionOf(who.posts),
        high: row?.high ?? 0,
        confidence: row?.confidence ?? 0,
        low: row?.low ?? 0,
        invalidRows: sum(row?.rowReasons ?? {}) + invalid,
        rowReasons: row?.rowReasons ?? {},
      };
    }),
  };
}

/** `Trưởng phòng Đào tạo`-style position line: posts with their units, as ballots and results print them. */
export function positionOf(posts: readonly { readonly title: string; readonly unit: string }[]): string {
  return posts
    .map((post) => (post.unit === '' || post.title.includes(post.unit) ? post.title : `${post.title}, ${post.unit}`))
    .join('; ');
}

/** What is known to be wrong before the count is done: the stock, as long as no sheet in the box has turned out to be foreign. */
export function earlyFindings(state: Counting, list: FrozenList): Finding[] {
  const stock = state.stock[list.id];
  if (stock === undefined) return [];
  return [...stockFindings(list.id, list.title, stock, 0), ...scanFindings(state, list.id, list.title)];
}

/** Everything that must hold before a result stands. */
export function resultFindings(state: Counting, list: FrozenList, count: ListCount): Finding[] {
  const stock = state.stock[list.id];
  if (stock === undefined) return [];
  const result = resultOf(state, list, count);
  const findings = stockFindings(list.id, list.title, stock, result.foreign);
  const where = { list: list.id };
  if (count.counted !== result.collected)
    findings.push(find(kinds.countedNotCollected, where, list.title, count.counted, result.collected));
  for (const row of result.people) {
    const total = row.high + row.confidence + row.low + row.invalidRows;
    if (total !== result.collected)
      findings.push(find(kinds.rowDoesNotAddUp, { ...where, person: row.person }, row.name, total, result.collected));
  }
  const holders = state.holders[list.id]?.size ?? 0;
  if (stock.issued !== holders) findings.push(find(kinds.issuedNotHolders, where, list.title, stock.issued, holders));
  return [...findings, ...scanFindings(state, list.id, list.title)];
}

/** What the rules say of every person on a list. The one way from a result to percentages and outcomes. */
export function assessList(rules: Rules, result: ListResult): Assessment[] {
  const { issued, collected, valid, invalid, voters } = result;
  return result.people.map(({ name, position, high, confidence, low }) =>
    assess(rules, {
      name,
      position,
      issued,
      collected,
      valid,
      invalid,
      high,
      confidence,
      low,
      members: voters,
      convened: voters,
    }),
  );
}

/** Everybody who may vote at the conference and is not here, with the reason given. */
export function absentees(
  state: Counting,
): { readonly person: string; readonly name: string; readonly reason: string | null }[] {
  return [...convened(state).values()]
    .filter((voter) => !state.present.has(voter.person))
    .map((voter) => ({ person: voter.person, name: voter.name, reason: state.absent.get(voter.person) ?? null }));
}
