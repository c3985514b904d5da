import { expect, test } from 'vitest';
import { codeAt } from '../../test/authenticator.ts';
import { type Ask, password, testServer } from '../../test/http.ts';

const day = 24 * 3_600_000;

/** An observer whose phone is enrolled, and lost. */
async function office() {
  const server = await testServer();
  const asks = new Map<string, Ask>();
  const ids = new Map<string, string>();
  for (const role of ['technician', 'organiser', 'chair', 'observer', 'inspector'] as const)
    asks.set(role, await server.as(role));
  const ask = (role: string) => asks.get(role) as Ask;
  for (const { username, id } of (await ask('technician')('GET', '/api/accounts')).json) ids.set(username, id);
  const { secondFactor } = server.office.accounts;
  const enrol = async (who: string) => {
    const id = ids.get(who) ?? '';
    const begun = await secondFactor.begin(id, who);
    await secondFactor.confirm(id, codeAt(begun.ok ? begun.value.secret : '', Date.parse(server.office.now())));
  };
  await enrol('observer');
  const signIn = async (who: string) =>
    (await server.ask('POST', '/api/session', { username: who, password: `${password} ${who.length}` })).json;
  const reset = (by: string, who = 'observer') =>
    ask(by)('POST', `/api/accounts/${ids.get(who)}/factor-reset`, { reason: 'Mất điện thoại' });
  const confirm = (by: string, id: string) => ask(by)('POST', `/api/approvals/${id}/confirm`);
  return { server, ask, ids, enrol, signIn, reset, confirm };
}

test('A lost second factor is reset by two people, and everybody who was in is out', async () => {
  const { ask, signIn, reset, confirm } = await office();
  expect((await signIn('observer')).awaitsCode).toBe(true);
  const { id } = (await reset('technician')).json;
  expect((await signIn('observer')).awaitsCode).toBe(true);
  const waiting = (await ask('chair')('GET', '/api/approvals')).json;
  expect(waiting).toMatchObject([
    { id, kind: 'factor-reset', subject: 'Người observer (observer)', reason: 'Mất điện thoại', isOwn: false },
  ]);
  expect((await ask('inspector')('GET', '/api/approvals')).json).toEqual([]);
  const alone = await confirm('technician', id);
  expect([alone.status, alone.json.code]).toEqual([403, 'R-another-person']);
  expect((await reset('technician')).json.code).toBe('R-already-asked');
  expect((await confirm('inspector', id)).json.code).toBe('R-role-missing');
  expect((await confirm('chair', id)).status).toBe(200);
  expect((await signIn('observer')).awaitsCode).toBe(false);
  expect((await ask('observer')('GET', '/api/rounds')).status).toBe(401);
  expect((await confirm('organiser', id)).json.code).toBe('R-nothing-asked');
  const kinds = (await ask('inspector')('GET', '/api/activity')).json.map(
    ({ kind, name }: { kind: string; name: string }) => [kind, name],
  );
  expect(kinds).toContainEqual(['approval-asked', 'Người technician']);
  expect(kinds).toContainEqual(['approval-confirmed', 'Người chair']);
});

test('Whom it is about neither asks nor confirms; nor is somebody stood in for by the second of two', async () => {
  const { ask, ids, enrol, reset, confirm, server } = await office();
  await enrol('chair');
  const { id: aboutChair } = (await reset('technician', 'chair')).json;
  expect((await confirm('chair', aboutChair)).json.code).toBe('R-another-person');
  expect((await reset('chair', 'chair')).json.code).toBe('R-another-person');
  // The chair's substitute: with the chair one person, wherever two are asked for.
  const now = Date.parse(server.office.now());
  await ask('chair')('POST', '/api/delegations', {
    substitute: ids.get('inspector'),
    roles: ['chair'],
    reason: 'Đi công tác',
    starts: new Date(now).toISOString(),
    until: new Date(now + day).toISOString(),
  });
  expect((await confirm('inspector', aboutChair)).json.code).toBe('R-another-person');
  const { id: byChair } = (await reset('chair')).json;
  expect((await confirm('inspector', byChair)).json.code).toBe('R-another-person');
  await ask('chair')('DELETE', `/api/approvals/${byChair}`);
  const { id: bySubstitute } = (await reset('inspector')).json;
  expect((await confirm('chair', bySubstitute)).json.code).toBe('R-another-person');
  expect((await confirm('organiser', bySubstitute)).status).toBe(200);
});

test('What waits for more than a day, was taken back or declined is over', async () => {
  const { ask, reset, confirm, server } = await office();
  const first = (await reset('technician')).json.id;
  expect((await ask('inspector')('DELETE', `/api/approvals/${first}`)).json.code).toBe('R-nothing-asked');
  expect((await ask('organiser')('DELETE', `/api/approvals/${first}`)).status).toBe(200);
  expect((await confirm('chair', first)).json.code).toBe('R-nothing-asked');
  const second = (await reset('technician')).json.id;
  for (const hours of [8, 16, 25]) {
    server.setTime(new Date(Date.parse('2019-02-20T01:02:03.456Z') + hours * 3_600_000));
    await ask('chair')('GET', '/api/rounds');
  }
  expect((await confirm('chair', second)).json.code).toBe('R-nothing-asked');
});

test('Two who confirm at the same moment confirm once', async () => {
  const { reset, confirm } = await office();
  const { id } = (await reset('technician')).json;
  const both = await Promise.all([confirm('chair', id), confirm('organiser', id)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});
