import type { DatabaseSync } from 'node:sqlite';

/** What somebody is working on and has not sent: own to an account, any JSON text, on the disk before the answer. */
export interface Drafts {
  read(account: string, key: string): string | null;
  write(account: string, key: string, body: string): void;
  remove(account: string, key: string): void;
}

export function createDrafts(database: DatabaseSync): Drafts {
  const find = database.prepare('SELECT body FROM draft WHERE account = ? AND key = ?');
  const put = database.prepare(
    'INSERT INTO draft (account, key, body) VALUES (?, ?, ?) ON CONFLICT (account, key) DO UPDATE SET body = excluded.body',
  );
  const drop = database.prepare('DELETE FROM draft WHERE account = ? AND key = ?');
  return {
    read: (account, key) => (find.get(account, key) as { body: string } | undefined)?.body ?? null,
    write(account, key, body) {
      put.run(account, key, body);
    },
    remove(account, key) {
      drop.run(account, key);
    },
  };
}
