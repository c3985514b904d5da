// Against a real provider on a port of its own; only its people are invented.
import { describe, expect, test } from 'vitest';
import { codeAt } from '../../test/authenticator.ts';
import { type Answer, password, type TestServer, testServer } from '../../test/http.ts';
import { clientId, clientSecret, type Elsewhere, elsewhere, ownAddress } from '../../test/oidc.ts';
import { scriptedService, strangeKey, token } from '../../test/scripted-oidc.ts';
import type { OutsideService } from '../accounts/outside.ts';

const service = (issuer: string, more: Partial<OutsideService> = {}): OutsideService => ({
  issuer,
  clientId,
  clientSecret,
  address: ownAddress,
  claim: 'sub',
  name: 'Cổng đăng nhập',
  ...more,
});

const cookieOf = ({ headers }: Answer, name: string) =>
  [headers['set-cookie'] ?? []]
    .flat()
    .flatMap((set) => new RegExp(`^${name}=([^;]+)`).exec(String(set))?.[1] ?? [])[0] ?? '';

const withCookies = (cookies: Record<string, string>) => ({
  headers: { 'x-tinnhiem': '1', host: 'localhost:4000' },
  cookies,
});

async function begin({ ask }: TestServer) {
  const begun = await ask('POST', '/api/session/outside');
  return { url: String(begun.json.url), key: cookieOf(begun, 'tinnhiem-outside'), begun };
}

const finish = ({ ask }: TestServer, key: string, query: string) =>
  ask('POST', '/api/session/outside/finish', { query }, withCookies({ 'tinnhiem-outside': key }));

async function bound(
  more: Partial<OutsideService> = {},
  claims?: Parameters<typeof elsewhere>[0],
  identity = 'nv-0042',
) {
  const there = await elsewhere(claims);
  const server = await testServer({ outside: service(there.issuer, more) });
  const technician = await server.as('technician');
  const made = await technician('POST', '/api/accounts', {
    username: 'chutri',
    name: 'Chủ Trì',
    roles: ['chair'],
    identity,
  });
  return { there, server, technician, id: made.json.id as string };
}

async function through(server: TestServer, there: Elsewhere, subject: string) {
  const { url, key } = await begin(server);
  return await finish(server, key, await there.visit(url, subject));
}

