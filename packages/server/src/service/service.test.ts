import { fingerprint, type Instant, verifyChain } from '@tinnhiem/core';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import {
  conferenceId,
  create,
  inRole,
  leadTo,
  listId,
  orderOf,
  roundId,
  samplePlan,
  sampleRoster,
  sampleStages,
  sampleTime,
  voters,
} from '../../test/sample.ts';
import { embeddedStore } from '../store/embedded.ts';
import { memoryStore } from '../store/memory.ts';
import { createService, type Order, type Service } from './service.ts';

let service: Service;
let time: Instant = sampleTime;
beforeEach(() => {
  time = sampleTime;
  service = createService(memoryStore(), () => time);
});

async function actsOf(id = roundId) {
  const acts = await service.acts(id);
  if (!acts.ok) throw new Error(acts.error.message.en);
  return acts.value;
}

async function refusalOf(order: Order): Promise<string> {
  const done = await service.perform(order);
  return done.ok ? 'accepted' : done.error.code;
}

const checkIn = (people: readonly string[], id?: string) =>
  orderOf(['committee-member', 'check-in', { people }], roundId, id);

test('A whole round runs from plan to seal, as one chain', async () => {
  for (const stage of sampleStages) {
    const fresh = createService(memoryStore(), () => sampleTime);
    await leadTo(fresh, stage);
    const round = await fresh.round(roundId);
    const reached = round.ok ? [round.value.state.stage, [...round.value.conferences.values()][0]?.state.stage] : [];
    expect(reached).toContain(stage);
  }
  await leadTo(service, 'sealed');
  const acts = await actsOf();
  expect(acts.map(({ number }) => number)).toEqual(acts.map((_, index) => index + 1));
  expect(verifyChain(acts).ok).toBe(true);
}, 60_000);

test('An act says who did it, in the role in which the table lets them, and when', async () => {
  await leadTo(service, 'preparing');
  const by = { account: 'a1', name: 'Hai vai', roles: ['technician', 'chair', 'organiser'] as const };
  const named = { chair: 'Phan Văn Ơn', secretary: null, observers: [] };
  await service.perform({ ...orderOf(['chair', 'name-officials', named]), by });
  expect((await actsOf()).at(-1)).toMatchObject({
    stream: conferenceId,
    at: sampleTime,
    by: { account: 'a1', name: 'Hai vai', role: 'chair' },
    version: 1,
  });
});

test('What would reveal an order of casting carries no more than the minute', async () => {
  await leadTo(service, 'closed');
  const acts = await actsOf();
  const at = (type: string) => acts.find((act) => act.type === type)?.at;
  expect(at('checked-in')).toBe('2019-02-20T01:02:00.000Z');
  expect(at('ballots-handed-out')).toBe('2019-02-20T01:02:00.000Z');
  expect(at('poll-opened')).toBe(sampleTime);
});

describe('A command that is sent again', () => {
  test('gets the same answer and is done once, even after others', async () => {
    await leadTo(service, 'ready');
    const first = await service.perform(checkIn(voters.slice(0, 2), 'lenh-1'));
    await service.perform(checkIn(voters.slice(2, 3), 'lenh-2'));
    expect(await service.perform(checkIn(voters.slice(0, 2), 'lenh-1'))).toEqual(first);
    expect((await actsOf()).filter(({ type }) => type === 'checked-in')).toHaveLength(2);
  });

  test('is refused where the same id comes with other data, or from somebody else', async () => {
    await leadTo(service, 'ready');
    await service.perform(checkIn(voters.slice(0, 2), 'lenh-1'));
    expect(await refusalOf(checkIn(voters.slice(3), 'lenh-1'))).toBe('R-command-reused');
    const other = { ...checkIn(voters.slice(0, 2), 'lenh-1'), by: inRole('organiser') };
    expect(await refusalOf(other)).toBe('R-command-reused');
  });

  test('is answered alike where both copies arrive at the same moment', async () => {
    await leadTo(service, 'ready');
    const copies = await Promise.all([1, 2, 3].map(() => service.perform(checkIn(voters, 'lenh-1'))));
    expect(new Set(copies.map((copy) => JSON.stringify(copy))).size).toBe(1);
    expect(copies[0]?.ok).toBe(true);
  });
});

test('Fifty people who are checked in at the same moment are all there, each once', async () => {
  await leadTo(service, 'ready');
  const orders = voters.flatMap((person) => [checkIn([person]), checkIn([person])]);
  const done = await Promise.all(orders.map((order) => service.perform(order)));
  expect(done.filter(({ ok }) => ok)).toHaveLength(voters.length);
  const round = await service.round(roundId);
  const present = round.ok ? [...round.value.conferences.values()][0]?.state.present.size : 0;
  expect(present).toBe(voters.length);
});

test('Two services on one folder never overwrite each other', async () => {
  const folder = emptyFolder();
  const stores = [embeddedStore(folder), embeddedStore(folder)];
  onTestFinished(async () => {
    for (const store of stores) await store.close();
  });
  const [one, two] = stores.map((store) => createService(store, () => sampleTime)) as [Service, Service];
  await leadTo(one, 'ready');
  const both = voters.map((person, index) => (index % 2 === 0 ? one : two).perform(checkIn([person])));
  expect((await Promise.all(both)).every(({ ok }) => ok)).toBe(true);
  const round = await two.round(roundId);
  expect(round.ok && [...round.value.conferences.values()][0]?.state.present.size).toBe(voters.length);
});

