import { describe, expect, test } from 'vitest';
import {
  type Actor,
  conferenceView,
  evolve,
  type Instant,
  looserValues,
  nextSteps,
  type Round,
  type Rules,
  readingProblem,
} from '../src/index.ts';
import { chair, conference, follow, given, head, organiser, secretary, somebody, stateOf } from './given.ts';
import { rulesWith } from './people.ts';
import * as scenes from './scenes.ts';

const reason = 'Khiếu nại về tập 2';
const two = scenes.byTwo;
const rules = two.rules as Rules;

describe('Re-opening by two people, where the plan demands it', () => {
  test.each([
    ['the count', () => scenes.announced(two), head, chair, 'reopen-count'],
    ['the poll', () => scenes.closed(two), head, chair, 'reopen-poll'],
  ] as const)('%s: one asks, another one re-opens, and both stand in the record', (_what, scene, asks, opens, name) => {
    given(scene()).when(opens, name, { reason }).refused('R-reopening-not-asked');
    const asked = given(scene())
      .when(asks, 'ask-reopening', { reason })
      .acts({ type: 'reopening-asked', data: { reason } });
    given(asked).when(secretary, 'ask-reopening', { reason }).refused('R-reopening-asked-already');
    const opened = given(asked).when(opens, name, { reason }).accepted();
    expect(opened.envelopes.slice(-2).map(({ by }) => by.account)).toEqual([asks.account, opens.account]);
    expect(conference(opened).state.reopeningAsked).toBeNull();
  });

  test('whoever asked does not re-open, nor a substitute', () => {
    const asked = follow(scenes.announced(two), [chair, 'ask-reopening', { reason }]);
    given(asked).when(chair, 'reopen-count', { reason }).refused('R-own-reopening');
    const substitute = { ...somebody('vice', 'chair'), onBehalfOf: { account: chair.account, name: 'Người chair' } };
    given(asked).when(substitute, 'reopen-count', { reason }).refused('R-own-reopening');
    given(asked).when(head, 'reopen-count', { reason }).accepted();
    // What the screen offers follows the same rule.
    const answers = (reopensAs: Actor | null) =>
      conferenceView(rules, conference(asked).state, [], { account: 'viewer', roles: ['chair'], reopensAs })
        .answersReopening;
    const own = ({ account, name }: typeof chair): Actor => ({ account, name, role: 'chair' });
    const inHisPlace = { ...own(substitute), onBehalfOf: substitute.onBehalfOf };
    expect([own(chair), inHisPlace, own(head), null].map(answers)).toEqual([false, false, true, false]);
  });

  test('what was taken back, or asked for in an earlier stage, re-opens nothing', () => {
    const asked = follow(scenes.signed(two), [head, 'ask-reopening', { reason }]);
    const dropped = follow(asked, [head, 'drop-reopening', {}]);
    given(dropped).when(chair, 'reopen-count', { reason }).refused('R-reopening-not-asked');
    given(dropped).when(chair, 'drop-reopening', {}).refused('R-no-reopening-asked');
    const announced = follow(asked, [chair, 'announce', {}]);
    given(announced).when(chair, 'reopen-count', { reason }).refused('R-reopening-not-asked');
    const viewer = { account: 'chair', roles: ['chair'] } as const;
    const view = (scene: typeof asked) => conferenceView(rules, conference(scene).state, [], viewer).reopeningAsked;
    expect(view(asked)).toMatchObject({ from: 'signed', reason, done: { by: { account: 'head' } } });
    expect(view(announced)).toBeNull();
  });

  test('who declines says why; who asked reads it until something else is asked for or the conference goes on', () => {
    const asked = follow(scenes.signed(two), [head, 'ask-reopening', { reason }]);
    given(asked).when(chair, 'drop-reopening', {}).refused('R-decline-without-reason');
    expect(nextSteps(conference(asked).state).map(({ command }) => command)).toEqual(['reopen-count', 'announce']);
    const declined = follow(asked, [chair, 'drop-reopening', { reason: 'Tập 2 đã đối chiếu' }]);
    expect(nextSteps(conference(declined).state).map(({ command }) => command)).toEqual(['announce']);
    const seen = (scene: typeof asked) =>
      conferenceView(rules, conference(scene).state, [], { account: 'head', roles: ['committee-head'] })
        .reopeningDeclined;
    expect(seen(declined)).toMatchObject({
      reason: 'Tập 2 đã đối chiếu',
      done: { by: { account: 'chair' } },
      asked: { reason, done: { by: { account: 'head' } } },
    });
    expect(seen(follow(asked, [head, 'drop-reopening', {}]))).toBeNull();
    expect(seen(follow(declined, [secretary, 'ask-reopening', { reason }]))).toBeNull();
    expect(seen(follow(declined, [chair, 'announce', {}]))).toBeNull();
  });

  test('a substitute who declines says why too, and so does who is stood in for; whoever asked may say why it is taken back', () => {
    const vice = { ...somebody('vice', 'chair'), onBehalfOf: { account: chair.account, name: 'Người chair' } };
    for (const [asks, drops] of [
      [chair, vice],
      [vice, chair],
    ] as const) {
      const asked = follow(scenes.signed(two), [asks, 'ask-reopening', { reason }]);
      given(asked).when(drops, 'drop-reopening', {}).refused('R-decline-without-reason');
      const declined = follow(asked, [drops, 'drop-reopening', { reason: 'Đã đối chiếu' }]);
      expect(declined.envelopes.at(-1)?.data).toEqual({ how: 'declined', reason: 'Đã đối chiếu' });
      expect(conference(declined).state.reopeningDeclined).toMatchObject({ reason: 'Đã đối chiếu' });
      const back = follow(asked, [asks, 'drop-reopening', { reason: 'Nhầm tập' }]);
      expect(back.envelopes.at(-1)?.data).toEqual({ how: 'taken-back', reason: 'Nhầm tập' });
      expect(conference(back).state.reopeningDeclined).toBeNull();
    }
  });

  test('a record in which one person re-opened is corrupt under such rules', () => {
    const alone = follow(scenes.announced(), [chair, 'reopen-count', { reason }]).envelopes.at(-1)!;
    const round = scenes.announced(two).round as Round;
    expect(() => evolve(round, { ...alone, number: round.head.number + 1 })).toThrow(/rules demand two/);
  });

  test('without such a rule one person re-opens, and nothing is asked for', () => {
    given(scenes.announced()).when(head, 'ask-reopening', { reason }).refused('R-one-reopens');
    given(scenes.announced()).when(head, 'reopen-count', { reason }).accepted();
  });
});

