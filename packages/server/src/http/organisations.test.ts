// S14: organisations on one server. What belongs to one is not there for another; the one above sees how rounds below stand, and no more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Role, roles } from '@tinnhiem/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/http.ts';
import { addOrganisation, leadRoundOf, membersOf } from '../../test/levels.ts';
import { conferenceId, leadTo, listId, sampleRoster } from '../../test/sample.ts';
import { routes } from './routes.ts';

const patience = 120_000;
const words = (name: string) => ({ name, kind: 'school', otherNames: [] });

let server: TestServer;
/** An account in a role of an organisation, signed in. */
let member: ReturnType<typeof membersOf>;
const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-'));
let end: () => Promise<void>;

beforeAll(async () => {
  server = await testServer({
    data: folder,
    atEnd: (close) => {
      end = close;
    },
  });
  member = membersOf(server);
  await addOrganisation(server, 'Trường Nông Lâm');
  await addOrganisation(server, 'Khoa Nông học', 'truong-nong-lam');
  await addOrganisation(server, 'Trường Sư phạm');
  // Announced and sealed: everything is in it that a round can hold.
  await leadRoundOf(server, 'truong-nong-lam', 'sealed', 'dot-nong-lam');
}, patience);

afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

function address(path: string): string {
  return path
    .replace(':round', 'dot-nong-lam')
    .replace(':key', `dot-nong-lam~${conferenceId}`)
    .replace(':conference', conferenceId)
    .replace(':list/:batch/:ballot', `${listId}/1/1`)
    .replace(':list', listId)
    .replace(':side', '1')
    .replace(':job', 'khong-co')
    .replace(':form', 'plan')
    .replace(':inquiry', '1')
    .replace(':sha256', 'a'.repeat(64));
}

test(
  'No route lets anybody of another organisation reach a round: not above, not below, not beside',
  async () => {
    const ofRounds = routes.filter(
      ({ path, access }) =>
        access !== 'public' && (path.includes(':round') || path.startsWith('/api/conferences/:key')),
    );
    expect(ofRounds.length).toBeGreaterThan(80);
    for (const organisation of ['main', 'khoa-nong-hoc', 'truong-su-pham'])
      for (const route of ofRounds) {
        const role = typeof route.access === 'string' ? 'inspector' : (route.access[0] as Role);
        const ask = await member(organisation, role);
        const answer = await ask(route.method, address(route.path), route.method === 'GET' ? undefined : {});
        const what = `${route.method} ${route.path} as ${role} of ${organisation}`;
        expect([answer.status, answer.json?.code], what).toEqual([404, 'R-not-found']);
      }
    expect(server.errors).toEqual([]);
  },
  patience,
);

test('A list of rounds, names of accounts and a person over rounds stay within the organisation', async () => {
  const person = sampleRoster.people[0]?.id ?? '';
  for (const [organisation, count] of [
    ['truong-nong-lam', 1],
    ['main', 0],
    ['khoa-nong-hoc', 0],
  ] as const) {
    const ask = await member(organisation, 'organiser');
    expect((await ask('GET', '/api/rounds')).json).toHaveLength(count);
    const names = (await ask('GET', '/api/accounts/names')).json as { username: string }[];
    expect(names.every(({ username }) => username.startsWith(`${organisation}.`))).toBe(true);
    const results = (await ask('GET', `/api/people/${person}/results`)).json.results as unknown[];
    expect(results.length > 0).toBe(count > 0);
  }
});

test('Whoever begins a round begins one of the own organisation, whatever is sent', async () => {
  const { ownRounds } = await import('../organisations/own-rounds.ts');
  const { service, organisations } = server.office;
  const own = ownRounds(service, organisations, 'truong-su-pham');
  await leadTo(
    {
      ...own,
      perform: (order) =>
        own.perform(
          order.command === 'create-round'
            ? { ...order, data: { ...(order.data as object), belongsTo: 'main' } }
            : order,
        ),
    },
    'preparing',
    'dot-su-pham',
  );
  const made = await service.round('dot-su-pham');
  expect(made.ok && made.value.state.belongsTo).toBe('truong-su-pham');
});

