// S13, S21: what the competent body concluded is recorded with its follow-up; nothing is concluded by the program.
import { expect, test } from 'vitest';
import {
  type Approved,
  considerationsOf,
  isConsidered,
  namesOf,
  type PersonId,
  resultsByPlace,
  sentenceOf,
} from '../src/index.ts';
import { recordConclusion } from '../src/publication/conclusions.ts';
import { conclusion, conclusionSteps, inTwoPlaces, minutedLow, votedEarly } from './affairs.ts';
import { chair, follow, given, head, organiser, type Scene } from './given.ts';
import { khoa, people, person, planWith, rosterOf, thuongVu, votingDay } from './people.ts';
import * as scenes from './scenes.ts';

test('S21 a conclusion says who concluded what, and what follows by when; a step is done once', () => {
  const scene = follow(votedEarly(), ...conclusionSteps);
  expect((scene.round!.state as Approved).conclusions).toMatchObject([
    {
      number: 1,
      about: 'low-over-half',
      body: 'Ban Thường vụ Đảng ủy Đại học',
      followUps: [{ by: '2019-06-30', done: { day: '2019-02-01' } }],
    },
  ]);
});

test('S13 somebody voted on in two places is judged as a whole by the competent body', () => {
  const both = person('CB09', 'Bùi Văn Khoa', 'Trưởng khoa', 'Ủy viên Thường vụ');
  const conferences = [{ ...planWith().conferences[0]!, day: '2019-02-01' as typeof votingDay }];
  const setting = { plan: planWith([khoa, thuongVu], { conferences }), roster: rosterOf([...people, both]) };
  const whole = { ...conclusion, person: 'CB09', about: 'two-places' };
  given(scenes.announced(setting)).when(organiser, 'record-conclusion', whole).accepted();
  // A count that is opened again takes its result back.
  const again = follow(scenes.announced(setting), [chair, 'reopen-count', { reason: 'Khiếu nại' }]);
  given(again).when(organiser, 'record-conclusion', whole).refused('R-nothing-announced');
});

test('S13 S21 while another place has not announced, a conclusion is recorded only with a reason, which is kept', () => {
  for (const about of [conclusion.about, 'two-places']) {
    const said = { ...conclusion, person: 'CB09', about };
    given(inTwoPlaces()).when(organiser, 'record-conclusion', said).refused('R-early-without-reason');
    const scene = follow(inTwoPlaces(), [organiser, 'record-conclusion', { ...said, early: 'Hội nghị thứ hai hoãn' }]);
    expect((scene.round!.state as Approved).conclusions).toMatchObject([{ about, early: 'Hội nghị thứ hai hoãn' }]);
  }
  // Of somebody voted on in one place that has announced nothing is early.
  const one = follow(inTwoPlaces(), [organiser, 'record-conclusion', { ...conclusion, early: 'thừa' }]);
  expect((one.round!.state as Approved).conclusions[0]).not.toHaveProperty('early');
});

test('S13 S21 a conclusion is not older than the vote that it rests on, though another place, which has not announced, voted before', () => {
  const state = inTwoPlaces().round!.state as Approved;
  const conferences = state.plan.conferences.map((one) =>
    state.announced.has(one.id) ? { ...one, day: votingDay } : one,
  );
  const asked = (letterDay: string) =>
    recordConclusion.decide(
      state.rules as never,
      { ...state, plan: { ...state.plan, conferences } } as never,
      { ...conclusion, person: 'CB09', letter: { ...conclusion.letter, day: letterDay }, early: 'Hoãn' } as never,
      { at: '2019-04-01T01:00:00.000Z' } as never,
    );
  expect(asked('2019-02-20')).toMatchObject({ ok: false, error: { code: 'R-before-vote' } });
  expect(asked('2019-03-01').ok).toBe(true);
});

test('S21 what no announced result has the rules want considered is recorded only with a ground, which is kept', () => {
  const { beyond, ...said } = conclusion;
  given(votedEarly()).when(organiser, 'record-conclusion', said).refused('R-line-not-reached');
  const scene = follow(votedEarly(), [organiser, 'record-conclusion', conclusion]);
  expect((scene.round!.state as Approved).conclusions).toMatchObject([{ about: 'low-over-half', beyond }]);
  // Of whom the votes bring to the line none is asked.
  const low = follow(minutedLow(), [head, 'sign-minutes', { signers: scenes.signers }], [chair, 'announce']);
  given(low).when(organiser, 'record-conclusion', said).accepted();
  const needless = follow(low, [organiser, 'record-conclusion', conclusion]);
  expect((needless.round!.state as Approved).conclusions[0]).not.toHaveProperty('beyond');
});

test('S21 the record that many read does not say about whom a conclusion is', () => {
  const scene = follow(votedEarly(), ...conclusionSteps);
  const acts = scene.envelopes.slice(-conclusionSteps.length);
  for (const names of [{}, namesOf(scene.round!, scene.envelopes)])
    expect(JSON.stringify(acts.map((act) => sentenceOf(act, names)))).not.toMatch(/CB01|Nguyễn Văn An|quy hoạch|low/u);
});

test('S21 what is to be considered comes from announced results alone, with the counts and the source', () => {
  const signed = follow(minutedLow(), [head, 'sign-minutes', { signers: scenes.signers }]);
  const considered = (scene: Scene) =>
    considerationsOf((scene.round!.state as Approved).rules, scene.round!.conferences.values());
  expect(considered(signed)).toEqual([]);
  const announced = follow(signed, [chair, 'announce']);
  const items = considered(announced);
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(item.low).toBe(item.base);
    expect(item.cite).not.toBe('');
  }
  expect(new Set(items.map(({ name }) => name)).size).toBe(2);
  const [first] = items;
  const concluded = { person: first!.person as PersonId, about: first!.about };
  const again = follow(announced, [chair, 'reopen-count', { reason: 'Khiếu nại' }]);
  expect([announced, again, signed].map((scene) => isConsidered(considered(scene), concluded))).toEqual([
    true,
    false,
    false,
  ]);
  expect(isConsidered([], { ...concluded, about: 'two-places' })).toBe(true);
  const inPlaces = ({ round }: Scene) =>
    resultsByPlace((round!.state as Approved).rules, round!.conferences.values(), first!.person);
  expect(inPlaces(signed)).toEqual([]);
  expect(inPlaces(announced)).toMatchObject([{ list: first!.list, low: { count: first!.low }, high: { count: 0 } }]);
});
