// `office.sqlite`: the ordinary tables beside the records: accounts, sessions, drafts, activity, settings.
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { text } from '@tinnhiem/core';
import { StoreProblem } from './problem.ts';
import { inTransaction, type OpenOptions, openDatabase, withProblems } from './sqlite.ts';
import type { Tables, Value } from './tables.ts';

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
  `
  CREATE TABLE preview (
    token TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX preview_account ON preview (account, until);
  `,
  `
  -- Sessions of before name no device: whoever is signed in signs in once more.
  DROP TABLE session;
  CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    -- How its owner names it, to end it.
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    begun INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    awaits_code INTEGER NOT NULL CHECK (awaits_code IN (0, 1))
  ) STRICT;
  CREATE INDEX session_account ON session (account);
  CREATE TABLE factor (
    account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    secret TEXT NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    -- The last step of time whose code was taken.
    step INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE recovery_code (
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (account, code_hash)
  ) STRICT;
  CREATE TABLE invitation (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    until INTEGER NOT NULL,
    used INTEGER
  ) STRICT;
  -- Which account somebody is whom the organisation's own sign-in service knows.
  CREATE TABLE identity (
    account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    claim TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE outside_sign_in (
    key_hash TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE delegation (
    id TEXT PRIMARY KEY,
    absent TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    substitute TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    roles TEXT NOT NULL,
    reason TEXT NOT NULL,
    starts INTEGER NOT NULL,
    until INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    ended INTEGER
  ) STRICT;
  CREATE INDEX delegation_substitute ON delegation (substitute, until);
  -- What one person asks for and another confirms. Names are kept as they were.
  CREATE TABLE approval (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked INTEGER NOT NULL,
    until INTEGER NOT NULL,
    asker TEXT NOT NULL,
    confirmed INTEGER,
    confirmer TEXT
  ) STRICT;
  CREATE INDEX approval_subject ON approval (kind, subject);
  `,
  `
  CREATE TABLE tree (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    other_names TEXT NOT NULL,
    parent TEXT REFERENCES tree (id),
    retired TEXT
  ) STRICT;
  ALTER TABLE account ADD COLUMN belongs_to TEXT NOT NULL DEFAULT 'main';
  `,
  `
  -- Where reminders by e-mail reach somebody, and whether they are wanted.
  CREATE TABLE contact (
    account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    email TEXT,
    reminders INTEGER NOT NULL CHECK (reminders IN (0, 1))
  ) STRICT;
  -- One letter a person and day. What it says is made when it goes, and kept nowhere.
  CREATE TABLE letter (
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    next_try INTEGER NOT NULL,
    PRIMARY KEY (account, day)
  ) STRICT;
  `,
  `
  CREATE TABLE passkey (
    -- How its owner names it, to change or remove it.
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    -- How authenticators name it.
    credential TEXT NOT NULL UNIQUE,
    public_key TEXT NOT NULL,
    counter INTEGER NOT NULL,
    -- The name of the site at which it is good.
    host TEXT NOT NULL,
    name TEXT NOT NULL,
    added INTEGER NOT NULL,
    used INTEGER,
    stopped INTEGER NOT NULL CHECK (stopped IN (0, 1))
  ) STRICT;
  CREATE INDEX passkey_account ON passkey (account);
  -- What a browser was given to sign; the key is known to it only. Of an account: to make a passkey; of none: to sign in.
  CREATE TABLE passkey_challenge (
    key_hash TEXT PRIMARY KEY,
    challenge TEXT NOT NULL,
    account TEXT REFERENCES account (id) ON DELETE CASCADE,
    until INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- At which stages a round stood when it was last in a backup that was made by itself.
  CREATE TABLE backed_up (round TEXT PRIMARY KEY, stages TEXT NOT NULL) STRICT;
  -- Files of backups that are kept, each with the stage at whose beginning it was made; empty where somebody asked for it.
  CREATE TABLE backup (
    file TEXT PRIMARY KEY,
    round TEXT NOT NULL,
    conference TEXT NOT NULL,
    stage TEXT NOT NULL,
    at TEXT NOT NULL,
    bytes INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- From where it was asked for, for five minutes: nobody fills the table.
  ALTER TABLE passkey_challenge ADD COLUMN address TEXT NOT NULL DEFAULT '';
  `,
  `
  -- The same of signing in through the organisation's own service, for ten minutes.
  ALTER TABLE outside_sign_in ADD COLUMN address TEXT NOT NULL DEFAULT '';
  `,
  `
  -- Rounds that are in it as they were, damaged: JSON.
  ALTER TABLE backup ADD COLUMN damaged TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- One row for each time that somebody was called to a conference by e-mail, from 1; what became of it. The paper that counts is not in it.
  CREATE TABLE calling_letter (
    round TEXT NOT NULL,
    conference TEXT NOT NULL,
    person TEXT NOT NULL,
    number INTEGER NOT NULL,
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    -- What it told: JSON.
    says TEXT NOT NULL,
    problem TEXT NOT NULL,
    asker TEXT NOT NULL,
    at TEXT NOT NULL,
    next_try INTEGER NOT NULL,
    PRIMARY KEY (round, conference, person, number)
  ) STRICT;
  `,
];

/** Opens the office's tables, bringing older ones up to date. Throws `StoreProblem`. */
export function openOffice(file: string, options: OpenOptions = {}): Tables {
  forOwnerOnly(file);
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
    return tablesOn(database, file);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Hashes of passwords and the signing key lie in it: nobody else on the machine may read it, nor the logs, which take over its mode. */
function forOwnerOnly(file: string): void {
  try {
    // Only what is missing is opened here: closing a file takes the locks of this process's connections to it away.
    if (existsSync(file)) chmodSync(file, 0o600);
    else writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
  } catch {
    // Somebody else's file, or no folder: opening it says what is wrong.
  }
}

function tablesOn(database: DatabaseSync, file: string): Tables {
  const statements = new Map<string, StatementSync>();
  // There is one connection: what is asked while a transaction goes on waits for its end.
  let last: Promise<unknown> = Promise.resolve();

  function prepared(sql: string): StatementSync {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  }

  const inside: Tables = {
    get: <Row>(sql: string, ...values: readonly Value[]) =>
      attempt(() => prepared(sql).get(...values) as Row | undefined),
    all: <Row>(sql: string, ...values: readonly Value[]) => attempt(() => prepared(sql).all(...values) as Row[]),
    run: (sql, ...values) => attempt(() => void prepared(sql).run(...values)),
    transaction: (work) => work(inside),
    close: () => attempt(() => database.close()),
  };

  function attempt<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => resolve(withProblems(file, work)));
  }

  async function transact<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    await attempt(() => database.exec('BEGIN IMMEDIATE'));
    try {
      const value = await work(inside);
      await attempt(() => database.exec('COMMIT'));
      return value;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    get: (sql, ...values) => last.then(() => inside.get(sql, ...values)),
    all: (sql, ...values) => last.then(() => inside.all(sql, ...values)),
    run: (sql, ...values) => last.then(() => inside.run(sql, ...values)),
    transaction(work) {
      const done = last.then(() => transact(work));
      last = done.catch(() => {});
      return done;
    },
    close: () => last.then(() => inside.close()),
  };
}
