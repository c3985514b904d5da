// What is kept of scans, in a folder and in the central store: one suite for both.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '@tinnhiem/core';
import type { LayoutFile } from '@tinnhiem/paper';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation, openedCentral, testPostgres } from '../../test/postgres.ts';
import { centralStores } from '../store/stores.ts';
import type { PageDetails } from './image-store.ts';
import { centralScans, folderScans, type ScanStores } from './scan-stores.ts';

const kinds = [
  { name: 'a folder', open: async (): Promise<ScanStores> => folderScans(join(emptyFolder(), 'rounds')) },
  { name: 'the central store', open: async () => centralScans(await openedCentral(), emptyFolder()) },
  {
    name: 'the central store, opened by its superuser,',
    open: async () => centralScans(await openedCentral(await emptyOrganisation('mighty')), emptyFolder()),
  },
];

const picture = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 31) % 256));
const name = hashOf(picture);
const other = Buffer.from('ảnh khác');
const details: PageDetails = {
  reader: 'Tín Nhiệm 1',
  file: 'quét.pdf',
  page: 1,
  style: 'A-1',
  ballotPage: 1,
  serial: null,
  status: 'read',
  flags: [],
  rows: [],
  place: [1, 0, 0, 0, 1, 0, 0, 0],
  signature: null,
  problem: null,
  duplicateOf: null,
};
const layout = (style: string) => ({ style, pages: [] }) as unknown as LayoutFile;

describe.each(kinds)('Scans in $name', ({ open }) => {
  test('are pictures by their content, each with what was seen on it', async () => {
    const { images } = await open();
    expect([await images.has('dot', name), await images.hasAny('dot'), await images.list('dot')]).toEqual([
      false,
      false,
      [],
    ]);
    expect(await images.keep('dot', name, picture, details)).toBe(true);
    const file = join(emptyFolder(), 'trang.jpg');
    writeFileSync(file, other);
    expect(await images.keep('dot', hashOf(other), file, null)).toBe(true);
    await images.settle('dot');
    const kept = await images.image('dot', name);
    expect(kept.ok && Buffer.from(kept.value).equals(picture)).toBe(true);
    expect(await images.details('dot', name)).toEqual(details);
    expect(await images.details('dot', hashOf(other))).toBeNull();
    expect(await images.list('dot')).toEqual(
      [
        { sha256: name, bytes: picture.length, seen: true },
        { sha256: hashOf(other), bytes: other.length, seen: false },
      ].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    );
    expect([await images.hasAny('dot'), await images.hasAny('dot-khac')]).toEqual([true, false]);
  });

  test('are kept once, with what was seen the last time', async () => {
    const { images } = await open();
    await images.keep('dot', name, picture, details);
    expect(await images.keep('dot', name, picture, { ...details, file: 'lần hai.pdf' })).toBe(false);
    expect(await images.keep('dot', name, picture, null)).toBe(false);
    expect((await images.details('dot', name))?.file).toBe('lần hai.pdf');
    expect(await images.list('dot')).toHaveLength(1);
  });

  test('that came to nothing go, and may come again', async () => {
    const { images } = await open();
    await images.keep('dot', name, picture, details);
    await images.drop('dot', name);
    await images.drop('dot', name);
    expect(await images.image('dot', name)).toMatchObject({ ok: false, error: { code: 'R-image-missing' } });
    expect([await images.has('dot', name), await images.details('dot', name)]).toEqual([false, null]);
    expect(await images.keep('dot', name, picture, details)).toBe(true);
  });

  test('that are not what their names say are not shown', async () => {
    const { images } = await open();
    await images.keep('dot', name, other, details);
    expect(await images.image('dot', name)).toMatchObject({ ok: false, error: { code: 'R-image-altered' } });
  });

  test('are read by the layout that was kept first', async () => {
    const { layouts } = await open();
    expect([await layouts.find('dot', 'B-2'), await layouts.styles('dot')]).toEqual([null, []]);
    expect(await layouts.keep('dot', 'B-2', layout('B-2'))).toEqual(layout('B-2'));
    expect(await layouts.keep('dot', 'B-2', layout('mới hơn'))).toEqual(layout('B-2'));
    await layouts.keep('dot', 'A-1', layout('A-1'));
    expect(await layouts.find('dot', 'B-2')).toEqual(layout('B-2'));
    expect(await layouts.styles('dot')).toEqual(['A-1', 'B-2']);
  });
});

