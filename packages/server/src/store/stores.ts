// Where an office keeps its rounds and tables: in a folder, or in the central store.
import { join } from 'node:path';
import type { BoxStore } from '../boxes/box-store.ts';
import { centralBoxes } from '../boxes/central-boxes.ts';
import { embeddedBoxes } from '../boxes/embedded-boxes.ts';
import { centralScans, folderScans, type ScanStores } from '../scans/scan-stores.ts';
import { roundsIn, takeOver } from '../scans/take-over.ts';
import { embeddedStore } from './embedded.ts';
import { openOffice } from './office.ts';
import { type Central, type CentralOptions, openCentral } from './postgres.ts';
import { centralRounds } from './postgres-rounds.ts';
import { centralTables } from './postgres-tables.ts';
import type { RoundStore } from './round-store.ts';
import type { Tables } from './tables.ts';

export interface Stores {
  readonly rounds: RoundStore;
  readonly tables: Tables;
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
  return {
    rounds,
    boxes,
    scans: folderScans(join(data, 'rounds')),
    get tables() {
      opened ??= openOffice(join(data, 'office.sqlite'));
      return opened;
    },
    async close() {
      await boxes.close();
      await rounds.close();
      await opened?.close();
    },
  };
}

export interface CentralPlace extends CentralOptions {
  /** A folder in which a centre of before may have kept its scans: they are taken over. */
  readonly folder?: string;
}

/** In PostgreSQL, shared by any number of processes. Throws `StoreProblem`. */
export async function centralStores(database: string, { folder, ...options }: CentralPlace = {}): Promise<Stores> {
  const central = await openCentral(database, options);
  const scans = centralScans(central);
  if (folder !== undefined && (await roundsIn(join(folder, 'rounds'))).length > 0) {
    const { left } = await central.turn('scans of before', () => takeOver(folder, scans));
    for (const path of left) options.report?.(new Error(`not what its name says: ${path}`), 'scans of before');
  }
  return {
    rounds: centralRounds(central),
    tables: centralTables(central),
    boxes: centralBoxes(central),
    scans,
    hold: central.hold,
    close: () => central.close(),
  };
}
