// Random people give random commands: some that fit what is going on, some that do not.
import fc from 'fast-check';
import {
  type Batch,
  type ConferenceState,
  commands,
  compareBatch,
  compareTally,
  inBatches,
  invalidityCodes,
  type ListCounting,
  levels,
  roleFor,
} from '../src/index.ts';
import { blindElectronic, nextOfBoxes, nextOfElectronic } from './electronic-machine.ts';
import { chair, everybody, head, organiser, type Scene, type Step, secretary, somebody, type Who } from './given.ts';
import { people, planWith, rosterOf } from './people.ts';
import { blindScan, nextOfScan } from './scan-machine.ts';
import * as scenes from './scenes.ts';

type Draw = fc.GeneratorValue;
type Of<Stage extends ConferenceState['stage']> = Extract<ConferenceState, { stage: Stage }>;

const crowd: readonly Who[] = [
  ...everybody,
  somebody('technician', 'technician'),
  somebody('inspector', 'inspector'),
  somebody('nobody'),
];
const persons = [...people.map((person) => person.id as string), 'CB99', '__proto__'];
const lists = ['khoa', 'thuong-vu', 'none', 'constructor'];
const reason = fc.constantFrom('Vì một lý do', '  ', 'Ghi nhầm');
const count = fc.nat({ max: 14 });
const reasons = fc.dictionary(fc.constantFrom(...invalidityCodes), fc.nat({ max: 3 }), { maxKeys: 2 });
const rowMark = fc.constantFrom(...levels, ...invalidityCodes, 'doubtful');
const wholeMark = fc.constantFrom('ok', 'ok', 'ok', ...invalidityCodes, 'doubtful');
const marks = fc.record({ whole: wholeMark, rows: fc.array(rowMark, { maxLength: 3 }) });
const row = fc.constantFrom(null, 0, 1, 2);
const ballot = fc.integer({ min: 1, max: 7 });
const batch = fc.integer({ min: 1, max: 3 });
const totals = fc.record({
  high: fc.nat({ max: 7 }),
  confidence: fc.nat({ max: 3 }),
  low: fc.nat({ max: 3 }),
  invalid: reasons,
});
const member = fc.record(
  {
    name: fc.constantFrom('Người head', 'Người member', 'Nguyễn Văn An'),
    role: fc.constantFrom('head', 'member'),
    person: fc.constantFrom(...persons),
  },
  { requiredKeys: ['name', 'role'] },
);
const list = fc.constantFrom(...lists);
const somePeople = fc.array(fc.constantFrom(...persons), { maxLength: 4 });
const cell = fc.oneof(
  fc.record({ kind: fc.constant('void'), voided: reasons }),
  fc.record({ kind: fc.constant('person'), row: fc.nat({ max: 2 }), totals }),
);

const sealNumbers = fc.constantFrom('NP-1', 'NP-2', 'NP-3');

