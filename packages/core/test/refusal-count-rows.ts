// Refusals from the count on.
import { chair, follow, head, member, organiser, other, type RefusalRow, type Scene, secretary } from './given.ts';
import { countedBy, planWith } from './people.ts';
import * as scenes from './scenes.ts';

const tally = { plan: countedBy(planWith(), { method: 'tally-sheet' }) };
const reason = 'Vì một lý do';
const entry = { list: 'thuong-vu', batch: 1, ballot: 1, marks: scenes.marks('ok', 'high') };
const cell = { list: 'thuong-vu', batch: 1, ballot: 1, row: 0 };
const vote = { votesFor: 2, votesAgainst: 0 };
const allHigh = (rows: number, ballots: number) => ({
  voided: {},
  people: Array.from({ length: rows }, () => ({ high: ballots, confidence: 0, low: 0, invalid: {} })),
});
/** Two readers of one ballot who do not agree. */
function differing(): Scene {
  const scene = scenes.batched();
  return follow(
    scene,
    ...scenes.entered('thuong-vu', 1, 4, [secretary, member], (ballot, reader) =>
      scenes.marks('ok', ballot === 1 && reader === member ? 'low' : 'high'),
    ),
  );
}
function toCommittee(): Scene {
  return follow(
    differing(),
    [secretary, 'read-again', { ...cell, mark: 'high' }],
    [member, 'read-again', { ...cell, mark: 'low' }],
  );
}

const destruction = (day: string) => ({ day, decision: 'Quyết định 12', method: 'Cắt vụn', present: ['A', 'B'] });
const opening = (day: string, ...packets: readonly (readonly [seal: string, again: string | null])[]) => ({
  day,
  reason,
  present: ['A', 'B'],
  packets: packets.map(([sealNumber, newSeal]) => ({ sealNumber, newSeal })),
});
const asked = () => follow(scenes.announced(scenes.byTwo), [head, 'ask-reopening', { reason }]);
const destroyed = () => follow(scenes.kept(), [organiser, 'destroy-ballots', destruction('2019-02-01')]);

/** The same record, to which nothing comes for two days: a minute passes with every act. */
const daysLater = (scene: Scene): Scene => ({ ...scene, envelopes: Array(3000).fill(scene.envelopes[0]) });

