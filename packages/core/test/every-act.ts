// Rounds in which every act that there is was recorded, and the command that records each.
import type { Envelope } from '../src/index.ts';
import { conclusionSteps, incidentSteps, inquirySteps, votedEarly } from './affairs.ts';
import * as electronic from './electronic-scenes.ts';
import * as steps from './electronic-steps.ts';
import { chair, follow, head, member, organiser, type Scene, type Step, secretary } from './given.ts';
import { countedBy, khoa, planWith, rosterOf, thuongVu } from './people.ts';
import {
  checked,
  checks,
  commits,
  confirmed,
  contested,
  decided,
  fourSheets,
  khoa as khoaList,
  largeRead,
  read,
  recorded,
  row,
  sheet,
  thuongVu as thuongVuList,
} from './scan-scenes.ts';
import * as scenes from './scenes.ts';
import { marks } from './scenes.ts';

/** Why something is done, where nothing turns on it. */
export const reason = 'Vì một lý do';

/** A conference whose ballots were entered, up to the hand-over. */
export const settled = scenes.handedOver();

const dice: Step = [member, 'draw-sample', { list: 'khoa', seed: '4615230164' }];

/** A count by scanner in which everything happened that can. */
export const scanned = follow(
  read([sheet(1, [row(null, 'doubtful'), row('high')]), sheet(2, [], 'damaged')]),
  [head, 'correct-batch', { list: 'khoa', batch: 1, size: 5, reason }],
  [head, 'correct-batch', { list: 'khoa', batch: 1, size: 6, reason }],
  decided(1, 0, 'low'),
  contested(1, 0),
  decided(1, 0, 'high'),
  confirmed(1, 0),
  decided(2, null, { marks: marks('ok', 'low', 'blank') }),
  confirmed(2, null),
  [member, 'withdraw-sheets', { list: 'thuong-vu', batch: 1, reason }],
  recorded(thuongVuList, 1, fourSheets()),
  ...commits,
  ...checks,
  checked(khoaList, 1, 3, { row: 1, seen: 'low' }),
  decided(3, 1, 'low'),
  confirmed(3, 1),
  [head, 'canvass'],
);

/** A conference that casts on paper and electronically, in which everything happened that can. */
export const inBothWays = follow(
  electronic.openAll(
    electronic.paperCounted(
      follow(
        electronic.polling(),
        [head, 'hand-out', { people: steps.onPaper, way: 'paper' }],
        [head, 'hand-out', { way: 'slip' }],
        [head, 'record-spoiled', { list: 'khoa', copies: 1, way: 'slip', reason }],
        steps.misprint('khoa'),
        [member, 'replace-slip', { list: 'khoa', person: 'CB05' }],
        [member, 'replace-slip', { list: 'khoa', person: 'CB06', way: 'paper' }],
        [chair, 'close-poll'],
        steps.boxClosed('khoa', 2, 3),
        steps.boxClosed('thuong-vu', 2),
        [head, 'record-box', { list: 'khoa', collected: 4, unused: 8, unusedSlips: 5 }],
        [head, 'record-box', { list: 'thuong-vu', collected: 2, unused: 10, unusedSlips: 10 }],
        [head, 'correct-stock', { list: 'khoa', way: 'slip', unused: 6, reason }],
        [head, 'begin-count'],
      ),
    ),
  ),
  [head, 'canvass'],
);

/** What went on in the months around the count. */
export const affairs = follow(scenes.preparing(), ...inquirySteps, ...incidentSteps);

/** The command that records each act. */
export const commandOf: Readonly<Record<string, string>> = {
  'round-created': 'create-round',
  'plan-revised': 'revise-plan',
  'roster-replaced': 'replace-roster',
  'finding-settled': 'settle-finding',
  'plan-approved': 'approve-plan',
  'conference-convened': 'approve-plan',
  'inquiry-registered': 'register-inquiry',
  'inquiry-advanced': 'advance-inquiry',
  'incident-filed': 'file-incident',
  'incident-handled': 'handle-incident',
  'conclusion-recorded': 'record-conclusion',
  'follow-up-recorded': 'record-follow-up',
  'officials-named': 'name-officials',
  'committee-proposed': 'propose-committee',
  'committee-approved': 'approve-committee',
  'ballots-printed': 'record-printing',
  'printing-corrected': 'correct-printing',
  'ballots-spoiled': 'record-spoiled',
  'conference-ready': 'make-ready',
  'roll-amended': 'amend-roll',
  'checked-in': 'check-in',
  'check-in-undone': 'undo-check-in',
  'absence-recorded': 'record-absence',
  'poll-opened': 'open-poll',
  'ballots-handed-out': 'hand-out',
  'ballot-replaced': 'replace-ballot',
  'poll-closed': 'close-poll',
  'box-counted': 'record-box',
  'stock-corrected': 'correct-stock',
  'poll-reopened': 'reopen-poll',
  'count-begun': 'begin-count',
  'batches-formed': 'form-batches',
  'ballot-entered': 'enter-ballot',
  'batch-finished': 'finish-batch',
  'batch-released': 'release-batch',
  'recount-ordered': 'recount',
  'cell-read-again': 'read-again',
  'cell-decided': 'adjudicate',
  'tally-entered': 'enter-tally',
  'tally-read-again': 'read-tally-again',
  'tally-decided': 'adjudicate-tally',
  'batch-corrected': 'correct-batch',
  'sheets-recorded': 'record-sheets',
  'sheets-withdrawn': 'withdraw-sheets',
  'flag-decided': 'decide-flag',
  'flag-confirmed': 'confirm-flag',
  'flag-contested': 'contest-flag',
  'readings-committed': 'commit-readings',
  'sample-drawn': 'draw-sample',
  'sheet-checked': 'check-sheet',
  'key-ceremony-begun': 'begin-key-ceremony',
  'key-message-given': 'record-key-message',
  'key-formed': 'record-key',
  'slips-made': 'record-slips',
  'box-prepared': 'record-box-prepared',
  'slips-handed-out': 'hand-out',
  'slips-spoiled': 'record-spoiled',
  'misprint-burnt': 'burn-misprint',
  'slip-replaced': 'replace-slip',
  'box-closed': 'record-box-closed',
  'box-decryption-given': 'record-decryption',
  'box-opened': 'record-box-opened',
  canvassed: 'canvass',
  'minutes-written': 'write-minutes',
  'minutes-signed': 'sign-minutes',
  announced: 'announce',
  sealed: 'seal',
  'handed-over': 'hand-over',
  'count-reopened': 'reopen-count',
  'reopening-asked': 'ask-reopening',
  'reopening-dropped': 'drop-reopening',
  'minutes-opened': 'open-minutes',
  'round-archived': 'archive-round',
  'keeping-set': 'set-keeping',
  'packets-opened': 'open-packets',
  'ballots-destroyed': 'destroy-ballots',
};

