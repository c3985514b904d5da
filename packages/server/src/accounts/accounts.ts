// Accounts and how one signs in. Why these are our own tables: docs/decisions/020-own-accounts.md.
import {
  conflictingRoles,
  err,
  ok,
  type Refusal,
  type Result,
  type Role,
  refuse,
  topOrganisation,
} from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import {
  type Account,
  type AccountRow,
  accountAt,
  rowNamed,
  rowWith,
  type Sources,
  selectAccount,
  toAccount,
  usernameKey,
} from './account.ts';
import { type Lockout, lockout, type Subject } from './lockout.ts';
import { checkPassword, hashPassword, isPassword, type PasswordCost, passwordCost } from './passwords.ts';
import * as refusals from './refusals.ts';
import { type SecondFactor, secondFactorOn } from './second-factor.ts';
import { type Sessions, sessionsOn } from './sessions.ts';
import { wrongCode } from './sign-in-refusals.ts';

export type { Account, Sources } from './account.ts';

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
  readonly person?: string | undefined;
  /** The top where not said. */
  readonly belongsTo?: string | undefined;
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
  /** The session is worth nothing before the code of the second factor was given. */
  readonly awaitsCode: boolean;
}

export interface Accounts {
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  setupNeeded(): Promise<boolean>;
  /** Makes the first account: technician, and organiser too, since in a small office one person does both and may begin at once. */
  setUp(first: Omit<NewAccount, 'roles'>, device?: string): Promise<Result<SignedIn, Refusal>>;
  /** `device`: in words, for the list of sessions. */
  signIn(username: string, password: string, address: string, device?: string): Promise<Result<SignedIn, Refusal>>;
  /** Begins a session for somebody who has shown elsewhere who they are. */
  admit(id: string, device: string, secondShown: boolean): Promise<Result<SignedIn, Refusal>>;
  /** The code that a session waits for. The same lock-out as for passwords applies. */
  giveCode(token: string, code: string, address: string): Promise<Result<SignedIn, Refusal>>;
  /** Checks the password once more, before something that an unlocked screen must not be enough for. */
  confirmPassword(id: string, password: string): Promise<Result<void, Refusal>>;
  /** Checks a code once more. A code is used up by it. */
  confirmCode(id: string, code: string): Promise<Result<void, Refusal>>;
  /** Ends every other session of the account. */
  changePassword(account: string, current: string, next: string, token: string): Promise<Result<void, Refusal>>;
  create(account: NewAccount): Promise<Result<Account, Refusal>>;
  /** A change of roles, a new password and disabling end the account's sessions. */
  change(id: string, change: AccountChange): Promise<Result<Account | null, Refusal>>;
  list(): Promise<readonly Account[]>;
  find(username: string): Promise<Account | null>;
  /** Checks password and second factor without a session, as the command line does. The same lock-out applies. */
  authenticate(
    username: string,
    password: string,
    address: string,
    code: () => Promise<string>,
  ): Promise<Result<Account, Refusal>>;
}

