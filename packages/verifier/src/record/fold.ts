// The round that a record tells, every act checked as it is folded. Where ballots are sealed, what the record claims as their
// sum is taken for its word, and everything else about it is worked out again.
import {
  allStockFindings,
  type Canvassed,
  CorruptRecord,
  type Counting,
  canonicalJson,
  canvassed,
  done,
  type Envelope,
  evolve,
  type ListCount,
  type ListResult,
  type PersonResult,
  type Round,
  resultOf,
  sealedActs,
  text,
  type WayResult,
  type WholeCount,
} from '@tinnhiem/core';
import type { OpenLine } from './open-record.ts';

export interface Folded {
  readonly round: Round;
  /** Conferences whose marks were not read, by the act of their canvass. */
  readonly unread: readonly { readonly conference: string; readonly number: number }[];
}

/** Folds a whole record. Throws `CorruptRecord` at the first act that does not fit. */
export function foldWhole(acts: readonly Envelope[]): Folded {
  let round: Round | null = null;
  for (const act of acts) round = evolve(round, act);
  return { round: required(round), unread: [] };
}

/** Folds an open record. Throws `CorruptRecord` at the first act that does not fit. */
export function foldOpen(lines: readonly OpenLine[]): Folded {
  let round: Round | null = null;
  const unread: { conference: string; number: number }[] = [];
  const isSealed = sealedActs();
  // Where the last count of each conference began, and where the last span ended: between them its marks may lie.
  const begun = new Map<string, number>();
  let sealedTo = 0;
  for (const line of lines) {
    if (line.kind === 'span') {
      sealedTo = line.span.to;
      continue;
    }
    const act: Envelope = line.kind === 'act' ? line.act : { ...line.act, previous: '', hash: '' };
    if (isSealed(act))
      throw new CorruptRecord(
        act.number,
        text('việc về từng phiếu nằm ở phần không niêm phong', 'an act about single ballots in the open part'),
      );
    if (act.type === 'count-begun') begun.set(act.stream, act.number);
    const count: number | undefined = begun.get(act.stream);
    const mayBeUnread: boolean = act.type === 'canvassed' && count !== undefined && sealedTo > count;
    const folded: Round | null = mayBeUnread ? attempt(round, act) : evolve(round, act);
    if (folded === null) {
      round = canvassUnread(required(round), act);
      unread.push({ conference: act.stream, number: act.number });
    } else round = folded;
  }
  return { round: required(round), unread };
}

/** The round after an act; `null` where its figures do not follow from what is open. */
function attempt(round: Round | null, act: Envelope): Round | null {
  try {
    return evolve(round, act);
  } catch (error) {
    if (error instanceof CorruptRecord) return null;
    throw error;
  }
}

function required(round: Round | null): Round {
  if (round === null) throw new CorruptRecord(1, text('hồ sơ không có việc nào', 'a record without acts'));
  return round;
}

/** The canvass of a count whose ballots are sealed. */
function canvassUnread(round: Round, act: Envelope): Round {
  const conference = round.conferences.get(act.stream as never);
  const state = conference?.state;
  const rules = round.state.stage === 'approved' ? round.state.rules : null;
  const parsed = canvassed.data.safeParse(act.data);
  if (state?.stage !== 'counting' || rules === null || act.version !== canvassed.version || !parsed.success)
    throw new CorruptRecord(
      act.number,
      text('tổng hợp kết quả khi chưa kiểm phiếu', `canvassed in stage ${state?.stage ?? 'none'}`),
    );
  const counting: Counting = state;
  const { results, accepted } = parsed.data;
  const worked = counting.setup.lists.map((list, index) => {
    const claimed = results[index];
    return claimed === undefined ? null : resultOf(rules, counting, list, countOf(claimed));
  });
  if (canonicalJson(worked) !== canonicalJson(results))
    throw new CorruptRecord(
      act.number,
      text(
        'kết quả không khớp với các số tổng của chính nó và số phiếu phát ra, thu về',
        'the result does not follow from its own totals and from what was issued and collected',
      ),
    );
  const allowed = new Set(accepted.map(({ finding }) => finding));
  for (const [index, list] of counting.setup.lists.entries()) {
    const result = results[index] as ListResult;
    requireSums(result, act);
    const open = allStockFindings(rules, counting, list, result.foreign).find(
      ({ id, severity }) => severity !== 'info' && !allowed.has(id),
    );
    if (open !== undefined) throw new CorruptRecord(act.number, open.message);
  }
  const after: Canvassed = { ...counting, stage: 'canvassed', canvass: { ...parsed.data, done: done(act) } };
  const superseded = conference?.superseded ?? [];
  const conferences = new Map(round.conferences).set(counting.setup.id, { state: after, superseded });
  const head = { number: act.number, hash: act.hash };
  return { ...round, conferences, head, shown: head };
}

/** What a result says of itself, as a count. */
function countOf({ collected, reasons, people, ways }: ListResult): WholeCount {
  const whole = { counted: collected, reasons, people: people.map(figuresOf) };
  if (ways === undefined) return whole;
  const way = ({ collected: counted, people }: WayResult, reasons: ListResult['reasons']): ListCount => {
    return { counted, reasons, people: people.map(figuresOf) };
  };
  // Only a sheet of paper can be void as a whole.
  return { ...whole, apart: { paper: way(ways.paper, reasons), box: way(ways.electronic, {}) } };
}

function figuresOf({ person, high, confidence, low, rowReasons }: Omit<PersonResult, 'name' | 'position'>) {
  return { person, high, confidence, low, rowReasons };
}

/** Every person's figures add up to the ballots collected, and paper and box to both together. */
function requireSums({ id, collected, people, ways }: ListResult, act: Envelope): void {
  const adds = (row: Omit<PersonResult, 'name' | 'position'>, all: number) =>
    row.high + row.confidence + row.low + row.invalidRows === all;
  const odd = people.find((row, index) => {
    const [paper, box] = [ways?.paper.people[index], ways?.electronic.people[index]];
    if (!adds(row, collected)) return true;
    if (ways === undefined) return false;
    if (paper === undefined || box === undefined) return true;
    const together = (['high', 'confidence', 'low', 'invalidRows'] as const).every(
      (level) => paper[level] + box[level] === row[level],
    );
    return !together || !adds(paper, ways.paper.collected) || !adds(box, ways.electronic.collected);
  });
  if (odd !== undefined || (ways !== undefined && ways.paper.collected + ways.electronic.collected !== collected))
    throw new CorruptRecord(
      act.number,
      text(
        `${id}: số liệu của ${odd?.name ?? 'phiếu giấy và phiếu điện tử'} không cộng thành số phiếu thu về`,
        `${id}: the figures of ${odd?.name ?? 'paper and box'} do not add up to the ballots collected`,
      ),
    );
}
