// `office.sqlite`: the ordinary tables beside the records: accounts, sessions, drafts, activity, settings.
import type { DatabaseSync } from 'node:sqlite';
import { text } from '@tinnhiem/core';
import { inTransaction, type OpenOptions, openDatabase, StoreProblem, withProblems } from './sqlite.ts';

/** Steps from each version of the tables to the next; a step that was released is never changed. */
const migrations: readonly string[] = [
  `
  CREATE TABLE account (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    person TEXT,
    password TEXT NOT NULL,
    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created TEXT NOT NULL
  ) STRICT;
  -- The token itself is known to the browser only.
  CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    seen INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX session_account ON session (account);
  CREATE TABLE failure (
    subject TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    last INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE draft (
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (account, key)
  ) STRICT;
  CREATE TABLE activity (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    account TEXT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    round TEXT,
    conference TEXT,
    detail TEXT NOT NULL,
    address TEXT NOT NULL
  ) STRICT;
  CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
];

/** Opens the office's tables, bringing older ones up to date. Throws `StoreProblem`. */
export function openOffice(file: string, options: OpenOptions = {}): DatabaseSync {
  const database = openDatabase(file, options);
  try {
    // A draft that was dropped may hold marks.
    database.exec('PRAGMA secure_delete = ON');
    withProblems(file, () =>
      inTransaction(database, () => {
        const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
        if (version > migrations.length)
          throw new StoreProblem(
            'newer',
            text(
              `“${file}” do một phiên bản mới hơn của phần mềm ghi. Hãy cập nhật phần mềm.`,
              `“${file}” was written by a newer version of this program. Update the program.`,
            ),
          );
        for (const step of migrations.slice(version)) database.exec(step);
        database.exec(`PRAGMA user_version = ${migrations.length}`);
      }),
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