export const rowsFromCount: readonly RefusalRow[] = [
  ['R-unknown-list', scenes.counting, head, 'form-batches', { list: 'none', sizes: [1] }],
  ['R-unknown-list', scenes.counting, head, 'recount', { list: 'none', batch: null, reason }],
  ['R-unknown-list', scenes.counting, member, 'enter-ballot', { ...entry, list: 'none' }],
  ['R-unknown-list', () => scenes.counting(tally), member, 'enter-tally', { list: 'none', ...allHigh(1, 4) }],
  [
    'R-unknown-list',
    scenes.announced,
    head,
    'seal',
    { packets: [{ list: 'none', ballots: 4, sealNumber: '1' }], sealedBy: ['A', 'B'], place: 'C' },
  ],
  ['R-box-not-counted', scenes.closed, head, 'begin-count', {}],
  [
    'R-box-not-counted',
    () => follow(scenes.boxed(), [chair, 'reopen-poll', { reason }], [chair, 'close-poll', {}]),
    head,
    'begin-count',
    {},
  ],
  ['R-wrong-count-method', scenes.counting, member, 'enter-tally', { list: 'khoa', ...allHigh(2, 6) }],
  ['R-wrong-count-method', () => scenes.counting(tally), head, 'form-batches', { list: 'khoa', sizes: [6] }],
  ['R-wrong-count-method', () => scenes.counting(tally), member, 'enter-ballot', entry],
  ['R-wrong-count-method', () => scenes.counting(tally), head, 'recount', { list: 'khoa', batch: 1, reason }],
  ['R-too-many-in-batches', scenes.counting, head, 'form-batches', { list: 'khoa', sizes: [3, 4] }],
  ['R-too-many-in-batches', scenes.batched, head, 'form-batches', { list: 'khoa', sizes: [1] }],
  ['R-unknown-batch', scenes.counting, member, 'enter-ballot', entry],
  ['R-unknown-batch', scenes.batched, head, 'release-batch', { list: 'khoa', batch: 1, account: 'member', reason }],
  ['R-unknown-ballot', scenes.batched, member, 'enter-ballot', { ...entry, ballot: 5 }],
  ['R-batch-taken', scenes.counted, other, 'enter-ballot', entry],
  ['R-batch-finished', scenes.counted, member, 'enter-ballot', entry],
  ['R-batch-finished', scenes.counted, member, 'finish-batch', { list: 'khoa', batch: 1 }],
  ['R-batch-finished', scenes.counted, head, 'release-batch', { list: 'khoa', batch: 1, account: 'member', reason }],
  ['R-ballots-missing', scenes.batched, member, 'finish-batch', { list: 'khoa', batch: 1 }],
  ['R-wrong-marks', scenes.batched, member, 'enter-ballot', { ...entry, marks: scenes.marks('ok', 'high', 'high') }],
  ['R-wrong-marks', scenes.batched, member, 'enter-ballot', { ...entry, marks: scenes.marks('not-issued', 'high') }],
  ['R-wrong-marks', scenes.batched, member, 'enter-ballot', { ...entry, marks: scenes.marks('no-stamp') }],
  ['R-wrong-marks', scenes.batched, member, 'enter-ballot', { ...entry, marks: scenes.marks('ok', 'not-issued') }],
  ['R-wrong-marks', differing, member, 'read-again', { ...cell, mark: 'added-text' }],
  ['R-wrong-marks', toCommittee, head, 'adjudicate', { ...cell, decision: 'ok', ...vote }],
  ['R-nothing-to-read-again', differing, other, 'read-again', { ...cell, mark: 'low' }],
  ['R-nothing-to-read-again', toCommittee, member, 'read-again', { ...cell, mark: 'high' }],
  [
    'R-nothing-to-read-again',
    () => scenes.counting(tally),
    member,
    'read-tally-again',
    { list: 'khoa', cell: { kind: 'void', voided: {} } },
  ],
  ['R-nothing-to-decide', differing, head, 'adjudicate', { ...cell, decision: 'high', ...vote }],
  [
    'R-nothing-to-decide',
    () => scenes.counting(tally),
    head,
    'adjudicate-tally',
    { list: 'khoa', cell: { kind: 'void', voided: {} }, ...vote },
  ],
  ['R-no-majority', toCommittee, head, 'adjudicate', { ...cell, decision: 'high', votesFor: 1, votesAgainst: 0 }],
  ['R-no-majority', toCommittee, head, 'adjudicate', { ...cell, decision: 'high', votesFor: 1, votesAgainst: 1 }],
  ['R-no-majority', toCommittee, head, 'adjudicate', { ...cell, decision: 'high', votesFor: 3, votesAgainst: 1 }],
  ['R-tally-does-not-add-up', () => scenes.counting(tally), member, 'enter-tally', { list: 'khoa', ...allHigh(2, 5) }],
  ['R-wrong-marks', () => scenes.counting(tally), member, 'enter-tally', { list: 'khoa', ...allHigh(1, 6) }],
  [
    'R-wrong-marks',
    () => scenes.counting(tally),
    member,
    'enter-tally',
    { list: 'khoa', ...allHigh(2, 5), voided: { blank: 1 } },
  ],
  [
    'R-wrong-marks',
    () => scenes.counting(tally),
    member,
    'enter-tally',
    { list: 'thuong-vu', voided: {}, people: [{ high: 3, confidence: 0, low: 0, invalid: { 'not-issued': 1 } }] },
  ],
  [
    'R-tally-taken',
    () =>
      follow(
        scenes.counting(tally),
        [secretary, 'enter-tally', { list: 'khoa', ...allHigh(2, 6) }],
        [member, 'enter-tally', { list: 'khoa', ...allHigh(2, 6) }],
      ),
    other,
    'enter-tally',
    { list: 'khoa', ...allHigh(2, 6) },
  ],

  ['R-count-not-done', scenes.counting, head, 'canvass', {}],
  [
    'R-findings-open',
    () => follow(scenes.counted(), [head, 'correct-stock', { list: 'khoa', unused: 5, reason }]),
    head,
    'canvass',
    {},
  ],
  ['R-minutes-not-written', scenes.canvassed, head, 'sign-minutes', { signers: scenes.signers }],
  [
    'R-minutes-end-first',
    scenes.canvassed,
    secretary,
    'write-minutes',
    { ...scenes.minutes, startedAt: '10:40', endedAt: '09:15' },
  ],
  [
    'R-minutes-begun-after-result',
    () => daysLater(scenes.canvassed()),
    secretary,
    'write-minutes',
    { ...scenes.minutes, startedAt: '10:40', endedAt: '09:15' },
  ],
  ['R-signers-missing', scenes.minuted, head, 'sign-minutes', { signers: scenes.signers.slice(1) }],
  [
    'R-wrong-packets',
    scenes.announced,
    head,
    'seal',
    { packets: [{ list: 'khoa', ballots: 6, sealNumber: '1' }], sealedBy: ['A', 'B'], place: 'C' },
  ],
  ['R-not-two-people', scenes.sealed, head, 'hand-over', { ...scenes.handOver, receivedBy: scenes.handOver.givenBy }],
  ['R-already-handed-over', scenes.handedOver, head, 'hand-over', scenes.handOver],
  ['R-still-with-committee', scenes.sealed, organiser, 'set-keeping', scenes.term],
  ['R-no-term', scenes.handedOver, organiser, 'destroy-ballots', destruction('2019-01-31')],
  ['R-term-not-over', scenes.kept, organiser, 'destroy-ballots', destruction('2019-01-31')],
  ['R-already-destroyed', destroyed, organiser, 'set-keeping', scenes.term],
  ['R-already-destroyed', destroyed, chair, 'reopen-count', { reason }],
  ['R-one-reopens', scenes.announced, head, 'ask-reopening', { reason }],
  ['R-reopening-asked-already', asked, chair, 'ask-reopening', { reason }],
  ['R-reopening-not-asked', () => scenes.announced(scenes.byTwo), chair, 'reopen-count', { reason }],
  ['R-own-reopening', asked, head, 'reopen-count', { reason }],
  ['R-decline-without-reason', asked, chair, 'drop-reopening', {}],
  ['R-no-reopening-asked', scenes.announced, head, 'drop-reopening', {}],
  ['R-one-reads', scenes.signed, chair, 'open-minutes', scenes.look],
  ['R-own-look', () => scenes.signed(scenes.byTwo), organiser, 'open-minutes', scenes.look],
  ['R-day-in-future', scenes.sealed, head, 'hand-over', { ...scenes.handOver, day: '2999-01-01' }],
  ['R-term-before-hand-over', scenes.handedOver, organiser, 'set-keeping', { ...scenes.term, until: '2019-01-29' }],
  ['R-before-hand-over', scenes.kept, organiser, 'open-packets', opening('2018-12-31', ['NP-1', null])],
  ['R-day-in-future', scenes.kept, organiser, 'open-packets', opening('2999-01-01', ['NP-1', null])],
  ['R-unknown-seal', scenes.kept, organiser, 'open-packets', opening('2019-02-01', ['NP-9', null])],
  ['R-unknown-seal', scenes.kept, organiser, 'open-packets', opening('2019-02-01', ['NP-1', 'A'], ['NP-1', 'B'])],
  ['R-seal-used', scenes.kept, organiser, 'open-packets', opening('2019-02-01', ['NP-1', 'NP-2'])],
  ['R-seal-used', scenes.kept, organiser, 'open-packets', opening('2019-02-01', ['NP-1', 'A'], ['NP-2', 'A'])],
];
