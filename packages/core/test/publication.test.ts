// S18, S20: announced at the conference, sealed, handed over; re-opened only with a reason, and nothing is lost.
import { expect, test } from 'vitest';
import { commands, nextSteps } from '../src/index.ts';
import {
  chair,
  conference,
  follow,
  given,
  head,
  organiser,
  type Scene,
  type Step,
  secretary,
  stateOf,
} from './given.ts';
import { countedBy, planWith } from './people.ts';
import * as scenes from './scenes.ts';

const reason = 'Phát hiện một tập phiếu đếm thiếu';
const seal = (scene: Scene) => ({
  packets: scenes.packets(scene),
  sealedBy: ['Người head', 'Người secretary'],
  place: 'Văn phòng Đảng ủy',
});

test('the chair announces what was signed', () => {
  const scene = given(scenes.signed()).when(chair, 'announce').acts({ type: 'announced', data: {} });
  expect(stateOf(scene, 'announced').announced.by.account).toBe('chair');
});

test('packets hold every collected ballot of every list, in as many packets as there are', () => {
  const scene = scenes.announced();
  const data = seal(scene);
  const split = [
    { list: 'khoa', ballots: 4, sealNumber: 'NP-1' },
    { list: 'khoa', ballots: 2, sealNumber: 'NP-2' },
    { list: 'thuong-vu', ballots: 4, sealNumber: 'NP-3' },
  ];
  const sealed = given(scene)
    .when(head, 'seal', { ...data, packets: split })
    .acts({ type: 'sealed', data: { ...data, packets: split } });
  expect(stateOf(sealed, 'sealed')).toMatchObject({ seal: { packets: split }, handOver: null });
  for (const packets of [
    data.packets.slice(1),
    [...data.packets, ...data.packets.slice(0, 1)],
    [{ ...data.packets[0]!, ballots: 5 }, ...data.packets.slice(1)],
  ])
    given(scene)
      .when(head, 'seal', { ...data, packets })
      .refused('R-wrong-packets');
});

test('one person alone does not seal', () => {
  const scene = scenes.announced();
  given(scene)
    .when(head, 'seal', { ...seal(scene), sealedBy: ['Người head'] })
    .refused('R-not-two-people');
  // One person in two spellings, decomposed and with other spaces and letters, is one person.
  for (const again of ['Người head', 'người  HEAD', 'Người head'.normalize('NFD')])
    given(scene)
      .when(head, 'seal', { ...seal(scene), sealedBy: ['Người head', again] })
      .refused('R-not-two-people');
});

test('nobody hands over to himself', () => {
  given(scenes.sealed())
    .when(organiser, 'hand-over', { ...scenes.handOver, receivedBy: scenes.handOver.givenBy.toUpperCase() })
    .refused('R-not-two-people');
});

test('hand-over names both sides', () => {
  const scene = given(scenes.sealed())
    .when(organiser, 'hand-over', scenes.handOver)
    .acts({ type: 'handed-over', data: scenes.handOver });
  expect(stateOf(scene, 'sealed').handOver).toMatchObject(scenes.handOver);
});

test.each(['canvassed', 'signed', 'announced', 'sealed'] as const)(
  'the count is re-opened from %s: back to counting, what was superseded stays readable',
  (stage) => {
    const before = scenes.stages[stage]();
    const scene = given(before)
      .when(chair, 'reopen-count', { reason })
      .acts({ type: 'count-reopened', data: { reason } });
    const state = stateOf(scene, 'counting');
    expect(state.reopenings).toMatchObject([{ from: stage, to: 'counting', reason }]);
    for (const key of ['canvass', 'minutes', 'signed', 'announced', 'seal', 'handOver'])
      expect(state).not.toHaveProperty(key);
    expect(state.counts).toEqual(stateOf(scenes.counted(), 'counting').counts);
    const [superseded] = conference(scene).superseded;
    expect(superseded).toMatchObject({ reason, canvass: stateOf(before, stage).canvass });
    expect(superseded?.minutes === null).toBe(stage === 'canvassed');
    expect(superseded?.announced === null).toBe(stage === 'canvassed' || stage === 'signed');
  },
);

test('re-opened twice, both results stay readable', () => {
  const scene = follow(
    scenes.announced(),
    [chair, 'reopen-count', { reason }],
    [head, 'canvass'],
    [head, 'reopen-count', { reason: 'Lần hai' }],
  );
  expect(conference(scene).superseded.map((superseded) => superseded.reason)).toEqual([reason, 'Lần hai']);
  expect(stateOf(scene, 'counting').reopenings).toHaveLength(2);
});

test('the same count canvassed again is the same result', () => {
  const first = scenes.canvassed();
  const again = follow(first, [head, 'reopen-count', { reason }], [head, 'canvass']);
  expect(stateOf(again, 'canvassed').canvass.results).toEqual(stateOf(first, 'canvassed').canvass.results);
});

test.each(Object.entries(scenes.stages))(
  'in stage %s there is a next step, its command may be given there, and by whom it names',
  (stage, scene) => {
    const steps = nextSteps(conference(scene()).state);
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      const entry = commands.get(step.command);
      expect(entry?.stages, step.command).toContain(stage);
      expect(entry?.roles, step.command).toEqual(expect.arrayContaining([...step.who]));
    }
  },
);

test('steps follow the count from batches to adjudication', () => {
  const commandsOf = (scene: Scene) => nextSteps(conference(scene).state).map((step) => step.command);
  expect(commandsOf(scenes.counting())).toEqual(['form-batches', 'form-batches']);
  expect(commandsOf(scenes.batched())).toEqual(['enter-ballot', 'enter-ballot']);
  expect(commandsOf(scenes.counted())).toEqual(['canvass']);
  const doubtful = follow(
    scenes.batched(),
    ...scenes.entered('khoa', 1, 6, [head, secretary], (ballot, reader) =>
      scenes.marks('ok', ballot === 1 ? 'doubtful' : 'high', ballot === 2 && reader === head ? 'low' : 'high'),
    ),
  );
  expect(commandsOf(doubtful)).toEqual(['read-again', 'adjudicate', 'enter-ballot']);
  const differing = follow(
    scenes.counting({ plan: countedBy(planWith(), { method: 'tally-sheet' }) }),
    ...[5, 4].map((low, index): Step => {
      const people = [
        { high: 0, confidence: 6 - low, low, invalid: {} },
        { high: 6, confidence: 0, low: 0, invalid: {} },
      ];
      return [index === 0 ? head : secretary, 'enter-tally', { list: 'khoa', people }];
    }),
  );
  expect(commandsOf(differing)).toEqual(['read-tally-again', 'enter-tally']);
  const disputed = follow(
    differing,
    ...[5, 4].map((low, index): Step => {
      const totals = { high: 0, confidence: 6 - low, low, invalid: {} };
      return [
        index === 0 ? head : secretary,
        'read-tally-again',
        { list: 'khoa', cell: { kind: 'person', row: 0, totals } },
      ];
    }),
  );
  expect(commandsOf(disputed)).toEqual(['adjudicate-tally', 'enter-tally']);
});