describe('The database itself', () => {
  /** A session above everything but its triggers. */
  async function asMighty<T>(organisation: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: (await testPostgres()).mighty });
    await client.connect();
    try {
      await client.query("SELECT set_config('tinnhiem.organisation', $1, false)", [organisation]);
      return await work(client);
    } finally {
      await client.end();
    }
  }

  test('keeps pictures that an act names until their ballots are destroyed, and layouts for good', async () => {
    const central = await openedCentral();
    const { images, layouts } = centralScans(central, emptyFolder());
    await images.keep('dot', name, picture, details);
    await images.keep('dot', hashOf(other), other, null);
    await layouts.keep('dot', 'A-1', layout('A-1'));
    await asMighty(central.organisation, async (client) => {
      const act = (number: number, type: string, data: unknown) =>
        client.query(
          `INSERT INTO tinnhiem.act (round, number, stream, at, account, name, role, type, version, data, previous, hash)
           VALUES ('dot', $1, 'hoi-nghi', '', '', '', '', $2, 1, $3, $4, $5)`,
          [number, type, JSON.stringify(data), number === 1 ? '0'.repeat(64) : 'e'.repeat(64), 'e'.repeat(64)],
        );
      await client.query("INSERT INTO tinnhiem.round (id, number, hash, summary) VALUES ('dot', 1, '', '')");
      await act(1, 'sheets-recorded', { sheets: [{ images: [{ sha256: name }] }] });
      for (const sql of [
        'DELETE FROM tinnhiem.picture',
        "UPDATE tinnhiem.picture SET bytes = ''",
        'TRUNCATE tinnhiem.picture',
        'DELETE FROM tinnhiem.layout',
        "UPDATE tinnhiem.layout SET content = ''",
      ])
        await expect(client.query(sql), sql).rejects.toThrow(/stays as/);
      await images.drop('dot', name);
      await images.drop('dot', hashOf(other));
      expect((await images.list('dot')).map(({ sha256 }) => sha256)).toEqual([name]);
      await act(2, 'ballots-destroyed', {});
    });
    await images.drop('dot', name);
    expect(await images.list('dot')).toEqual([]);
  });

  test('shows an organisation its own pictures and layouts alone', async () => {
    const ours = centralScans(await openedCentral(), emptyFolder());
    const theirs = centralScans(await openedCentral(), emptyFolder());
    await ours.images.keep('dot', name, picture, details);
    await ours.layouts.keep('dot', 'A-1', layout('A-1'));
    expect(await theirs.images.hasAny('dot')).toBe(false);
    expect(await theirs.layouts.styles('dot')).toEqual([]);
    expect(await theirs.images.keep('dot', name, picture, null)).toBe(true);
  });
});

test('What a centre of before kept in a shared folder lies in the database once a server has started with it', async () => {
  const folder = emptyFolder();
  const old = folderScans(join(folder, 'rounds'));
  await old.images.keep('dot', name, picture, details);
  await old.images.keep('dot', hashOf(other), other, null);
  await old.layouts.keep('dot', 'A-1', layout('A-1'));
  const damaged = join(folder, 'rounds', 'dot-hai', 'images', `${'a'.repeat(64)}.jpg`);
  mkdirSync(join(damaged, '..'), { recursive: true });
  writeFileSync(damaged, 'không phải ảnh đó');
  const reported: unknown[] = [];
  const database = await emptyOrganisation();
  const report = (error: unknown) => void reported.push(error);
  const opened = await Promise.all([1, 2].map(() => centralStores(database, { connections: 2, folder, report })));
  try {
    for (const { scans } of opened) {
      expect(await scans.images.list('dot')).toHaveLength(2);
      expect(await scans.images.image('dot', name)).toMatchObject({ ok: true });
      expect(await scans.images.details('dot', name)).toEqual(details);
      expect(await scans.layouts.find('dot', 'A-1')).toEqual(layout('A-1'));
    }
  } finally {
    for (const each of opened) await each.close();
  }
  // Nothing is in two places, and nothing that could not be taken over is gone.
  expect(readdirSync(join(folder, 'rounds'))).toEqual(['dot-hai']);
  expect(readdirSync(join(damaged, '..'))).toHaveLength(1);
  expect(String(reported[0])).toContain(damaged);
});
