// Jobs of scans, in a folder and in the central store: one suite for both.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hashOf } from '@tinnhiem/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation, openedCentral } from '../../test/postgres.ts';
import { claimed, content, handIn, part, placeOn, readPage, server } from '../../test/scan-jobs.ts';
import { centralStores } from '../store/stores.ts';
import type { StoredJob } from './job.ts';
import { JobStopped } from './job-store.ts';
import { folderScans } from './scan-stores.ts';

const kinds = [
  { name: 'a folder', open: async () => placeOn(folderScans(join(emptyFolder(), 'rounds'))) },
  { name: 'the central store', open: async () => await server(await emptyOrganisation()) },
  {
    name: 'the central store, opened by its superuser,',
    open: async () => await server(await emptyOrganisation('mighty')),
  },
];

describe.each(kinds)('Jobs in $name', ({ open }) => {
  test('are carried out in the order in which they came, each by one, from the files as they were handed in', async () => {
    const { store } = await open();
    const [one, two] = [await handIn(store), await handIn(store)];
    expect((await store.of('dot', 'hoi-nghi')).map(({ job, pending }) => [job.id, job.state, pending])).toEqual([
      [one.id, 'waiting', true],
      [two.id, 'waiting', true],
    ]);
    expect(await store.of('dot', 'khac')).toEqual([]);
    const [first, second] = [await claimed(store), await claimed(store)];
    expect([first.job().id, second.job().id, await store.claim()]).toEqual([one.id, two.id, null]);
    const [path = ''] = await first.work.sources();
    expect(readFileSync(path).equals(content)).toBe(true);
    first.update({ read: 3, pages: 9 });
    for (let shown: StoredJob | null = null; shown?.read !== 3; shown = await store.get(one.id)) await pause(10);
    expect(await store.get(one.id)).toMatchObject({ state: 'reading', pages: 9 });
    await first.finish({ state: 'recorded', recorded: [{ list: 'khoa', batch: 1, sheets: 2 }] }, true);
    expect(await store.get(one.id)).toMatchObject({ state: 'recorded', read: 3, recorded: [{ sheets: 2 }] });
    await second.finish(
      { state: 'refused', problem: { code: 'R-x', vi: 'a', en: 'b', todo: { vi: 'c', en: 'd' } } },
      true,
    );
    expect((await store.of('dot', 'hoi-nghi')).map(({ pending }) => pending)).toEqual([false, false]);
    expect(await store.claim()).toBeNull();
  });

  test('that are open wait for their last file, and take none from anybody else', async () => {
    const { store } = await open();
    const job = await handIn(store, { open: true });
    expect(await store.claim()).toBeNull();
    const add = async (account: string, words: string, more: boolean) => {
      const path = await store.arriving(job.round, job.id);
      writeFileSync(path, words);
      const added = await store.addFile(job, account, { name: words, sha256: hashOf(Buffer.from(words)), path }, more);
      if (!added) await store.drop(job.round, job.id, path);
      return added;
    };
    expect(await add('b', 'của người khác', true)).toBe(false);
    expect(await add('a', 'hai', true)).toBe(true);
    expect(await add('a', 'ba', false)).toBe(true);
    expect(await add('a', 'bốn', false)).toBe(false);
    const { work, job: now } = await claimed(store);
    expect(now().files.map(({ name }) => name)).toEqual(['quét.pdf', 'hai', 'ba']);
    const paths = await work.sources();
    expect(paths.slice(1).map((path) => readFileSync(path, 'utf8'))).toEqual(['hai', 'ba']);
  });

  test('that are given back go on behind the last page, and carry out the acts that were written down', async () => {
    const { store, images } = await open();
    const job = await handIn(store);
    const first = await claimed(store);
    await first.work.sources();
    const log = await first.work.log();
    const pages = [];
    for (const number of [1, 2]) {
      const page = readPage(first.work, number);
      pages.push(page);
      await log.add(page);
    }
    await log.close();
    await first.release('at-once');

    const second = await claimed(store);
    expect(second.job().id).toBe(job.id);
    const again = await second.work.log();
    expect(again.pages).toEqual(pages);
    await again.close();
    const covered = Buffer.from('che chữ ký');
    await second.work.addPicture(hashOf(covered), covered);
    expect(await second.work.turn()).toBe(true);
    const parts = [part(pages[0]?.picture ?? ''), part(hashOf(covered))];
    await second.work.plan(parts);
    expect(await store.claim(job.id)).toBeNull();
    await second.release('at-once');

    const third = await claimed(store);
    expect(third.job().recording).toBe(true);
    expect(await third.work.parts()).toEqual(parts);
    expect(await third.work.keep(hashOf(covered), null)).toBe(true);
    expect(await images.image('dot', hashOf(covered))).toMatchObject({ ok: true });
    await third.finish({ state: 'recorded' }, true);
    expect(await images.has('dot', hashOf(covered))).toBe(true);
  });

  test('are stopped by whoever carries them out, and taken away from nobody', async () => {
    const { store } = await open();
    const job = await handIn(store);
    const { signal, finish } = await claimed(store);
    expect(await store.claim(job.id)).toBeNull();
    await store.stop(job.id);
    while (!signal.aborted) await pause(20);
    expect(signal.reason).toBeInstanceOf(JobStopped);
    await finish({ state: 'cancelled' }, true);
    const waiting = await handIn(store);
    await (await claimed(store, waiting.id)).finish({ state: 'cancelled', open: false }, true);
    expect(await store.get(waiting.id)).toMatchObject({ state: 'cancelled' });
    expect(await store.claim()).toBeNull();
  });

  test('tell whoever watches', async () => {
    const { store } = await open();
    const heard = new Set<string>();
    onTestFinished(store.watch((change) => heard.add(change === null ? 'any' : change.conference)));
    await pause(100);
    await handIn(store);
    while (!heard.has('hoi-nghi')) await pause(10);
  });
});

