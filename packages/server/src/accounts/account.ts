// An account as everything else sees it, and the rows it is read from.
import { createHash } from 'node:crypto';
import { conflictingRoles, delegableRoles, type Role } from '@tinnhiem/core';
import type { Doer } from '../service/service.ts';
import type { Tables } from '../store/tables.ts';

/** Time in milliseconds and randomness as parameters. */
export interface Sources {
  readonly now: () => number;
  /** Text that nobody can guess: 256 bits in base64url for sessions, less for ids. */
  readonly random: (bytes: number) => string;
}

/** Somebody absent in whose place an account acts, and in which roles that it does not hold itself. */
export interface Represented {
  readonly account: string;
  readonly name: string;
  readonly person: string | null;
  readonly roles: readonly Role[];
  /** Milliseconds. */
  readonly until: number;
}

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** Its own, then those in which it stands in for others. */
  readonly roles: readonly Role[];
  readonly represents: readonly Represented[];
  readonly person: string | null;
  /** The organisation of the tree. */
  readonly belongsTo: string;
  readonly mustChangePassword: boolean;
  readonly disabled: boolean;
  readonly created: string;
  /** Whether a code from a phone is asked for besides the password. */
  readonly secondFactor: boolean;
  /** Its roles demand a second factor, and it has none. */
  readonly mustEnrol: boolean;
  /** How many passkeys sign in to it. */
  readonly passkeys: number;
  /** Who it is in the organisation's own sign-in service. */
  readonly identity: string | null;
  /** Where reminders go, if anywhere. */
  readonly email: string | null;
  /** Whether its owner wants reminders by e-mail. */
  readonly reminders: boolean;
}

/** An account as whoever gives commands. */
export function doerOf({ id, name, roles, represents }: Account): Doer {
  return { account: id, name, roles, represents };
}

export interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: string;
  readonly person: string | null;
  readonly belongs_to: string;
  readonly password: string;
  readonly must_change: number;
  readonly disabled: number;
  readonly created: string;
  readonly factor: number | null;
  readonly identity: string | null;
  readonly email: string | null;
  readonly reminders: number | null;
  /** Roles that demand a second factor, as JSON. */
  readonly demanding: string | null;
  readonly passkeys: number;
}

/** Where the roles stand that demand a second factor. */
export const demandingSetting = 'second-factor-roles';

export const accountColumns = `account.*, factor.confirmed AS factor, identity.claim AS identity,
  contact.email, contact.reminders,
  (SELECT value FROM setting WHERE key = '${demandingSetting}') AS demanding,
  (SELECT count(*) FROM passkey WHERE passkey.account = account.id) AS passkeys`;
export const accountJoins = `LEFT JOIN factor ON factor.account = account.id LEFT JOIN identity ON identity.account = account.id
  LEFT JOIN contact ON contact.account = account.id`;

/** What an account is read from; the words behind it say which. */
export const selectAccount = `SELECT ${accountColumns} FROM account ${accountJoins}`;

export function rowNamed(tables: Tables, username: string): Promise<AccountRow | undefined> {
  return tables.get<AccountRow>(`${selectAccount} WHERE username = ?`, usernameKey(username));
}

export function rowWith(tables: Tables, id: string): Promise<AccountRow | undefined> {
  return tables.get<AccountRow>(`${selectAccount} WHERE account.id = ?`, id);
}

export function usernameKey(username: string): string {
  return username.normalize('NFC').trim().toLocaleLowerCase('vi');
}

/** What the tables hold of something that only its owner knows. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function toAccount(row: AccountRow, represents: readonly Represented[] = []): Account {
  const roles = [...(JSON.parse(row.roles) as Role[]), ...represents.flatMap((absent) => absent.roles)];
  const demanding = JSON.parse(row.demanding ?? '[]') as Role[];
  const secondFactor = row.factor === 1;
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    roles,
    represents,
    person: row.person,
    belongsTo: row.belongs_to,
    mustChangePassword: row.must_change === 1,
    disabled: row.disabled === 1,
    created: row.created,
    secondFactor,
    mustEnrol: !secondFactor && roles.some((role) => demanding.includes(role)),
    passkeys: Number(row.passkeys),
    identity: row.identity,
    email: row.email,
    reminders: row.reminders !== 0,
  };
}

interface DelegationRow {
  readonly account: string;
  readonly name: string;
  readonly person: string | null;
  readonly held: string;
  readonly roles: string;
  readonly until: number;
}

/** The account of a row as it is at a moment, with whom it stands in for. */
export async function accountAt(tables: Tables, row: AccountRow, now: number): Promise<Account> {
  const rows = await tables.all<DelegationRow>(
    `SELECT absent.id AS account, absent.name, absent.person, absent.roles AS held, delegation.roles, until
     FROM delegation JOIN account AS absent ON absent.id = delegation.absent
     WHERE substitute = ? AND starts <= ? AND until > ? AND ended IS NULL AND disabled = 0
       AND absent.belongs_to = ? ORDER BY starts, delegation.id`,
    row.id,
    now,
    now,
    row.belongs_to,
  );
  const held: Role[] = JSON.parse(row.roles) as Role[];
  const represents: Represented[] = [];
  for (const { held: ofAbsent, roles, ...absent } of rows) {
    const still = JSON.parse(ofAbsent) as Role[];
    // What was taken from the absent, or given to the substitute since, is delegated no more.
    const lent = (JSON.parse(roles) as Role[]).filter(
      (role) =>
        delegableRoles.includes(role) &&
        still.includes(role) &&
        !held.includes(role) &&
        conflictingRoles([...held, role]) === null,
    );
    held.push(...lent);
    if (lent.length > 0) represents.push({ ...absent, roles: lent });
  }
  return toAccount(row, represents);
}
