// The office's tables in each kind of store: for tests of what must hold in both.
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openOffice } from '../src/store/office.ts';
import { centralTables } from '../src/store/postgres-tables.ts';
import type { Tables } from '../src/store/tables.ts';
import { emptyFolder } from './folder.ts';
import { emptyOrganisation, openedCentral } from './postgres.ts';

/** Two servers on one store; a folder is one server's. */
export const officeTables: readonly (readonly [string, () => Promise<readonly [Tables, Tables]>])[] = [
  [
    'a folder',
    () => {
      const tables = openOffice(join(emptyFolder(), 'office.sqlite'));
      onTestFinished(() => tables.close());
      return Promise.resolve([tables, tables]);
    },
  ],
  [
    'the central store',
    async () => {
      const url = await emptyOrganisation();
      return [centralTables(await openedCentral(url)), centralTables(await openedCentral(url))];
    },
  ],
];
