// Guessing passwords: after some failures the account, or the address, waits; longer after each further failure.
import type { Tables } from '../store/tables.ts';

/** How many failures are free, and how long the waiting grows, in milliseconds. */
interface Limit {
  readonly free: number;
  readonly first: number;
  readonly longest: number;
}

const minute = 60_000;
export const accountLimit: Limit = { free: 5, first: 30_000, longest: 15 * minute };
// A whole hall may sit behind one address, so only failures count here, and many of them.
export const addressLimit: Limit = { free: 50, first: 30_000, longest: 5 * minute };
// A failure this old is forgotten.
const forgottenAfter = 24 * 60 * minute;

export interface Lockout {
  /**
   * Counts an attempt on an account from an address as failed, before anybody looks whether it is: a thousand guesses sent at once
   * are not a thousand free ones. Milliseconds for which it must wait instead, and is not looked at; 0 where it may be.
   */
  attempt(account: Subject, address: Subject | null, now: number): Promise<number>;
  failed(subject: Subject, now: number): Promise<void>;
  succeeded(subject: Subject): Promise<void>;
}

export interface Subject {
  readonly kind: 'account' | 'address';
  readonly name: string;
}

function limitOf({ kind }: Subject): Limit {
  return kind === 'account' ? accountLimit : addressLimit;
}

/** Failures are kept in the table, so that starting the server again does not forget them. */
export function lockout(tables: Tables): Lockout {
  const keyOf = ({ kind, name }: Subject) => `${kind}:${name}`;

  async function wait(inside: Tables, subject: Subject, now: number): Promise<number> {
    const sql = 'SELECT blocked_until AS until FROM failure WHERE subject = ?';
    const until = (await inside.get<{ until: number }>(sql, keyOf(subject)))?.until ?? 0;
    // Longer than anybody waits: the clock was ahead then and has been set back since.
    if (until - now > limitOf(subject).longest) return 0;
    return Math.max(0, until - now);
  }

  async function fail(inside: Tables, subject: Subject, now: number): Promise<void> {
    await inside.run('DELETE FROM failure WHERE last < ?', now - forgottenAfter);
    const sql = 'SELECT failures FROM failure WHERE subject = ?';
    const failures = ((await inside.get<{ failures: number }>(sql, keyOf(subject)))?.failures ?? 0) + 1;
    const { free, first, longest } = limitOf(subject);
    const waiting = failures < free ? 0 : Math.min(longest, first * 2 ** (failures - free));
    await inside.run(
      `INSERT INTO failure (subject, failures, last, blocked_until) VALUES (?, ?, ?, ?)
       ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, last = excluded.last, blocked_until = excluded.blocked_until`,
      keyOf(subject),
      failures,
      now,
      waiting === 0 ? 0 : now + waiting,
    );
  }

  return {
    attempt: (account, address, now) =>
      tables.transaction(async (inside) => {
        const waiting = Math.max(
          await wait(inside, account, now),
          address === null ? 0 : await wait(inside, address, now),
        );
        if (waiting === 0) await fail(inside, account, now);
        return waiting;
      }),
    failed: (subject, now) => tables.transaction((inside) => fail(inside, subject, now)),
    succeeded: (subject) => tables.run('DELETE FROM failure WHERE subject = ?', keyOf(subject)),
  };
}