describe('Signing in through the organisation’s own service', () => {
  test('opens the account that the technician bound, with the roles that it has here', async () => {
    const { there, server } = await bound();
    expect((await server.ask('GET', '/api/health')).json.signInElsewhere).toBe('Cổng đăng nhập');
    const { url, key, begun } = await begin(server);
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${ownAddress}/sign-in/return`,
      scope: 'openid',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40);
    expect(String(begun.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/);
    const done = await finish(server, key, await there.visit(url, 'nv-0042'));
    expect(done.json.account).toMatchObject({ username: 'chutri', roles: ['chair'] });
    const mine = server.withToken(cookieOf(done, 'tinnhiem'));
    expect((await mine('GET', '/api/rounds')).status).toBe(200);
    expect((await mine('GET', '/api/accounts')).json.code).toBe('R-role-missing');
  });

  test('makes no account, and opens none that is not bound, or is disabled', async () => {
    const { there, server, technician, id } = await bound();
    const stranger = await through(server, there, 'nguoi-la');
    expect([stranger.status, stranger.json.code]).toEqual([403, 'R-identity-unknown']);
    expect(cookieOf(stranger, 'tinnhiem')).toBe('');
    expect((await technician('GET', '/api/accounts')).json).toHaveLength(2);
    await technician('PATCH', `/api/accounts/${id}`, { disabled: true });
    expect((await through(server, there, 'nv-0042')).json.code).toBe('R-identity-unknown');
    await technician('PATCH', `/api/accounts/${id}`, { disabled: false, identity: '' });
    expect((await through(server, there, 'nv-0042')).json.code).toBe('R-identity-unknown');
  });

  test('binds an identity to one account', async () => {
    const { technician } = await bound();
    const other = { username: 'khac', name: 'Khác', roles: [], password, identity: 'nv-0042' };
    const refused = await technician('POST', '/api/accounts', other);
    expect([refused.status, refused.json.code]).toEqual([409, 'R-identity-taken']);
    expect((await technician('GET', '/api/accounts')).json).toHaveLength(2);
  });

  test('finds by another claim where the file says so, by an address only one that was checked', async () => {
    const staff = await bound({ claim: 'staff' }, () => ({ staff: 'CB-7' }), 'CB-7');
    expect((await through(staff.server, staff.there, 'ai-do')).json.account?.username).toBe('chutri');
    const claims = (subject: string) => ({ email: 'a@example.vn', email_verified: subject === 'da-kiem' });
    const byAddress = await bound({ claim: 'email' }, claims, 'a@example.vn');
    expect((await through(byAddress.server, byAddress.there, 'chua-kiem')).json.code).toBe('R-identity-unknown');
    expect((await through(byAddress.server, byAddress.there, 'da-kiem')).json.account?.username).toBe('chutri');
  });
});

describe('An answer is refused', () => {
  test('that is sent twice, or by another browser, or without the one that began', async () => {
    const { there, server } = await bound();
    const { url, key } = await begin(server);
    const query = await there.visit(url, 'nv-0042');
    const other = await begin(server);
    expect((await finish(server, other.key, query)).json.code).toBe('R-outside-invalid');
    expect((await server.ask('POST', '/api/session/outside/finish', { query })).json.code).toBe('R-outside-over');
    expect((await finish(server, key, query)).status).toBe(200);
    const again = await finish(server, key, query);
    expect([again.status, again.json.code]).toEqual([409, 'R-outside-over']);
  });

  test('whose state is another one; and then the code is not tried again with the right one', async () => {
    const { there, server } = await bound();
    const { url, key } = await begin(server);
    const query = new URLSearchParams(await there.visit(url, 'nv-0042'));
    const right = query.toString();
    query.set('state', 'x'.repeat(43));
    const refused = await finish(server, key, query.toString());
    expect([refused.status, refused.json.code]).toEqual([401, 'R-outside-invalid']);
    expect((await finish(server, key, right)).json.code).toBe('R-outside-over');
  });

  test('whose nonce or verifier is not the one that was begun with', async () => {
    for (const swapped of ['nonce', 'code_challenge']) {
      const { there, server } = await bound();
      const { url, key } = await begin(server);
      const asked = new URL(url);
      // Somebody who wants another answer brought in than the one that this browser asked for.
      asked.searchParams.set(swapped, 'y'.repeat(43));
      const refused = await finish(server, key, await there.visit(asked.href, 'nv-0042'));
      expect(refused.status, swapped).toBe(401);
      expect(['R-outside-invalid', 'R-outside-denied'], swapped).toContain(refused.json.code);
      expect(cookieOf(refused, 'tinnhiem')).toBe('');
    }
  });

  test('that says no, that holds no code, that comes too late', async () => {
    const { there, server } = await bound();
    const denied = await begin(server);
    const state = new URL(denied.url).searchParams.get('state') ?? '';
    const iss = encodeURIComponent(there.issuer);
    const no = await finish(server, denied.key, `error=access_denied&state=${state}&iss=${iss}`);
    expect([no.status, no.json.code]).toEqual([401, 'R-outside-denied']);
    expect(no.json.message.vi).toContain('access_denied');
    const empty = await begin(server);
    expect((await finish(server, empty.key, '')).json.code).toBe('R-outside-invalid');
    const late = await begin(server);
    const query = await there.visit(late.url, 'nv-0042');
    server.setTime(new Date(Date.parse(server.office.now()) + 11 * 60_000));
    expect((await finish(server, late.key, query)).json.code).toBe('R-outside-over');
    expect(server.errors).toEqual([]);
  });

  test.each<[what: string, claims: object, key: Parameters<typeof token>[1] | undefined, expected: number]>([
    ['as it should be', {}, undefined, 200],
    ['signed by somebody else', {}, strangeKey.privateKey, 401],
    ['signed by nobody', {}, null, 401],
    ['for another program', { aud: 'khac' }, undefined, 401],
    ['of another service', { iss: 'https://khac.example.vn' }, undefined, 401],
    ['that is over', { exp: 1_000_000_000 }, undefined, 401],
    ['for another attempt', { nonce: 'z'.repeat(43) }, undefined, 401],
    ['about nobody', { sub: undefined }, undefined, 401],
  ])('whose identity token is %s', async (_what, claims, key, expected) => {
    const there = await scriptedService();
    const server = await testServer({ outside: service(there.issuer) });
    await (await server.as('technician'))('POST', '/api/accounts', {
      username: 'chutri',
      name: 'Chủ Trì',
      roles: ['chair'],
      identity: 'nv-0042',
    });
    const { url, key: browser } = await begin(server);
    const asked = new URL(url).searchParams;
    const seconds = Math.floor(Date.now() / 1000);
    const good = {
      iss: there.issuer,
      aud: clientId,
      sub: 'nv-0042',
      iat: seconds,
      exp: seconds + 60,
      nonce: asked.get('nonce'),
    };
    there.answerWith(token({ ...good, ...claims }, key));
    const answer = await finish(server, browser, `code=abc&state=${asked.get('state')}`);
    expect(answer.status).toBe(expected);
    if (expected !== 200) {
      expect(answer.json.code).toBe('R-outside-invalid');
      expect(cookieOf(answer, 'tinnhiem')).toBe('');
    }
    expect(server.errors).toEqual([]);
  });

  test('by a service that does not answer: in words, and the password still opens', async () => {
    const server = await testServer({ outside: service('http://127.0.0.1:9') });
    const away = await server.ask('POST', '/api/session/outside');
    expect([away.status, away.json.code]).toEqual([503, 'R-outside-unreachable']);
    await server.as('organiser');
    const own = { username: 'organiser', password: `${password} 9` };
    expect((await server.ask('POST', '/api/session', own)).status).toBe(200);
    expect(server.errors).toEqual([]);
  });
});

test('The second factor is asked for after it too, unless the service says that it asked for several', async () => {
  const there = await scriptedService();
  const server = await testServer({ outside: service(there.issuer) });
  const made = await (await server.as('technician'))('POST', '/api/accounts', {
    username: 'chutri',
    name: 'Chủ Trì',
    roles: ['chair'],
    identity: 'nv-0042',
  });
  const { secondFactor } = server.office.accounts;
  const begun = await secondFactor.begin(made.json.id, 'chutri');
  await secondFactor.confirm(made.json.id, codeAt(begun.ok ? begun.value.secret : '', Date.parse(server.office.now())));
  const cameWith = async (amr: readonly string[]) => {
    const { url, key } = await begin(server);
    const asked = new URL(url).searchParams;
    const exp = Math.floor(Date.now() / 1000) + 60;
    const nonce = asked.get('nonce');
    there.answerWith(token({ iss: there.issuer, aud: clientId, sub: 'nv-0042', iat: exp - 60, exp, nonce, amr }));
    return (await finish(server, key, `code=abc&state=${asked.get('state')}`)).json.awaitsCode;
  };
  expect(await cameWith(['pwd'])).toBe(true);
  expect(await cameWith(['pwd', 'mfa'])).toBe(false);
});

test('Without a service nothing is begun', async () => {
  const server = await testServer();
  expect((await server.ask('POST', '/api/session/outside')).json.code).toBe('R-not-found');
  expect((await server.ask('GET', '/api/health')).json.signInElsewhere).toBeNull();
});
