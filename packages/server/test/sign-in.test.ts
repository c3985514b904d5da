// Signing in under attack: how long an answer takes, whose token it is, how many guesses there are.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAccounts } from '../src/accounts/accounts.ts';
import { accountLimit } from '../src/accounts/lockout.ts';
import { openOffice } from '../src/store/office.ts';
import { emptyFolder } from './folder.ts';
import { password, testServer } from './http.ts';

const first = { name: 'Kỹ Thuật', username: 'kythuat', password, organisation: 'Trường Thử nghiệm' };
const tokenOf = (headers: Readonly<Record<string, unknown>>) =>
  /tinnhiem=([^;]*)/.exec(String(headers['set-cookie']))?.[1] ?? '';

test('A token that was brought along is never taken over: each sign-in makes its own, and the old one is nobody', async () => {
  const { ask, withToken } = await testServer();
  await ask('POST', '/api/setup', first);
  const planted = 'a'.repeat(43);
  const victim = withToken(planted);
  const [one, two] = [
    await victim('POST', '/api/session', { username: 'kythuat', password }),
    await victim('POST', '/api/session', { username: 'kythuat', password }),
  ].map(({ headers }) => tokenOf(headers));
  expect(one).toMatch(/^[\w-]{43}$/);
  expect(new Set([planted, one, two]).size).toBe(3);
  expect((await victim('GET', '/api/session')).json).toEqual({ account: null, awaitsCode: false });
  // Nor in the address, nor in any other header.
  expect((await ask('GET', `/api/session?tinnhiem=${one}`)).json).toEqual({ account: null, awaitsCode: false });
  const headers = { authorization: `Bearer ${one}`, 'x-tinnhiem': '1', host: 'localhost:4000' };
  expect((await ask('GET', '/api/session', undefined, { headers })).json).toEqual({ account: null, awaitsCode: false });
});

test('A name that nobody has costs as much work as one that somebody has', async () => {
  const tables = openOffice(join(emptyFolder(), 'office.sqlite'));
  onTestFinished(() => tables.close());
  // Costly, so that leaving it out would show on a busy machine too; and an hour between any two, so that nobody waits.
  const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
  let time = 0;
  const now = () => {
    time += 3_600_000;
    return time;
  };
  const accounts = createAccounts(tables, { now, random: (bytes) => randomBytes(bytes).toString('base64url') }, cost);
  await accounts.setUp(first);
  const took = async (username: string): Promise<number> => {
    const begun = performance.now();
    expect((await accounts.signIn(username, 'không phải mật khẩu', '192.0.2.7')).ok).toBe(false);
    return performance.now() - begun;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    known.push(await took('kythuat'));
    unknown.push(await took(`nguoila${n}`));
  }
  // The least of each is the work itself, without what else the machine does.
  const ratio = Math.min(...known) / Math.min(...unknown);
  expect(ratio).toBeGreaterThan(0.2);
  expect(ratio).toBeLessThan(5);
});

test('Fewer than a hundred guesses of a password are looked at in an hour, however many are sent', async () => {
  const { ask, setTime, office } = await testServer();
  await ask('POST', '/api/setup', first);
  const begin = Date.parse(office.now());
  let looked = 0;
  for (let second = 0; second < 3600; second += 20) {
    setTime(new Date(begin + second * 1000));
    const answer = await ask('POST', '/api/session', { username: 'kythuat', password: `sai ${second}` });
    if (answer.status === 401) looked += 1;
    else expect(answer.json.code).toBe('R-too-many-tries');
  }
  expect(looked).toBeGreaterThanOrEqual(accountLimit.free);
  expect(looked).toBeLessThan(20);
});
