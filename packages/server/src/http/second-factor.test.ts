import { describe, expect, test } from 'vitest';
import { codeAt } from '../../test/authenticator.ts';
import { type Answer, type Ask, password, type TestServer, testServer } from '../../test/http.ts';

const second = 1000;
const step = 30 * second;
const start = Date.parse('2026-01-05T01:00:10Z');

const tokenOf = ({ headers }: Answer) => /tinnhiem=([^;]*)/.exec(String(headers['set-cookie']))?.[1] ?? '';
const credentials = { username: 'organiser', password: `${password} 9` };

async function signInWithPassword(server: TestServer) {
  const answer = await server.ask('POST', '/api/session', credentials);
  return { answer, token: tokenOf(answer), mine: server.withToken(tokenOf(answer)) };
}

/** An organiser whose phone is enrolled; the session goes on with another token. */
async function enrolled() {
  const server = await testServer();
  let now = start;
  const at = (moment: number) => {
    now = moment;
    server.setTime(new Date(moment));
  };
  at(start);
  const first = await server.as('organiser');
  const { secret, uri } = (await first('POST', '/api/session/factor', { password: credentials.password })).json;
  const confirmed = await first('POST', '/api/session/factor/confirm', { code: codeAt(secret, now) });
  const mine = server.withToken(tokenOf(confirmed));
  const recoveryCodes: string[] = confirmed.json.recoveryCodes;
  return { server, at, first, mine, secret, uri, recoveryCodes, code: (moment = now) => codeAt(secret, moment) };
}

const give = (ask: Ask, code: string) => ask('POST', '/api/session/code', { code });

describe('Codes of a phone', () => {
  test('are those of RFC 6238, appendix B', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    // The last six of the eight digits that the appendix prints for SHA-1.
    for (const [moment, code] of [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_234_567_890, '005924'],
      [20_000_000_000, '353130'],
    ] as const)
      expect(codeAt(secret, moment * second)).toBe(code);
  });

  test('are asked for after the password, and nothing can be done before', async () => {
    const { server, uri, at, code } = await enrolled();
    expect(uri).toContain('otpauth://totp/');
    at(start + 2 * step);
    const { answer, token, mine } = await signInWithPassword(server);
    expect(answer.json).toEqual({ account: null, awaitsCode: true });
    expect((await mine('GET', '/api/session')).json).toEqual({ account: null, awaitsCode: true });
    for (const [method, url] of [
      ['GET', '/api/rounds'],
      ['GET', '/api/session/all'],
      ['POST', '/api/session/password'],
      ['POST', '/api/session/factor/remove'],
    ] as const)
      expect((await mine(method, url, method === 'GET' ? undefined : {})).json.code, url).toBe('R-code-awaited');
    const given = await give(mine, code());
    expect(given.json.account.username).toBe('organiser');
    // What was in the cookie before is worth nothing: another token stands in its place.
    expect(tokenOf(given)).not.toBe(token);
    expect((await mine('GET', '/api/rounds')).json.code).toBe('R-not-signed-in');
    expect((await server.withToken(tokenOf(given))('GET', '/api/rounds')).status).toBe(200);
  });

  test('count once: neither the one of the enrolment nor one that was given is taken again', async () => {
    const { server, at, code } = await enrolled();
    const one = await signInWithPassword(server);
    expect((await give(one.mine, code())).json.code).toBe('R-code-used');
    at(start + step);
    expect((await give(one.mine, code())).status).toBe(200);
    const two = await signInWithPassword(server);
    const replayed = await give(two.mine, code());
    expect([replayed.status, replayed.json.code]).toEqual([401, 'R-code-used']);
    // An older one that was never given is out too, once a later one was taken.
    expect((await give(two.mine, code(start))).json.code).toBe('R-code-used');
  });

  test.each([
    [-2, 'R-wrong-code'],
    [-1, 'taken'],
    [0, 'taken'],
    [1, 'taken'],
    [2, 'R-wrong-code'],
  ])('of a clock that is off by %i steps: %s', async (off, expected) => {
    const { server, at, code } = await enrolled();
    const now = start + 10 * step;
    at(now);
    const { mine } = await signInWithPassword(server);
    expect((await give(mine, code(now + off * step))).json.code ?? 'taken').toBe(expected);
  });

  test('cannot be tried through: wrong ones and wrong passwords are counted together', async () => {
    const { server, at, code } = await enrolled();
    at(start + 10 * step);
    const { mine } = await signInWithPassword(server);
    for (let n = 0; n < 3; n += 1) expect((await give(mine, '000000')).json.code).toBe('R-wrong-code');
    // The right password does not wipe out what was guessed of the code.
    const again = await signInWithPassword(server);
    const closed = await give(again.mine, code());
    expect([closed.status, closed.json.code]).toEqual([429, 'R-too-many-tries']);
    expect((await signInWithPassword(server)).answer.json.code).toBe('R-too-many-tries');
    at(start + 10 * step + 120 * second);
    expect((await give(mine, code())).status).toBe(200);
  });

  test('are waited for ten minutes', async () => {
    const { server, at, code } = await enrolled();
    const { mine } = await signInWithPassword(server);
    at(start + 11 * 60 * second);
    expect((await give(mine, code())).json.code).toBe('R-not-signed-in');
  });
});

