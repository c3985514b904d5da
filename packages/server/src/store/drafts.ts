import type { Tables } from './tables.ts';

/** What somebody is working on and has not sent: own to an account, any JSON text, on the disk before the answer. */
export interface Drafts {
  read(account: string, key: string): Promise<string | null>;
  write(account: string, key: string, body: string): Promise<void>;
  remove(account: string, key: string): Promise<void>;
}

export function createDrafts(tables: Tables): Drafts {
  return {
    async read(account, key) {
      const sql = 'SELECT body FROM draft WHERE account = ? AND key = ?';
      return (await tables.get<{ body: string }>(sql, account, key))?.body ?? null;
    },
    write: (account, key, body) =>
      tables.run(
        'INSERT INTO draft (account, key, body) VALUES (?, ?, ?) ON CONFLICT (account, key) DO UPDATE SET body = excluded.body',
        account,
        key,
        body,
      ),
    remove: (account, key) => tables.run('DELETE FROM draft WHERE account = ? AND key = ?', account, key),
  };
}
