// One electronic ballot box is one SQLite file, ballots as the bytes of their records in the `.bel` file.
import type { DatabaseSync } from 'node:sqlite';
import {
  type Appended,
  appendBallot,
  appendEndBallots,
  appendPartialDecryption,
  appendResult,
  appendTally,
  type ChainEnd,
  type Random,
} from '@tinnhiem/ballot-box';
import { inReading, inTransaction } from '../store/sqlite.ts';
import { checkFile } from './box-schema.ts';
import type { Acceptance, AcceptedBallot, BoxPhase, BoxStanding, CodeStatus, Extent } from './box-store.ts';
import { type ClosedBox, missingEvents } from './closed-box.ts';
import { randomOrder } from './random-order.ts';

const headerSize = 512;

interface BoxRow {
  readonly setup: string;
  readonly phase: BoxPhase;
  readonly timestamp: number;
  readonly parent: string;
  readonly height: number;
  readonly forgotten: number;
}

interface NewEvent {
  readonly kind: string;
  readonly appended: Appended;
  /** Bytes of the content. */
  readonly size: number;
  readonly ballot?: Pick<AcceptedBallot, 'credential' | 'tracker'>;
  readonly owner?: number;
}

export interface BoxFile {
  readonly database: DatabaseSync;
  row(): BoxRow;
  standing(): BoxStanding;
  accept(ballots: readonly AcceptedBallot[]): readonly Acceptance[];
  knows(tracker: string): boolean;
  codeStatus(credential: string): CodeStatus;
  burn(credential: string): 'burnt' | 'again' | 'voted';
  admit(least: number, random: Random): number;
  end(random: Random): void;
  /** Heights of the ballots that count. */
  counting(): readonly number[];
  /** The content of the event at a height. */
  content(height: number): string;
  addTally(content: string, ballots: number): void;
  addDecryption(owner: number, content: string): void;
  addResult(content: string): void;
  trackers(): readonly string[];
  /** Height of the last event of an extent, and the bytes up to it. */
  extent(extent: Extent): { readonly last: number; readonly length: number };
  /** The bytes of the events from a height on, so many of them. */
  stretch(from: number, last: number, most: number): readonly Uint8Array[];
  burnt(): readonly string[];
  /** Adds what is missing of a box that was closed elsewhere; answers how many events, `null` where this is not its beginning. */
  takeIn(box: ClosedBox): number | null;
  /** Says that the file was written anew. */
  markForgotten(): void;
}

