// Refusals of electronic casting: key, slips, boxes.
import * as electronic from './electronic-scenes.ts';
import * as steps from './electronic-steps.ts';
import { chair, follow, head, member, organiser, type RefusalRow, secretary } from './given.ts';
import * as scenes from './scenes.ts';

const reason = 'Vì một lý do';
const certificate = { step: 'certificate', seat: 1, sha256: steps.hash(1) };
const [, , keyData] = steps.key;
const [, , slipsData] = steps.slipsOf('khoa');
const [, , boxData] = steps.boxOf('khoa');
const [, , closedData] = steps.boxClosed('khoa', 3);
const [, , openedData] = steps.opening('khoa', [
  [3, 0, 0],
  [3, 0, 0],
]);
const box = { list: 'khoa', collected: 3, unused: 9 };
const only = (scene: (setting: electronic.Electronically) => ReturnType<typeof scenes.ready>) => () =>
  scene({ casting: 'electronic' });
const begun = electronic.ceremonyBegun;
const bothElections = ['khoa', 'thuong-vu'].map((list) => ({ list, election: steps.elections[list] }));
const ceremony = { members: 3, needed: 2, elections: bothElections };

export const rowsOfElectronic: readonly RefusalRow[] = [
  // Nothing of it where a conference casts on paper, and no paper where it casts only electronically.
  ['R-way-not-cast', scenes.preparing, head, 'begin-key-ceremony', ceremony],
  ['R-way-not-cast', scenes.preparing, head, 'record-key-message', certificate],
  ['R-way-not-cast', scenes.preparing, head, 'record-key', keyData],
  ['R-way-not-cast', scenes.preparing, organiser, 'record-slips', slipsData],
  ['R-way-not-cast', scenes.preparing, organiser, 'record-box-prepared', boxData],
  ['R-way-not-cast', scenes.preparing, organiser, 'record-spoiled', { list: 'khoa', copies: 1, way: 'slip', reason }],
  ['R-way-not-cast', scenes.polling, head, 'hand-out', { way: 'slip' }],
  ['R-way-not-cast', scenes.handedOut, head, 'replace-slip', { list: 'khoa', person: 'CB01' }],
  ['R-way-not-cast', scenes.closed, head, 'record-box', { ...box, unusedSlips: 1 }],
  ['R-way-not-cast', scenes.closed, head, 'record-box-closed', closedData],
  ['R-way-not-cast', scenes.closed, head, 'correct-stock', { list: 'khoa', way: 'slip', unused: 1, reason }],
  ['R-way-not-cast', scenes.counting, head, 'record-decryption', { list: 'khoa', seat: 1, sha256: steps.hash(1) }],
  ['R-way-not-cast', scenes.counting, head, 'record-box-opened', openedData],
  ['R-way-not-cast', only(electronic.keyFormed), organiser, 'record-printing', { list: 'khoa', copies: 9 }],
  ['R-way-not-cast', only(electronic.polling), head, 'hand-out', { way: 'paper' }],
  ['R-way-not-cast', only(electronic.closed), head, 'record-box', { ...box, unusedSlips: 6 }],
  ['R-way-not-cast', only(electronic.handedOut), head, 'replace-slip', { list: 'khoa', person: 'CB01', way: 'paper' }],
  ['R-way-missing', electronic.polling, head, 'hand-out', {}],
  ['R-unknown-list', electronic.keyFormed, organiser, 'record-slips', { ...(slipsData as object), list: 'none' }],
  ['R-unknown-list', electronic.closed, head, 'record-box-closed', { ...(closedData as object), list: 'none' }],

  ['R-too-few-needed', scenesOfMixed, head, 'begin-key-ceremony', { ...ceremony, members: 2, needed: 3 }],
  ['R-more-seats-than-members', begun, head, 'begin-key-ceremony', { ...ceremony, members: 4, reason }],
  [
    'R-elections-incomplete',
    scenesOfMixed,
    head,
    'begin-key-ceremony',
    { ...ceremony, elections: bothElections.slice(1) },
  ],
  [
    'R-elections-incomplete',
    scenesOfMixed,
    head,
    'begin-key-ceremony',
    { ...ceremony, elections: bothElections.map((one) => ({ ...one, election: steps.elections.khoa })) },
  ],
  ['R-ceremony-reason-missing', begun, head, 'begin-key-ceremony', ceremony],
  ['R-no-ceremony', scenesOfMixed, head, 'record-key-message', certificate],
  ['R-no-ceremony', scenesOfMixed, head, 'record-key', keyData],
  ['R-no-ceremony', scenesOfMixed, organiser, 'record-slips', slipsData],
  ['R-not-your-key-step', begun, head, 'record-key-message', { ...certificate, step: 'shares' }],
  ['R-key-incomplete', begun, head, 'record-key', keyData],
  ['R-key-stands', electronic.keyFormed, head, 'record-key', keyData],
  ['R-key-stands', electronic.keyFormed, head, 'record-key-message', certificate],
  ['R-box-not-preparable', begun, organiser, 'record-box-prepared', boxData],
  ['R-box-not-preparable', electronic.keyFormed, organiser, 'record-box-prepared', boxData],
  ['R-box-not-preparable', electronic.ready, organiser, 'record-box-prepared', boxData],
  ['R-not-prepared', electronic.keyFormed, organiser, 'make-ready', {}],
  ['R-not-prepared', only(begun), organiser, 'make-ready', {}],

  [
    'R-not-enough-slips',
    electronic.ready,
    organiser,
    'record-spoiled',
    { list: 'khoa', copies: 13, way: 'slip', reason },
  ],
  [
    'R-not-enough-slips',
    () => follow(electronic.polling(), [head, 'record-spoiled', { list: 'khoa', copies: 8, way: 'slip', reason }]),
    head,
    'hand-out',
    { way: 'slip' },
  ],
  [
    'R-not-enough-slips',
    () => follow(electronic.handedOut(), [head, 'record-spoiled', { list: 'khoa', copies: 9, way: 'slip', reason }]),
    head,
    'replace-slip',
    { list: 'khoa', person: 'CB04' },
  ],
  [
    'R-not-enough-sheets',
    () => follow(electronic.handedOut(), [head, 'record-spoiled', { list: 'khoa', copies: 9, reason }]),
    head,
    'replace-slip',
    { list: 'khoa', person: 'CB04', way: 'paper' },
  ],
  [
    'R-misprint-is-burnt',
    () => follow(electronic.ready(), steps.misprint('khoa')),
    organiser,
    'burn-misprint',
    { list: 'khoa', credential: steps.hash(201), reason },
  ],
  ['R-holds-slip', electronic.handedOut, head, 'replace-ballot', { list: 'khoa', person: 'CB04' }],
  ['R-holds-paper', electronic.handedOut, head, 'replace-slip', { list: 'khoa', person: 'CB01' }],

  ['R-slips-not-counted', electronic.closed, head, 'record-box', box],
  [
    'R-electronic-box-does-not-fit',
    electronic.closed,
    head,
    'record-box-closed',
    { ...(closedData as object), ballots: 2 },
  ],
  [
    'R-electronic-box-does-not-fit',
    electronic.closed,
    head,
    'record-box-closed',
    { ...(closedData as object), voters: 13, ballots: 13 },
  ],
  ['R-electronic-box-closed', electronic.boxed, head, 'record-box-closed', closedData],
  ['R-electronic-box-closed', electronic.boxed, chair, 'reopen-poll', { reason }],
  ['R-counted-by-box', electronic.boxed, head, 'correct-stock', { list: 'khoa', way: 'slip', collected: 1, reason }],
  ['R-nothing-corrected', electronic.boxed, head, 'correct-stock', { list: 'khoa', way: 'slip', issued: 3, reason }],
  [
    'R-electronic-box-not-closed',
    () =>
      follow(
        electronic.closed(),
        steps.boxClosed('khoa', 3),
        [head, 'record-box', { ...box, unusedSlips: 9 }],
        [head, 'record-box', { list: 'thuong-vu', collected: 2, unused: 10, unusedSlips: 10 }],
      ),
    head,
    'begin-count',
    {},
  ],

  [
    'R-decryption-not-due',
    electronic.counting,
    secretary,
    'record-decryption',
    { list: 'khoa', seat: 1, sha256: steps.hash(1) },
  ],
  [
    'R-decryption-not-due',
    () => follow(electronic.counting(), steps.decryption('khoa', 3)),
    member,
    'record-decryption',
    { list: 'khoa', seat: 3, sha256: steps.hash(1) },
  ],
  [
    'R-decryption-not-due',
    electronic.counted,
    secretary,
    'record-decryption',
    { list: 'khoa', seat: 2, sha256: steps.hash(1) },
  ],
  ['R-electronic-box-not-openable', electronic.counting, head, 'record-box-opened', openedData],
  ['R-electronic-box-not-openable', electronic.counted, head, 'record-box-opened', openedData],
  [
    'R-electronic-box-not-openable',
    () => follow(electronic.counting(), steps.decryption('khoa', 1), steps.decryption('khoa', 2)),
    head,
    'record-box-opened',
    { ...(openedData as object), result: [[3, 0, 0]] },
  ],
  [
    'R-electronic-box-not-openable',
    () => follow(electronic.counting(), steps.decryption('khoa', 1), steps.decryption('khoa', 2)),
    head,
    'record-box-opened',
    {
      ...(openedData as object),
      result: [
        [2, 1, 1],
        [3, 0, 0],
      ],
    },
  ],
  [
    'R-electronic-box-not-opened',
    () => electronic.counting(electronic.scanned),
    head,
    'commit-readings',
    { list: 'khoa' },
  ],
];

function scenesOfMixed() {
  return scenes.preparing({ plan: steps.castBy('mixed') });
}
