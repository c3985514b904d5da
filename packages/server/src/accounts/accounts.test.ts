import { join } from 'node:path';
import type { Refusal, Result } from '@tinnhiem/core';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { openOffice } from '../store/office.ts';
import type { Tables } from '../store/tables.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { addressLimit, lockout } from './lockout.ts';
import { idleTime } from './sessions.ts';

const good = 'con mèo xanh leo cây';
const address = '192.0.2.7';

let now = 0;
let tables: Tables;
let accounts: Accounts;

function open(file: string): void {
  const opened = openOffice(file);
  tables = opened;
  onTestFinished(() => opened.close());
  let drawn = 0;
  // Counted instead of drawn, so that the tests are the same every time.
  accounts = createAccounts(opened, {
    now: () => now,
    random: (bytes) => {
      drawn += 1;
      return `${'r'.repeat(bytes)}${drawn}`;
    },
  });
}

beforeEach(() => {
  now = Date.parse('2026-01-05T01:00:00Z');
  open(join(emptyFolder(), 'office.sqlite'));
});

function code(result: Result<unknown, Refusal>): string {
  return result.ok ? 'ok' : result.error.code;
}

function valued<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(result.error.message.en);
  return result.value;
}

async function technician() {
  return valued(await accounts.setUp({ username: 'kythuat', name: 'Kỹ Thuật', password: good }));
}

async function organiser(username = 'tochuc') {
  return valued(await accounts.create({ username, name: 'Tổ Chức', roles: ['organiser'], password: good }));
}

describe('The first account', () => {
  test('is technician and organiser, signed in, and the only one made in this way', async () => {
    expect(await accounts.setupNeeded()).toBe(true);
    const { account, token } = await technician();
    expect(account.roles).toEqual(['technician', 'organiser']);
    expect((await accounts.sessions.of(token))?.username).toBe('kythuat');
    expect(await accounts.setupNeeded()).toBe(false);
    const again = await accounts.setUp({ username: 'khac', name: 'Khác', password: good });
    expect(code(again)).toBe('R-already-set-up');
  });

  test('is one, though two people ask for it at the same moment', async () => {
    const both = await Promise.all([
      accounts.setUp({ username: 'mot', name: 'Một', password: good }),
      accounts.setUp({ username: 'hai', name: 'Hai', password: good }),
    ]);
    expect(both.map(code).sort()).toEqual(['R-already-set-up', 'ok']);
  });
});

describe('A password', () => {
  test('is kept as Argon2id with 19 MiB and two passes, never as it is', async () => {
    await technician();
    const row = await tables.get<{ password: string }>('SELECT password FROM account');
    expect(row?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(row?.password).not.toContain(good);
  });

  test.each([
    ['chín ký t', 'R-password-too-short'],
    ['1234567890', 'R-password-too-easy'],
    ['MatKhau123', 'R-password-too-easy'],
    ['aaaaaaaaaaaa', 'R-password-too-easy'],
    ['toilatochuc2026', 'R-password-too-easy'],
    ['x'.repeat(201), 'R-password-too-short'],
    [good, 'ok'],
  ])('“%s” is answered with %s', async (password, expected) => {
    await technician();
    const made = await accounts.create({ username: 'tochuc', name: 'Tổ Chức', roles: ['organiser'], password });
    expect(code(made)).toBe(expected);
  });

  test('is the same, however the keyboard composes its Vietnamese letters', async () => {
    await technician();
    expect(code(await accounts.signIn('kythuat', good.normalize('NFD'), address))).toBe('ok');
  });

  test('that somebody else set must be changed; changing it ends every other session', async () => {
    await technician();
    await organiser();
    const here = valued(await accounts.signIn('tochuc', good, address));
    const there = valued(await accounts.signIn('tochuc', good, address));
    expect(here.account.mustChangePassword).toBe(true);
    const next = 'con chó vàng bơi sông';
    expect(code(await accounts.changePassword(here.account.id, 'sai mật khẩu', next, here.token))).toBe(
      'R-wrong-password',
    );
    expect(code(await accounts.changePassword(here.account.id, good, 'ngắn', here.token))).toBe('R-password-too-short');
    expect(code(await accounts.changePassword(here.account.id, good, next, here.token))).toBe('ok');
    expect((await accounts.sessions.of(here.token))?.mustChangePassword).toBe(false);
    expect(await accounts.sessions.of(there.token)).toBeNull();
    expect(code(await accounts.signIn('tochuc', good, address))).toBe('R-wrong-password');
    expect(code(await accounts.signIn('tochuc', next, address))).toBe('ok');
  });
});

describe('A session', () => {
  test('is known by a token that the tables do not hold', async () => {
    const { token } = await technician();
    const rows = await tables.all('SELECT * FROM session');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await accounts.sessions.of(`${token}x`)).toBeNull();
  });

  test('ends after twelve hours in which nothing was asked, and not before', async () => {
    const { token } = await technician();
    now += idleTime - 1000;
    expect(await accounts.sessions.of(token)).not.toBeNull();
    now += idleTime - 1000;
    expect(await accounts.sessions.of(token)).not.toBeNull();
    now += idleTime + 1000;
    expect(await accounts.sessions.of(token)).toBeNull();
  });

  test('ends with signing out, with disabling, and with a password that the technician sets', async () => {
    await technician();
    const { id } = await organiser();
    const signIn = async () => valued(await accounts.signIn('tochuc', good, address)).token;
    const first = await signIn();
    await accounts.sessions.endWith(first);
    expect(await accounts.sessions.of(first)).toBeNull();
    const second = await signIn();
    await accounts.change(id, { password: good });
    expect(await accounts.sessions.of(second)).toBeNull();
    const third = await signIn();
    await accounts.change(id, { disabled: true });
    expect(await accounts.sessions.of(third)).toBeNull();
    expect(code(await accounts.signIn('tochuc', good, address))).toBe('R-wrong-password');
  });
});

