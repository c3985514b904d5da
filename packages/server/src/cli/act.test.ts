// A conference to the seal by commands alone: what the table of acts has, a script can do.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant, Role } from '@tinnhiem/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conferenceId, create, orderOf, roundId, sampleTime, stepsTo } from '../../test/sample.ts';
import { createAccounts } from '../accounts/accounts.ts';
import { createService } from '../service/service.ts';
import { embeddedStore } from '../store/embedded.ts';
import { openOffice } from '../store/office.ts';
import { json, temporaryFolder, withInput } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const data = folder.path('data');
const file = folder.path('viec.json');
const password = { TINNHIEM_PASSWORD: 'bốn từ không liên quan' };

const act = (by: Role, command: string, of: unknown, ...place: string[]) => {
  writeFileSync(file, JSON.stringify(of));
  return json(
    ['act', roundId, command, '--in', file, '--as', by, '--at', sampleTime, '--data', data, ...place],
    password,
  );
};
const ofConference = ['--conference', conferenceId];

beforeAll(async () => {
  mkdirSync(join(data, 'rounds'), { recursive: true });
  const tables = openOffice(join(data, 'office.sqlite'));
  const accounts = createAccounts(
    tables,
    { now: () => Date.now(), random: (bytes) => `${bytes}-${Math.random()}` },
    { memoryCost: 8, timeCost: 1, parallelism: 1 },
  );
  for (const role of ['organiser', 'chair', 'committee-head', 'committee-secretary', 'committee-member'] as const) {
    const fields = { username: role, name: `Người ${role}`, roles: [role], password: password.TINNHIEM_PASSWORD };
    const made = await accounts.create(fields);
    if (!made.ok) throw new Error(made.error.message.en);
  }
  await tables.run('UPDATE account SET must_change = 0');
  await tables.close();
  const service = createService(embeddedStore(join(data, 'rounds')), () => sampleTime as Instant);
  const [by, command, values] = create;
  const made = await service.perform(orderOf([by, command, { ...(values as object), rehearsal: true }]));
  if (!made.ok) throw new Error(made.error.message.en);
  await service.store.close();
});

test('A conference of a plan that is not approved, and one that no plan has, are said to be that', async () => {
  const called = (conference: string) =>
    act('committee-head', 'check-in', { people: ['CB01'] }, '--conference', conference);
  expect(await called(conferenceId)).toMatchObject({
    status: 1,
    json: {
      code: 'R-conference-not-begun',
      message: `Hội nghị “${conferenceId}” có trong kế hoạch, nhưng chỉ bắt đầu khi kế hoạch được phê duyệt.`,
      todo: 'Phê duyệt kế hoạch (round approve), rồi chạy lại lệnh.',
    },
  });
  const { json: unknown, ...other } = await called('hội-nghị-khác');
  expect(other.status).toBe(1);
  expect(unknown).toMatchObject({ code: 'R-not-found', message: expect.stringContaining(conferenceId) });
});

test('Every act from the approval to the seal is a command', async () => {
  for (const [by, command, values] of stepsTo('sealed').slice(1)) {
    const done = await act(by, command, values, ...(command === 'approve-plan' ? [] : ofConference));
    expect(done, command).toMatchObject({ status: 0, json: { command, fingerprint: expect.any(String) } });
  }
  const status = await json<{ conferences: { stage: string }[] }>(['round', 'status', roundId, '--data', data]);
  expect(status.json.conferences[0]?.stage).toBe('sealed');
});

test('Kept ballots are destroyed by command once their term is over, with the pictures that are still there', async () => {
  const at = '2031-01-01T08:00:00+07:00';
  const as = (command: string, of: unknown) => {
    writeFileSync(file, JSON.stringify(of));
    const call = ['act', roundId, command, '--in', file, '--at', at, '--data', data, ...ofConference];
    return json([...call, '--as', command === 'hand-over' ? 'committee-head' : 'organiser'], password);
  };
  const handOver = { givenBy: 'A', receivedBy: 'B', receivingUnit: 'C', day: '2019-03-01', keptAt: 'D' };
  expect(await as('hand-over', handOver)).toMatchObject({ status: 0 });
  expect(await as('set-keeping', { keptAt: 'D', until: '2029-03-01', basis: 'Quy chế' })).toMatchObject({ status: 0 });
  const destruction = { day: '2029-03-02', decision: 'QĐ 1', method: 'Cắt vụn', present: ['A', 'B'] };
  expect(await as('destroy-ballots', { ...destruction, day: '2029-03-01' })).toMatchObject({
    status: 1,
    json: { code: 'R-term-not-over' },
  });
  expect(await as('destroy-ballots', destruction)).toMatchObject({ status: 0 });
  expect(await as('destroy-ballots', destruction)).toMatchObject({ status: 1, json: { code: 'R-already-destroyed' } });
});

test('Data may come from standard input', async () => {
  const call = ['act', roundId, 'handle-incident', '--in', '-', '--data', data, '--json'];
  const said = await withInput(call, '{ a: [');
  expect(said).toMatchObject({ status: 2, out: expect.stringContaining('JSON') });
});

test('Who may and when is what the table says; a wrong name, place or file is wrong use', async () => {
  expect(await act('committee-member', 'open-poll', {}, ...ofConference)).toMatchObject({
    status: 1,
    json: { code: 'R-role-missing' },
  });
  expect(await act('chair', 'open-poll', {}, ...ofConference)).toMatchObject({
    status: 1,
    json: { code: 'R-wrong-stage' },
  });
  for (const [command, ...place] of [
    ['open-poll'],
    ['approve-plan', ...ofConference],
    ['record-decryption', ...ofConference],
    ['create-round'],
  ] as const)
    expect((await act('chair', command, {}, ...place)).status, command).toBe(2);
  writeFileSync(file, '{ a: [');
  const broken = ['act', roundId, 'handle-incident', '--in', file, '--data', data];
  expect((await json(broken)).status).toBe(2);
});
