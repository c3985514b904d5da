// S12, S18: the result of a list, worked out from what was read and decided. Identities are findings.
import { z } from 'zod';
import { notReturned, sheetCount } from '../ballots/stock.ts';
import { type Finding, find } from '../basics/findings.ts';
import { listIdSchema, type PersonId, personIdSchema } from '../basics/ids.ts';
import { compareBatch, inBatches } from '../count/batches.ts';
import { boxCount, together, type WholeCount, waysMayBeShown } from '../count/box/count.ts';
import { reasonCounts } from '../count/events.ts';
import { addUp, type CountedBallot, interpret, type ListCount, sum } from '../count/marks.ts';
import { checkedCount } from '../count/scan/check.ts';
import { scanFindings } from '../count/scan/findings.ts';
import { settledSheets } from '../count/scan/standing.ts';
import type { Counting } from '../count/state.ts';
import { compareTally, hasNothingToTally } from '../count/tally.ts';
import { positionOf } from '../plan/posts.ts';
import { boxOf, totalStock } from '../polls/electronic/state.ts';
import type { FrozenList } from '../polls/setup.ts';
import { convened } from '../polls/state.ts';
import type { Rules } from '../rules/rules.ts';
import { type Assessment, assess } from './assess.ts';
import * as kinds from './findings.ts';
import { allStockFindings } from './stock-findings.ts';

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

/** How many ballots are valid for a person, for whom `invalidRows` of those collected are not (S12). */
export function validFor(
  { collected }: { readonly collected: number },
  { invalidRows }: Pick<PersonResult, 'invalidRows'>,
): number {
  return collected - invalidRows;
}

/** What was cast in one way, in ballots. */
const wayResultSchema = z.strictObject({
  collected: sheetCount,
  people: z.array(personResultSchema.omit({ name: true, position: true })),
});
export type WayResult = z.output<typeof wayResultSchema>;

/**
 * One list's figures. `valid` and `invalid` count whole ballots; `reasons` are those of the ballots void as a whole. All of
 * it is paper and electronic ballots together; `ways` has both apart, only where each was cast by enough people (reading 9).
 */
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
  ways: z.strictObject({ paper: wayResultSchema, electronic: wayResultSchema }).exactOptional(),
});
export type ListResult = z.output<typeof listResultSchema>;

/**
 * The count of a list once every collected ballot of paper is read and settled and its electronic box is open; `null` before, so that nobody who still
 * counts sees a running total.
 */
export function countList(rules: Rules, state: Counting, list: FrozenList): WholeCount | null {
  const paper = countPaper(rules, state, list);
  const box = boxCount(state, list.id);
  if (paper === null || box === null) return null;
  return boxOf(state, list.id) === null ? paper : { ...together(paper, box), apart: { paper, box } };
}

/** The count of the paper of a list; `null` while anything is unread or open. */
function countPaper(rules: Rules, state: Counting, list: FrozenList): ListCount | null {
  const counting = state.counts[list.id];
  if (counting === undefined) return null;
  const people = list.votedOn.map((who) => who.person);
  const { independent } = state.setup.count;
  const collected = state.stock[list.id]?.collected ?? 0;
  if (counting.method === 'tally-sheet')
    return hasNothingToTally(state, list.id, counting)
      ? addUp(people, [])
      : compareTally(counting, people, collected, independent).count;
  if (counting.method === 'scan') return checkedCount(rules, state, list.id);
  const ballots = paperBallots(rules, state, list);
  return ballots === null ? null : addUp(people, ballots);
}

/**
 * Every paper ballot of a list as it counts, in the order of reading; `null` where not all are settled, and where a tally sheet has no single
 * ballots. What they add up to is the count of the paper.
 */
export function paperBallots(
  rules: Rules,
  state: Omit<Counting, 'stage'>,
  { id, votedOn }: FrozenList,
): CountedBallot[] | null {
  const counting = state.counts[id];
  if (counting === undefined || counting.method === 'tally-sheet') return null;
  if (counting.method === 'scan') return settledSheets(state, id)?.map(({ marks }) => interpret(rules, marks)) ?? null;
  if (inBatches(counting.batches) < (state.stock[id]?.collected ?? 0)) return null;
  const { independent } = state.setup.count;
  const batches = counting.batches.map((batch) => compareBatch(batch, votedOn.length, independent).ballots);
  if (batches.includes(null)) return null;
  return batches.flatMap((settled) => (settled ?? []).map((marks) => interpret(rules, marks)));
}

