// A stored act that does not fit is a corrupt record, and is never folded.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CorruptRecord,
  chain,
  commands,
  conferenceEvents,
  type Envelope,
  emptyRecord,
  evolve,
  replay,
  roundEvents,
  verifyChain,
} from '../src/index.ts';
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

const reason = 'Vì một lý do';
const settled = scenes.handedOver();

const dice: Step = [member, 'draw-sample', { list: 'khoa', seed: '4615230164' }];
/** A count by scanner in which everything happened that can. */
const scanned = follow(
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
const inBothWays = follow(
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
const affairs = follow(scenes.preparing(), ...inquirySteps, ...incidentSteps);

/** The command that records each act. */
const commandOf: Readonly<Record<string, string>> = {
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
function samples(): Map<string, Envelope> {
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

describe('an act that does not fit', () => {
  test('is found in every stage but those of its command', () => {
    for (const [stage, scene] of Object.entries(scenes.stages)) {
      const { round } = scene();
      for (const [type, sample] of samples()) {
        const command = commands.get(commandOf[type] ?? '');
        // Acts of the months around the count go on beside the conferences.
        if (command?.stages.includes(stage) || command?.stages.includes(round?.state.stage ?? 'none')) continue;
        expect(() => evolve(round, { ...sample, number: 1000 }), `${type} in ${stage}`).toThrow(CorruptRecord);
      }
    }
  });

  test('there is a sample of every act, and a command for it', () => {
    const types = [...roundEvents, ...conferenceEvents].map((kind) => kind.type as string);
    expect([...samples().keys()].sort()).toEqual(types.toSorted());
    for (const type of types) expect(commands.has(commandOf[type] ?? ''), type).toBe(true);
  });

  test('is found before the plan is approved, and a round is created once', () => {
    const drafting = scenes.drafting().round;
    for (const [type, sample] of samples()) {
      if (type === 'round-created') expect(() => evolve(drafting, sample)).toThrow(CorruptRecord);
      else expect(() => evolve(null, sample)).toThrow(CorruptRecord);
    }
    expect(() => evolve(scenes.preparing().round, samples().get('conference-convened')!)).toThrow(CorruptRecord);
  });

  // Seen to fail: `evolve` threw a plain Error for a list that the conference does not have.
  test('is a corrupt record whatever is changed in it, and never another error', { timeout: 60_000 }, () => {
    const values = fc.oneof(
      fc.constantFrom<unknown>(
        'khoa',
        'none',
        'constructor',
        'ok',
        'high',
        'doubtful',
        null,
        true,
        -1,
        0,
        1,
        2,
        99,
        1e9,
      ),
      fc.anything(),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(settled, scanned, inBothWays, affairs),
        fc.nat(),
        fc.nat(),
        values,
        ({ envelopes }, which, where, value) => {
          const at = which % envelopes.length;
          const envelope = structuredClone(envelopes[at]!) as Envelope<string, Record<string, unknown>>;
          const paths = leaves(envelope.data);
          const path = paths[where % Math.max(1, paths.length)];
          if (path !== undefined) put(envelope.data, path, value);
          const before = replay(envelopes.slice(0, at));
          const rest = envelopes.slice(at + 1);
          try {
            let round = evolve(before, envelope);
            for (const later of rest) round = evolve(round, later);
          } catch (error) {
            expect(error).toBeInstanceOf(CorruptRecord);
          }
        },
      ),
      { numRuns: 800 },
    );
  });

  test('is found where it would give one person two ballots, or a batch to a third reader', () => {
    const handed = settled.envelopes.find((envelope) => envelope.type === 'ballots-handed-out')!;
    const one = { list: 'khoa', people: ['CB01'] };
    const polled = scenes.polling().round;
    for (const ballots of [[one, one], [{ ...one, people: ['CB01', 'CB01'] }]])
      expect(() => evolve(polled, { ...handed, data: { ballots } })).toThrow(CorruptRecord);
    expect(() => evolve(scenes.handedOut().round, { ...handed, data: { ballots: [one] } })).toThrow(CorruptRecord);
    const entered = settled.envelopes.find((envelope) => envelope.type === 'ballot-entered')!;
    const third = { ...entered, by: { account: 'third', name: 'Người thứ ba', role: 'committee-member' } };
    expect(() => evolve(scenes.counted().round, third)).toThrow(CorruptRecord);
    expect(() => evolve(scenes.counted().round, entered), 'a finished batch').toThrow(CorruptRecord);
    expect(() => evolve(scenes.batched().round, entered)).not.toThrow();
  });

  // Seen to fail, each without its check in `evolve`.
  test('is found where it would give somebody paper and a slip, or go on behind an electronic box', () => {
    const act = (type: string) => inBothWays.envelopes.find((envelope) => envelope.type === type)!;
    const withData = (type: string, data: object) => ({ ...act(type), data });
    const one = { ballots: [{ list: 'khoa', people: ['CB01'] }] };
    const paper = follow(electronic.polling(), [head, 'hand-out', { people: ['CB01'], way: 'paper' }]).round;
    const slip = follow(electronic.polling(), [head, 'hand-out', { people: ['CB01'], way: 'slip' }]).round;
    expect(() => evolve(paper, withData('slips-handed-out', one))).toThrow(/two ballots/);
    expect(() => evolve(slip, withData('ballots-handed-out', one))).toThrow(/two ballots/);
    expect(() => evolve(electronic.polling().round, withData('slips-handed-out', one))).not.toThrow();
    const reopened = follow(electronic.closed(), [chair, 'reopen-poll', { reason }]).envelopes.at(-1)!;
    expect(() => evolve(electronic.boxed().round, reopened)).toThrow(/after an electronic box was closed/);
    const open = follow(electronic.closed(), [
      head,
      'record-box',
      { list: 'khoa', collected: 3, unused: 9, unusedSlips: 9 },
    ]);
    expect(() => evolve(open.round, act('count-begun'))).toThrow(/before the electronic boxes were closed/);
    const corrected = withData('stock-corrected', { list: 'khoa', way: 'slip', collected: 9, reason });
    expect(() => evolve(electronic.boxed().round, corrected)).toThrow(/in the electronic box/);
    expect(() => evolve(electronic.counting().round, act('box-opened'))).toThrow(/0 of 2 shares/);
    const other = { account: 'other', name: 'Người other', role: 'committee-member' };
    const given = act('box-decryption-given');
    expect(() => evolve(electronic.counting().round, { ...given, by: other })).toThrow(/somebody else/);
    expect(() => evolve(electronic.counting().round, given)).not.toThrow();
  });

  test('of an unknown type or version is named', () => {
    const envelope = settled.envelopes[0]!;
    expect(() => evolve(null, { ...envelope, type: 'abolished' })).toThrow(/unknown act abolished/);
    expect(() => evolve(null, { ...envelope, version: 2 })).toThrow(/version 2/);
  });

  test('chained anew is found all the same', () => {
    const { envelopes } = settled;
    const without = envelopes.filter((envelope) => envelope.type !== 'count-begun');
    const record = chain(emptyRecord, without);
    expect(verifyChain(record).ok).toBe(true);
    expect(() => replay(record)).toThrow(CorruptRecord);
  });
});

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
}

function put(target: unknown, path: Path, value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const holder = target as Record<string | number, unknown>;
  if (rest.length === 0) holder[key] = value;
  else put(holder[key], rest, value);
}
