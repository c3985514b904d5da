// One round is one file: backing it up, moving it, sealing it and destroying it is one file.
import type { DatabaseSync } from 'node:sqlite';
import { CorruptRecord, canonicalJson, type Envelope, hashOf, text } from '@tinnhiem/core';
import { type ActRow, type ReceiptRow, toEnvelope, toReceipt } from './act-row.ts';
import { StoreProblem } from './problem.ts';
import type { AppendOutcome, Receipt, RoundSummary, StoredAttachment, Write } from './round-store.ts';
import { inReading, inTransaction, type OpenOptions, openDatabase } from './sqlite.ts';

// "TNRD", so that `file` and a newer program can tell what this is.
const applicationId = 0x544e5244;
const schemaVersion = 2;

const forbid = (table: string) =>
  ['UPDATE', 'DELETE']
    .map(
      (change) => `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
        BEGIN SELECT RAISE(ABORT, 'what is in the record stays as it is'); END;`,
    )
    .join('\n');

const schema = `
  CREATE TABLE act (
    number INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    at TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    -- In whose place, where not in the own.
    absent_account TEXT,
    absent_name TEXT,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER act_in_order BEFORE INSERT ON act
    WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM act)
      OR NEW.previous IS NOT coalesce((SELECT hash FROM act ORDER BY number DESC LIMIT 1), '${'0'.repeat(64)}')
    BEGIN SELECT RAISE(ABORT, 'an act that does not follow the last one'); END;
  ${forbid('act')}
  CREATE TABLE receipt (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES act (number),
    fingerprint TEXT NOT NULL
  ) STRICT;
  ${forbid('receipt')}
  CREATE TABLE attachment (
    sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  ${forbid('attachment')}
  -- Where the record ends and how the round stands: found again from the acts, kept so that a list is quick and a record cut short is noticed.
  CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    summary TEXT NOT NULL
  ) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`;

export interface RoundFile {
  append(expected: number, writes: readonly Write[]): AppendOutcome;
  head(): { readonly number: number; readonly hash: string; readonly summary: RoundSummary };
  acts(from: number): Envelope[];
  receipt(command: string): Receipt | null;
  receipts(): Receipt[];
  addAttachment(attachment: StoredAttachment): void;
  attachment(sha256: string): StoredAttachment | null;
  attachments(): Omit<StoredAttachment, 'bytes'>[];
  close(): void;
}

/** Writes the file of a new round, with its first commands in it. The caller gives it its place. */
export function writeRoundFile(file: string, writes: readonly Write[], options: OpenOptions = {}): void {
  const database = openDatabase(file, options);
  try {
    inTransaction(database, () => {
      database.exec(schema);
      database.prepare("INSERT INTO head (one, number, hash, summary) VALUES (1, 0, '', '')").run();
      insert(database, writes);
    });
  } finally {
    database.close();
  }
}

/** Opens a round's file. Throws `StoreProblem` where it is not one, is damaged, or comes from a newer program. */
export function openRoundFile(file: string, options: OpenOptions = {}): RoundFile {
  const database = openDatabase(file, options);
  try {
    const pragma = (name: string) =>
      Object.values(database.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>)[0];
    if (pragma('application_id') !== applicationId) throw damaged(file, 'not the file of a round');
    if (Number(pragma('user_version')) > schemaVersion)
      throw new StoreProblem(
        'newer',
        text(
          `Tệp “${file}” do một phiên bản mới hơn của phần mềm ghi. Hãy cập nhật phần mềm.`,
          `“${file}” was written by a newer version of this program. Update the program.`,
        ),
      );
    const check = pragma('integrity_check');
    if (check !== 'ok') throw damaged(file, String(check));
    return roundFile(database, file);
  } catch (error) {
    database.close();
    throw error;
  }
}

function damaged(file: string, problem: string): StoreProblem {
  return new StoreProblem(
    'damaged',
    text(
      `Tệp “${file}” bị hỏng: ${problem}. Hãy khôi phục từ bản sao lưu.`,
      `The file “${file}” is damaged: ${problem}. Restore it from a backup.`,
    ),
  );
}