test('Jobs of a centre that kept them in a shared folder go on in the database, acts that were written down as they were', async () => {
  const folder = emptyFolder();
  const old = placeOn(folderScans(join(folder, 'rounds')));
  const [recording, waiting, open, over] = [
    await handIn(old.store),
    await handIn(old.store),
    await handIn(old.store, { open: true }),
    await handIn(old.store),
  ];
  const first = await claimed(old.store);
  const log = await first.work.log();
  const page = readPage(first.work, 1);
  await log.add(page);
  await log.close();
  const parts = [part(page.picture ?? '')];
  await first.work.plan(parts);
  await (await claimed(old.store, over.id)).finish({ state: 'cancelled' }, true);

  const database = await emptyOrganisation();
  // As long as a server of before reads there nothing is touched.
  const before = await openedCentral(database);
  let begun = false;
  const end = before.hold('scans', {
    taken() {
      begun = true;
      return Promise.resolve();
    },
    lost: () => Promise.resolve(),
  });
  while (!begun) await pause(20);
  const opening = centralStores(database, { connections: 2, folder });
  await pause(300);
  expect(readdirSync(join(folder, 'rounds', 'dot', 'scans'))).toHaveLength(4);
  await end();
  const stores = await opening;
  onTestFinished(() => stores.close());
  expect(existsSync(join(folder, 'rounds'))).toBe(true);
  expect(readdirSync(join(folder, 'rounds'))).toEqual([]);

  const store = stores.scans.jobs();
  onTestFinished(() => store.close());
  expect((await store.of('dot', 'hoi-nghi')).map(({ job }) => [job.id, job.state, job.open])).toEqual([
    [recording.id, 'reading', false],
    [waiting.id, 'waiting', false],
    [open.id, 'cancelled', false],
    [over.id, 'cancelled', false],
  ]);
  const goesOn = await claimed(store);
  expect([goesOn.job().id, goesOn.job().recording]).toEqual([recording.id, true]);
  expect(await goesOn.work.parts()).toEqual(parts);
  expect(await goesOn.work.keep(page.picture ?? '', null)).toBe(true);
  const next = await claimed(store);
  expect(next.job().id).toBe(waiting.id);
  const [path = ''] = await next.work.sources();
  expect(readFileSync(path).equals(content)).toBe(true);
});
