// Accounts and sessions. Why these are our own tables: docs/decisions/020-own-accounts.md.
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { conflictingRoles, err, ok, type Refusal, type Result, type Role, refuse } from '@tinnhiem/core';
import { inTransaction } from '../store/sqlite.ts';
import { type Lockout, lockout, type Subject } from './lockout.ts';
import { checkPassword, hashPassword, isPassword } from './passwords.ts';
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
  setupNeeded(): boolean;
  /** Makes the first account: technician, and organiser too, since in a small office one person does both and may begin at once. */
  setUp(first: Omit<NewAccount, 'roles'>): Promise<Result<SignedIn, Refusal>>;
  signIn(username: string, password: string, address: string): Promise<Result<SignedIn, Refusal>>;
  signOut(token: string): void;
  /** Whose session a token is; `null` where it has ended or the account is disabled. */
  of(token: string): Account | null;
  /** Ends every other session of the account. */
  changePassword(account: string, current: string, next: string, token: string): Promise<Result<void, Refusal>>;
  create(account: NewAccount): Promise<Result<Account, Refusal>>;
  change(id: string, change: AccountChange): Promise<Result<Account | null, Refusal>>;
  list(): readonly Account[];
  find(username: string): Account | null;
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

export function createAccounts(database: DatabaseSync, sources: Sources): Accounts {
  const locks: Lockout = lockout(database);
  const byId = database.prepare('SELECT * FROM account WHERE id = ?');
  const byUsername = database.prepare('SELECT * FROM account WHERE username = ?');
  const bySession = database.prepare(
    'SELECT account.*, session.seen FROM session JOIN account ON account.id = session.account WHERE token_hash = ?',
  );
  const anyAccount = database.prepare('SELECT 1 FROM account LIMIT 1');
  // Compared with where there is no such account, so that the answer takes as long as for one that there is.
  const nobody = hashPassword(sources.random(32));

  const setupNeeded = () => anyAccount.get() === undefined;

  function insert(account: NewAccount, hashed: string, mustChange: boolean): Result<Account, Refusal> {
    const id = sources.random(12);
    const username = usernameKey(account.username);
    if (byUsername.get(username) !== undefined) return err(refuse(refusals.usernameTaken, username));
    const created = new Date(sources.now()).toISOString();
    database
      .prepare(
        `INSERT INTO account (id, username, name, roles, person, password, must_change, disabled, created)
         VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)`,
      )
      .run(
        id,
        username,
        account.name,
        JSON.stringify(account.roles),
        account.person ?? null,
        hashed,
        mustChange ? 1 : 0,
        created,
      );
    return ok(toAccount(byId.get(id) as unknown as AccountRow));
  }

  function startSession(account: Account): SignedIn {
    const token = sources.random(32);
    database
      .prepare('INSERT INTO session (token_hash, account, seen) VALUES (?, ?, ?)')
      .run(tokenHash(token), account.id, sources.now());
    database.prepare('DELETE FROM session WHERE seen < ?').run(sources.now() - idleTime);
    return { account, token };
  }

  async function authenticate(username: string, password: string, address: string): Promise<Result<Account, Refusal>> {
    const account: Subject = { kind: 'account', name: usernameKey(username) };
    const from: Subject = { kind: 'address', name: address };
    const waiting = locks.wait([account, from], sources.now());
    if (waiting > 0) return err(refuse(refusals.tooManyTries, Math.ceil(waiting / 1000)));
    // Counted before it is looked at, so that a thousand guesses sent at once are not a thousand free ones.
    locks.failed([account], sources.now());
    const row = byUsername.get(usernameKey(username)) as unknown as AccountRow | undefined;
    const right = await isPassword(row?.password ?? (await nobody), password);
    if (row === undefined || !right || row.disabled === 1) {
      locks.failed([from], sources.now());
      return err(refuse(refusals.wrongPassword));
    }
    locks.succeeded(account);
    return ok(toAccount(row));
  }

  return {
    setupNeeded,
    authenticate,
    async setUp(first) {
      if (!setupNeeded()) return err(refuse(refusals.alreadySetUp));
      const allowed = checkPassword(first.password, first.username);
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(first.password);
      return inTransaction(database, () => {
        if (!setupNeeded()) return err(refuse(refusals.alreadySetUp));
        const made = insert({ ...first, roles: ['technician', 'organiser'] }, hashed, false);
        return made.ok ? ok(startSession(made.value)) : made;
      });
    },
    async signIn(username, password, address) {
      const account = await authenticate(username, password, address);
      return account.ok ? ok(startSession(account.value)) : account;
    },
    signOut(token) {
      database.prepare('DELETE FROM session WHERE token_hash = ?').run(tokenHash(token));
    },
    of(token) {
      const row = bySession.get(tokenHash(token)) as unknown as (AccountRow & { seen: number }) | undefined;
      const now = sources.now();
      if (row === undefined || row.disabled === 1 || now - row.seen > idleTime) return null;
      if (now - row.seen > noteEvery)
        database.prepare('UPDATE session SET seen = ? WHERE token_hash = ?').run(now, tokenHash(token));
      return toAccount(row);
    },
    async changePassword(id, current, next, token) {
      const row = byId.get(id) as unknown as AccountRow;
      const subject: Subject = { kind: 'account', name: row.username };
      const waiting = locks.wait([subject], sources.now());
      if (waiting > 0) return err(refuse(refusals.tooManyTries, Math.ceil(waiting / 1000)));
      locks.failed([subject], sources.now());
      if (!(await isPassword(row.password, current))) return err(refuse(refusals.wrongPassword));
      locks.succeeded(subject);
      const allowed = checkPassword(next, row.username);
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(next);
      inTransaction(database, () => {
        database.prepare('UPDATE account SET password = ?, must_change = 0 WHERE id = ?').run(hashed, id);
        database.prepare('DELETE FROM session WHERE account = ? AND token_hash <> ?').run(id, tokenHash(token));
      });
      return ok(undefined);
    },
    async create(account) {
      const refused = rolesProblem(account.roles);
      if (refused !== null) return err(refused);
      const allowed = checkPassword(account.password, account.username);
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(account.password);
      return inTransaction(database, () => insert(account, hashed, true));
    },
    async change(id, change) {
      const before = byId.get(id) as unknown as AccountRow | undefined;
      if (before === undefined) return ok(null);
      const refused = change.roles === undefined ? null : rolesProblem(change.roles);
      if (refused !== null) return err(refused);
      const allowed = change.password === undefined ? ok(undefined) : checkPassword(change.password, before.username);
      if (!allowed.ok) return allowed;
      const hashed = change.password === undefined ? null : await hashPassword(change.password);
      return inTransaction(database, () => apply(database, id, change, hashed));
    },
    list: () =>
      (database.prepare('SELECT * FROM account ORDER BY created, username').all() as unknown as AccountRow[]).map(
        toAccount,
      ),
    find(username) {
      const row = byUsername.get(usernameKey(username)) as unknown as AccountRow | undefined;
      return row === undefined ? null : toAccount(row);
    },
  };
}

function apply(
  database: DatabaseSync,
  id: string,
  change: AccountChange,
  hashed: string | null,
): Result<Account, Refusal> {
  const read = () => toAccount(database.prepare('SELECT * FROM account WHERE id = ?').get(id) as unknown as AccountRow);
  const before = read();
  const roles = change.roles ?? before.roles;
  const disabled = change.disabled ?? before.disabled;
  if (!isActiveTechnician({ roles, disabled }) && isActiveTechnician(before)) {
    const accounts = (database.prepare('SELECT * FROM account').all() as unknown as AccountRow[]).map(toAccount);
    if (!accounts.some((other) => other.id !== id && isActiveTechnician(other)))
      return err(refuse(refusals.lastTechnician));
  }
  database
    .prepare('UPDATE account SET name = ?, roles = ?, disabled = ? WHERE id = ?')
    .run(change.name ?? before.name, JSON.stringify(roles), disabled ? 1 : 0, id);
  if (hashed !== null)
    database.prepare('UPDATE account SET password = ?, must_change = 1 WHERE id = ?').run(hashed, id);
  if (hashed !== null || disabled) database.prepare('DELETE FROM session WHERE account = ?').run(id);
  return ok(read());
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