describe('Enrolling a phone', () => {
  test('needs the password once more, and ends the sessions that were begun without', async () => {
    const server = await testServer();
    server.setTime(new Date(start));
    const mine = await server.as('organiser');
    const elsewhere = (await signInWithPassword(server)).mine;
    expect((await elsewhere('GET', '/api/rounds')).status).toBe(200);
    const wrong = await mine('POST', '/api/session/factor', { password: 'không phải' });
    expect([wrong.status, wrong.json.code]).toEqual([422, 'R-wrong-password']);
    const { secret } = (await mine('POST', '/api/session/factor', { password: credentials.password })).json;
    // Until a first code was given nothing is asked for.
    expect((await signInWithPassword(server)).answer.json.awaitsCode).toBe(false);
    expect((await mine('POST', '/api/session/factor/confirm', { code: '000000' })).json.code).toBe('R-wrong-code');
    const done = await mine('POST', '/api/session/factor/confirm', { code: codeAt(secret, start) });
    expect(done.json.recoveryCodes).toHaveLength(10);
    expect((await elsewhere('GET', '/api/rounds')).status).toBe(401);
    const renewed = server.withToken(tokenOf(done));
    expect((await renewed('GET', '/api/session/factor')).json).toEqual({
      enrolled: true,
      demanded: false,
      recoveryCodesLeft: 10,
    });
    const over = await renewed('POST', '/api/session/factor', { password: credentials.password });
    expect([over.status, over.json.code]).toEqual([409, 'R-factor-stands']);
  });

  test('is what is left to somebody whose role demands it', async () => {
    const { server, mine: organiser } = await enrolled();
    const technician = await server.as('technician');
    const lonely = await technician('PUT', '/api/accounts/second-factor', { roles: ['technician'] });
    expect([lonely.status, lonely.json.code]).toEqual([403, 'R-factor-demanded']);
    expect((await technician('PUT', '/api/accounts/second-factor', { roles: ['organiser', 'chair'] })).status).toBe(
      200,
    );
    expect((await organiser('GET', '/api/rounds')).status).toBe(200);
    const chair = await server.as('chair');
    expect((await chair('GET', '/api/session')).json.account.mustEnrol).toBe(true);
    expect((await chair('GET', '/api/rounds')).json.code).toBe('R-factor-demanded');
    const word = `${password} 5`;
    const { secret } = (await chair('POST', '/api/session/factor', { password: word })).json;
    const done = await chair('POST', '/api/session/factor/confirm', { code: codeAt(secret, start) });
    expect((await server.withToken(tokenOf(done))('GET', '/api/rounds')).status).toBe(200);
  });
});

describe('Recovery codes', () => {
  test('count once each, are typed as people type, and are not in the tables', async () => {
    const { server, recoveryCodes } = await enrolled();
    const [first = ''] = recoveryCodes;
    expect(first).toMatch(/^[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}$/);
    const { mine } = await signInWithPassword(server);
    const given = await give(mine, first.toLowerCase().replaceAll('-', ' '));
    expect(given.json.account.username).toBe('organiser');
    const renewed = server.withToken(tokenOf(given));
    expect((await renewed('GET', '/api/session/factor')).json.recoveryCodesLeft).toBe(9);
    const again = await signInWithPassword(server);
    expect((await give(again.mine, first)).json.code).toBe('R-wrong-code');
  });

  test('are replaced by new ones, for a code of the phone', async () => {
    const { server, at, mine, recoveryCodes, code } = await enrolled();
    at(start + step);
    expect((await mine('POST', '/api/session/factor/recovery-codes', { code: '000000' })).status).toBe(422);
    const renewed = await mine('POST', '/api/session/factor/recovery-codes', { code: code() });
    expect(renewed.json.recoveryCodes).toHaveLength(10);
    const { mine: waiting } = await signInWithPassword(server);
    expect((await give(waiting, recoveryCodes[1] ?? '')).json.code).toBe('R-wrong-code');
    expect((await give(waiting, renewed.json.recoveryCodes[1])).status).toBe(200);
  });

  test('let somebody without the phone remove it', async () => {
    const { server, mine, recoveryCodes } = await enrolled();
    expect((await mine('POST', '/api/session/factor/remove', { code: recoveryCodes[2] })).status).toBe(200);
    expect((await signInWithPassword(server)).answer.json.awaitsCode).toBe(false);
  });
});