describe('Refused is', () => {
  test('a command that nobody knows, or that belongs to the other kind', async () => {
    await leadTo(service, 'preparing');
    expect(await refusalOf(orderOf(['chair', 'no-such', {}]))).toBe('R-unknown-command');
    expect(await refusalOf({ ...orderOf(['chair', 'approve-plan', {}]), conference: conferenceId })).toBe(
      'R-unknown-command',
    );
    const { conference: _, ...ofRound } = orderOf(['chair', 'open-poll', {}]);
    expect(await refusalOf(ofRound)).toBe('R-unknown-command');
  });

  test('a round or conference that does not exist', async () => {
    expect(await refusalOf(orderOf(['chair', 'approve-plan', {}]))).toBe('R-not-found');
    await leadTo(service, 'preparing');
    expect(await refusalOf({ ...orderOf(['chair', 'open-poll', {}]), conference: 'khac' })).toBe('R-not-found');
  });

  test('a round whose id is taken', async () => {
    await leadTo(service, 'drafting');
    expect(await refusalOf(orderOf(create))).toBe('R-round-exists');
  });

  test('a plan with a rule set that does not ship, when it comes in and when it is revised', async () => {
    const plan = samplePlan({ rules: { id: 'vn/0-khong-co' } });
    const data = { round: 'khac', rehearsal: false, plan, roster: sampleRoster, sources: [] };
    expect(await refusalOf(orderOf(['organiser', 'create-round', data], 'khac'))).toBe('R-rule-set-unknown');
    expect((await service.list()).map(({ id }) => id)).toEqual([]);
    await leadTo(service, 'drafting');
    expect(await refusalOf(orderOf(['organiser', 'revise-plan', { plan }]))).toBe('R-rule-set-unknown');
  });

  test('a signed scan that was never uploaded', async () => {
    await leadTo(service, 'canvassed');
    const minutes = { place: 'Hội trường', startedAt: '08:00', endedAt: '10:00', remarks: [] };
    await service.perform(orderOf(['committee-secretary', 'write-minutes', minutes]));
    const scan = { name: 'bien-ban.pdf', sha256: 'a'.repeat(64), bytes: 3 };
    const signers = ['Người committee-head', 'Người committee-secretary', 'Người committee-member', 'Phan Văn Ơn'];
    expect(await refusalOf(orderOf(['committee-head', 'sign-minutes', { signers, scan }]))).toBe(
      'R-attachment-missing',
    );
  });

  test('data that no record could hold', async () => {
    await leadTo(service, 'drafting');
    const data = { finding: 'x', reason: 'nửa chữ \ud800' };
    expect(await refusalOf(orderOf(['organiser', 'settle-finding', data]))).toBe('R-malformed');
  });

  test('and a refusal leaves the record as it was', async () => {
    await leadTo(service, 'polling');
    const before = await actsOf();
    expect(await refusalOf(orderOf(['committee-head', 'begin-count', {}]))).toBe('R-wrong-stage');
    expect(await refusalOf(orderOf(['observer', 'open-poll', {}]))).toBe('R-role-missing');
    expect(await refusalOf(orderOf(['committee-head', 'hand-out', { people: 'tất cả' }]))).toBe('R-malformed');
    expect(await actsOf()).toEqual(before);
  });
});

test('Listeners hear the number of every append, and nothing once they have gone', async () => {
  await leadTo(service, 'ready');
  const heard: number[] = [];
  const leave = service.subscribe(roundId, (number) => heard.push(number));
  const first = await service.perform(checkIn(voters.slice(0, 1)));
  await service.perform(orderOf(['observer', 'open-poll', {}]));
  leave();
  await service.perform(checkIn(voters.slice(1)));
  expect(heard).toEqual([first.ok ? first.value.number : 0]);
});

test('What another process appends is heard too', async () => {
  const folder = emptyFolder();
  const stores = [embeddedStore(folder), embeddedStore(folder)];
  onTestFinished(async () => {
    for (const store of stores) await store.close();
  });
  const [here, there] = stores.map((store) => createService(store, () => sampleTime)) as [Service, Service];
  await leadTo(here, 'ready');
  const heard: number[] = [];
  onTestFinished(here.subscribe(roundId, (number) => heard.push(number)));
  await there.perform(checkIn(voters));
  await here.lookOutside();
  await here.lookOutside();
  const head = await here.store.head(roundId);
  expect(heard).toEqual([head?.number]);
});

test('During a count the answer carries the fingerprint of the last act before it', async () => {
  await leadTo(service, 'closed');
  const box = await service.perform(
    orderOf(['committee-head', 'record-box', { list: listId, collected: voters.length, unused: 0 }]),
  );
  const before = (await actsOf()).at(-1)?.hash ?? '';
  const begun = await service.perform(orderOf(['committee-head', 'begin-count', {}]));
  const formed = await service.perform(
    orderOf(['committee-head', 'form-batches', { list: listId, sizes: [voters.length] }]),
  );
  expect(box.ok && box.value.fingerprint).toBe(fingerprint(before));
  expect(begun.ok && begun.value.fingerprint).toBe(fingerprint(before));
  expect(formed.ok && formed.value.fingerprint).toBe(fingerprint(before));
});