/** An act of every type, as it was recorded somewhere. */
export function samples(): Map<string, Envelope> {
  const vacant = planWith([khoa, { ...thuongVu, votedOn: { posts: ['Ủy viên Thường vụ', 'Phó Bí thư'] } }]);
  const totals = (low: number) => ({ high: 6 - low, confidence: 0, low, invalid: {} });
  const again = { list: 'khoa', cell: { kind: 'person', row: 0, totals: totals(1) } };
  const cell = { list: 'khoa', batch: 1, ballot: 1, row: 0 };
  const scenesOf: readonly Scene[] = [
    settled,
    follow(
      scenes.drafting(),
      [organiser, 'revise-plan', { plan: vacant }],
      [organiser, 'replace-roster', { roster: rosterOf(), sources: [] }],
      [organiser, 'settle-finding', { finding: 'W-post-held-by-nobody:Phó Bí thư:thuong-vu', reason }],
    ),
    follow(
      scenes.ready(),
      [organiser, 'name-officials', { chair: 'Ngô Văn Ích' }],
      [organiser, 'record-spoiled', { list: 'khoa', copies: 1, reason }],
      [organiser, 'correct-printing', { list: 'khoa', printed: 20, reason }],
      [organiser, 'amend-roll', { list: 'khoa', change: 'added', person: 'CB90', name: 'Mai Văn Lâm', reason }],
      [organiser, 'record-absence', { person: 'CB01', reason }],
      [head, 'check-in', { people: ['CB02'] }],
      [head, 'undo-check-in', { person: 'CB02', reason }],
    ),
    follow(scenes.handedOut(), [head, 'replace-ballot', { list: 'khoa', person: 'CB01' }]),
    follow(
      scenes.boxed(),
      [head, 'correct-stock', { list: 'khoa', unused: 5, reason }],
      [chair, 'reopen-poll', { reason }],
    ),
    follow(
      scenes.batched(),
      [head, 'enter-ballot', { list: 'khoa', batch: 1, ballot: 1, marks: marks('ok', 'low', 'low') }],
      [head, 'release-batch', { list: 'khoa', batch: 1, account: 'head', reason }],
      ...scenes.entered('khoa', 1, 6, [secretary, member], (_ballot, reader) =>
        marks('ok', reader === member ? 'low' : 'high', 'high'),
      ),
      [secretary, 'read-again', { ...cell, mark: 'high' }],
      [member, 'read-again', { ...cell, mark: 'low' }],
      [head, 'adjudicate', { ...cell, decision: 'low', votesFor: 2, votesAgainst: 0 }],
      [head, 'recount', { list: 'khoa', batch: null, reason }],
    ),
    follow(
      scenes.counting({ plan: countedBy(planWith(), { method: 'tally-sheet' }) }),
      [secretary, 'enter-tally', { list: 'khoa', people: [totals(0), totals(0)] }],
      [member, 'enter-tally', { list: 'khoa', people: [totals(2), totals(0)] }],
      [secretary, 'read-tally-again', { ...again, cell: { ...again.cell, totals: totals(0) } }],
      [member, 'read-tally-again', { ...again, cell: { ...again.cell, totals: totals(2) } }],
      [head, 'adjudicate-tally', { ...again, votesFor: 2, votesAgainst: 0 }],
    ),
    follow(scenes.announced(), [chair, 'reopen-count', { reason }]),
    follow(scenes.handedOver(), [organiser, 'archive-round', { contents: 'a'.repeat(64), files: 12, sealed: true }]),
    follow(
      scenes.kept(),
      [
        organiser,
        'open-packets',
        { day: '2019-02-01', reason, present: ['A', 'B'], packets: [{ sealNumber: 'NP-1', newSeal: 'NP-3' }] },
      ],
      [organiser, 'destroy-ballots', { day: '2019-02-01', decision: reason, method: 'Cắt vụn', present: ['A', 'B'] }],
    ),
    follow(
      scenes.signed(scenes.byTwo),
      [chair, 'open-minutes', scenes.look],
      [head, 'ask-reopening', { reason }],
      [chair, 'drop-reopening', { reason }],
    ),
    affairs,
    follow(votedEarly(), ...conclusionSteps),
    scanned,
    inBothWays,
    follow(largeRead([0, 0, 0]), [head, 'commit-readings', { list: 'khoa' }], dice),
  ];
  return new Map(scenesOf.flatMap((scene) => scene.envelopes.map((envelope) => [envelope.type, envelope] as const)));
}
