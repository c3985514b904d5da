// Guessing passwords: after some failures the account, or the address, waits; longer after each further failure.
import type { DatabaseSync } from 'node:sqlite';

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
  /** Milliseconds for which no attempt of these subjects is looked at; 0 where one may try. */
  wait(subjects: readonly Subject[], now: number): number;
  failed(subjects: readonly Subject[], now: number): void;
  succeeded(subject: Subject): void;
}

export interface Subject {
  readonly kind: 'account' | 'address';
  readonly name: string;
}

/** Failures are kept in the table, so that starting the server again does not forget them. */
export function lockout(database: DatabaseSync): Lockout {
  const find = database.prepare('SELECT failures, last, blocked_until AS until FROM failure WHERE subject = ?');
  const store = database.prepare(
    `INSERT INTO failure (subject, failures, last, blocked_until) VALUES (?, ?, ?, ?)
     ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, last = excluded.last, blocked_until = excluded.blocked_until`,
  );
  const forget = database.prepare('DELETE FROM failure WHERE subject = ?');
  const forgetOld = database.prepare('DELETE FROM failure WHERE last < ?');
  const keyOf = ({ kind, name }: Subject) => `${kind}:${name}`;

  return {
    wait(subjects, now) {
      const untils = subjects.map((subject) => (find.get(keyOf(subject)) as { until: number } | undefined)?.until ?? 0);
      return Math.max(0, ...untils.map((until) => until - now));
    },
    failed(subjects, now) {
      forgetOld.run(now - forgottenAfter);
      for (const subject of subjects) {
        const before = find.get(keyOf(subject)) as { failures: number } | undefined;
        const failures = (before?.failures ?? 0) + 1;
        const { free, first, longest } = subject.kind === 'account' ? accountLimit : addressLimit;
        const waiting = failures < free ? 0 : Math.min(longest, first * 2 ** (failures - free));
        store.run(keyOf(subject), failures, now, waiting === 0 ? 0 : now + waiting);
      }
    },
    succeeded(subject) {
      forget.run(keyOf(subject));
    },
  };
}
