// Accounts and how one signs in. Why these are our own tables: docs/decisions/020-own-accounts.md.
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { err, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import {
  type Account,
  type AccountRow,
  accountAt,
  rowNamed,
  rowWith,
  type Sources,
  secretHash,
  usernameKey,
} from './account.ts';
import { type Approvals, approvalsOn } from './approvals.ts';
import { type Delegations, delegationsOn } from './delegations.ts';
import { type Directory, directoryOn, insertAccount, isEmpty, type NewAccount } from './directory.ts';
import { type Invitations, invitationsOn } from './invitations.ts';
import { type Lockout, lockout, type Subject } from './lockout.ts';
import { passkeyOver } from './passkey-refusals.ts';
import { type Passkeys, passkeysOn } from './passkeys.ts';
import { checkPassword, hashPassword, isPassword, type PasswordCost, passwordCost } from './passwords.ts';
import * as refusals from './refusals.ts';
import { type SecondFactor, secondFactorOn } from './second-factor.ts';
import { type Sessions, sessionsOn } from './sessions.ts';
import { wrongCode } from './sign-in-refusals.ts';
import type { Site } from './webauthn.ts';

export type { Account, Sources } from './account.ts';
export type { AccountChange, NewAccount } from './directory.ts';

export type FirstAccount = Pick<NewAccount, 'username' | 'name'> & { readonly password: string };

export interface SignedIn {
  readonly account: Account;
  /** Goes into the cookie and nowhere else. */
  readonly token: string;
  /** The session is worth nothing before the code of the second factor was given. */
  readonly awaitsCode: boolean;
}

export interface Accounts extends Directory {
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  readonly passkeys: Passkeys;
  readonly invitations: Invitations;
  readonly delegations: Delegations;
  readonly approvals: Approvals;
  setupNeeded(): Promise<boolean>;
  /** An account as it is now, with whom it stands in for. */
  withId(id: string): Promise<Account | null>;
  /** Makes the first account: technician, and organiser too, since in a small office one person does both and may begin at once. */
  setUp(first: FirstAccount, device?: string): Promise<Result<SignedIn, Refusal>>;
  /** `device`: in words, for the list of sessions. */
  signIn(username: string, password: string, address: string, device?: string): Promise<Result<SignedIn, Refusal>>;
  /** `key`: of the browser that was asked to show a passkey. It counts as both factors; the same lock-out as for passwords applies. */
  signInWithPasskey(
    key: string,
    response: AuthenticationResponseJSON,
    address: string,
    device: string,
  ): Promise<Result<SignedIn, Refusal>>;
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
  /** Checks password and second factor without a session, as the command line does. The same lock-out applies. */
  authenticate(
    username: string,
    password: string,
    address: string,
    code: () => Promise<string>,
  ): Promise<Result<Account, Refusal>>;
}

/** `cost` of a new password; only tests with many accounts make it less. `site`: where passkeys are good, if anywhere. */
export function createAccounts(
  tables: Tables,
  sources: Sources,
  cost: PasswordCost = passwordCost,
  site: Site | null = null,
): Accounts {
  const { now, random } = sources;
  const locks: Lockout = lockout(tables);
  const sessions = sessionsOn(tables, sources);
  const secondFactor = secondFactorOn(tables, sources);
  const passkeys = passkeysOn(tables, sources, site);
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
    ...directoryOn(tables, sources, cost),
    sessions,
    secondFactor,
    passkeys,
    invitations: invitationsOn(tables, sources, cost),
    delegations: delegationsOn(tables, sources),
    approvals: approvalsOn(tables, sources),
    setupNeeded: () => isEmpty(tables),
    async withId(id) {
      const row = await rowWith(tables, id);
      return row === undefined ? null : await accountAt(tables, row, now());
    },
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
          ? await insertAccount(inside, sources, { ...first, roles: ['technician', 'organiser'] }, hashed, false)
          : err(refuse(refusals.alreadySetUp)),
      );
      return made.ok ? ok(await started(made.value, device, true)) : made;
    },
    async signIn(username, password, address, device = '') {
      const found = await withPassword(username, password, address);
      return found.ok ? ok(await started(found.value, device, false)) : found;
    },
    async signInWithPasskey(key, response, address, device) {
      const challenge = await passkeys.takeChallenge(key);
      if (challenge === null) return err(refuse(passkeyOver));
      const owner = await passkeys.ownerOf(response.id);
      // One that nobody has is treated as one that somebody has.
      const subject = subjectOf(owner?.username ?? `passkey:${secretHash(response.id)}`);
      const shown = await unlessLocked(subject, { kind: 'address', name: address }, () =>
        passkeys.show(challenge, response),
      );
      if (!shown.ok) return shown;
      await locks.succeeded(subject);
      return ok(await started(shown.value, device, true));
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
  };
}
