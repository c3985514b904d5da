import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { password, testServer } from '../../test/http.ts';
import { programFingerprint } from '../program.ts';

const first = { name: 'Kỹ Thuật', username: 'kythuat', password, organisation: 'Trường Thử nghiệm' };

function tokenOf(headers: Readonly<Record<string, unknown>>): string {
  return /tinnhiem=([^;]*)/.exec(String(headers['set-cookie']))?.[1] ?? '';
}

test('The first account is made on the server itself, is signed in, and is made once', async () => {
  const { ask, withToken } = await testServer();
  expect((await ask('GET', '/api/health')).json).toEqual({
    ok: true,
    version: manifest.version,
    fingerprint: await programFingerprint(),
    setupNeeded: true,
    organisation: '',
    signInElsewhere: null,
    passkeys: null,
    mail: false,
  });
  const elsewhere = await ask('POST', '/api/setup', first, { remoteAddress: '192.168.1.20' });
  expect([elsewhere.status, elsewhere.json.code]).toEqual([403, 'R-setup-elsewhere']);
  const otherName = { headers: { 'x-tinnhiem': '1', host: 'evil.example' } };
  expect((await ask('POST', '/api/setup', first, otherName)).json.code).toBe('R-setup-elsewhere');
  const throughProxy = { headers: { 'x-tinnhiem': '1', 'x-forwarded-for': '192.168.1.20' } };
  expect((await ask('POST', '/api/setup', first, throughProxy)).json.code).toBe('R-setup-elsewhere');
  const made = await ask('POST', '/api/setup', first);
  expect(made.json.account).toMatchObject({ username: 'kythuat', roles: ['technician', 'organiser'] });
  const mine = withToken(tokenOf(made.headers));
  expect((await mine('GET', '/api/session')).json.account.name).toBe('Kỹ Thuật');
  expect((await ask('GET', '/api/health')).json).toMatchObject({
    setupNeeded: false,
    organisation: first.organisation,
  });
  expect((await ask('POST', '/api/setup', first)).json.code).toBe('R-already-set-up');
});

test('The cookie is out of reach of scripts and of other web sites', async () => {
  const { ask } = await testServer();
  const made = await ask('POST', '/api/setup', first);
  const cookie = String(made.headers['set-cookie']);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Strict');
  expect(cookie).toContain('Path=/');
  expect(made.text).not.toContain(tokenOf(made.headers));
});

test('Signing in and out; nobody is signed in without a session', async () => {
  const { ask, withToken } = await testServer();
  await ask('POST', '/api/setup', first);
  expect((await ask('GET', '/api/session')).json).toEqual({ account: null, awaitsCode: false });
  expect((await ask('GET', '/api/rounds')).json.code).toBe('R-not-signed-in');
  const wrong = await ask('POST', '/api/session', { username: 'kythuat', password: 'không phải mật khẩu' });
  expect([wrong.status, wrong.json.code]).toEqual([401, 'R-wrong-password']);
  const signedIn = await ask('POST', '/api/session', { username: 'KyThuat', password });
  const mine = withToken(tokenOf(signedIn.headers));
  expect((await mine('GET', '/api/rounds')).status).toBe(200);
  const out = await mine('DELETE', '/api/session');
  expect(out.status).toBe(200);
  expect((await mine('GET', '/api/rounds')).status).toBe(401);
});

test('After five wrong passwords the answer says how many seconds to wait', async () => {
  const { ask } = await testServer();
  await ask('POST', '/api/setup', first);
  for (let n = 0; n < 5; n += 1) await ask('POST', '/api/session', { username: 'kythuat', password: 'sai' });
  const closed = await ask('POST', '/api/session', { username: 'kythuat', password });
  expect(closed.status).toBe(429);
  expect(closed.json).toMatchObject({ code: 'R-too-many-tries', seconds: 30 });
  expect(closed.headers['retry-after']).toBe('30');
});

