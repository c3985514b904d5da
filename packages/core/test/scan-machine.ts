// What random people send about a count by scanner, and what brings such a count on.
import fc from 'fast-check';
import {
  type ConferenceState,
  type ListId,
  levels,
  rowsOf,
  scanPageCodes,
  scanRowCodes,
  scanState,
  sheetsToCheck,
} from '../src/index.ts';
import { head, member, type Step, secretary } from './given.ts';
import { reader, sha } from './scan-scenes.ts';

type Draw = fc.GeneratorValue;
type Counting = Extract<ConferenceState, { stage: 'counting' }>;

const reason = fc.constantFrom('Vì một lý do', '  ', 'Ghi nhầm');
const list = fc.constantFrom('khoa', 'thuong-vu', 'none', 'constructor');
const batch = fc.integer({ min: 1, max: 3 });
const ballot = fc.integer({ min: 1, max: 7 });
const row = fc.constantFrom(null, 0, 1, 2);
const seen = fc.constantFrom(...levels, 'blank', 'multiple', 'name-struck', 'ok', 'added-text', 'doubtful');
const votes = { votesFor: fc.nat(3), votesAgainst: fc.nat(3) };
const place = { list, batch, ballot, row };
// Few different scans, so that some are sent twice; `fresh` ones hardly ever meet.
const image = fc.record({ sha256: fc.nat(40).map(sha), page: fc.constantFrom(null, 1, 2) });
const fresh = fc.nat(2 ** 40).map((number) => [{ sha256: sha(number), page: 1 }]);
const plain = fc.constantFrom(...levels).map((reading) => ({ reading, reasons: [] as string[] }));
const flagged = fc.record({
  reading: fc.constantFrom(...levels, 'blank', 'multiple', null),
  reasons: fc.subarray([...scanRowCodes], { maxLength: 2 }),
});
const anyRow = fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: flagged });
const flags = fc.oneof(
  { weight: 9, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.subarray([...scanPageCodes], { minLength: 1, maxLength: 2 }) },
);
const marks = fc.record({ whole: fc.constantFrom('ok', 'added-text'), rows: fc.array(seen, { maxLength: 3 }) });

/** Data of the right shape for every command of a count by scanner, seldom of the right content. */
export const blindScan: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'correct-batch': fc.record({ list, batch, size: fc.integer({ min: 1, max: 7 }), reason }),
  'record-sheets': fc.record(
    {
      list,
      batch,
      reader: fc.constant(reader),
      sheets: fc.array(
        fc.record({
          images: fc.array(image, { minLength: 1, maxLength: 2 }),
          flags,
          rows: fc.array(anyRow, { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      copied: fc.array(fc.record({ batch, ballot }), { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: ['list', 'batch', 'reader', 'sheets'] },
  ),
  'withdraw-sheets': fc.record({ list, batch, reason }),
  'decide-flag': fc.record({
    ...place,
    decision: fc.oneof(seen, fc.constant('not-a-ballot'), fc.record({ marks })),
    ...votes,
  }),
  'confirm-flag': fc.record(place),
  'contest-flag': fc.record({ ...place, reason }),
  'commit-readings': fc.record({ list }),
  'draw-sample': fc.record({ list, seed: fc.constantFrom('4615230164', '46', 'x') }),
  'check-sheet': fc.record({
    list,
    batch,
    ballot,
    rows: fc.constantFrom(null, [0], [0, 1]),
    differences: fc.array(fc.record({ row, seen }), { maxLength: 2 }),
  }),
};

/** What brings the machine count of a list on: batches, sheets, decisions, commitment, checks; `null` once nothing is left. */
export function nextOfScan(draw: Draw, state: Counting, list: ListId): Step | null {
  const pick = <T>(...values: readonly T[]): T => draw(() => fc.constantFrom(...values));
  const { unbatched, batches, queue } = scanState(state, list);
  const people = rowsOf(state, list);
  if (unbatched > 0) return [head, 'form-batches', { list, sizes: [Math.min(3, unbatched)] }];
  if (unbatched < 0) return [head, 'recount', { list, batch: null, reason: 'Đếm lại' }];
  const short = batches.find(({ size, sheets }) => sheets < size);
  if (short !== undefined) {
    const many = draw(() => fc.integer({ min: 1, max: short.size - short.sheets }));
    const sheets = Array.from({ length: many }, () => {
      const rows = Array.from({ length: people }, () => draw(() => anyRow));
      const whole = draw(() => flags);
      return { images: draw(() => fresh), flags: whole, rows: whole.includes('unreadable') ? [] : rows };
    });
    return [member, 'record-sheets', { list, batch: short.number, reader, sheets }];
  }
  const [open] = queue;
  if (open !== undefined) {
    const at = { list, batch: open.batch, ballot: open.ballot, row: open.row };
    const other = [member, secretary].find((who) => who.account !== open.decided?.done.by.account) ?? head;
    if (open.waits === 'confirm')
      return pick(0, 0, 0, 1) === 1
        ? [other, 'contest-flag', { ...at, reason: 'Chưa đồng ý' }]
        : [other, 'confirm-flag', at];
    return [
      member,
      'decide-flag',
      { ...at, decision: decisionOn(draw, open.row, open.readings.length, people), votesFor: 2, votesAgainst: 0 },
    ];
  }
  const over = batches.find(({ size, sheets }) => sheets > size);
  if (over !== undefined) return [member, 'withdraw-sheets', { list, batch: over.number, reason: 'Quét lại' }];
  if (state.stock[list]?.collected === 0) return null;
  const toCheck = sheetsToCheck(state, list);
  if (toCheck === null) return [head, 'commit-readings', { list }];
  const left = toCheck.find((place) => !place.checked);
  if (left === undefined) return null;
  const differs = pick(0, 0, 0, 0, 0, 0, 1) === 1;
  const differences = differs ? [{ row: pick(null, 0), seen: draw(() => seen) }] : [];
  return [member, 'check-sheet', { list, batch: left.batch, ballot: left.ballot, differences }];
}

function decisionOn(draw: Draw, row: number | null, read: number, people: number): unknown {
  const firm = fc.constantFrom(...levels, 'blank', 'multiple', 'name-struck');
  if (row !== null) return draw(() => firm);
  const byHand = { marks: { whole: 'ok', rows: Array.from({ length: people }, () => draw(() => firm)) } };
  return draw(() => fc.constantFrom<unknown[]>(read === people ? 'ok' : byHand, byHand, 'added-text', 'not-a-ballot'));
}
