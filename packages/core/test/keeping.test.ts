// S18, S19: kept where and how long, opened only by several, destroyed only after the term.
import { expect, test } from 'vitest';
import { keepingOf, nextSteps, sealsOf } from '../src/index.ts';
import { chair, conference, follow, given, member, organiser, type Scene, stateOf } from './given.ts';
import * as scenes from './scenes.ts';

const opened = (...packets: readonly (readonly [seal: string, again: string | null])[]) => ({
  day: '2019-02-01',
  reason: 'Ủy ban Kiểm tra yêu cầu xem lại phiếu',
  present: ['Người organiser', 'Người head'],
  packets: packets.map(([sealNumber, newSeal]) => ({ sealNumber, newSeal })),
});
const destruction = {
  day: '2019-02-01',
  decision: 'Quyết định số 12-QĐ/ĐU',
  method: 'Cắt vụn',
  present: ['Người organiser', 'Người chair'],
};
const sealed = (scene: Scene) => stateOf(scene, 'sealed');

test('after the hand-over the office is told to record place and term, and then nothing more', () => {
  expect(nextSteps(conference(scenes.handedOver()).state).map(({ command }) => command)).toEqual(['set-keeping']);
  const kept = given(scenes.handedOver())
    .when(organiser, 'set-keeping', scenes.term)
    .acts({ type: 'keeping-set', data: scenes.term });
  expect(keepingOf(sealed(kept)).term).toMatchObject(scenes.term);
  expect(nextSteps(conference(kept).state)).toEqual([]);
});

test('a packet that was opened is closed with its new seal, or with none', () => {
  const scene = follow(scenes.kept(), [chair, 'open-packets', opened(['NP-1', 'NP-10'])]);
  expect(sealsOf(sealed(scene))).toEqual(['NP-10', 'NP-2']);
  const again = follow(scene, [organiser, 'open-packets', opened(['NP-10', null], ['NP-2', 'NP-11'])]);
  expect(sealsOf(sealed(again))).toEqual(['NP-11']);
  expect(keepingOf(sealed(again)).openings).toHaveLength(2);
});

test.each([[[]], [['Người organiser']], [['Người organiser', 'người  Organiser']]])(
  'nobody opens or destroys alone: %j',
  (present) => {
    given(scenes.kept())
      .when(organiser, 'open-packets', { ...opened(['NP-1', null]), present })
      .refused('R-not-two-people');
    given(scenes.kept())
      .when(organiser, 'destroy-ballots', { ...destruction, present })
      .refused('R-not-two-people');
  },
);

test('the committee neither opens nor destroys what it has handed over', () => {
  for (const name of ['open-packets', 'destroy-ballots', 'set-keeping'])
    given(scenes.kept()).when(member, name, {}).refused('R-role-missing');
});

test('ballots are destroyed after the last day of the term; the record and its result stay', () => {
  const scene = given(scenes.kept())
    .when(organiser, 'destroy-ballots', destruction)
    .acts({ type: 'ballots-destroyed', data: destruction });
  expect(keepingOf(sealed(scene)).destroyed).toMatchObject(destruction);
  expect(sealed(scene).canvass).toEqual(sealed(scenes.kept()).canvass);
});

test('a longer term, set anew, holds from then on', () => {
  const longer = follow(scenes.kept(), [organiser, 'set-keeping', { ...scenes.term, until: '2029-01-31' }]);
  given(longer).when(organiser, 'destroy-ballots', destruction).refused('R-term-not-over');
});
