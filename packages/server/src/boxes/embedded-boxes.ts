// The store that needs nothing but a folder: `rounds/<round>/boxes/<uuid of the election>.box`, one SQLite file a box. A round has a
// folder of its own name beside its record for what is too large for it; it belongs to the round wherever that goes.
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { hashHex } from '@tinnhiem/ballot-box';
import { roundIdSchema } from '@tinnhiem/core';
import { flushed } from '../store/embedded.ts';
import { openDatabase, withProblems } from '../store/sqlite.ts';
import { type BoxFile, boxFile } from './box-file.ts';
import { writeBoxFile } from './box-schema.ts';
import type { BoxPlace, BoxStore } from './box-store.ts';
import { isUnused } from './closed-box.ts';
import { inTurn } from './tools.ts';

const extension = '.box';
const electionPattern = /^[1-9A-HJ-NP-Za-km-z]{14,64}$/;
/** Events that are read at once while a box is sent: about a megabyte of large ballots. */
const eventsAtOnce = 16;

/** Opens the boxes below `folder` (`data/rounds`). */
export function embeddedBoxes(folder: string): BoxStore {
  const open = new Map<string, BoxFile>();

  function pathOf({ round, election }: BoxPlace): string | null {
    if (!roundIdSchema.safeParse(round).success || !electionPattern.test(election)) return null;
    return join(folder, round, 'boxes', `${election}${extension}`);
  }

  function find(place: BoxPlace): BoxFile | null {
    const path = pathOf(place);
    if (path === null) return null;
    const known = open.get(path);
    if (known !== undefined) return known;
    endRewriting(path);
    if (!isThere(path)) return null;
    const opened = openBox(path);
    open.set(path, opened);
    // A closing that was interrupted is finished before anything else is done with the box.
    return needsForgetting(opened) ? rewrite(path) : opened;
  }

  function need(place: BoxPlace): BoxFile {
    const found = find(place);
    if (found === null) throw new Error(`no ballot box ${place.election}`);
    return found;
  }

  function letGo(path: string): void {
    open.get(path)?.database.close();
    open.delete(path);
  }

  /** Makes the file of a box, in the place of one that is there; it has its name once it is whole. */
  function makeFile(place: BoxPlace, write: (database: DatabaseSync, file: string) => void): void {
    const path = pathOf(place);
    if (path === null) throw new Error(`not the name of a ballot box: ${place.election}`);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const fresh = `${path}.new`;
    removeDatabase(fresh);
    const database = openDatabase(fresh);
    try {
      write(database, fresh);
    } finally {
      database.close();
    }
    flushed(fresh);
    letGo(path);
    renameSync(fresh, path);
    flushed(dirname(path));
  }

  /** Writes the file anew with nothing but its content, which has the order of the box, and overwrites the old one. */
  function rewrite(path: string): BoxFile {
    const old = open.get(path) ?? openBox(path);
    const fresh = `${path}.new`;
    removeDatabase(fresh);
    old.database.prepare('VACUUM INTO ?').run(fresh);
    const copy = openBox(fresh);
    copy.markForgotten();
    copy.database.close();
    flushed(fresh);
    // All that stands in the log is in the file itself before the log is overwritten; a log that outlived its file would damage the new one.
    old.database.exec('PRAGMA wal_checkpoint(FULL)');
    overwrite(`${path}-wal`);
    old.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    old.database.close();
    open.delete(path);
    // Never over the old one: Windows replaces no file that is open, and what has lost its name cannot be overwritten any more.
    renameSync(path, beforeRewriting(path));
    renameSync(fresh, path);
    flushed(dirname(path));
    endRewriting(path);
    const opened = openBox(path);
    open.set(path, opened);
    return opened;
  }

  function attempt<T>(place: BoxPlace, work: () => T): Promise<T> {
    return new Promise((resolve) => resolve(withProblems(pathOf(place) ?? place.election, work)));
  }

  async function* pieces(place: BoxPlace, last: number): AsyncIterable<Uint8Array> {
    for (let height = 0; height <= last; height += eventsAtOnce) {
      yield* await attempt(place, () => need(place).stretch(height, last, eventsAtOnce));
      await setImmediate();
    }
  }

  return {
    turn: inTurn(),
    begin: (place, setup) =>
      attempt(place, () => {
        const known = find(place)?.standing();
        if (known?.setup === hashHex(setup)) return 'there';
        if (known !== undefined && known.ballots + known.waiting > 0) return 'in-use';
        makeFile(place, (database) => writeBoxFile(database, setup));
        return 'begun';
      }),
    standing: (place) => attempt(place, () => find(place)?.standing() ?? null),
    accept: (place, ballots) => attempt(place, () => need(place).accept(ballots)),
    knows: (place, tracker) => attempt(place, () => find(place)?.knows(tracker) ?? false),
    codeStatus: (place, credential) => attempt(place, () => find(place)?.codeStatus(credential) ?? 'unused'),
    burn: (place, credential) => attempt(place, () => need(place).burn(credential)),
    admit: (place, least, random) => attempt(place, () => need(place).admit(least, random)),
    end: (place, random) => attempt(place, () => need(place).end(random)),
    async *counting(place, atOnce) {
      const heights = await attempt(place, () => need(place).counting());
      for (let at = 0; at < heights.length; at += atOnce) {
        yield await attempt(place, () => heights.slice(at, at + atOnce).map((height) => need(place).content(height)));
        await setImmediate();
      }
    },
    addTally: (place, text, { ballots }) => attempt(place, () => need(place).addTally(text, ballots)),
    forgetOrder: (place) =>
      attempt(place, () => {
        const path = pathOf(place);
        if (path !== null && needsForgetting(need(place))) rewrite(path);
      }),
    addDecryption: (place, owner, text) => attempt(place, () => need(place).addDecryption(owner, text)),
    addResult: (place, text) => attempt(place, () => need(place).addResult(text)),
    trackers: (place) => attempt(place, () => find(place)?.trackers() ?? []),
    async bytes(place, extent) {
      const { last, length } = await attempt(place, () => need(place).extent(extent));
      return { length, pieces: pieces(place, last) };
    },
    burnt: (place) => attempt(place, () => need(place).burnt()),
    restore: (place, box) =>
      attempt(place, () => {
        const missing = find(place)?.takeIn(box) ?? null;
        if (missing === null) {
          const known = find(place)?.standing();
          if (known !== undefined && !isUnused(known)) return 'in-use';
          makeFile(place, (database, file) => {
            writeBoxFile(database, box.setup);
            boxFile(database, file).takeIn(box);
          });
        }
        // Then the file is the same as where the box was closed.
        const path = pathOf(place);
        if (path !== null && needsForgetting(need(place))) rewrite(path);
        return missing === 0 ? 'there' : 'restored';
      }),
    close() {
      for (const path of [...open.keys()]) letGo(path);
      return Promise.resolve();
    },
  };
}

