// Sessions: who is signed in, with which device. The tables hold hashes of what the cookies hold.
import type { Tables } from '../store/tables.ts';
import {
  type Account,
  type AccountRow,
  accountAt,
  accountColumns,
  accountJoins,
  type Sources,
  secretHash,
} from './account.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A session ends when nothing was asked in it for this long, in milliseconds. */
export const idleTime = 12 * hour;
/** For so long the code of the second factor is waited for. */
export const codeTime = 10 * minute;
// Noting every request would be a write to the disk for every reading.
const noteEvery = 5 * minute;

/** A session as its owner sees it: from which device, never from which address; moments to the hour. */
export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly begun: string;
  readonly lastUsed: string;
  readonly isThis: boolean;
}

export interface Sessions {
  /** Begins one and answers its token, which goes into the cookie and nowhere else. */
  begin(account: string, device: string, awaitsCode?: boolean): Promise<string>;
  /** Whose session a token is, once everything was shown; `null` where it has ended or the account is disabled. */
  of(token: string): Promise<Account | null>;
  /** Whose session a token is that still waits for the code of the second factor. */
  awaitingCode(token: string): Promise<Account | null>;
  /** Puts another token in a session's place, so that one that was planted or seen before is worth nothing. */
  renew(token: string): Promise<string>;
  list(account: string, token: string): Promise<readonly OwnSession[]>;
  /** `false` where the account has no such session. */
  end(account: string, id: string): Promise<boolean>;
  endWith(token: string): Promise<void>;
  /** Ends all sessions of an account, but for the one of `token`. */
  endAll(account: string, token?: string): Promise<void>;
}

type Found = AccountRow & { readonly seen: number; readonly begun: number; readonly awaits_code: number };

export function sessionsOn(tables: Tables, { now, random }: Sources): Sessions {
  async function find(token: string): Promise<Found | null> {
    const row = await tables.get<Found>(
      `SELECT ${accountColumns}, session.seen, session.begun, session.awaits_code
       FROM session JOIN account ON account.id = session.account ${accountJoins} WHERE token_hash = ?`,
      secretHash(token),
    );
    if (row === undefined || row.disabled === 1 || now() - row.seen > idleTime) return null;
    return row.awaits_code === 1 && now() - row.begun > codeTime ? null : row;
  }

  return {
    async begin(account, device, awaitsCode = false) {
      const token = random(32);
      await tables.run(
        'INSERT INTO session (token_hash, id, account, device, begun, seen, awaits_code) VALUES (?, ?, ?, ?, ?, ?, ?)',
        secretHash(token),
        random(12),
        account,
        device,
        now(),
        now(),
        awaitsCode ? 1 : 0,
      );
      await tables.run(
        'DELETE FROM session WHERE seen < ? OR (awaits_code = 1 AND begun < ?)',
        now() - idleTime,
        now() - codeTime,
      );
      return token;
    },
    async of(token) {
      const row = await find(token);
      if (row === null || row.awaits_code === 1) return null;
      // Either way: after the clock was set back a session would otherwise last until it has caught up.
      if (Math.abs(now() - row.seen) > noteEvery)
        await tables.run('UPDATE session SET seen = ? WHERE token_hash = ?', now(), secretHash(token));
      return await accountAt(tables, row, now());
    },
    async awaitingCode(token) {
      const row = await find(token);
      return row === null || row.awaits_code === 0 ? null : await accountAt(tables, row, now());
    },
    async renew(token) {
      const next = random(32);
      await tables.run(
        'UPDATE session SET token_hash = ?, awaits_code = 0, seen = ? WHERE token_hash = ?',
        secretHash(next),
        now(),
        secretHash(token),
      );
      return next;
    },
    async list(account, token) {
      const rows = await tables.all<{ token_hash: string; id: string; device: string; begun: number; seen: number }>(
        `SELECT token_hash, id, device, begun, seen FROM session
         WHERE account = ? AND awaits_code = 0 AND seen >= ? ORDER BY seen DESC, id`,
        account,
        now() - idleTime,
      );
      const own = secretHash(token);
      return rows.map(({ token_hash, id, device, begun, seen }) => ({
        id,
        device,
        begun: toTheHour(begun),
        lastUsed: toTheHour(seen),
        isThis: token_hash === own,
      }));
    },
    async end(account, id) {
      const there = await tables.get('SELECT 1 AS one FROM session WHERE account = ? AND id = ?', account, id);
      await tables.run('DELETE FROM session WHERE account = ? AND id = ?', account, id);
      return there !== undefined;
    },
    endWith: (token) => tables.run('DELETE FROM session WHERE token_hash = ?', secretHash(token)),
    endAll: (account, token = '') =>
      tables.run('DELETE FROM session WHERE account = ? AND token_hash <> ?', account, secretHash(token)),
  };
}

export function toTheHour(moment: number): string {
  return new Date(Math.floor(moment / hour) * hour).toISOString();
}
