import { expect, test } from 'vitest';
import { type Answer, password, type TestServer, testServer } from '../../test/http.ts';

const tokenOf = ({ headers }: Answer) => /tinnhiem=([^;]*)/.exec(String(headers['set-cookie']))?.[1] ?? '';
const credentials = { username: 'organiser', password: `${password} 9` };
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const cocCoc =
  'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/120.0 Chrome/114.0 Safari/537.36';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E148 Safari/604.1';

async function signIn(server: TestServer, userAgent: string, cookie = '') {
  const headers = { 'x-tinnhiem': '1', host: 'localhost:4000', 'user-agent': userAgent };
  const cookies = cookie === '' ? {} : { cookies: { tinnhiem: cookie } };
  const answer = await server.ask('POST', '/api/session', credentials, { headers, ...cookies });
  const token = tokenOf(answer);
  return { token, mine: server.withToken(token) };
}

test('Sessions are listed by device and hour, without an address, and ended one by one or all others at once', async () => {
  const server = await testServer();
  server.setTime(new Date('2026-01-05T02:40:00Z'));
  const first = await server.as('organiser');
  const one = await signIn(server, firefox);
  const two = await signIn(server, cocCoc);
  const three = await signIn(server, phone);
  const { json, text } = await three.mine('GET', '/api/session/all');
  expect(json.map(({ device }: { device: string }) => device).sort()).toEqual([
    '',
    'Cốc Cốc · Windows',
    'Firefox · Windows',
    'Safari · iPhone',
  ]);
  const own = json.find(({ isThis }: { isThis: boolean }) => isThis);
  expect(own).toMatchObject({
    device: 'Safari · iPhone',
    begun: '2026-01-05T02:00:00.000Z',
    lastUsed: '2026-01-05T02:00:00.000Z',
  });
  expect(text).not.toContain('127.0.0.1');
  for (const { token } of [one, two, three]) expect(text).not.toContain(token);
  const ofOne = json.find(({ device }: { device: string }) => device === 'Firefox · Windows');
  expect((await three.mine('DELETE', `/api/session/all/${ofOne.id}`)).status).toBe(200);
  expect((await one.mine('GET', '/api/rounds')).status).toBe(401);
  expect((await two.mine('GET', '/api/rounds')).status).toBe(200);
  expect((await three.mine('DELETE', '/api/session/others')).status).toBe(200);
  expect((await two.mine('GET', '/api/rounds')).status).toBe(401);
  expect((await first('GET', '/api/rounds')).status).toBe(401);
  expect((await three.mine('GET', '/api/rounds')).status).toBe(200);
});

test('Nobody ends or sees the sessions of others', async () => {
  const server = await testServer();
  const organiser = await server.as('organiser');
  const chair = await server.as('chair');
  const [{ id }] = (await organiser('GET', '/api/session/all')).json;
  expect((await chair('DELETE', `/api/session/all/${id}`)).status).toBe(404);
  expect((await organiser('GET', '/api/rounds')).status).toBe(200);
});

test('Sessions end with other roles, with a password that was set, with a locked account', async () => {
  const server = await testServer();
  await server.as('organiser');
  const technician = await server.as('technician');
  const accounts = (await technician('GET', '/api/accounts')).json;
  const { id } = accounts.find(({ username }: { username: string }) => username === 'organiser');
  for (const change of [{ roles: ['organiser', 'chair'] }, { disabled: true }]) {
    const { mine } = await signIn(server, firefox);
    expect((await mine('GET', '/api/rounds')).status).toBe(200);
    await technician('PATCH', `/api/accounts/${id}`, { name: 'Tên khác' });
    expect((await mine('GET', '/api/rounds')).status).toBe(200);
    await technician('PATCH', `/api/accounts/${id}`, change);
    expect((await mine('GET', '/api/rounds')).status, JSON.stringify(change)).toBe(401);
  }
});

test('A token that was planted before signing in is worth nothing afterwards', async () => {
  const server = await testServer();
  await server.as('organiser');
  const planted = 'a'.repeat(43);
  const { token } = await signIn(server, firefox, planted);
  expect(token).not.toBe(planted);
  expect((await server.withToken(planted)('GET', '/api/rounds')).status).toBe(401);
  // Signing in over a session ends it, so that no forgotten one stays open behind.
  const over = await signIn(server, firefox, token);
  expect((await server.withToken(token)('GET', '/api/rounds')).status).toBe(401);
  expect((await over.mine('GET', '/api/rounds')).status).toBe(200);
});