/** `cost` of a new password; only tests with many accounts make it less. */
export function createAccounts(tables: Tables, sources: Sources, cost: PasswordCost = passwordCost): Accounts {
  const { now, random } = sources;
  const locks: Lockout = lockout(tables);
  const sessions = sessionsOn(tables, sources);
  const secondFactor = secondFactorOn(tables, sources);
  // Compared with where there is no such account, so that the answer takes as long as for one that there is.
  const nobody = hashPassword(random(32), cost);

  /** Nothing is looked at while an account, or an address, must wait. */
  async function unlessLocked<T>(
    account: Subject,
    from: Subject | null,
    look: () => Promise<Result<T, Refusal>>,
  ): Promise<Result<T, Refusal>> {
    const waiting = await locks.attempt(account, from, now());
    if (waiting > 0) return err(refuse(refusals.tooManyTries, Math.ceil(waiting / 1000)));
    const looked = await look();
    if (!looked.ok && from !== null) await locks.failed(from, now());
    return looked;
  }

  const subjectOf = (username: string): Subject => ({ kind: 'account', name: usernameKey(username) });

  /** The row of an account whose password this is. Where a code is asked for besides, the attempt stays counted until it was given. */
  async function withPassword(username: string, password: string, address: string) {
    const subject = subjectOf(username);
    const found = await unlessLocked(subject, { kind: 'address', name: address }, async () => {
      const row = await rowNamed(tables, username);
      const right = await isPassword(row?.password ?? (await nobody), password);
      return row === undefined || !right || row.disabled === 1 ? err<Refusal>(refuse(refusals.wrongPassword)) : ok(row);
    });
    if (found.ok && found.value.factor !== 1) await locks.succeeded(subject);
    return found;
  }

  async function withCode(row: AccountRow, code: string, address: string | null): Promise<Result<void, Refusal>> {
    const subject = subjectOf(row.username);
    const from: Subject | null = address === null ? null : { kind: 'address', name: address };
    const used = await unlessLocked(subject, from, () => secondFactor.use(row.id, code));
    if (used.ok) await locks.succeeded(subject);
    return used;
  }

  async function started(row: AccountRow, device: string, secondShown: boolean): Promise<SignedIn> {
    const awaitsCode = row.factor === 1 && !secondShown;
    const token = await sessions.begin(row.id, device, awaitsCode);
    return { account: await accountAt(tables, row, now()), token, awaitsCode };
  }

  async function confirmPassword(row: AccountRow | undefined, password: string): Promise<Result<void, Refusal>> {
    if (row === undefined) return err(refuse(refusals.wrongPassword));
    const subject = subjectOf(row.username);
    const confirmed = await unlessLocked<void>(subject, null, async () =>
      (await isPassword(row.password, password)) ? ok(undefined) : err(refuse(refusals.wrongPassword)),
    );
    if (confirmed.ok) await locks.succeeded(subject);
    return confirmed;
  }

  return {
    sessions,
    secondFactor,
    setupNeeded: () => isEmpty(tables),
    async authenticate(username, password, address, code) {
      const found = await withPassword(username, password, address);
      if (!found.ok) return found;
      const used = found.value.factor === 1 ? await withCode(found.value, await code(), address) : ok(undefined);
      return used.ok ? ok(await accountAt(tables, found.value, now())) : used;
    },
    async setUp(first, device = '') {
      if (!(await isEmpty(tables))) return err(refuse(refusals.alreadySetUp));
      const allowed = checkPassword(first.password, first.username);
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(first.password, cost);
      const made = await tables.transaction(async (inside) =>
        (await isEmpty(inside))
          ? await insert(inside, sources, { ...first, roles: ['technician', 'organiser'] }, hashed, false)
          : err(refuse(refusals.alreadySetUp)),
      );
      return made.ok ? ok(await started(made.value, device, true)) : made;
    },
    async signIn(username, password, address, device = '') {
      const found = await withPassword(username, password, address);
      return found.ok ? ok(await started(found.value, device, false)) : found;
    },
    async admit(id, device, secondShown) {
      const row = await rowWith(tables, id);
      return row === undefined || row.disabled === 1
        ? err(refuse(refusals.notSignedIn))
        : ok(await started(row, device, secondShown));
    },
    async giveCode(token, code, address) {
      const awaiting = await sessions.awaitingCode(token);
      const row = awaiting === null ? undefined : await rowWith(tables, awaiting.id);
      if (row === undefined || awaiting === null) return err(refuse(refusals.notSignedIn));
      const used = await withCode(row, code, address);
      return used.ok ? ok({ account: awaiting, token: await sessions.renew(token), awaitsCode: false }) : used;
    },
    confirmPassword: async (id, password) => await confirmPassword(await rowWith(tables, id), password),
    async confirmCode(id, code) {
      const row = await rowWith(tables, id);
      return row === undefined ? err(refuse(wrongCode)) : await withCode(row, code, null);
    },
    async changePassword(id, current, next, token) {
      const row = await rowWith(tables, id);
      const confirmed = await confirmPassword(row, current);
      if (!confirmed.ok) return confirmed;
      const allowed = checkPassword(next, row?.username ?? '');
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(next, cost);
      await tables.transaction(async (inside) => {
        await inside.run('UPDATE account SET password = ?, must_change = 0 WHERE id = ?', hashed, id);
        await sessionsOn(inside, sources).endAll(id, token);
      });
      return ok(undefined);
    },
    async create(account) {
      const refused = rolesProblem(account.roles);
      if (refused !== null) return err(refused);
      const allowed = checkPassword(account.password, account.username);
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(account.password, cost);
      const made = await tables.transaction((inside) => insert(inside, sources, account, hashed, true));
      return made.ok ? ok(toAccount(made.value)) : made;
    },
    async change(id, change) {
      const before = await rowWith(tables, id);
      if (before === undefined) return ok(null);
      const refused = change.roles === undefined ? null : rolesProblem(change.roles);
      if (refused !== null) return err(refused);
      const allowed = change.password === undefined ? ok(undefined) : checkPassword(change.password, before.username);
      if (!allowed.ok) return allowed;
      const hashed = change.password === undefined ? null : await hashPassword(change.password, cost);
      return await tables.transaction((inside) => apply(inside, sources, id, change, hashed));
    },
    list: async () => (await everybody(tables)).map((row) => toAccount(row)),
    async find(username) {
      const row = await rowNamed(tables, username);
      return row === undefined ? null : toAccount(row);
    },
  };
}

