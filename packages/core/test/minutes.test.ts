// S18, S19: the counting minutes are written over the result, and signed by all of the committee and the chair.
import { describe, expect, test } from 'vitest';
import { addDays, type Canvassed, dayOf, type Instant, signersOf } from '../src/index.ts';
import { writeMinutes } from '../src/minutes/minutes.ts';
import { conference, follow, given, head, organiser, secretary, stateOf } from './given.ts';
import { planWith } from './people.ts';
import * as scenes from './scenes.ts';

const scan = { name: 'bien-ban.pdf', sha256: 'a'.repeat(64), bytes: 12345 };

test('minutes are written, and may be written again until they are signed', () => {
  const scene = given(scenes.canvassed())
    .when(secretary, 'write-minutes', { ...scenes.minutes, remarks: ['Một phiếu đổi do ghi nhầm.'] })
    .acts({ type: 'minutes-written', data: { ...scenes.minutes, remarks: ['Một phiếu đổi do ghi nhầm.'] } });
  const again = follow(scene, [secretary, 'write-minutes', { ...scenes.minutes, endedAt: '12:00' }]);
  expect(stateOf(again, 'canvassed')).toMatchObject({ minutes: { endedAt: '12:00', remarks: [] } });
});

describe('a count that ends at an earlier hour than it began', () => {
  const { state } = conference(scenes.canvassed());
  const { canvass } = state as Canvassed;
  const day = dayOf((state as Canvassed).closed.at);
  /** Minutes of these hours, of a count whose result was there at `result`, written at `at`; both of them in Vietnam. */
  const asked = (hours: string, result: string, at: string) => {
    const [startedAt = '', endedAt = ''] = hours.split('–');
    const counted = { ...state, canvass: { ...canvass, done: { ...canvass.done, at: inVietnam(result) } } };
    const context = { at: inVietnam(at) } as never;
    return writeMinutes.decide({} as never, counted as never, { ...scenes.minutes, startedAt, endedAt }, context);
  };
  const inVietnam = (moment: string) => {
    const [days = '', time = ''] = moment.split(' ');
    return `${addDays(day, Number(days))}T${time}:00+07:00` as Instant;
  };

  // Seen to fail: hours the wrong way round were taken on a later day.
  test.each([
    ['on the day of the vote', '22:40–00:15', '0 23:50', '0 23:55', 'R-minutes-end-first'],
    ['before that hour of the next day has come', '11:00–08:00', '0 10:58', '1 07:30', 'R-minutes-end-first'],
    [
      'and the result was there before that beginning',
      '11:00–08:00',
      '0 10:58',
      '1 14:00',
      'R-minutes-begun-after-result',
    ],
    ['and weeks later too', '11:00–08:00', '0 10:58', '20 14:00', 'R-minutes-begun-after-result'],
  ])('is refused %s', (_when, hours, result, at, code) => {
    expect(asked(hours, result, at)).toMatchObject({ ok: false, error: { code } });
  });

  test.each([
    ['it went past midnight, and the result came after that', '22:40–00:15', '1 00:05', '1 00:20'],
    ['it went past midnight after the result', '22:40–00:15', '0 23:50', '1 00:15'],
    ['the count was opened again, and the result came days later', '22:40–00:15', '3 09:00', '3 10:00'],
  ])('is taken where %s', (_when, hours, result, at) => {
    expect(asked(hours, result, at).ok).toBe(true);
  });
});

test('the point of the record at which they were written stays with them, for the printed fingerprint', () => {
  const scene = scenes.minuted();
  const last = scene.envelopes.at(-1)!;
  expect(stateOf(scene, 'canvassed')).toMatchObject({ minutes: { done: { number: last.number, hash: last.hash } } });
});

test('all of the committee and the chair sign, with the scan of the signed paper', () => {
  expect(signersOf(stateOf(scenes.minuted(), 'canvassed')).map((signer) => signer.name)).toEqual(scenes.signers);
  const data = { signers: scenes.signers.toReversed(), scan };
  const scene = given(scenes.minuted()).when(head, 'sign-minutes', data).acts({ type: 'minutes-signed', data });
  expect(stateOf(scene, 'signed').signed).toMatchObject(data);
});

test('a name that was typed with decomposed letters or odd spaces is the same name', () => {
  const signers = scenes.signers.map((name) => `${name.normalize('NFD').replace(' ', '\u00a0')} `);
  given(scenes.minuted()).when(head, 'sign-minutes', { signers }).accepted();
});

test('two members of one name sign twice', () => {
  const known = scenes.committee.map((member, index) => ({ ...member, person: `CB0${index + 3}` }));
  const members = [...known, { name: 'Người member', role: 'member', person: 'CB09' }];
  const plan = planWith();
  const conference = { ...plan.conferences[0]!, chair: 'Người head' };
  const ready = follow(scenes.preparing({ plan: { ...plan, conferences: [conference] } }), [
    organiser,
    'propose-committee',
    { members },
  ]);
  const names = signersOf(stateOf(ready, 'preparing') as never).map((signer) => signer.name);
  expect(names.filter((name) => name === 'Người member')).toHaveLength(2);
  expect(names.filter((name) => name === 'Người head')).toHaveLength(2);
});
