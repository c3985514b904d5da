// Accounts and sessions. Why these are our own tables: docs/decisions/020-own-accounts.md.
import { createHash } from 'node:crypto';
import { conflictingRoles, err, ok, type Refusal, type Result, type Role, refuse } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import { type Lockout, lockout, type Subject } from './lockout.ts';
import { checkPassword, hashPassword, isPassword, type PasswordCost, passwordCost } from './passwords.ts';
import * as refusals from './refusals.ts';

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly person: string | null;
  readonly mustChangePassword: boolean;
  readonly disabled: boolean;
  readonly created: string;
}

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
  readonly person?: string | undefined;
}

export interface AccountChange {
  readonly name?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly disabled?: boolean | undefined;
  /** Set by the technician; its owner must change it at the next sign-in. */
  readonly password?: string | undefined;
}

export interface SignedIn {
  readonly account: Account;
  /** Goes into the cookie and nowhere else. */
  readonly token: string;
}

/** Time in milliseconds and randomness as parameters. */
export interface Sources {
  readonly now: () => number;
  /** Text that nobody can guess: 256 bits in base64url for sessions, less for ids. */
  readonly random: (bytes: number) => string;
}

export interface Accounts {
  setupNeeded(): Promise<boolean>;
  /** Makes the first account: technician, and organiser too, since in a small office one person does both and may begin at once. */
  setUp(first: Omit<NewAccount, 'roles'>): Promise<Result<SignedIn, Refusal>>;
  signIn(username: string, password: string, address: string): Promise<Result<SignedIn, Refusal>>;
  signOut(token: string): Promise<void>;
  /** Whose session a token is; `null` where it has ended or the account is disabled. */
  of(token: string): Promise<Account | null>;
  /** Ends every other session of the account. */
  changePassword(account: string, current: string, next: string, token: string): Promise<Result<void, Refusal>>;
  create(account: NewAccount): Promise<Result<Account, Refusal>>;
  change(id: string, change: AccountChange): Promise<Result<Account | null, Refusal>>;
  list(): Promise<readonly Account[]>;
  find(username: string): Promise<Account | null>;
  /** Checks a password without a session, as the command line does. The same lock-out applies. */
  authenticate(username: string, password: string, address: string): Promise<Result<Account, Refusal>>;
}

const hour = 3_600_000;
/** A session ends when nothing was asked in it for this long, in milliseconds. */
export const idleTime = 12 * hour;
// Noting every request would be a write to the disk for every reading.
const noteEvery = 5 * 60_000;

interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: string;
  readonly person: string | null;
  readonly password: string;
  readonly must_change: number;
  readonly disabled: number;
  readonly created: string;
}

/** `cost` of a new password; only tests with many accounts make it less. */
export function createAccounts(tables: Tables, sources: Sources, cost: PasswordCost = passwordCost): Accounts {
  const locks: Lockout = lockout(tables);
  // Compared with where there is no such account, so that the answer takes as long as for one that there is.
  const nobody = hashPassword(sources.random(32), cost);

  async function authenticate(username: string, password: string, address: string): Promise<Result<Account, Refusal>> {
    const account: Subject = { kind: 'account', name: usernameKey(username) };
    const from: Subject = { kind: 'address', name: address };
    const waiting = await locks.attempt(account, from, sources.now());
    if (waiting > 0) return err(refuse(refusals.tooManyTries, Math.ceil(waiting / 1000)));
    const row = await rowOf(tables, username);
    const right = await isPassword(row?.password ?? (await nobody), password);
    if (row === undefined || !right || row.disabled === 1) {
      await locks.failed(from, sources.now());
      return err(refuse(refusals.wrongPassword));
    }
    await locks.succeeded(account);
    return ok(toAccount(row));
  }

  return {
    setupNeeded: () => isEmpty(tables),
    authenticate,
    async setUp(first) {
      if (!(await isEmpty(tables))) return err(refuse(refusals.alreadySetUp));
      const allowed = checkPassword(first.password, first.username);
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(first.password, cost);
      return await tables.transaction(async (inside) => {
        if (!(await isEmpty(inside))) return err(refuse(refusals.alreadySetUp));
        const made = await insert(inside, sources, { ...first, roles: ['technician', 'organiser'] }, hashed, false);
        return made.ok ? ok(await startSession(inside, sources, made.value)) : made;
      });
    },
    async signIn(username, password, address) {
      const account = await authenticate(username, password, address);
      return account.ok ? ok(await startSession(tables, sources, account.value)) : account;
    },
    signOut: (token) => tables.run('DELETE FROM session WHERE token_hash = ?', tokenHash(token)),
    async of(token) {
      const row = await tables.get<AccountRow & { seen: number }>(
        'SELECT account.*, session.seen FROM session JOIN account ON account.id = session.account WHERE token_hash = ?',
        tokenHash(token),
      );
      const now = sources.now();
      if (row === undefined || row.disabled === 1 || now - row.seen > idleTime) return null;
      // Either way: after the clock was set back a session would otherwise last until it has caught up.
      if (Math.abs(now - row.seen) > noteEvery)
        await tables.run('UPDATE session SET seen = ? WHERE token_hash = ?', now, tokenHash(token));
      return toAccount(row);
    },
    async changePassword(id, current, next, token) {
      const row = await rowWith(tables, id);
      if (row === undefined) return err(refuse(refusals.wrongPassword));
      const subject: Subject = { kind: 'account', name: row.username };
      const waiting = await locks.attempt(subject, null, sources.now());
      if (waiting > 0) return err(refuse(refusals.tooManyTries, Math.ceil(waiting / 1000)));
      if (!(await isPassword(row.password, current))) return err(refuse(refusals.wrongPassword));
      await locks.succeeded(subject);
      const allowed = checkPassword(next, row.username);
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(next, cost);
      await tables.transaction(async (inside) => {
        await inside.run('UPDATE account SET password = ?, must_change = 0 WHERE id = ?', hashed, id);
        await inside.run('DELETE FROM session WHERE account = ? AND token_hash <> ?', id, tokenHash(token));
      });
      return ok(undefined);
    },
    async create(account) {
      const refused = rolesProblem(account.roles);
      if (refused !== null) return err(refused);
      const allowed = checkPassword(account.password, account.username);
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(account.password, cost);
      return await tables.transaction((inside) => insert(inside, sources, account, hashed, true));
    },
    async change(id, change) {
      const before = await rowWith(tables, id);
      if (before === undefined) return ok(null);
      const refused = change.roles === undefined ? null : rolesProblem(change.roles);
      if (refused !== null) return err(refused);
      const allowed = change.password === undefined ? ok(undefined) : checkPassword(change.password, before.username);
      if (!allowed.ok) return allowed;
      const hashed = change.password === undefined ? null : await hashPassword(change.password, cost);
      return await tables.transaction((inside) => apply(inside, id, change, hashed));
    },
    list: async () => (await tables.all<AccountRow>('SELECT * FROM account ORDER BY created, username')).map(toAccount),
    async find(username) {
      const row = await rowOf(tables, username);
      return row === undefined ? null : toAccount(row);
    },
  };
}

