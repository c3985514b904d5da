// Who has an account, in which roles.
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
  rowNamed,
  rowWith,
  type Sources,
  selectAccount,
  toAccount,
  usernameKey,
} from './account.ts';
import { checkPassword, hashPassword, type PasswordCost } from './passwords.ts';
import * as refusals from './refusals.ts';
import { sessionsOn } from './sessions.ts';
import { identityTaken } from './sign-in-refusals.ts';

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Absent: nobody knows one, until an invitation is accepted. */
  readonly password?: string | undefined;
  readonly person?: string | undefined;
  /** Who it is in the organisation's own sign-in service. */
  readonly identity?: string | undefined;
  readonly email?: string | undefined;
  /** The top where not said. */
  readonly belongsTo?: string | undefined;
}

export interface AccountChange {
  readonly name?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly disabled?: boolean | undefined;
  /** Set by the technician; its owner must change it at the next sign-in. */
  readonly password?: string | undefined;
  /** Who it is in the organisation's own sign-in service; empty: nobody. */
  readonly identity?: string | undefined;
  /** Empty: none. */
  readonly email?: string | undefined;
  readonly reminders?: boolean | undefined;
}

export interface Directory {
  create(account: NewAccount): Promise<Result<Account, Refusal>>;
  /** A change of roles, a new password and disabling end the account's sessions. */
  change(id: string, change: AccountChange): Promise<Result<Account | null, Refusal>>;
  list(): Promise<readonly Account[]>;
  find(username: string): Promise<Account | null>;
  /** Whose account is bound to an identity of the organisation's own sign-in service; `null`: nobody's. */
  identified(identity: string): Promise<Account | null>;
}

export function directoryOn(tables: Tables, sources: Sources, cost: PasswordCost): Directory {
  return {
    async create(account) {
      const refused = rolesProblem(account.roles);
      if (refused !== null) return err(refused);
      const { password } = account;
      const allowed = password === undefined ? ok(undefined) : checkPassword(password, account.username);
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(password ?? sources.random(32), cost);
      return await tables.transaction(async (inside) => {
        const taken = await identityProblem(inside, '', account.identity);
        if (taken !== null) return err(taken);
        const made = await insertAccount(inside, sources, account, hashed, password !== undefined);
        return made.ok ? ok(await bind(inside, made.value.id, account)) : made;
      });
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
    async identified(identity) {
      const row = await tables.get<AccountRow>(`${selectAccount} WHERE identity.claim = ?`, identity);
      return row === undefined ? null : toAccount(row);
    },
  };
}

function everybody(tables: Tables): Promise<readonly AccountRow[]> {
  return tables.all<AccountRow>(`${selectAccount} ORDER BY created, username`);
}

/** Whether nobody has an account yet. */
export async function isEmpty(tables: Tables): Promise<boolean> {
  return (await tables.get('SELECT 1 AS one FROM account LIMIT 1')) === undefined;
}

/** Writes a new account down; refused where its username is taken. */
export async function insertAccount(
  tables: Tables,
  sources: Sources,
  account: Omit<NewAccount, 'password' | 'identity' | 'email'>,
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
  const before = toAccount((await rowWith(tables, id)) as AccountRow);
  const roles = change.roles ?? before.roles;
  const disabled = change.disabled ?? before.disabled;
  if (!isActiveTechnician({ roles, disabled }) && isActiveTechnician(before)) {
    const accounts = (await everybody(tables))
      .map((row) => toAccount(row))
      .filter(({ belongsTo }) => belongsTo === before.belongsTo);
    if (!accounts.some((other) => other.id !== id && isActiveTechnician(other)))
      return err(refuse(refusals.lastTechnician));
  }
  const taken = await identityProblem(tables, id, change.identity);
  if (taken !== null) return err(taken);
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
  return ok(await bind(tables, id, change));
}

async function identityProblem(tables: Tables, id: string, identity: string | undefined): Promise<Refusal | null> {
  if (identity === undefined) return null;
  const sql = `${selectAccount} WHERE identity.claim = ? AND account.id <> ?`;
  const other = await tables.get<AccountRow>(sql, identity, id);
  return other === undefined ? null : refuse(identityTaken, other.name);
}

/** Writes down who an account is outside and where letters reach it, as far as something is said of it, and answers it as it is now. */
async function bind(
  tables: Tables,
  id: string,
  { identity, email, reminders }: Pick<AccountChange, 'identity' | 'email' | 'reminders'>,
): Promise<Account> {
  if (identity !== undefined) await tables.run('DELETE FROM identity WHERE account = ?', id);
  if (identity !== undefined && identity !== '')
    await tables.run('INSERT INTO identity (account, claim) VALUES (?, ?)', id, identity);
  if (email !== undefined)
    await tables.run(
      `INSERT INTO contact (account, email, reminders) VALUES (?, ?, 1)
       ON CONFLICT (account) DO UPDATE SET email = excluded.email`,
      id,
      email === '' ? null : email,
    );
  if (reminders !== undefined)
    await tables.run(
      `INSERT INTO contact (account, email, reminders) VALUES (?, NULL, ?)
       ON CONFLICT (account) DO UPDATE SET reminders = excluded.reminders`,
      id,
      reminders ? 1 : 0,
    );
  return toAccount((await rowWith(tables, id)) as AccountRow);
}

function isActiveTechnician({ roles, disabled }: Pick<Account, 'roles' | 'disabled'>): boolean {
  return !disabled && roles.includes('technician');
}

/** Why one person may not hold these roles; `null` where one may. */
function rolesProblem(roles: readonly Role[]): Refusal | null {
  const conflict = conflictingRoles(roles);
  return conflict === null ? null : refuse(refusals.conflictingRolesHeld, ...conflict);
}