/** Data of the right shape for every command, seldom of the right content. */
const blind: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'create-round': fc.constant({ round: 'x', rehearsal: true, plan: planWith(), roster: rosterOf(), sources: [] }),
  'revise-plan': fc.constant({ plan: planWith() }),
  'replace-roster': fc.constant({ roster: rosterOf(), sources: [] }),
  'settle-finding': fc.record({ finding: fc.constantFrom('I-unverified-rules', 'W-none'), reason }),
  'name-officials': fc.record({ chair: fc.constantFrom('Ngô Văn Ích', ' ') }),
  'propose-committee': fc.record({ members: fc.array(member, { maxLength: 4 }) }),
  'record-printing': fc.record({ list, copies: count }),
  'correct-printing': fc.record({ list, printed: count, reason }),
  'record-spoiled': fc.record(
    { list, copies: count, way: fc.constant('slip'), reason },
    { requiredKeys: ['list', 'copies', 'reason'] },
  ),
  'amend-roll': fc.record({
    list,
    change: fc.constantFrom('added', 'removed'),
    person: fc.constantFrom(...persons),
    name: fc.constant('Ai đó'),
    reason,
  }),
  'check-in': fc.record({ people: somePeople }),
  'undo-check-in': fc.record({ person: fc.constantFrom(...persons), reason }),
  'record-absence': fc.record({ person: fc.constantFrom(...persons), reason }),
  'approve-committee': fc.record({ votesFor: count, votesAgainst: count }),
  'hand-out': fc.record({ people: somePeople, way: fc.constantFrom('paper', 'slip') }, { requiredKeys: [] }),
  'replace-ballot': fc.record({ list, person: fc.constantFrom(...persons) }),
  'reopen-poll': fc.record({ reason }),
  'record-box': fc.record(
    { list, collected: count, unused: count, unusedSlips: count },
    { requiredKeys: ['list', 'collected', 'unused'] },
  ),
  'correct-stock': fc.record(
    { list, way: fc.constant('slip'), collected: count, unused: count, issued: count, reason },
    { requiredKeys: ['list', 'reason'] },
  ),
  'form-batches': fc.record({ list, sizes: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }) }),
  'enter-ballot': fc.record({ list, batch, ballot, marks }),
  'finish-batch': fc.record({ list, batch }),
  'release-batch': fc.record({ list, batch, account: fc.constantFrom('head', 'secretary', 'member'), reason }),
  'read-again': fc.record({ list, batch, ballot, row, mark: fc.oneof(rowMark, wholeMark) }),
  adjudicate: fc.record({
    list,
    batch,
    ballot,
    row,
    decision: fc.oneof(rowMark, wholeMark),
    votesFor: fc.nat(3),
    votesAgainst: fc.nat(3),
  }),
  'enter-tally': fc.record({ list, voided: reasons, people: fc.array(totals, { maxLength: 3 }) }),
  'read-tally-again': fc.record({ list, cell }),
  'adjudicate-tally': fc.record({ list, cell, votesFor: fc.nat(3), votesAgainst: fc.nat(3) }),
  ...blindScan,
  ...blindElectronic,
  recount: fc.record({ list, batch: fc.option(batch), reason }),
  canvass: fc.constant({ settlements: [] }),
  'write-minutes': fc.constant(scenes.minutes),
  'sign-minutes': fc.constant({ signers: scenes.signers }),
  seal: fc.record({
    packets: fc.array(fc.record({ list, ballots: count, sealNumber: fc.constant('1') })),
    sealedBy: fc.constant(['A', 'B']),
    place: fc.constant('C'),
  }),
  'hand-over': fc.constant(scenes.handOver),
  'reopen-count': fc.record({ reason }),
  'ask-reopening': fc.record({ reason }),
  'drop-reopening': fc.record({ reason }),
  'open-minutes': fc.record({
    reader: fc.record({ account: fc.constantFrom('chair', 'head', 'inspector'), name: fc.constant('Ai đó') }),
    reason: fc.constant('Cần đọc'),
    until: fc.constant('2019-03-01T03:00:00.000Z'),
  }),
  'set-keeping': fc.constant(scenes.term),
  'open-packets': fc.record({
    day: fc.constant('2019-02-01'),
    reason,
    present: fc.constant(['A', 'B']),
    packets: fc.array(fc.record({ sealNumber: sealNumbers, newSeal: fc.option(sealNumbers) }), { maxLength: 2 }),
  }),
  'destroy-ballots': fc.record({
    day: fc.constantFrom('2019-01-31', '2019-02-01'),
    decision: reason,
    method: reason,
    present: fc.constant(['A', 'B']),
  }),
};

/** A command with data of its shape, or of none; mostly one that fits the stage, by somebody who may give it. */
export function anyStep(draw: Draw, stage = 'none'): Step {
  const often = () => draw(() => fc.nat(9)) < 7;
  const here = [...commands.values()].filter((entry) => entry.stages.includes(stage)).map((entry) => entry.name);
  const names = often() && here.length > 0 ? here : [...commands.keys(), 'abolish'];
  const name = draw(() => fc.constantFrom<string[]>(...names));
  const able = crowd.filter((who) => roleFor(commands.get(name) ?? { roles: [] }, who.roles) !== null);
  const who = draw(() => fc.constantFrom(...(often() && able.length > 0 ? able : crowd)));
  const data = draw(() =>
    fc.oneof({ weight: 9, arbitrary: blind[name] ?? fc.constant({}) }, { weight: 1, arbitrary: fc.anything() }),
  );
  return [who, name, data];
}