describe('After wrong passwords', () => {
  const guess = (username: string, from = address) => accounts.signIn(username, 'sai mật khẩu rồi', from);

  test('five close the account for a while, even to the right one, and longer each time', async () => {
    await technician();
    for (let n = 0; n < 5; n += 1) expect(code(await guess('kythuat'))).toBe('R-wrong-password');
    const closed = await accounts.signIn('kythuat', good, address);
    expect(code(closed)).toBe('R-too-many-tries');
    expect(closed.ok ? '' : closed.error.message.vi).toContain('30 giây');
    now += 30_000;
    expect(code(await guess('kythuat'))).toBe('R-wrong-password');
    const longer = await accounts.signIn('kythuat', good, address);
    expect(longer.ok ? '' : longer.error.message.vi).toContain('60 giây');
    now += 60_000;
    expect(code(await accounts.signIn('kythuat', good, address))).toBe('ok');
    expect(code(await guess('kythuat'))).toBe('R-wrong-password');
  });

  test('guesses that are sent all at once count like guesses one after the other', async () => {
    await technician();
    const codes = (await Promise.all(Array.from({ length: 20 }, () => guess('kythuat')))).map(code);
    expect(codes.filter((answer) => answer === 'R-wrong-password')).toHaveLength(5);
    expect(codes.filter((answer) => answer === 'R-too-many-tries')).toHaveLength(15);
  });

  test('a name that nobody has is answered in the same way, so that names cannot be found out', async () => {
    await technician();
    const answers = async (username: string) => {
      const codes: string[] = [];
      for (let n = 0; n < 7; n += 1) codes.push(code(await guess(username)));
      return codes;
    };
    expect(await answers('khongco')).toEqual(await answers('kythuat'));
  });

  test('the account stays closed when the server is started again', async () => {
    const file = join(emptyFolder(), 'office.sqlite');
    open(file);
    await technician();
    for (let n = 0; n < 5; n += 1) await guess('kythuat');
    open(file);
    expect(code(await accounts.signIn('kythuat', good, address))).toBe('R-too-many-tries');
  });

  test('one address that tries many names is closed, and other addresses are not', async () => {
    await technician();
    await organiser();
    const locks = lockout(tables);
    for (let n = 1; n < addressLimit.free; n += 1) await locks.failed({ kind: 'address', name: '198.51.100.1' }, now);
    expect(code(await guess('khongco', '198.51.100.1'))).toBe('R-wrong-password');
    expect(code(await accounts.signIn('tochuc', good, '198.51.100.1'))).toBe('R-too-many-tries');
    expect(code(await accounts.signIn('tochuc', good, address))).toBe('ok');
  });

  test('a hall of people behind one address who mistype once each is not closed', async () => {
    await technician();
    for (let n = 0; n < 8; n += 1) {
      await organiser(`nguoi${n}`);
      expect(code(await guess(`nguoi${n}`))).toBe('R-wrong-password');
    }
    for (let n = 0; n < 8; n += 1) expect(code(await accounts.signIn(`nguoi${n}`, good, address))).toBe('ok');
  });
});

describe('A clock that is set back', () => {
  test('lets nobody wait longer than the longest wait', async () => {
    await technician();
    now += 400 * 24 * 3_600_000;
    for (let n = 0; n < 6; n += 1) await accounts.signIn('kythuat', 'sai mật khẩu rồi', address);
    expect(code(await accounts.signIn('kythuat', good, address))).toBe('R-too-many-tries');
    now -= 400 * 24 * 3_600_000;
    expect(code(await accounts.signIn('kythuat', good, address))).toBe('ok');
  });

  test('makes no session last longer', async () => {
    await technician();
    now += 400 * 24 * 3_600_000;
    const { token } = valued(await accounts.signIn('kythuat', good, address));
    now -= 400 * 24 * 3_600_000;
    expect(await accounts.sessions.of(token)).not.toBeNull();
    now += idleTime + 1;
    expect(await accounts.sessions.of(token)).toBeNull();
  });
});

describe('Accounts', () => {
  test('have a username once, whatever its capitals', async () => {
    await technician();
    expect((await organiser('ToChuc')).username).toBe('tochuc');
    const second = await accounts.create({ username: 'TOCHUC', name: 'Hai', roles: [], password: good });
    expect(code(second)).toBe('R-username-taken');
  });

  test('hold no two roles that one person may not hold', async () => {
    await technician();
    const roles = ['committee-member', 'organiser'] as const;
    expect(code(await accounts.create({ username: 'hai', name: 'Hai', roles, password: good }))).toBe(
      'R-conflicting-roles',
    );
    const { id } = await organiser();
    expect(code(await accounts.change(id, { roles }))).toBe('R-conflicting-roles');
    expect(code(await accounts.change(id, { roles: ['organiser', 'chair'] }))).toBe('ok');
  });

  test('always leave a technician who can sign in', async () => {
    const { account } = await technician();
    expect(code(await accounts.change(account.id, { disabled: true }))).toBe('R-last-technician');
    expect(code(await accounts.change(account.id, { roles: ['organiser'] }))).toBe('R-last-technician');
    const second = valued(
      await accounts.create({ username: 'hai', name: 'Hai', roles: ['technician'], password: good }),
    );
    expect(code(await accounts.change(account.id, { disabled: true }))).toBe('ok');
    expect(code(await accounts.change(second.id, { disabled: true }))).toBe('R-last-technician');
  });

  test('that do not exist cannot be changed', async () => {
    expect(await accounts.change('khongco', { name: 'X' })).toEqual({ ok: true, value: null });
  });
});
