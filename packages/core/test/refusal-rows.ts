// Refusals of the table of commands, of the plan, and up to the close of the poll.
import { chair, follow, head, member, organiser, type RefusalRow, somebody } from './given.ts';
import { khoa, people, person, planWith, rosterOf, rulesWith, thuongVu } from './people.ts';
import * as scenes from './scenes.ts';

const reason = 'Vì một lý do';
/** Two lists, both voted on at one kind of place, and one person on all three. */
const vien = { ...khoa, id: 'vien' as never, title: 'Viện trưởng', votedOn: { posts: ['Viện trưởng'] } };
const threePlaces = {
  plan: planWith([khoa, thuongVu, vien]),
  roster: rosterOf([...people, person('CB09', 'Bùi Văn Khoa', 'Trưởng khoa', 'Ủy viên Thường vụ', 'Viện trưởng')]),
};
const threePlacesFinding = 'W-too-many-places:khoa+thuong-vu+vien:CB09';
/** A post in the plan that nobody holds: a warning. */
const withVacant = { ...thuongVu, votedOn: { posts: ['Ủy viên Thường vụ', 'Phó Bí thư'] } };
const vacant = { plan: planWith([khoa, withVacant]) };
const threePlacesAndVacant = { ...threePlaces, plan: planWith([khoa, withVacant, vien]) };
/** A list on which nobody is voted on: an error. */
const empty = { plan: planWith([khoa, { ...thuongVu, votedOn: { posts: ['Phó Bí thư'] } }]) };
const forbidden = {
  rules: rulesWith({ votedOnInCommittee: { value: 'forbidden', cite: 'unverified' } }),
};
const quorate = {
  rules: rulesWith({ quorum: { value: { numerator: 2, denominator: 3 }, cite: 'unverified' } }),
};
export const rowsBeforeCount: readonly RefusalRow[] = [
  // The table of commands itself.
  ['R-unknown-command', scenes.ready, chair, 'abolish', {}],
  ['R-wrong-stage', scenes.ready, chair, 'close-poll', {}],
  ['R-wrong-stage', scenes.drafting, head, 'check-in', { people: ['CB01'] }],
  ['R-wrong-stage', scenes.preparing, organiser, 'revise-plan', { plan: planWith() }],
  [
    'R-nobody-stands-in',
    scenes.ready,
    { ...member, onBehalfOf: { account: 'head', name: 'Người head' } },
    'check-in',
    { people: ['CB01'] },
  ],
  ['R-role-missing', scenes.ready, somebody('technician', 'technician'), 'open-poll', {}],
  ['R-role-missing', scenes.boxed, chair, 'begin-count', {}],
  ['R-malformed', scenes.ready, head, 'check-in', { people: [] }],
  ['R-malformed', scenes.ready, head, 'check-in', { people: ['CB01'], more: true }],
  ['R-malformed', scenes.polling, head, 'replace-ballot', { list: 'constructor', person: 'CB01' }],
  ['R-malformed', scenes.closed, chair, 'reopen-poll', { reason: 'nửa ký tự \ud800' }],

  ['R-unknown-finding', scenes.drafting, organiser, 'settle-finding', { finding: 'W-none', reason }],
  [
    'R-cannot-settle',
    () => scenes.drafting(empty),
    chair,
    'settle-finding',
    { finding: 'E-nobody-voted-on:thuong-vu', reason },
  ],
  ['R-plan-revised-elsewhere', scenes.drafting, organiser, 'revise-plan', { plan: planWith(), replaces: 'x' }],
  ['R-plan-not-ready', () => scenes.drafting(empty), chair, 'approve-plan', {}],
  [
    'R-not-handed-over',
    scenes.preparing,
    organiser,
    'archive-round',
    { contents: 'a'.repeat(64), files: 1, sealed: false },
  ],
  ['R-plan-not-ready', () => scenes.drafting(vacant), chair, 'approve-plan', {}],
  [
    'R-wrong-choice',
    () => scenes.drafting(threePlaces),
    organiser,
    'settle-finding',
    { finding: threePlacesFinding, reason, choose: ['elsewhere'] },
  ],
  [
    'R-wrong-choice',
    () => scenes.drafting(threePlaces),
    organiser,
    'settle-finding',
    { finding: threePlacesFinding, reason, choose: [] },
  ],
  [
    'R-not-settled-together',
    () => scenes.drafting(threePlacesAndVacant),
    organiser,
    'settle-finding',
    { finding: threePlacesFinding, also: ['W-post-held-by-nobody:Phó Bí thư:thuong-vu'], reason },
  ],
  [
    'R-still-too-many-places',
    () => scenes.drafting(threePlaces),
    organiser,
    'settle-finding',
    { finding: threePlacesFinding, reason, choose: ['khoa', 'thuong-vu', 'vien'] },
  ],
  [
    'R-still-too-many-places',
    () => scenes.drafting(threePlaces),
    organiser,
    'settle-finding',
    { finding: threePlacesFinding, reason, choose: ['khoa', 'vien'] },
  ],

  [
    'R-committee-incomplete',
    scenes.preparing,
    organiser,
    'propose-committee',
    { members: scenes.committee.slice(0, 1) },
  ],
  ['R-committee-incomplete', scenes.preparing, organiser, 'propose-committee', { members: scenes.committee.slice(1) }],
  [
    'R-committee-incomplete',
    scenes.preparing,
    organiser,
    'propose-committee',
    { members: [...scenes.committee, ...scenes.committee.slice(2)] },
  ],

  [
    'R-committee-incomplete',
    scenes.preparing,
    organiser,
    'propose-committee',
    { members: [...scenes.committee, { name: 'Người thứ hai', role: 'head' }] },
  ],
  [
    'R-voted-on-in-committee',
    () => scenes.preparing(forbidden),
    organiser,
    'propose-committee',
    { members: [...scenes.committee, { name: 'Ai đó', role: 'member', person: 'CB01' }] },
  ],
  [
    'R-voted-on-in-committee',
    () => scenes.preparing(forbidden),
    organiser,
    'propose-committee',
    { members: [...scenes.committee, { name: 'nguyễn văn  an', role: 'member' }] },
  ],
  ['R-unknown-list', scenes.preparing, organiser, 'record-printing', { list: 'none', copies: 1 }],
  ['R-unknown-list', scenes.ready, organiser, 'correct-printing', { list: 'none', printed: 1, reason }],
  ['R-fewer-than-used', scenes.handedOut, head, 'correct-printing', { list: 'khoa', printed: 1, reason }],
  ['R-unknown-list', scenes.ready, organiser, 'record-spoiled', { list: 'none', copies: 1, reason }],
  [
    'R-unknown-list',
    scenes.ready,
    organiser,
    'amend-roll',
    { list: 'none', change: 'added', person: 'CB09', name: 'Ai đó', reason },
  ],
  ['R-unknown-list', scenes.polling, head, 'replace-ballot', { list: 'none', person: 'CB01' }],
  ['R-unknown-list', scenes.closed, head, 'record-box', { list: 'none', collected: 1, unused: 1 }],
  ['R-unknown-list', scenes.closed, head, 'correct-stock', { list: 'none', collected: 1, reason }],
  [
    'R-not-enough-sheets',
    scenes.ready,
    organiser,
    'record-spoiled',
    { list: 'khoa', copies: scenes.printed + 1, reason },
  ],
  ['R-not-prepared', scenes.preparing, organiser, 'make-ready', {}],
  [
    'R-not-on-roll',
    scenes.ready,
    organiser,
    'amend-roll',
    { list: 'thuong-vu', change: 'removed', person: 'CB01', name: 'Ai đó', reason },
  ],
  [
    'R-already-on-roll',
    scenes.ready,
    organiser,
    'amend-roll',
    { list: 'khoa', change: 'added', person: 'CB01', name: 'Ai đó', reason },
  ],
  [
    'R-holds-ballot',
    scenes.handedOut,
    organiser,
    'amend-roll',
    { list: 'khoa', change: 'removed', person: 'CB01', name: 'Nguyễn Văn An', reason },
  ],

  ['R-not-on-roll', scenes.ready, head, 'check-in', { people: ['CB01', 'CB99'] }],
  ['R-already-present', scenes.gathered, head, 'check-in', { people: ['CB01'] }],
  ['R-not-present', scenes.ready, head, 'undo-check-in', { person: 'CB01', reason }],
  ['R-holds-ballot', scenes.handedOut, head, 'undo-check-in', { person: 'CB01', reason }],
  ['R-not-on-roll', scenes.ready, head, 'record-absence', { person: 'CB99', reason }],
  ['R-already-present', scenes.gathered, head, 'record-absence', { person: 'CB01', reason }],
  [
    'R-committee-rejected',
    () => follow(scenes.ready(), [head, 'check-in', { people: ['CB01', 'CB02'] }]),
    chair,
    'approve-committee',
    { votesFor: 1, votesAgainst: 0 },
  ],
  [
    'R-committee-rejected',
    () => follow(scenes.ready(), [head, 'check-in', { people: ['CB01', 'CB02'] }]),
    chair,
    'approve-committee',
    { votesFor: 2, votesAgainst: 1 },
  ],
  ['R-committee-rejected', scenes.ready, chair, 'approve-committee', { votesFor: 0, votesAgainst: 0 }],
  ['R-committee-not-approved', scenes.ready, chair, 'open-poll', {}],
  [
    'R-nobody-present',
    () =>
      follow(
        scenes.ready(),
        [head, 'check-in', { people: ['CB01'] }],
        [chair, 'approve-committee', { votesFor: 1, votesAgainst: 0 }],
        [head, 'undo-check-in', { person: 'CB01', reason }],
      ),
    chair,
    'open-poll',
    {},
  ],
  [
    'R-no-quorum',
    () =>
      follow(
        scenes.ready(quorate),
        [head, 'check-in', { people: ['CB02', 'CB03'] }],
        [chair, 'approve-committee', { votesFor: 2, votesAgainst: 0 }],
      ),
    chair,
    'open-poll',
    {},
  ],
  ['R-nothing-to-do', scenes.handedOut, head, 'hand-out', {}],
  ['R-not-on-roll', scenes.polling, head, 'hand-out', { people: ['CB99'] }],
  [
    'R-not-present',
    () => follow(scenes.polling(), [head, 'undo-check-in', { person: 'CB01', reason }]),
    head,
    'hand-out',
    { people: ['CB01'] },
  ],
  [
    'R-holds-ballot',
    () => follow(scenes.polling(), [head, 'hand-out', { people: ['CB01'] }]),
    head,
    'hand-out',
    { people: ['CB01'] },
  ],
  [
    'R-not-enough-sheets',
    () => follow(scenes.polling(), [head, 'record-spoiled', { list: 'khoa', copies: 8, reason }]),
    head,
    'hand-out',
    {},
  ],
  ['R-holds-no-ballot', scenes.polling, head, 'replace-ballot', { list: 'khoa', person: 'CB01' }],
  [
    'R-not-enough-sheets',
    () => follow(scenes.handedOut(), [head, 'record-spoiled', { list: 'khoa', copies: 6, reason }]),
    head,
    'replace-ballot',
    { list: 'khoa', person: 'CB01' },
  ],
  ['R-nothing-handed-out', scenes.polling, chair, 'close-poll', {}],
  ['R-nothing-corrected', scenes.boxed, head, 'correct-stock', { list: 'khoa', collected: 6, reason }],
  ['R-nothing-corrected', scenes.boxed, head, 'correct-stock', { list: 'khoa', reason }],
];
