// Where an office keeps its rounds and tables: in a folder, or in the central store.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from '@tinnhiem/core';
import type { BoxStore } from '../boxes/box-store.ts';
import { centralBoxes } from '../boxes/central-boxes.ts';
import { embeddedBoxes } from '../boxes/embedded-boxes.ts';
import { centralScans, folderScans, type ScanStores } from '../scans/scan-stores.ts';
import { leftOfBefore, takeOver } from '../scans/take-over.ts';
import { embeddedStore } from './embedded.ts';
import { openOffice } from './office.ts';
import { type Central, type CentralOptions, openCentral } from './postgres.ts';
import { centralRounds } from './postgres-rounds.ts';
import { centralTables } from './postgres-tables.ts';
import { StoreProblem } from './problem.ts';
import type { RoundStore } from './round-store.ts';
import type { Tables } from './tables.ts';

export interface Stores {
  readonly rounds: RoundStore;
  readonly tables: Tables;
  /** The tables where there are some already: whoever only looks makes none. */
  readonly knownTables: Tables | null;
  readonly boxes: BoxStore;
  readonly scans: ScanStores;
  /** For what one of several servers does; a folder has one server anyway. */
  readonly hold?: Central['hold'];
  close(): Promise<void>;
}

/** In a data folder that exists: a file a round, and `office.sqlite`. Throws `StoreProblem`. */
export function folderStores(data: string): Stores {
  const rounds = embeddedStore(join(data, 'rounds'));
  // Most commands need no tables: whoever only looks at rounds writes no file.
  let opened: Tables | null = null;
  const boxes = embeddedBoxes(join(data, 'rounds'));
  const file = join(data, 'office.sqlite');
  const tables = () => {
    opened ??= openOffice(file);
    return opened;
  };
  return {
    rounds,
    boxes,
    scans: folderScans(join(data, 'rounds')),
    get tables() {
      return tables();
    },
    get knownTables() {
      return opened !== null || existsSync(file) ? tables() : null;
    },
    async close() {
      await boxes.close();
      await rounds.close();
      await opened?.close();
    },
  };
}

export interface CentralPlace extends CentralOptions {
  /** Where this machine lays what it is reading; scans that a centre of before kept there are taken over. Without it what is read lies among the system's temporary files. */
  readonly folder?: string;
}

/** In PostgreSQL, shared by any number of processes. Throws `StoreProblem`. */
export async function centralStores(database: string, { folder, ...options }: CentralPlace = {}): Promise<Stores> {
  const central = await openCentral(database, options);
  const scans = centralScans(central, folder ?? tmpdir());
  const tables = centralTables(central);
  if (folder !== undefined && (await leftOfBefore(folder))) {
    const { left } = await alone(central, () => takeOver(folder, scans));
    for (const path of left) options.report?.(new Error(`stays where it is: ${path}`), 'scans of before');
  }
  return {
    rounds: centralRounds(central),
    tables,
    knownTables: tables,
    boxes: centralBoxes(central),
    scans,
    hold: central.hold,
    close: () => central.close(),
  };
}

/** The name that the server of a centre of before holds which reads scans. */
const readerOfBefore = 'scans';
const patience = 60_000;

/** Does `work` while no server of before works in its folder, nor another one does the same. Throws `StoreProblem` where one stays. */
async function alone<T>(central: Central, work: () => Promise<T>): Promise<T> {
  const done = Promise.withResolvers<T>();
  const impatient = setTimeout(() => done.reject(stillThere()), patience);
  const give = central.hold(readerOfBefore, {
    async taken() {
      clearTimeout(impatient);
      await work().then(done.resolve, done.reject);
    },
    lost: () => Promise.resolve(),
  });
  try {
    return await done.promise;
  } catch (error) {
    await central.close();
    throw error;
  } finally {
    clearTimeout(impatient);
    await give().catch(() => {});
  }
}

function stillThere(): StoreProblem {
  return new StoreProblem(
    'in-use',
    text(
      'Một máy chủ bản cũ của trung tâm còn đang đọc ảnh quét, hoặc máy khác đang chuyển ảnh vào cơ sở dữ liệu. Hãy tắt mọi máy chủ bản cũ rồi chạy lại.',
      'A server of the former version still reads the scans of this centre, or another one is moving them into the database. End every server of the former version and start again.',
    ),
  );
}