function openBox(path: string): BoxFile {
  const database = openDatabase(path);
  try {
    database.exec('PRAGMA secure_delete = ON');
    const box = boxFile(database, path);
    // Once the order is forgotten no log stays beside the file.
    if (box.row().forgotten === 1) database.exec('PRAGMA journal_mode = DELETE');
    return box;
  } catch (error) {
    database.close();
    throw error;
  }
}

function needsForgetting(box: BoxFile): boolean {
  const { phase, forgotten } = box.row();
  return forgotten === 0 && (phase === 'tallied' || phase === 'opened');
}

/** Where a file stands from the moment a new one has its name until it is overwritten and gone. */
function beforeRewriting(path: string): string {
  return `${path}.old`;
}

/** Overwrites and removes what a rewriting leaves behind; one that ended between its two names has its old file back, and begins anew. */
function endRewriting(path: string): void {
  const old = beforeRewriting(path);
  if (!isThere(old)) return;
  if (isThere(path)) {
    overwrite(old);
    removeDatabase(old);
  } else renameSync(old, path);
  flushed(dirname(path));
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}

/** Overwrites what a file holds. What the disk itself keeps of earlier writes is out of reach. */
function overwrite(path: string): void {
  if (!isThere(path)) return;
  const handle = openSync(path, 'r+');
  try {
    const zeros = new Uint8Array(1024 * 1024);
    const { size } = fstatSync(handle);
    for (let at = 0; at < size; at += zeros.length) writeSync(handle, zeros, 0, Math.min(zeros.length, size - at), at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
