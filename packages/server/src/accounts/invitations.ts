// An account's first password, chosen by its owner: a link that works once, until a day.
import { err, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import { type AccountRow, rowWith, type Sources, secretHash } from './account.ts';
import { checkPassword, hashPassword, type PasswordCost } from './passwords.ts';
import { sessionsOn } from './sessions.ts';
import * as refusals from './sign-in-refusals.ts';

const day = 24 * 3_600_000;
/** A slip lies in somebody's letter box over a week-end. */
const validFor = 7 * day;
// So long it is still said of a used one that it was used.
const rememberedFor = 60 * day;

export interface Invitation {
  /** Goes into the link and nowhere else. */
  readonly token: string;
  readonly until: number;
}

export interface Invitations {
  /** Invites the owner of an account; an earlier invitation that was not used is worth nothing any more. */
  invite(account: string): Promise<Invitation>;
  /** Whom an invitation is for. */
  look(token: string): Promise<Result<AccountRow, Refusal>>;
  /** Takes it: the account has this password now, and whoever was signed in with it is no longer. Answers the account's id. */
  accept(token: string, password: string): Promise<Result<string, Refusal>>;
}

export function invitationsOn(tables: Tables, sources: Sources, cost: PasswordCost): Invitations {
  const { now, random } = sources;

  async function find(inside: Tables, token: string): Promise<Result<AccountRow, Refusal>> {
    const row = await inside.get<{ account: string; until: number; used: number | null }>(
      'SELECT account, until, used FROM invitation WHERE token_hash = ?',
      secretHash(token),
    );
    if (row === undefined) return err(refuse(refusals.invitationUnknown));
    if (row.used !== null) return err(refuse(refusals.invitationUsed));
    const account = row.until < now() ? undefined : await rowWith(inside, row.account);
    return account === undefined || account.disabled === 1
      ? err(refuse(refusals.invitationOver, row.until))
      : ok(account);
  }

  return {
    invite: (account) =>
      tables.transaction(async (inside) => {
        const invitation = { token: random(32), until: now() + validFor };
        await inside.run(
          'DELETE FROM invitation WHERE (account = ? AND used IS NULL) OR until < ?',
          account,
          now() - rememberedFor,
        );
        await inside.run(
          'INSERT INTO invitation (token_hash, account, until, used) VALUES (?, ?, ?, NULL)',
          secretHash(invitation.token),
          account,
          invitation.until,
        );
        return invitation;
      }),
    look: (token) => find(tables, token),
    async accept(token, password) {
      const invited = await find(tables, token);
      if (!invited.ok) return invited;
      const allowed = checkPassword(password, invited.value.username);
      if (!allowed.ok) return allowed;
      const hashed = await hashPassword(password, cost);
      return await tables.transaction(async (inside) => {
        const still = await find(inside, token);
        if (!still.ok) return still;
        const { id } = still.value;
        await inside.run('UPDATE invitation SET used = ? WHERE token_hash = ?', now(), secretHash(token));
        await inside.run('UPDATE account SET password = ?, must_change = 0 WHERE id = ?', hashed, id);
        await sessionsOn(inside, sources).endAll(id);
        return ok(id);
      });
    },
  };
}
