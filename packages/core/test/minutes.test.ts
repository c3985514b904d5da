// S18, S19: the counting minutes are written over the result, and signed by all of the committee and the chair.
import { expect, test } from 'vitest';
import { type Canvassed, signersOf } from '../src/index.ts';
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

test('a count that went past midnight ends at an earlier hour than it began, one of the same day does not', () => {
  const { state } = conference(scenes.canvassed());
  const { closed } = state as Canvassed;
  const asked = (at: string) =>
    writeMinutes.decide({} as never, state as never, { ...scenes.minutes, startedAt: '22:40', endedAt: '00:15' }, {
      at,
    } as never);
  const nextDay = new Date(Date.parse(closed.at) + 24 * 3_600_000).toISOString();
  expect(asked(closed.at)).toMatchObject({ ok: false, error: { code: 'R-minutes-end-first' } });
  expect(asked(nextDay).ok).toBe(true);
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
