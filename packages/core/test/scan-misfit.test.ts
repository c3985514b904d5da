// A stored act of a machine count that is not what it should be is a corrupt record: who reads the record needs no trust in who wrote it.
import { expect, test } from 'vitest';
import { CorruptRecord, type Envelope, evolve } from '../src/index.ts';
import { follow, head, member, type Scene, type Step, secretary } from './given.ts';
import {
  batched,
  checked,
  committed,
  confirmed,
  decided,
  ended,
  khoa,
  largeRead,
  read,
  recorded,
  row,
  sheet,
  sixSheets,
} from './scan-scenes.ts';
import { marks } from './scenes.ts';

type Data = Record<string, unknown>;

/** The last act of a scene given again where it stood, with other data or by somebody else. */
function retold(scene: Scene, last: Step, data: Data = {}, by?: string) {
  const after = follow(scene, last);
  const envelope = after.envelopes.at(-1)! as Envelope<string, Data>;
  const told = {
    ...envelope,
    data: { ...envelope.data, ...data },
    by: by === undefined ? envelope.by : { ...envelope.by, account: by },
  };
  return () => evolve(scene.round, told);
}

const doubtful = () => read([sheet(1, [row(null, 'doubtful'), row('high')])]);
const commit: Step = [head, 'commit-readings', { list: khoa }];
const dice: Step = [member, 'draw-sample', { list: khoa, seed: '4615230164' }];

test.each<[string, () => () => unknown]>([
  ['an image twice', () => retold(batched(), recorded(khoa, 1, sixSheets()), { sheets: [sheet(1, []), sheet(1, [])] })],
  [
    'rows that the list does not have',
    () => retold(batched(), recorded(khoa, 1, sixSheets()), { sheets: [sheet(1, [row('low')])] }),
  ],
  ['a batch that was never formed', () => retold(batched(), recorded(khoa, 1, sixSheets()), { batch: 2 })],
  ['a list that is counted in no way', () => retold(batched(), recorded(khoa, 1, sixSheets()), { list: 'none' })],
  ['a decision where nothing is flagged', () => retold(doubtful(), decided(1, 0, 'low'), { row: 1 })],
  ['a decision that no row can have', () => retold(doubtful(), decided(1, 0, 'low'), { decision: 'not-a-ballot' })],
  [
    'marks for a row',
    () => retold(doubtful(), decided(1, 0, 'low'), { decision: { marks: marks('ok', 'low', 'low') } }),
  ],
  ['a second decision', () => retold(follow(doubtful(), decided(1, 0, 'low')), confirmed(1, 0), {}, 'member')],
  ['a confirmation of nothing', () => retold(follow(doubtful(), decided(1, 0, 'low')), confirmed(1, 0), { row: 1 })],
  ['another hash', () => retold(read(), commit, { hash: '0'.repeat(64) })],
  [
    'a smaller check than the method asks for',
    () =>
      retold(largeRead([0, 0, 0]), commit, {
        plan: { method: 'scan-check/1', sheets: 120, every: false, rows: [], fewest: 61, size: 4 },
      }),
  ],
  [
    'a second commitment',
    () => () => evolve(committed().round, committed().envelopes.findLast((act) => act.type === 'readings-committed')!),
  ],
  ['sheets that the dice do not draw', () => retold(follow(largeRead([0, 0, 0]), commit), dice, { drawn: [] })],
  ['other dice for the same sheets', () => retold(follow(largeRead([0, 0, 0]), commit), dice, { seed: '4615230165' })],
  [
    'a difference that is none',
    () => retold(committed(), checked(khoa, 1, 1), { differences: [{ row: 0, seen: 'high' }] }),
  ],
  ['a check of a sheet that is not there', () => retold(committed(), checked(khoa, 1, 1), { ballot: 7 })],
  [
    'a result that was not read',
    () => {
      const canvassed = follow(ended(), [head, 'canvass']);
      const { results } = canvassed.envelopes.at(-1)!.data as { results: Data[] };
      return retold(ended(), [head, 'canvass'], { results: results.map((result) => ({ ...result, valid: 5 })) });
    },
  ],
])('%s', (_what, telling) => {
  expect(telling()).toThrow(CorruptRecord);
});

test('a check stored before its commitment', () => {
  const check = follow(committed(), checked(khoa, 1, 1)).envelopes.at(-1)!;
  expect(() => evolve(read().round, check)).toThrow(CorruptRecord);
  expect(() => evolve(committed().round, check)).not.toThrow();
});

test('told as they were, they fit', () => {
  for (const fits of [
    retold(batched(), recorded(khoa, 1, sixSheets())),
    retold(doubtful(), decided(1, 0, 'low')),
    retold(follow(doubtful(), decided(1, 0, 'low')), confirmed(1, 0, secretary)),
    retold(follow(largeRead([0, 0, 0]), commit), dice),
  ])
    expect(fits).not.toThrow();
});
