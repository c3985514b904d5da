// Refusals of a count by scanner.
import { follow, head, member, type RefusalRow, type Step, secretary } from './given.ts';
import {
  batched,
  checked,
  committed,
  confirmed,
  contested,
  decided,
  khoa,
  largeRead,
  read,
  reader,
  row,
  sheet,
  sixSheets,
} from './scan-scenes.ts';
import * as scenes from './scenes.ts';

const reason = 'Vì một lý do';
const batch = { list: khoa, batch: 1 };
const cell = { ...batch, ballot: 1, row: 0 };
const vote = { votesFor: 2, votesAgainst: 0 };
const doubtful = () => read([sheet(1, [row(null, 'doubtful'), row('high')])]);
const commit: Step = [head, 'commit-readings', { list: khoa }];
const large = () => follow(largeRead([0, 0, 0]), commit);
const seed = '4615230164';

export const rowsOfScan: readonly RefusalRow[] = [
  ['R-unknown-list', batched, member, 'record-sheets', { list: 'none', batch: 1, reader, sheets: sixSheets() }],
  ['R-unknown-list', batched, head, 'commit-readings', { list: 'none' }],
  ['R-unknown-batch', batched, member, 'record-sheets', { ...batch, batch: 2, reader, sheets: sixSheets() }],
  ['R-unknown-batch', batched, head, 'correct-batch', { ...batch, batch: 2, size: 1, reason }],
  ['R-unknown-batch', batched, head, 'recount', { list: khoa, batch: 2, reason }],
  ['R-unknown-batch', read, member, 'decide-flag', { ...cell, batch: 2, decision: 'low', ...vote }],
  ['R-wrong-count-method', batched, member, 'finish-batch', batch],
  ['R-wrong-count-method', scenes.batched, head, 'correct-batch', { ...batch, size: 5, reason }],
  ['R-wrong-count-method', scenes.batched, member, 'draw-sample', { list: khoa, seed }],
  ['R-wrong-marks', doubtful, member, 'decide-flag', { ...cell, decision: 'not-a-ballot', ...vote }],
  ['R-nothing-to-decide', read, member, 'decide-flag', { ...cell, decision: 'low', ...vote }],
  ['R-no-majority', doubtful, member, 'decide-flag', { ...cell, decision: 'low', votesFor: 1, votesAgainst: 0 }],
  ['R-same-batch-size', batched, head, 'correct-batch', { ...batch, size: 6, reason }],
  ['R-too-many-in-batches', batched, head, 'correct-batch', { ...batch, size: 7, reason }],
  ['R-image-known', read, member, 'record-sheets', { ...batch, reader, sheets: sixSheets() }],
  [
    'R-too-many-sheets',
    read,
    member,
    'record-sheets',
    { ...batch, reader, sheets: Array.from({ length: 995 }, (_, index) => sheet(1000 + index, [])) },
  ],
  ['R-nothing-read', batched, member, 'withdraw-sheets', { ...batch, reason }],
  ['R-nothing-to-confirm', doubtful, ...confirmed(1, 0)],
  ['R-nothing-to-contest', doubtful, ...contested(1, 0)],
  ['R-own-decision', () => follow(doubtful(), decided(1, 0, 'low')), ...confirmed(1, 0, member)],
  ['R-own-decision', () => follow(doubtful(), decided(1, 0, 'low'), confirmed(1, 0)), ...contested(1, 0, member)],
  ['R-readings-incomplete', doubtful, ...commit],
  ['R-already-committed', committed, ...commit],
  ['R-not-committed', read, ...checked(khoa, 1, 1)],
  ['R-not-committed', read, secretary, 'draw-sample', { list: khoa, seed }],
  ['R-no-sample-needed', committed, secretary, 'draw-sample', { list: khoa, seed }],
  ['R-seed-too-short', large, secretary, 'draw-sample', { list: khoa, seed: seed.slice(1) }],
  [
    'R-sample-stands',
    () => follow(large(), [member, 'draw-sample', { list: khoa, seed }]),
    secretary,
    'draw-sample',
    { list: khoa, seed },
  ],
  ['R-sample-not-drawn', large, ...checked(khoa, 1, 1)],
  ['R-no-such-sheet', committed, ...checked(khoa, 1, 7)],
  ['R-no-difference', committed, ...checked(khoa, 1, 1, { row: 0, seen: 'high' })],
  ['R-count-not-done', committed, head, 'canvass', {}],
];