test('A password that the technician set must be changed before anything else', async () => {
  const { ask, withToken } = await testServer();
  const technician = withToken(tokenOf((await ask('POST', '/api/setup', first)).headers));
  const made = await technician('POST', '/api/accounts', {
    username: 'tochuc',
    name: 'Tổ Chức',
    roles: ['organiser'],
    password,
  });
  expect(made.json).toMatchObject({ username: 'tochuc', mustChangePassword: true });
  expect(JSON.stringify(made.json)).not.toContain('argon2');
  const signedIn = await ask('POST', '/api/session', { username: 'tochuc', password });
  expect(signedIn.json.account.mustChangePassword).toBe(true);
  const mine = withToken(tokenOf(signedIn.headers));
  expect((await mine('GET', '/api/rounds')).json.code).toBe('R-must-change-password');
  const wrong = await mine('POST', '/api/session/password', { current: 'sai', next: `${password} hai` });
  // Not 401, which would tell the screen that the session has ended.
  expect([wrong.status, wrong.json.code]).toEqual([422, 'R-wrong-password']);
  await mine('POST', '/api/session/password', { current: password, next: `${password} hai` });
  expect((await mine('GET', '/api/rounds')).status).toBe(200);
});

test('Accounts are the technician’s; everybody signed in sees names, nobody sees passwords', async () => {
  const server = await testServer();
  const technician = await server.as('technician');
  const organiser = await server.as('organiser');
  const names = (await organiser('GET', '/api/accounts/names')).json;
  expect(Object.keys(names[0]).sort()).toEqual(['id', 'name', 'roles', 'username']);
  const listed = (await technician('GET', '/api/accounts')).json;
  expect(Object.keys(listed[0])).not.toContain('password');
  const { id } = listed.find(({ username }: { username: string }) => username === 'technician');
  const both = await technician('PATCH', `/api/accounts/${id}`, { roles: ['technician', 'committee-head'] });
  expect([both.status, both.json.code]).toEqual([422, 'R-conflicting-roles']);
  const last = await technician('PATCH', `/api/accounts/${id}`, { disabled: true });
  expect([last.status, last.json.code]).toEqual([409, 'R-last-technician']);
  expect((await technician('PATCH', '/api/accounts/khong-co', { name: 'X' })).status).toBe(404);
});

test('A request that another web site could send is refused before anything is looked at', async () => {
  const { ask } = await testServer();
  const bare = { headers: { host: 'localhost:4000' } };
  for (const [method, url] of [
    ['POST', '/api/setup'],
    ['POST', '/api/session'],
    ['DELETE', '/api/session'],
    ['POST', '/api/rounds/x/approve-plan'],
    ['PUT', '/api/drafts/x'],
  ] as const)
    expect((await ask(method, url, method === 'DELETE' ? undefined : first, bare)).json.code).toBe('R-header-missing');
  expect((await ask('GET', '/api/health')).json.setupNeeded).toBe(true);
});

test('The activity table tells of sign-ins and refusals, of whom and from where, never of what was typed', async () => {
  const server = await testServer();
  const organiser = await server.as('organiser');
  const inspector = await server.as('inspector');
  await server.ask('POST', '/api/session', { username: 'organiser', password: 'bí mật gõ nhầm chỗ' });
  await server.ask('POST', '/api/session', { username: 'mật khẩu gõ vào ô tên', password: 'x' });
  await organiser('GET', '/api/activity');
  const { json, text } = await inspector('GET', '/api/activity');
  expect(json.map(({ kind, name }: { kind: string; name: string }) => [kind, name])).toEqual([
    ['refused', 'Người organiser'],
    ['sign-in-failed', ''],
    ['sign-in-failed', 'Người organiser'],
  ]);
  expect(json[0].sentence.vi).toContain('/api/activity');
  expect(text).not.toContain('bí mật');
  expect(text).not.toContain('gõ vào ô tên');
});