/** The result of a list from its count and its stock. */
export function resultOf(rules: Rules, state: Counting, list: FrozenList, count: WholeCount): ListResult {
  const stock = totalStock(state, list.id);
  const roll = state.rolls[list.id] ?? [];
  const invalid = sum(count.reasons);
  const foreign = count.reasons['not-issued'] ?? 0;
  const collected = stock.collected ?? 0;
  const counts = new Map(peopleOf(count).map((row) => [row.person as string, row]));
  const ways = waysOf(rules, state, list, count);
  return {
    id: list.id,
    title: list.title,
    place: list.place,
    printed: stock.printed,
    issued: stock.issued,
    spoiled: stock.spoiled,
    unused: stock.unused ?? 0,
    collected,
    foreign,
    notReturned: notReturned(stock, foreign),
    valid: collected - invalid,
    invalid,
    reasons: count.reasons,
    voters: roll.length,
    present: roll.filter((voter) => state.present.has(voter.person)).length,
    people: list.votedOn.map(({ person, name, posts }) => {
      const nobody = { person, high: 0, confidence: 0, low: 0, invalidRows: invalid, rowReasons: {} };
      const { person: _person, ...figures } = counts.get(person) ?? nobody;
      return { person, name, position: positionOf(posts), ...figures };
    }),
    ...(ways === null ? {} : { ways }),
  };
}

/** The figures of each person of a count; the ballots void as a whole are invalid rows of everybody. */
function peopleOf(count: ListCount): WayResult['people'] {
  const invalid = sum(count.reasons);
  return count.people.map(({ person, high, confidence, low, rowReasons }) => {
    return { person: person as PersonId, high, confidence, low, invalidRows: sum(rowReasons) + invalid, rowReasons };
  });
}

/** Paper and box apart; `null` where that would show how a few people marked. */
function waysOf(
  rules: Rules,
  state: Counting,
  list: FrozenList,
  { apart }: WholeCount,
): Required<ListResult>['ways'] | null {
  if (apart === undefined || !waysMayBeShown(rules, state, list.id)) return null;
  const way = (count: ListCount): WayResult => ({ collected: count.counted, people: peopleOf(count) });
  return { paper: way(apart.paper), electronic: way(apart.box) };
}

/** What is known to be wrong before the count is done: the stock, as long as no sheet in the box has turned out to be foreign. */
export function earlyFindings(rules: Rules, state: Counting, list: FrozenList): Finding[] {
  return [...allStockFindings(rules, state, list, 0), ...scanFindings(state, list.id, list.title)];
}

/** Everything that must hold before a result stands. */
export function resultFindings(rules: Rules, state: Counting, list: FrozenList, count: WholeCount): Finding[] {
  const result = resultOf(rules, state, list, count);
  const findings = allStockFindings(rules, state, list, result.foreign);
  const where = { list: list.id };
  if (count.counted !== result.collected)
    findings.push(find(kinds.countedNotCollected, where, list.title, count.counted, result.collected));
  for (const row of result.people) {
    const total = row.high + row.confidence + row.low + row.invalidRows;
    if (total !== result.collected)
      findings.push(find(kinds.rowDoesNotAddUp, { ...where, person: row.person }, row.name, total, result.collected));
  }
  const slipHolders = boxOf(state, list.id)?.slipHolders.size ?? 0;
  const issued = state.stock[list.id]?.issued ?? 0;
  const holders = (state.holders[list.id]?.size ?? 0) - slipHolders;
  if (issued !== holders) findings.push(find(kinds.issuedNotHolders, where, list.title, issued, holders));
  const slips = boxOf(state, list.id)?.slips.issued ?? 0;
  if (slips !== slipHolders) findings.push(find(kinds.slipsNotHolders, where, list.title, slips, slipHolders));
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