/** A command that brings the conference on, so that late stages are reached; `null` where it is over. */
export function nextStep(draw: Draw, scene: Scene, state: ConferenceState): Step | null {
  const pick = <T>(...values: readonly T[]): T => draw(() => fc.constantFrom(...values));
  const ids = state.setup.lists.map((other) => other.id);
  switch (state.stage) {
    case 'preparing': {
      if (state.committee === null) return [organiser, 'propose-committee', { members: scenes.committee }];
      const electronic = nextOfElectronic(state);
      if (electronic !== null) return electronic;
      const paper = state.setup.casting !== 'electronic';
      const short = paper ? ids.find((id) => (state.stock[id]?.printed ?? 0) < 9) : undefined;
      return short === undefined
        ? [organiser, 'make-ready']
        : [organiser, 'record-printing', { list: short, copies: 9 }];
    }
    case 'ready': {
      const electronic = nextOfElectronic(state);
      if (electronic !== null) return electronic;
      const away = scenes.voters(scene).filter((person) => !state.present.has(person as never));
      if (away.length > 0) return [head, 'check-in', { people: away }];
      if (state.committee.approved === null)
        return [chair, 'approve-committee', { votesFor: state.present.size, votesAgainst: 0 }];
      return [chair, 'open-poll'];
    }
    case 'polling':
      return pick<Step>(handOut(draw, state), handOut(draw, state), [chair, 'close-poll']);
    case 'closed': {
      const uncounted = ids.find((id) => state.stock[id]?.collected === null);
      if (uncounted === undefined) return nextOfBoxes(draw, state) ?? [head, 'begin-count'];
      const { printed, issued, spoiled } = state.stock[uncounted]!;
      const slips = state.electronic?.boxes[uncounted]?.slips;
      const left = slips === undefined ? {} : { unusedSlips: slips.printed - slips.issued - slips.spoiled };
      return [head, 'record-box', { list: uncounted, collected: issued, unused: printed - issued - spoiled, ...left }];
    }
    case 'counting':
      return nextOfCount(draw, state);
    case 'canvassed':
      return 'minutes' in state
        ? [head, 'sign-minutes', { signers: signersNow(state) }]
        : [secretary, 'write-minutes', scenes.minutes];
    case 'signed':
      return [chair, 'announce'];
    case 'announced':
      return [head, 'seal', { packets: scenes.packets(scene), sealedBy: ['A', 'B'], place: 'C' }];
    case 'sealed':
      return state.handOver === null ? [head, 'hand-over', scenes.handOver] : null;
  }
}

/** Paper or slips, to everybody present or to half of them, where there is a choice. */
function handOut(draw: Draw, state: Of<'polling'>): Step {
  if (state.setup.casting !== 'mixed') return [head, 'hand-out'];
  const way = draw(() => fc.constantFrom('paper', 'slip'));
  const lacking = [...state.present].filter((person) =>
    state.setup.lists.some(
      ({ id }) =>
        state.rolls[id]?.some((voter) => voter.person === person) && !(state.holders[id]?.has(person) ?? false),
    ),
  );
  const some = lacking.slice(0, Math.ceil(lacking.length / 2));
  return [head, 'hand-out', some.length > 0 ? { people: some, way } : { way }];
}

function signersNow(state: Of<'canvassed'>): string[] {
  return [...state.committee.members.map((other) => other.name), state.officials.chair];
}

/** Forms batches, enters ballots (seldom two ways) or scans them, reads again, decides, checks, and canvasses at the end. */
export function nextOfCount(draw: Draw, state: Of<'counting'>): Step {
  for (const { id, votedOn } of state.setup.lists) {
    const counting: ListCounting | undefined = state.counts[id];
    // A box may be opened before the paper is read as well as after it; a machine count waits for it before its readings are committed.
    const box = counting?.method === 'scan' || draw(() => fc.boolean()) ? nextOfBoxes(draw, state, id) : null;
    if (box !== null) return box;
    const collected = state.stock[id]?.collected ?? 0;
    if (counting?.method === 'entry') {
      const batched = inBatches(counting.batches);
      if (batched < collected) return [head, 'form-batches', { list: id, sizes: [Math.min(3, collected - batched)] }];
      for (const batch of counting.batches) {
        const step = nextOfBatch(draw, batch, id, votedOn.length);
        if (step !== null) return step;
      }
    } else if (counting?.method === 'scan') {
      const step = nextOfScan(draw, state, id);
      if (step !== null) return step;
    } else if (counting?.method === 'tally-sheet' && !(collected === 0 && counting.entries.length === 0)) {
      const people = votedOn.map((who) => who.person);
      const step = nextOfTally(draw, counting, id, people, collected);
      if (step !== null) return step;
    }
  }
  return nextOfBoxes(draw, state) ?? [head, 'canvass', { settlements: allWarnings(state) }];
}

