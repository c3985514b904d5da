import { expect, test } from 'vitest';
import { type Ask, testServer } from '../../test/http.ts';
import { conferenceId, leadTo } from '../../test/sample.ts';

const day = 24 * 3_600_000;
const round = 'dot-closed';
const key = `${round}~${conferenceId}`;

async function office() {
  const server = await testServer();
  const asks = new Map<string, Ask>();
  const ids = new Map<string, string>();
  for (const role of ['technician', 'organiser', 'chair', 'observer', 'committee-head', 'inspector'] as const)
    asks.set(role, await server.as(role));
  const ask = (role: string) => asks.get(role) as Ask;
  for (const { username, id } of (await ask('technician')('GET', '/api/accounts')).json) ids.set(username, id);
  const now = () => Date.parse(server.office.now());
  const lend = (by: string, more: object = {}) =>
    ask(by)('POST', '/api/delegations', {
      substitute: ids.get('observer'),
      roles: ['chair'],
      reason: 'Đi công tác',
      starts: new Date(now()).toISOString(),
      until: new Date(now() + 3 * day).toISOString(),
      ...more,
    });
  return { server, ask, ids, lend, now };
}

const order = (data: object) => ({ id: crypto.randomUUID(), data });

test('A substitute does what the absent may, and every act says in whose place', async () => {
  const { server, ask, lend } = await office();
  await leadTo(server.office.service, 'closed', round);
  const reopen = () => ask('observer')('POST', `/api/conferences/${key}/reopen-poll`, order({ reason: 'Thiếu người' }));
  expect((await reopen()).json.code).toBe('R-role-missing');
  const lent = await lend('chair');
  expect(lent.json).toMatchObject({ substituteName: 'Người observer', absentName: 'Người chair', state: 'running' });
  const mine = (await ask('observer')('GET', '/api/session')).json.account;
  expect(mine.roles).toEqual(['observer', 'chair']);
  expect(mine.represents).toMatchObject([{ name: 'Người chair', roles: ['chair'] }]);
  expect((await reopen()).status).toBe(200);
  const acts = await server.office.service.acts(round);
  const last = acts.ok ? acts.value.at(-1) : undefined;
  expect(last).toMatchObject({
    type: 'poll-reopened',
    by: { name: 'Người observer', role: 'chair', onBehalfOf: { name: 'Người chair' } },
  });
  const record = (await ask('inspector')('GET', `/api/rounds/${round}/record?type=poll-reopened`)).json;
  expect(record.acts[0].by).toEqual({ name: 'Người observer', role: 'chair', onBehalfOf: 'Người chair' });
  const found = (await ask('inspector')('GET', `/api/rounds/${round}/record?q=${encodeURIComponent('nguoi chair')}`))
    .json;
  expect(found.acts.at(-1).type).toBe('poll-reopened');
});

test('It begins and ends with its time, and at once when either of the two ends it', async () => {
  const { server, ask, lend, now } = await office();
  const sees = async () => (await ask('observer')('GET', '/api/session')).json.account.roles.includes('chair');
  const later = { starts: new Date(now() + day / 4).toISOString(), until: new Date(now() + day / 2).toISOString() };
  expect((await lend('chair', later)).json.state).toBe('planned');
  expect(await sees()).toBe(false);
  server.setTime(new Date(now() + day / 4));
  expect(await sees()).toBe(true);
  server.setTime(new Date(now() + day / 4));
  expect(await sees()).toBe(false);
  const { id } = (await lend('chair')).json;
  expect(await sees()).toBe(true);
  expect((await ask('organiser')('DELETE', `/api/delegations/${id}`)).status).toBe(404);
  expect((await ask('observer')('DELETE', `/api/delegations/${id}`)).status).toBe(200);
  expect(await sees()).toBe(false);
});

test('It falls away with the role, and with the account, of the absent', async () => {
  const { ask, ids, lend } = await office();
  await lend('chair');
  const sees = async () => (await ask('observer')('GET', '/api/session')).json.account.roles.includes('chair');
  await ask('technician')('PATCH', `/api/accounts/${ids.get('chair')}`, { disabled: true });
  expect(await sees()).toBe(false);
  await ask('technician')('PATCH', `/api/accounts/${ids.get('chair')}`, { disabled: false });
  expect(await sees()).toBe(true);
  await ask('technician')('PATCH', `/api/accounts/${ids.get('chair')}`, { roles: ['organiser'] });
  expect(await sees()).toBe(false);
});

test('Nobody stands in for who counts, and who counts stands in for nobody', async () => {
  const { server, ask, ids, lend } = await office();
  const code = async (by: string, more: object) => (await lend(by, more)).json.code;
  // Second entry, confirmation by a second member, a key for each member: each is of the committee.
  expect(await code('committee-head', { roles: ['committee-head'] })).toBe('R-role-not-delegable');
  expect(await code('chair', { substitute: ids.get('committee-head') })).toBe('R-conflicting-roles');
  // Nor when a substitute is elected into the committee afterwards.
  await lend('chair');
  await ask('technician')('PATCH', `/api/accounts/${ids.get('observer')}`, { roles: ['committee-member'] });
  const again = await server.ask('POST', '/api/session', { username: 'observer', password: 'con mèo xanh leo cây 8' });
  expect(again.json.account.roles).toEqual(['committee-member']);
});

test('What is lent is one’s own, to somebody else, for a time that is to come', async () => {
  const { ask, ids, lend, now } = await office();
  const code = async (by: string, more: object) => (await lend(by, more)).json.code;
  expect(await code('chair', { roles: ['organiser'] })).toBe('R-role-not-held');
  expect(await code('chair', { substitute: ids.get('chair') })).toBe('R-delegation-to-oneself');
  expect(await code('chair', { until: new Date(now() - day).toISOString() })).toBe('R-delegation-over');
  expect(await code('chair', { substitute: 'khong-co' })).toBe('R-delegation-disabled');
  expect(await code('chair', { reason: ' ' })).toBe('R-malformed');
  // What was borrowed is not lent on.
  await lend('chair');
  expect(await code('observer', { substitute: ids.get('organiser') })).toBe('R-role-not-held');
  // In another's place only a technician writes it down, and never for the own good.
  expect((await lend('organiser', { absent: ids.get('chair') })).status).toBe(404);
  expect(await code('technician', { absent: ids.get('chair'), substitute: ids.get('technician') })).toBe(
    'R-delegation-to-oneself',
  );
  expect((await lend('technician', { absent: ids.get('chair'), substitute: ids.get('organiser') })).json.madeBy).toBe(
    'Người technician',
  );
  expect((await ask('inspector')('GET', '/api/delegations')).json).toHaveLength(2);
  expect((await ask('organiser')('GET', '/api/delegations')).json).toHaveLength(1);
  const activity = (await ask('inspector')('GET', '/api/activity')).json;
  expect(activity.filter(({ kind }: { kind: string }) => kind === 'delegation-made')).toHaveLength(2);
});
