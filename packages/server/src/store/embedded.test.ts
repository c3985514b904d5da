import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { emptyHead } from '@tinnhiem/core';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { headOf, write } from '../../test/writes.ts';
import { embeddedStore } from './embedded.ts';
import { StoreProblem } from './problem.ts';
import type { RoundStore } from './round-store.ts';
import { isTrustworthy, storeProblem } from './sqlite.ts';

function openStore(folder: string): RoundStore {
  const store = embeddedStore(folder);
  onTestFinished(() => store.close());
  return store;
}

/** The round's file, opened by somebody who goes around the store. */
function openFile(folder: string): DatabaseSync {
  const database = new DatabaseSync(join(folder, 'dot.tinnhiem'));
  onTestFinished(() => database.close());
  return database;
}

test('Everything is there when the store is opened again', async () => {
  const folder = emptyFolder();
  const store = embeddedStore(folder);
  const first = write(emptyHead, ['một']);
  await store.create('dot', [first]);
  const second = write(headOf(first), ['hai', 'ba']);
  await store.append('dot', 1, [second]);
  const bytes = new Uint8Array([1, 2, 3]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store.addAttachment('dot', { sha256, name: 'a', type: 'image/png', bytes });
  await store.close();
  const again = openStore(folder);
  expect(await again.acts('dot', 1)).toEqual([...first.envelopes, ...second.envelopes]);
  expect(await again.receipt('dot', second.receipt.id)).toEqual(second.receipt);
  expect(Buffer.from((await again.attachment('dot', sha256))?.bytes ?? [])).toEqual(Buffer.from(bytes));
});

test('A round is one file once the store is closed, and its folder holds nothing else', async () => {
  const folder = emptyFolder();
  const store = embeddedStore(folder);
  await store.create('dot', [write(emptyHead, ['một'])]);
  await store.close();
  expect(readdirSync(folder)).toEqual(['dot.tinnhiem']);
});

test('Of several acts of one command either all are stored or none', async () => {
  const folder = emptyFolder();
  const store = openStore(folder);
  const first = write(emptyHead, ['một']);
  await store.create('dot', [first]);
  const more = write(headOf(first), ['hai', 'ba', 'bốn']);
  const [second, third] = more.envelopes;
  // The third act does not follow the second, which the file itself refuses.
  const broken = { ...more, envelopes: [second, { ...third, previous: 'f'.repeat(64) }] as typeof more.envelopes };
  await expect(store.append('dot', 1, [broken])).rejects.toThrow('does not follow');
  expect((await store.acts('dot', 1)).length).toBe(1);
  expect(await store.append('dot', 1, [more])).toBe('appended');
});

test('A file of before takes an act that was done in somebody’s place, and is left as it is until then', async () => {
  const { folder, file, first } = await oldFile();
  const version = () => {
    const database = new DatabaseSync(file, { readOnly: true });
    const { user_version: number } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    database.close();
    return number;
  };
  const store = openStore(folder);
  const own = write(headOf(first), ['hai']);
  expect(await store.append('dot', 1, [own])).toBe('appended');
  expect(version()).toBe(1);
  const onBehalfOf = { account: 'a2', name: 'Trần Văn Ấm' };
  const lent = write(headOf(own), ['ba'], undefined, { account: 'a1', name: 'Ế', role: 'organiser', onBehalfOf });
  expect(await store.append('dot', 2, [lent])).toBe('appended');
  expect(version()).toBe(2);
  expect(await store.acts('dot', 1)).toEqual([...first.envelopes, ...own.envelopes, ...lent.envelopes]);
});

/** A round's file as the first version of the tables has it. */
async function oldFile() {
  const folder = emptyFolder();
  const store = embeddedStore(folder);
  const first = write(emptyHead, ['một']);
  await store.create('dot', [first]);
  await store.close();
  const file = join(folder, 'dot.tinnhiem');
  const database = new DatabaseSync(file);
  database.exec('ALTER TABLE act DROP COLUMN absent_account; ALTER TABLE act DROP COLUMN absent_name');
  database.exec('PRAGMA user_version = 1');
  database.close();
  return { folder, file, first };
}

test('Nothing in the record can be changed or deleted, not even with SQL', async () => {
  const folder = emptyFolder();
  const store = openStore(folder);
  await store.create('dot', [write(emptyHead, ['một', 'hai'])]);
  const database = openFile(folder);
  for (const statement of [
    "UPDATE act SET data = '{}' WHERE number = 1",
    'DELETE FROM act WHERE number = 2',
    "UPDATE receipt SET fingerprint = 'x'",
    'DELETE FROM receipt',
    'INSERT INTO act SELECT 4, stream, at, account, name, role, type, version, data, previous, hash FROM act WHERE number = 2',
  ])
    expect(() => database.exec(statement), statement).toThrow();
  expect((await store.acts('dot', 1)).length).toBe(2);
});

test('Two processes on one file see what the other has written', async () => {
  const folder = emptyFolder();
  const [here, there] = [openStore(folder), openStore(folder)];
  const first = write(emptyHead, ['một']);
  await here.create('dot', [first]);
  const second = write(headOf(first), ['hai']);
  expect(await there.append('dot', 1, [second])).toBe('appended');
  expect(await here.append('dot', 1, [write(headOf(first), ['cũng hai'])])).toBe('conflict');
  expect((await here.head('dot'))?.number).toBe(2);
});

test('A round whose file was replaced by another is read anew', async () => {
  const folder = emptyFolder();
  const store = openStore(folder);
  const elsewhere = emptyFolder();
  const other = embeddedStore(elsewhere);
  await store.create('dot', [write(emptyHead, ['một', 'hai'])]);
  await other.create('dot', [write(emptyHead, ['khác'])]);
  await other.close();
  const before = await store.head('dot');
  for (const suffix of ['-wal', '-shm']) rmSync(join(folder, `dot.tinnhiem${suffix}`), { force: true });
  renameSync(join(elsewhere, 'dot.tinnhiem'), join(folder, 'dot.tinnhiem'));
  const after = await store.head('dot');
  expect(after?.number).toBe(1);
  expect(after?.source).not.toBe(before?.source);
});

test('A file restored in the place of one that was removed is another, though it may have its number', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'dot.tinnhiem');
  const store = openStore(folder);
  await store.create('dot', [write(emptyHead, ['một'])]);
  const before = await store.head('dot');
  await store.close();
  const bytes = readFileSync(file);
  const sources = new Set([before?.source]);
  for (let time = 0; time < 5; time += 1) {
    // Times of files are kept in steps of a few milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 20));
    rmSync(file);
    writeFileSync(file, bytes);
    sources.add((await store.head('dot'))?.source);
    await store.close();
  }
  expect(sources.size).toBe(6);
});

