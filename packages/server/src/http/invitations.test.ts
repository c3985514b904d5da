import { expect, test } from 'vitest';
import { type Answer, password, testServer } from '../../test/http.ts';

const day = 24 * 3_600_000;
const tokenOf = ({ headers }: Answer) => /tinnhiem=([^;]*)/.exec(String(headers['set-cookie']))?.[1] ?? '';

async function invited() {
  const server = await testServer();
  const technician = await server.as('technician');
  const account = await technician('POST', '/api/accounts', { username: 'chutri', name: 'Chủ Trì', roles: ['chair'] });
  const invite = async () => (await technician('POST', `/api/accounts/${account.json.id}/invitation`)).json;
  return { server, technician, id: account.json.id as string, invite };
}

test('An invited person chooses the password, is signed in, and nobody else has ever known it', async () => {
  const { server, invite } = await invited();
  // Before, no password opens the account, not even an empty one.
  expect((await server.ask('POST', '/api/session', { username: 'chutri', password: ' ' })).json.code).toBe(
    'R-wrong-password',
  );
  const { token } = await invite();
  expect((await server.ask('POST', '/api/invitation/look', { token })).json).toEqual({
    username: 'chutri',
    name: 'Chủ Trì',
  });
  const easy = await server.ask('POST', '/api/invitation', { token, password: 'chutri 2026' });
  expect(easy.json.code).toBe('R-password-too-easy');
  const accepted = await server.ask('POST', '/api/invitation', { token, password });
  expect(accepted.json.account).toMatchObject({ username: 'chutri', roles: ['chair'], mustChangePassword: false });
  expect((await server.withToken(tokenOf(accepted))('GET', '/api/rounds')).status).toBe(200);
  expect((await server.ask('POST', '/api/session', { username: 'chutri', password })).status).toBe(200);
});

test('An invitation that was used, is over, was replaced, or was never made is refused, each in its words', async () => {
  const { server, technician, id, invite } = await invited();
  const first = (await invite()).token;
  const second = (await invite()).token;
  const take = (token: string) => server.ask('POST', '/api/invitation', { token, password });
  const codeOf = async (token: string) => {
    const { status, json } = await take(token);
    return [status, json.code];
  };
  expect(await codeOf(first)).toEqual([404, 'R-invitation-unknown']);
  expect(await codeOf('a'.repeat(43))).toEqual([404, 'R-invitation-unknown']);
  // Both at the same moment: one is in, the other is told.
  const both = await Promise.all([take(second), take(second)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
  expect(await codeOf(second)).toEqual([410, 'R-invitation-used']);
  expect((await server.ask('POST', '/api/invitation/look', { token: second })).json.code).toBe('R-invitation-used');
  const third = (await invite()).token;
  server.setTime(new Date(Date.parse(server.office.now()) + 8 * day));
  expect(await codeOf(third)).toEqual([410, 'R-invitation-over']);
  const again = await server.ask('POST', '/api/session', { username: 'technician', password: `${password} 10` });
  const back = server.withToken(tokenOf(again));
  const fourth = (await back('POST', `/api/accounts/${id}/invitation`)).json.token;
  await back('PATCH', `/api/accounts/${id}`, { disabled: true });
  expect(await codeOf(fourth)).toEqual([410, 'R-invitation-over']);
  expect((await technician('GET', '/api/rounds')).status).toBe(401);
});

test('The tables hold no token, and an accepted invitation ends the sessions that there were', async () => {
  const { server, invite } = await invited();
  const one = tokenOf(await server.ask('POST', '/api/invitation', { token: (await invite()).token, password }));
  const { token } = await invite();
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(`${server.data}/office.sqlite`, { readOnly: true });
  const rows = database.prepare('SELECT * FROM invitation').all();
  database.close();
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(token);
  await server.ask('POST', '/api/invitation', { token, password: `${password} khác` });
  expect((await server.withToken(one)('GET', '/api/rounds')).status).toBe(401);
});
