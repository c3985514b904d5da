// The tables in the file of a box, and whether a file is one.
import type { DatabaseSync } from 'node:sqlite';
import { chainEnd, hashHex } from '@tinnhiem/ballot-box';
import { text } from '@tinnhiem/core';
import { StoreProblem } from '../store/problem.ts';
import { inTransaction } from '../store/sqlite.ts';

// "TNBX".
const applicationId = 0x544e4258;
const schemaVersion = 1;

const schema = `
  CREATE TABLE box (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    setup TEXT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('open', 'ended', 'tallied', 'opened')),
    -- Where the chain stands: what the next event needs.
    timestamp INTEGER NOT NULL,
    parent TEXT NOT NULL,
    height INTEGER NOT NULL,
    -- 1 once the file was written anew without the traces of the casting.
    forgotten INTEGER NOT NULL CHECK (forgotten IN (0, 1))
  ) STRICT;
  CREATE TABLE event (
    height INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    credential TEXT,
    tracker TEXT,
    owner INTEGER,
    -- Bytes of the first data record's content, which stands behind one block of header.
    size INTEGER NOT NULL,
    length INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX event_tracker ON event (tracker) WHERE tracker IS NOT NULL;
  CREATE UNIQUE INDEX event_owner ON event (owner) WHERE owner IS NOT NULL;
  CREATE INDEX event_credential ON event (credential, height) WHERE credential IS NOT NULL;
  -- No row number and no moment: only the order of one voter's own ballots is kept.
  CREATE TABLE waiting (
    credential TEXT NOT NULL,
    revision INTEGER NOT NULL,
    tracker TEXT NOT NULL UNIQUE,
    ballot TEXT NOT NULL,
    PRIMARY KEY (credential, revision)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE burnt (credential TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`;

/** Makes the tables of a new box, with its setup in it. */
export function writeBoxFile(database: DatabaseSync, setup: Uint8Array): void {
  const end = chainEnd(setup);
  inTransaction(database, () => {
    database.exec(schema);
    database
      .prepare("INSERT INTO box VALUES (1, ?, 'open', ?, ?, ?, 0)")
      .run(hashHex(setup), end.timestamp, end.parent ?? '', end.height);
    database
      .prepare("INSERT INTO event (height, kind, size, length, bytes) VALUES (0, 'Setup', 0, ?, ?)")
      .run(setup.length, setup);
  });
}

/** Throws `StoreProblem` where a file is no box, is damaged, or was written by a newer program. */
export function checkFile(database: DatabaseSync, file: string): void {
  const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0];
  if (pragma('application_id') !== applicationId) throw damaged(file, 'not a ballot box');
  if ((pragma('user_version') as number) > schemaVersion)
    throw new StoreProblem(
      'newer',
      text(
        `“${file}” do một phiên bản mới hơn của phần mềm ghi. Hãy cập nhật phần mềm.`,
        `“${file}” was written by a newer version of this program. Update the program.`,
      ),
    );
  const check = pragma('quick_check');
  if (check !== 'ok') throw damaged(file, String(check));
}

function damaged(file: string, problem: string): StoreProblem {
  return new StoreProblem(
    'damaged',
    text(
      `Hòm phiếu điện tử “${file}” bị hỏng: ${problem}. Giữ nguyên tệp, báo bộ phận kỹ thuật; khôi phục từ bản sao lưu.`,
      `The electronic ballot box “${file}” is damaged: ${problem}. Keep the file, tell the technician; restore it from a backup.`,
    ),
  );
}