async function isEmpty(tables: Tables): Promise<boolean> {
  return (await tables.get('SELECT 1 AS one FROM account LIMIT 1')) === undefined;
}

function rowOf(tables: Tables, username: string): Promise<AccountRow | undefined> {
  return tables.get<AccountRow>('SELECT * FROM account WHERE username = ?', usernameKey(username));
}

function rowWith(tables: Tables, id: string): Promise<AccountRow | undefined> {
  return tables.get<AccountRow>('SELECT * FROM account WHERE id = ?', id);
}

async function insert(
  tables: Tables,
  sources: Sources,
  account: NewAccount,
  hashed: string,
  mustChange: boolean,
): Promise<Result<Account, Refusal>> {
  const id = sources.random(12);
  const username = usernameKey(account.username);
  if ((await rowOf(tables, username)) !== undefined) return err(refuse(refusals.usernameTaken, username));
  await tables.run(
    `INSERT INTO account (id, username, name, roles, person, password, must_change, disabled, created)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)`,
    id,
    username,
    account.name,
    JSON.stringify(account.roles),
    account.person ?? null,
    hashed,
    mustChange ? 1 : 0,
    new Date(sources.now()).toISOString(),
  );
  return ok(toAccount((await rowWith(tables, id)) as AccountRow));
}

async function startSession(tables: Tables, sources: Sources, account: Account): Promise<SignedIn> {
  const token = sources.random(32);
  await tables.run(
    'INSERT INTO session (token_hash, account, seen) VALUES (?, ?, ?)',
    tokenHash(token),
    account.id,
    sources.now(),
  );
  await tables.run('DELETE FROM session WHERE seen < ?', sources.now() - idleTime);
  return { account, token };
}

async function apply(
  tables: Tables,
  id: string,
  change: AccountChange,
  hashed: string | null,
): Promise<Result<Account, Refusal>> {
  const read = async () => toAccount((await rowWith(tables, id)) as AccountRow);
  const before = await read();
  const roles = change.roles ?? before.roles;
  const disabled = change.disabled ?? before.disabled;
  if (!isActiveTechnician({ roles, disabled }) && isActiveTechnician(before)) {
    const accounts = (await tables.all<AccountRow>('SELECT * FROM account')).map(toAccount);
    if (!accounts.some((other) => other.id !== id && isActiveTechnician(other)))
      return err(refuse(refusals.lastTechnician));
  }
  await tables.run(
    'UPDATE account SET name = ?, roles = ?, disabled = ? WHERE id = ?',
    change.name ?? before.name,
    JSON.stringify(roles),
    disabled ? 1 : 0,
    id,
  );
  if (hashed !== null) await tables.run('UPDATE account SET password = ?, must_change = 1 WHERE id = ?', hashed, id);
  if (hashed !== null || disabled) await tables.run('DELETE FROM session WHERE account = ?', id);
  return ok(await read());
}

function isActiveTechnician({ roles, disabled }: Pick<Account, 'roles' | 'disabled'>): boolean {
  return !disabled && roles.includes('technician');
}

function rolesProblem(roles: readonly Role[]): Refusal | null {
  const conflict = conflictingRoles(roles);
  return conflict === null ? null : refuse(refusals.conflictingRolesHeld, ...conflict);
}

function usernameKey(username: string): string {
  return username.normalize('NFC').trim().toLocaleLowerCase('vi');
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    roles: JSON.parse(row.roles) as Role[],
    person: row.person,
    mustChangePassword: row.must_change === 1,
    disabled: row.disabled === 1,
    created: row.created,
  };
}