function everybody(tables: Tables): Promise<readonly AccountRow[]> {
  return tables.all<AccountRow>(`${selectAccount} ORDER BY created, username`);
}

async function isEmpty(tables: Tables): Promise<boolean> {
  return (await tables.get('SELECT 1 AS one FROM account LIMIT 1')) === undefined;
}

async function insert(
  tables: Tables,
  sources: Sources,
  account: Omit<NewAccount, 'password'>,
  hashed: string,
  mustChange: boolean,
): Promise<Result<AccountRow, Refusal>> {
  const id = sources.random(12);
  const username = usernameKey(account.username);
  if ((await rowNamed(tables, username)) !== undefined) return err(refuse(refusals.usernameTaken, username));
  await tables.run(
    `INSERT INTO account (id, username, name, roles, person, belongs_to, password, must_change, disabled, created)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
    id,
    username,
    account.name,
    JSON.stringify(account.roles),
    account.person ?? null,
    account.belongsTo ?? topOrganisation,
    hashed,
    mustChange ? 1 : 0,
    new Date(sources.now()).toISOString(),
  );
  return ok((await rowWith(tables, id)) as AccountRow);
}

async function apply(
  tables: Tables,
  sources: Sources,
  id: string,
  change: AccountChange,
  hashed: string | null,
): Promise<Result<Account, Refusal>> {
  const read = async () => toAccount((await rowWith(tables, id)) as AccountRow);
  const before = await read();
  const roles = change.roles ?? before.roles;
  const disabled = change.disabled ?? before.disabled;
  if (!isActiveTechnician({ roles, disabled }) && isActiveTechnician(before)) {
    const accounts = (await everybody(tables))
      .map((row) => toAccount(row))
      .filter(({ belongsTo }) => belongsTo === before.belongsTo);
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
  const otherRoles = [...roles].sort().join() !== [...before.roles].sort().join();
  if (hashed !== null || disabled || otherRoles) await sessionsOn(tables, sources).endAll(id);
  return ok(await read());
}

function isActiveTechnician({ roles, disabled }: Pick<Account, 'roles' | 'disabled'>): boolean {
  return !disabled && roles.includes('technician');
}

/** Why one person may not hold these roles; `null` where one may. */
export function rolesProblem(roles: readonly Role[]): Refusal | null {
  const conflict = conflictingRoles(roles);
  return conflict === null ? null : refuse(refusals.conflictingRolesHeld, ...conflict);
}