describe('Signed minutes that two people open', () => {
  const data = scenes.look;
  const { until } = data;
  const at = '2019-03-01T03:00:00.000Z' as Instant;

  test('are read by who asked, once another one agreed, until the time is over', () => {
    const signed = scenes.signed(two);
    const problem = (scene: typeof signed, reader: string, moment = at) =>
      readingProblem(rules, conference(scene).state, reader, moment)?.code ?? null;
    expect(problem(signed, 'organiser')).toBe('R-look-needed');
    given(signed).when(organiser, 'open-minutes', data).refused('R-own-look');
    const opened = follow(signed, [chair, 'open-minutes', data]);
    expect(problem(opened, 'organiser')).toBeNull();
    expect(problem(opened, 'organiser', until)).toBe('R-look-needed');
    expect(problem(opened, 'chair')).toBe('R-look-needed');
    const later = follow(opened, [chair, 'announce', {}]);
    expect(problem(later, 'organiser')).toBeNull();
    expect(stateOf(later, 'announced').looks).toMatchObject([{ ...data, done: { by: { account: 'chair' } } }]);
  });

  test('are read before they are signed, and without such a rule, as ever', () => {
    expect(readingProblem(rules, conference(scenes.canvassed(two)).state, 'head', at)).toBeNull();
    given(scenes.signed()).when(chair, 'open-minutes', data).refused('R-one-reads');
  });
});

test('Guidance that demands two people is not loosened below', () => {
  const own = (value: ('reopening' | 'minutes')[]) => ({
    name: { vi: 'Kế hoạch', en: 'Plan' },
    fourEyes: { value, cite: 'unverified' as const },
  });
  expect(looserValues(rules, own(['reopening']))).toEqual(['fourEyes']);
  expect(looserValues(rules, own(['minutes', 'reopening']))).toEqual([]);
  expect(looserValues(rulesWith({}), own(['reopening']))).toEqual([]);
});

test('Nobody does the work of the committee in somebody else’s place: a batch entered so, or a doubt decided, is refused', () => {
  const behalf = { account: head.account, name: 'Người head' };
  const lent = { ...somebody('vice', 'committee-member'), onBehalfOf: behalf };
  const marks = { whole: 'ok', rows: ['high', 'high'] };
  const entry = { list: 'khoa', batch: 1, ballot: 1, marks };
  given(scenes.batched()).when(lent, 'enter-ballot', entry).refused('R-nobody-stands-in');
  given(scenes.batched()).when(somebody('vice', 'committee-member'), 'enter-ballot', entry).accepted();
  const entered = follow(scenes.batched(), [somebody('vice', 'committee-member'), 'enter-ballot', entry]);
  const act = entered.envelopes.at(-1)!;
  const round = scenes.batched().round as Round;
  expect(() => evolve(round, { ...act, by: { ...act.by, onBehalfOf: behalf } })).toThrow(/on behalf of somebody/);
});