/** A file that was opened, as a box. Throws `StoreProblem` where it is none, is damaged, or a newer program wrote it. */
export function boxFile(database: DatabaseSync, file: string): BoxFile {
  checkFile(database, file);
  const rowOf = database.prepare('SELECT setup, phase, timestamp, parent, height, forgotten FROM box');
  const advance = database.prepare('UPDATE box SET parent = ?, height = ?');
  const setPhase = database.prepare('UPDATE box SET phase = ?');
  const addEvent = database.prepare(
    'INSERT INTO event (height, kind, credential, tracker, owner, size, length, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const trackerKnown = database.prepare(
    'SELECT 1 FROM event WHERE tracker = ?1 UNION ALL SELECT 1 FROM waiting WHERE tracker = ?1',
  );
  const isBurnt = database.prepare('SELECT 1 FROM burnt WHERE credential = ?');
  const hasVoted = database.prepare(
    'SELECT 1 FROM event WHERE credential = ?1 UNION ALL SELECT 1 FROM waiting WHERE credential = ?1',
  );
  const lastRevision = database.prepare('SELECT coalesce(max(revision), 0) AS last FROM waiting WHERE credential = ?');
  const addWaiting = database.prepare(
    'INSERT INTO waiting (credential, revision, tracker, ballot) VALUES (?, ?, ?, ?)',
  );
  const allWaiting = database.prepare('SELECT credential, tracker, ballot FROM waiting ORDER BY credential, revision');
  const countWaiting = database.prepare('SELECT count(*) AS count FROM waiting');
  const stretchOf = database.prepare('SELECT bytes FROM event WHERE height BETWEEN ? AND ? ORDER BY height LIMIT ?');
  const contentOf = database.prepare('SELECT size, bytes FROM event WHERE height = ?');

  const addBurnt = database.prepare('INSERT INTO burnt (credential) VALUES (?)');

  const row = () => rowOf.get() as unknown as BoxRow;
  const number = (sql: string) => (database.prepare(sql).get() as { count: number }).count;

  /** Writes events behind the last one; to be called in a transaction. */
  function append(build: (end: ChainEnd) => NewEvent): void {
    const { timestamp, parent, height } = row();
    const { kind, appended, size, ballot, owner } = build({ timestamp, parent, height });
    const { bytes, end } = appended;
    const { credential = null, tracker = null } = ballot ?? {};
    addEvent.run(height, kind, credential, tracker, owner ?? null, size, bytes.length, bytes);
    advance.run(end.parent ?? '', end.height);
  }

  function admitAll(random: Random): number {
    const rows = allWaiting.all() as unknown as { credential: string; tracker: string; ballot: string }[];
    for (const { credential, tracker, ballot } of randomOrder(rows, random))
      append((end) => ({
        kind: 'Ballot',
        appended: appendBallot(end, ballot),
        size: Buffer.byteLength(ballot),
        ballot: { credential, tracker },
      }));
    if (rows.length > 0) database.exec('DELETE FROM waiting');
    return rows.length;
  }

  function acceptOne({ credential, tracker, text: ballot }: AcceptedBallot): Acceptance {
    if (trackerKnown.get(tracker) !== undefined) return 'again';
    if (isBurnt.get(credential) !== undefined) return 'burnt';
    const { last } = lastRevision.get(credential) as { last: number };
    addWaiting.run(credential, last + 1, tracker, ballot);
    return 'accepted';
  }

  function demand(phase: BoxPhase): void {
    const actual = row().phase;
    if (actual !== phase) throw new Error(`the box is ${actual}, not ${phase}`);
  }

  return {
    database,
    row,
    standing: () =>
      inReading(database, () => {
        const { setup, phase, parent } = row();
        const owners = database.prepare('SELECT owner FROM event WHERE owner IS NOT NULL ORDER BY height').all();
        return {
          setup,
          phase,
          end: parent,
          ballots: number("SELECT count(*) AS count FROM event WHERE kind = 'Ballot'"),
          waiting: number('SELECT count(*) AS count FROM waiting'),
          voters: number(
            'SELECT count(*) AS count FROM (SELECT credential FROM event WHERE credential IS NOT NULL UNION SELECT credential FROM waiting)',
          ),
          burnt: number('SELECT count(*) AS count FROM burnt'),
          decrypted: (owners as { owner: number }[]).map(({ owner }) => owner),
        };
      }),
    accept: (ballots) =>
      inTransaction(database, () => {
        const open = row().phase === 'open';
        return ballots.map((ballot): Acceptance => {
          if (open) return acceptOne(ballot);
          return trackerKnown.get(ballot.tracker) === undefined ? 'closed' : 'again';
        });
      }),
    knows: (tracker) => trackerKnown.get(tracker) !== undefined,
    codeStatus(credential) {
      if (isBurnt.get(credential) !== undefined) return 'burnt';
      return hasVoted.get(credential) === undefined ? 'unused' : 'voted';
    },
    burn: (credential) =>
      inTransaction(database, () => {
        if (isBurnt.get(credential) !== undefined) return 'again';
        if (hasVoted.get(credential) !== undefined) return 'voted';
        addBurnt.run(credential);
        return 'burnt';
      }),
    admit: (least, random) =>
      inTransaction(database, () => {
        const { count } = countWaiting.get() as { count: number };
        return count === 0 || count < least ? 0 : admitAll(random);
      }),
    end: (random) =>
      inTransaction(database, () => {
        if (row().phase !== 'open') return;
        admitAll(random);
        append((end) => ({ kind: 'EndBallots', appended: appendEndBallots(end), size: 0 }));
        setPhase.run('ended');
      }),
    counting: () =>
      (
        database
          .prepare(
            'SELECT max(height) AS height FROM event WHERE credential IS NOT NULL GROUP BY credential ORDER BY 1',
          )
          .all() as { height: number }[]
      ).map(({ height }) => height),
    content(height) {
      const found = contentOf.get(height) as { size: number; bytes: Uint8Array } | undefined;
      if (found === undefined) throw new Error(`no event ${height}`);
      return new TextDecoder().decode(found.bytes.subarray(headerSize, headerSize + found.size));
    },
    addTally: (content, ballots) =>
      inTransaction(database, () => {
        if (row().phase === 'tallied' || row().phase === 'opened') return;
        demand('ended');
        const sized = { ballots, weight: BigInt(ballots) };
        append((end) => ({
          kind: 'EncryptedTally',
          appended: appendTally(end, content, sized),
          size: Buffer.byteLength(content),
        }));
        setPhase.run('tallied');
      }),
    addDecryption: (owner, content) =>
      inTransaction(database, () => {
        if (database.prepare('SELECT 1 FROM event WHERE owner = ?').get(owner) !== undefined) return;
        demand('tallied');
        const appendTo = (end: ChainEnd) => appendPartialDecryption(end, owner, content);
        append((end) => ({
          kind: 'PartialDecryption',
          appended: appendTo(end),
          size: Buffer.byteLength(content),
          owner,
        }));
      }),
    addResult: (content) =>
      inTransaction(database, () => {
        if (row().phase === 'opened') return;
        demand('tallied');
        append((end) => ({ kind: 'Result', appended: appendResult(end, content), size: Buffer.byteLength(content) }));
        setPhase.run('opened');
      }),
    trackers: () =>
      (
        database.prepare('SELECT tracker FROM event WHERE tracker IS NOT NULL ORDER BY height').all() as {
          tracker: string;
        }[]
      ).map(({ tracker }) => tracker),
    extent: (extent) =>
      inReading(database, () => {
        const hidden = extent === 'public' ? "WHERE kind NOT IN ('PartialDecryption', 'Result')" : '';
        return database.prepare(`SELECT max(height) AS last, sum(length) AS length FROM event ${hidden}`).get() as {
          last: number;
          length: number;
        };
      }),
    stretch: (from, last, most) =>
      (stretchOf.all(from, last, most) as { bytes: Uint8Array }[]).map(({ bytes }) => bytes),
    burnt: () =>
      (database.prepare('SELECT credential FROM burnt ORDER BY credential').all() as { credential: string }[]).map(
        ({ credential }) => credential,
      ),
    takeIn: (box) =>
      inTransaction(database, () => {
        const { setup, parent } = row();
        const { count: waiting } = countWaiting.get() as { count: number };
        const missing = missingEvents(box, { setup, end: parent, waiting });
        if (missing === null || missing.length === 0) return missing?.length ?? null;
        for (const { height, kind, credential, tracker, owner, size, bytes } of missing)
          addEvent.run(height, kind, credential, tracker, owner, size, bytes.length, bytes);
        advance.run(box.end.parent, box.end.height);
        setPhase.run(box.phase);
        database.exec('DELETE FROM burnt');
        for (const credential of box.burnt) addBurnt.run(credential);
        return missing.length;
      }),
    markForgotten: () => void database.exec('UPDATE box SET forgotten = 1'),
  };
}