const readers = [head, secretary];

function nextOfBatch(draw: Draw, batch: Batch, list: string, rows: number): Step | null {
  for (const who of readers) {
    const mine = batch.counters.find((counter) => counter.account === who.account);
    if (mine?.finished) continue;
    const ballots = Array.from({ length: batch.size }, (_, index) => index + 1);
    const missing = ballots.find((other) => mine?.ballots[other] === undefined);
    if (missing === undefined) return [who, 'finish-batch', { list, batch: batch.number }];
    const whole = draw(() => fc.constantFrom('ok', 'ok', 'ok', 'ok', 'ok', 'added-text', 'not-issued', 'doubtful'));
    const marks = { whole, rows: whole === 'ok' ? Array.from({ length: rows }, () => draw(() => likely)) : [] };
    return [who, 'enter-ballot', { list, batch: batch.number, ballot: missing, marks }];
  }
  const [cell] = compareBatch(batch, rows, readers.length).open;
  if (cell === undefined) return null;
  const place = { list, batch: batch.number, ballot: cell.ballot, row: cell.row };
  const value = cell.row === null ? draw(() => fc.constantFrom('ok', 'added-text')) : draw(() => firm);
  if (cell.status === 'committee')
    return [head, 'adjudicate', { ...place, decision: value, votesFor: 2, votesAgainst: 0 }];
  const who = readers.find((reader) => reader.account === cell.waitingFor[0]);
  return who === undefined ? null : [who, 'read-again', { ...place, mark: value }];
}

const firm = fc.constantFrom('high', 'confidence', 'low', 'blank', 'multiple', 'name-struck');
/** Two readers agree on most rows. */
const likely = fc.oneof(
  { weight: 12, arbitrary: fc.constant('high') },
  { weight: 3, arbitrary: firm },
  { weight: 1, arbitrary: fc.constant('doubtful') },
);

function nextOfTally(
  draw: Draw,
  counting: Extract<ListCounting, { method: 'tally-sheet' }>,
  list: string,
  people: readonly string[],
  collected: number,
): Step | null {
  const voided = { 'added-text': draw(() => fc.constantFrom(0, 0, 0, 1)) };
  const row = () => {
    const left = Math.max(0, collected - voided['added-text']);
    const low = Math.min(
      left,
      draw(() => fc.constantFrom(0, 0, 0, 1, 2)),
    );
    return { high: left - low, confidence: 0, low, invalid: {} };
  };
  const waiting = readers.find((who) => !counting.entries.some((entry) => entry.account === who.account));
  if (waiting !== undefined) return [waiting, 'enter-tally', { list, voided, people: people.map(row) }];
  const [cell] = compareTally(counting, people, collected, readers.length).open;
  if (cell === undefined) return null;
  const value =
    cell.key === 'void' ? { kind: 'void', voided } : { kind: 'person', row: Number(cell.key), totals: row() };
  if (cell.status === 'committee')
    return [head, 'adjudicate-tally', { list, cell: value, votesFor: 2, votesAgainst: 0 }];
  const who = readers.find((reader) => reader.account === cell.waitingFor[0]);
  return who === undefined ? null : [who, 'read-tally-again', { list, cell: value }];
}

/** Every warning there may be at the canvass, settled. */
export function allWarnings(state: ConferenceState) {
  const codes = [
    'W-stock-does-not-balance',
    'W-ballots-not-returned',
    'W-foreign-ballots',
    'W-issued-not-holders',
    'W-sheets-not-counted',
    'W-strange-sheets',
    'W-slips-not-holders',
    'W-slips-do-not-balance',
    'W-slips-not-used',
    'W-few-in-electronic-box',
    'W-few-on-paper',
  ];
  return state.setup.lists.flatMap(({ id }) =>
    codes.map((code) => ({ finding: `${code}:${id}`, reason: 'Đã kiểm tra' })),
  );
}