function roundFile(database: DatabaseSync, file: string): RoundFile {
  const headOf = database.prepare('SELECT number, hash, summary FROM head');
  const actsFrom = database.prepare('SELECT * FROM act WHERE number >= ? ORDER BY number');
  const receiptOf = database.prepare('SELECT id, content, number, fingerprint FROM receipt WHERE id = ?');
  const allReceipts = database.prepare('SELECT id, content, number, fingerprint FROM receipt ORDER BY number');
  const allAttachments = database.prepare('SELECT sha256, name, type FROM attachment ORDER BY sha256');
  const attachmentOf = database.prepare('SELECT sha256, name, type, bytes FROM attachment WHERE sha256 = ?');
  const lastAct = database.prepare('SELECT number, hash FROM act ORDER BY number DESC LIMIT 1');

  function receipt(command: string): Receipt | null {
    const row = receiptOf.get(command) as ReceiptRow | undefined;
    return row === undefined ? null : toReceipt(row);
  }

  return {
    append: (expected, writes) =>
      inTransaction(database, () => {
        if (writes.some(({ receipt: { id } }) => receipt(id) !== null)) return 'repeated';
        const { number } = lastAct.get() as { number: number };
        if (number !== expected) return 'conflict';
        insert(database, writes);
        return 'appended';
      }),
    head() {
      const row = headOf.get() as { number: number; hash: string; summary: string } | undefined;
      if (row === undefined) throw damaged(file, 'no head');
      return { number: row.number, hash: row.hash, summary: parseSummary(row.summary, file) };
    },
    acts(from) {
      const { rows, end } = inReading(database, () => ({
        rows: actsFrom.all(from) as unknown as ActRow[],
        end: (headOf.get() as { number: number } | undefined)?.number ?? 0,
      }));
      const last = rows.at(-1)?.number ?? from - 1;
      // A chain cut short is whole in itself; only the head beside it tells that acts are missing at the end.
      if (last !== Math.max(end, from - 1))
        throw new CorruptRecord(
          Math.min(last, end) + 1,
          text('hồ sơ không kết thúc ở chỗ phải kết thúc', 'the record does not end where it should'),
        );
      return rows.map(toEnvelope);
    },
    receipt,
    receipts: () => (allReceipts.all() as unknown as ReceiptRow[]).map(toReceipt),
    addAttachment({ sha256, name, type, bytes }) {
      inTransaction(database, () =>
        database
          .prepare('INSERT INTO attachment (sha256, name, type, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
          .run(sha256, name, type, bytes),
      );
    },
    attachment(sha256) {
      const row = attachmentOf.get(sha256) as StoredAttachment | undefined;
      if (row === undefined) return null;
      if (hashOf(row.bytes) !== sha256) throw damaged(file, `attachment ${row.name}`);
      return { ...row };
    },
    attachments: () => allAttachments.all() as unknown as Omit<StoredAttachment, 'bytes'>[],
    close: () => database.close(),
  };
}

/** Files of before have no place for whom somebody stands in for; they get it with the first act that needs it, and stay readable to older programs until then. */
function makePlaceForAbsent(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version >= 2) return;
  database.exec('ALTER TABLE act ADD COLUMN absent_account TEXT; ALTER TABLE act ADD COLUMN absent_name TEXT');
  database.exec('PRAGMA user_version = 2');
}

function insert(database: DatabaseSync, writes: readonly Write[]): void {
  const standsIn = writes.some(({ envelopes }) => envelopes.some(({ by }) => by.onBehalfOf !== undefined));
  if (standsIn) makePlaceForAbsent(database);
  const addAct = database.prepare(
    `INSERT INTO act (number, stream, at, account, name, role, type, version, data, previous, hash${standsIn ? ', absent_account, absent_name' : ''})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?${standsIn ? ', ?, ?' : ''})`,
  );
  const addReceipt = database.prepare('INSERT INTO receipt (id, content, number, fingerprint) VALUES (?, ?, ?, ?)');
  for (const { envelopes, receipt } of writes) {
    for (const { number, stream, at, by, type, version, data, previous, hash } of envelopes)
      addAct.run(
        ...[number, stream, at, by.account, by.name, by.role, type, version, canonicalJson(data), previous, hash],
        ...(standsIn ? [by.onBehalfOf?.account ?? null, by.onBehalfOf?.name ?? null] : []),
      );
    addReceipt.run(receipt.id, receipt.content, receipt.answer.number, receipt.answer.fingerprint);
  }
  const last = writes.at(-1);
  const end = last?.envelopes.at(-1);
  if (last === undefined || end === undefined) throw new Error('a write without acts');
  database
    .prepare('UPDATE head SET number = ?, hash = ?, summary = ?')
    .run(end.number, end.hash, canonicalJson(last.summary));
}

function parseSummary(summary: string, file: string): RoundSummary {
  try {
    return JSON.parse(summary) as RoundSummary;
  } catch {
    throw damaged(file, 'its summary cannot be read');
  }
}