test('What a process left behind that ended while it created a round is cleared away', async () => {
  const folder = emptyFolder();
  // No process has this number: Linux and Windows end far below it.
  writeFileSync(join(folder, '.new-2147483646-dot'), 'half');
  writeFileSync(join(folder, `.new-${process.pid}-other`), 'of a process that still works on it');
  const store = openStore(folder);
  expect(existsSync(join(folder, '.new-2147483646-dot'))).toBe(false);
  expect(existsSync(join(folder, `.new-${process.pid}-other`))).toBe(true);
  expect(await store.list()).toEqual([]);
  expect(await store.create('dot', [write(emptyHead, ['một'])])).toBe('created');
});

test('An id that could lead out of the folder is no round', async () => {
  const store = openStore(emptyFolder());
  for (const id of ['../dot', 'a/b', '', '.', 'Ế', 'dot\u0000']) expect(await store.head(id), id).toBeNull();
});

test('A file that is no round is named as damaged, and the list goes on without it', async () => {
  const folder = emptyFolder();
  const store = openStore(folder);
  await store.create('dot', [write(emptyHead, ['một'])]);
  writeFileSync(
    join(folder, 'hong.tinnhiem'),
    'not a database, but long enough to look like a file that holds one'.repeat(40),
  );
  const listed = await store.list();
  expect(listed.map(({ id, summary }) => [id, summary === null])).toEqual([
    ['dot', false],
    ['hong', true],
  ]);
  await expect(store.head('hong')).rejects.toMatchObject({ kind: 'damaged' });
});

test('A disk without room is said in words, and what was there stays', () => {
  const database = new DatabaseSync(join(emptyFolder(), 'full.sqlite'));
  onTestFinished(() => database.close());
  database.exec('CREATE TABLE t (x TEXT); PRAGMA max_page_count = 3; INSERT INTO t VALUES (1)');
  let problem: unknown;
  try {
    database.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(100_000));
  } catch (error) {
    problem = storeProblem(error, 'data/rounds/dot.tinnhiem');
  }
  expect(problem).toBeInstanceOf(StoreProblem);
  expect((problem as StoreProblem).kind).toBe('full');
  expect((problem as StoreProblem).text.vi).toContain('đã đầy');
  expect(database.prepare('SELECT count(*) AS n FROM t').get()).toMatchObject({ n: 1 });
});

test.each([
  ['3.51.2', false],
  ['3.45.1', false],
  ['3.51.3', true],
  ['3.53.4', true],
  ['4.0.0', true],
  ['3.9.10', false],
])('SQLite %s may keep a record: %s', (version, expected) => {
  expect(isTrustworthy(version)).toBe(expected);
});
