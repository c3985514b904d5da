import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation, openedCentral } from '../../test/postgres.ts';
import { openOffice } from './office.ts';
import { centralTables } from './postgres-tables.ts';
import type { Tables } from './tables.ts';

interface Kind {
  readonly name: string;
  readonly open: () => Promise<Tables>;
}

const kinds: readonly Kind[] = [
  { name: 'in a file', open: () => Promise.resolve(openOffice(join(emptyFolder(), 'office.sqlite'))) },
  { name: 'in the central store', open: async () => centralTables(await openedCentral()) },
  {
    name: 'in the central store, opened by its superuser',
    open: async () => centralTables(await openedCentral(await emptyOrganisation('mighty'))),
  },
];

describe.each(kinds)('Tables $name', ({ open }) => {
  async function opened(): Promise<Tables> {
    const tables = await open();
    onTestFinished(() => tables.close());
    return tables;
  }

  const put = (tables: Tables, key: string, value: string) =>
    tables.run('INSERT INTO setting (key, value) VALUES (?, ?)', key, value);
  const keys = async (tables: Tables) =>
    (await tables.all<{ key: string }>('SELECT key FROM setting ORDER BY key')).map(({ key }) => key);

  test('keep what a transaction wrote as a whole, or nothing of it', async () => {
    const tables = await opened();
    await tables.transaction(async (inside) => {
      await put(inside, 'một', '1');
      await put(inside, 'hai', '2');
    });
    const broken = tables.transaction(async (inside) => {
      await put(inside, 'ba', '3');
      throw new Error('giữa chừng');
    });
    await expect(broken).rejects.toThrow('giữa chừng');
    expect(await keys(tables)).toEqual(['hai', 'một']);
  });

  test('do one transaction after the other, so that none decides on what another is about to change', async () => {
    const tables = await opened();
    await put(tables, 'đếm', '0');
    const count = () =>
      tables.transaction(async (inside) => {
        const row = await inside.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', 'đếm');
        await pause(1);
        await inside.run('UPDATE setting SET value = ? WHERE key = ?', String(Number(row?.value) + 1), 'đếm');
      });
    await Promise.all(Array.from({ length: 20 }, count));
    expect(await tables.get('SELECT value FROM setting WHERE key = ?', 'đếm')).toEqual({ value: '20' });
  });

  test('write nothing of others into a transaction that is given up', async () => {
    const tables = await opened();
    const broken = tables.transaction(async (inside) => {
      await put(inside, 'một', '1');
      await pause(20);
      throw new Error('giữa chừng');
    });
    const beside = put(tables, 'hai', '2');
    await expect(broken).rejects.toThrow('giữa chừng');
    await beside;
    expect(await keys(tables)).toEqual(['hai']);
  });

  test('give whole numbers back as numbers, and what is missing as nothing', async () => {
    const tables = await opened();
    await tables.run(
      'INSERT INTO failure (subject, failures, last, blocked_until) VALUES (?, ?, ?, ?)',
      'account:ế',
      2,
      Date.parse('2026-01-05T01:00:00Z'),
      0,
    );
    expect(await tables.get('SELECT subject, failures, last, blocked_until FROM failure')).toEqual({
      subject: 'account:ế',
      failures: 2,
      last: 1_767_574_800_000,
      blocked_until: 0,
    });
    expect(await tables.get('SELECT * FROM failure WHERE subject = ?', 'khác')).toBeUndefined();
  });
});