describe('The organisation above', () => {
  test('sees stage, dates and what is missing of the rounds below, and no name, list, number or figure', async () => {
    const ask = await member('main', 'inspector');
    const { status, json, text } = await ask('GET', '/api/organisations/rounds');
    expect(status).toBe(200);
    const below = json.rounds.find((one: { organisation: string }) => one.organisation === 'truong-nong-lam');
    expect(below.state).toMatchObject({ id: 'dot-nong-lam', stage: 'approved' });
    expect(Object.keys(below.state).sort()).toEqual(
      ['conferences', 'dates', 'id', 'rehearsal', 'stage', 'title', 'waits'].sort(),
    );
    for (const { name, id } of sampleRoster.people) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(`"${id}"`);
    }
    expect(text).not.toMatch(/collected|votedOn|high|percent/u);
  });

  test('is the only one that does, and only in the roles that lead, guide and inspect', async () => {
    for (const role of roles) {
      const answer = await (await member('main', role))('GET', '/api/organisations/rounds');
      const sees = ['organiser', 'chair', 'inspector', 'higher-committee'].includes(role);
      expect(answer.status, role).toBe(sees ? 200 : 403);
    }
    const beside = await (await member('truong-su-pham', 'organiser'))('GET', '/api/organisations/rounds');
    expect(beside.json.rounds).toEqual([]);
    const lowest = await (await member('khoa-nong-hoc', 'organiser'))('GET', '/api/organisations/rounds');
    expect(lowest.json.rounds).toEqual([]);
  });
});

describe('The tree', () => {
  test('is tended from above: nobody changes what is beside or above, or retires the own organisation', async () => {
    const ask = await member('truong-nong-lam', 'organiser');
    const made = await ask('POST', '/api/organisations', { ...words('Khoa Lâm nghiệp'), parent: 'truong-nong-lam' });
    expect(made.json).toMatchObject({ id: 'khoa-lam-nghiep', parent: 'truong-nong-lam' });
    const to = (id: string, what: string, body: object) => ask('POST', `/api/organisations/${id}/${what}`, body);
    const outside = [
      await ask('POST', '/api/organisations', { ...words('Khoa lạ'), parent: 'truong-su-pham' }),
      await ask('PUT', '/api/organisations/main', words('Đại học')),
      await to('truong-su-pham', 'retire', { reason: 'giải thể' }),
      await to('khoa-lam-nghiep', 'move', { parent: 'truong-su-pham', reason: 'sắp xếp' }),
    ];
    expect(outside.map(({ json }) => json.code)).toEqual(Array(4).fill('R-organisation-unknown'));
    expect((await to('truong-nong-lam', 'retire', { reason: 'x' })).json.code).toBe('R-organisation-top');
  });

  test('stays a tree, keeps reasons, and retires nothing that still works', async () => {
    const ask = await member('main', 'organiser');
    const to = (id: string, what: string, body: object) => ask('POST', `/api/organisations/${id}/${what}`, body);
    const under = await to('truong-nong-lam', 'move', { parent: 'khoa-nong-hoc', reason: 'thử' });
    expect(under.json.code).toBe('R-organisation-under-itself');
    expect((await to('truong-nong-lam', 'retire', { reason: 'giải thể' })).json.message.vi).toContain('dot-nong-lam');
    expect((await to('khoa-nong-hoc', 'retire', { reason: '' })).status).toBe(400);
    expect((await to('khoa-nong-hoc', 'retire', { reason: 'sáp nhập' })).json.retired.reason).toBe('sáp nhập');
    const own = await member('khoa-nong-hoc', 'organiser');
    expect((await own('POST', '/api/rounds', { plan: {}, roster: {} })).json.code).toBe('R-organisation-retired');
    expect((await to('khoa-nong-hoc', 'restore', { reason: 'nhầm' })).json.retired).toBeNull();
    const told = JSON.stringify(await server.office.activity.list(50, undefined, 'main'));
    expect(told).toContain('Khoa Nông học: sáp nhập');
  });

  test('shows somebody without a duty towards those below the own way up alone', async () => {
    const ask = await member('truong-nong-lam', 'committee-member');
    const { json } = await ask('GET', '/api/organisations');
    expect(json.above.map(({ id }: { id: string }) => id)).toEqual(['main']);
    expect(json.branches.map(({ id }: { id: string }) => id)).toEqual(['truong-nong-lam']);
  });
});

test('A technician has the accounts of the own organisation in hand, and of those below their technicians alone', async () => {
  const ask = await member('main', 'technician');
  const account = { username: 'ky-thuat-khoa', name: 'Kỹ thuật khoa', password: 'con mèo vàng ngủ ngày' };
  const below = { ...account, belongsTo: 'khoa-nong-hoc' };
  expect((await ask('POST', '/api/accounts', { ...below, roles: ['chair'] })).status).toBe(404);
  expect((await ask('POST', '/api/accounts', { ...below, roles: ['technician'] })).status).toBe(200);
  const chair = await member('truong-nong-lam', 'chair');
  const { id } = (await chair('GET', '/api/session')).json.account;
  expect((await ask('PATCH', `/api/accounts/${id}`, { password: 'mật khẩu mới của ai đó' })).status).toBe(404);
  const beside = await member('truong-su-pham', 'technician');
  const seen = (await beside('GET', '/api/accounts')).json as { belongsTo: string }[];
  expect(new Set(seen.map(({ belongsTo }) => belongsTo))).toEqual(new Set(['truong-su-pham']));
});
