// Jobs of scans, in a folder and in the central store: one suite for both; and what several servers do with one database.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hashOf, ok, text } from '@tinnhiem/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation, openedCentral } from '../../test/postgres.ts';
import { StoreProblem } from '../store/problem.ts';
import { centralStores } from '../store/stores.ts';
import { newJob, type StoredJob } from './job.ts';
import { createJobQueue } from './job-queue.ts';
import { type ClaimedJob, ClaimLost, JobStopped, type JobStore, type JobWork } from './job-store.ts';
import type { LoggedPage } from './page-log.ts';
import type { Part } from './parts.ts';
import { centralScans, folderScans, type ScanStores } from './scan-stores.ts';

type Place = ScanStores & { readonly store: JobStore };

function placeOn(scans: ScanStores): Place {
  const store = scans.jobs();
  onTestFinished(() => store.close());
  return { ...scans, store };
}

async function server(database: string): Promise<Place> {
  return placeOn(centralScans(await openedCentral(database), emptyFolder()));
}

const kinds = [
  { name: 'a folder', open: async () => placeOn(folderScans(join(emptyFolder(), 'rounds'))) },
  { name: 'the central store', open: async () => await server(await emptyOrganisation()) },
  {
    name: 'the central store, opened by its superuser,',
    open: async () => await server(await emptyOrganisation('mighty')),
  },
];

let drawn = 0;
/** A file of more than one piece. */
const content = Buffer.from(Array.from({ length: 2_300_000 }, (_, index) => (index * 7) % 251));

async function handIn(store: JobStore, more: Partial<StoredJob> = {}, bytes = content): Promise<StoredJob> {
  drawn += 1;
  const job: StoredJob = {
    ...newJob,
    id: `viec-${String(drawn).padStart(4, '0')}`,
    kind: 'scan',
    round: 'dot',
    conference: 'hoi-nghi',
    name: 'quét.pdf',
    list: null,
    batch: null,
    by: { account: 'a', name: 'Người A' },
    from: 'upload',
    files: [{ name: 'quét.pdf', sha256: hashOf(bytes) }],
    practice: null,
    at: `2019-02-20T01:00:00.${String(drawn).padStart(3, '0')}Z`,
    ...more,
  };
  const path = await store.arriving(job.round, job.id);
  writeFileSync(path, bytes);
  await store.add(job, [path]);
  return job;
}

async function claimed(store: JobStore, id?: string): Promise<ClaimedJob> {
  const claim = await store.claim(id);
  if (claim === null) throw new Error('nothing is due');
  return claim;
}

/** A page whose picture the reader has just put into its folder. */
function readPage({ pictures }: JobWork, number: number): LoggedPage {
  const bytes = Buffer.from(`trang ${number}`);
  writeFileSync(join(pictures, `${hashOf(bytes)}.jpg`), bytes);
  return {
    ...{ file: 'quét.pdf', index: 0, page: number, pages: 9, problem: null, cover: null, blank: false },
    picture: hashOf(bytes),
    reading: {
      ...{ style: 'A', ballotPage: 1, serial: null, status: 'read', flags: [], rows: [], place: null },
      signature: Uint8Array.from([number, 200]),
    },
  };
}

const part = (sha256: string): Part => ({
  id: '6f1b8e0e-8f3c-4a57-9d1f-0d8d6a1b2c3d',
  list: 'khoa',
  batch: 1,
  reader: 'x',
  sheets: [{ images: [{ sha256, page: 1 }], flags: [], rows: [] }],
  pages: [],
});

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

describe('Several servers', () => {
  test('share the jobs: each is carried out by one, and what one says of it the others know', async () => {
    const database = await emptyOrganisation();
    const places = [await server(database), await server(database), await server(database)];
    const [one] = places as [Place];
    const ids = [];
    for (let index = 0; index < 12; index += 1) ids.push((await handIn(one.store, {}, Buffer.from(`tệp ${index}`))).id);
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (places[index % 3] as Place).store.claim()),
    );
    expect(taken.map((claim) => claim?.job().id).sort()).toEqual(ids);
    expect(await one.store.claim()).toBeNull();
    for (const claim of taken) await claim?.finish({ state: 'recorded' }, true);
    expect(await places[2]?.store.of('dot', 'hoi-nghi')).toHaveLength(12);
  });

  test('put together and record one job of a conference at a time', async () => {
    const database = await emptyOrganisation();
    const [one, two] = [await server(database), await server(database)];
    await handIn(one.store);
    await handIn(one.store);
    await handIn(one.store, { conference: 'hoi-nghi-khac' });
    const [a, b, other] = [await claimed(one.store), await claimed(two.store), await claimed(two.store)];
    expect([await a.work.turn(), await b.work.turn(), await other.work.turn()]).toEqual([true, false, true]);
    expect(await a.work.turn()).toBe(true);
    await a.work.plan([part('a'.repeat(64))]);
    // Whoever records has died: the job goes on before any other one.
    await a.release('at-once');
    expect(await b.work.turn()).toBe(false);
    await b.release('at-once');
    const again = await claimed(two.store);
    expect(again.job().id).toBe(a.job().id);
    await again.finish({ state: 'recorded' }, true);
    const next = await claimed(one.store);
    expect([next.job().id, await next.work.turn()]).toEqual([b.job().id, true]);
  });

  test('take over from one that says nothing any more, and that one writes nothing any more', async () => {
    const database = await emptyOrganisation();
    const [one, two] = [await server(database), await server(database)];
    const job = await handIn(one.store);
    const lost = await claimed(one.store);
    const log = await lost.work.log();
    await log.add(readPage(lost.work, 1));
    expect(await two.store.claim()).toBeNull();
    const central = await openedCentral(database);
    await central.once("UPDATE scan_job SET claimed_until = now() - interval '1 second'");
    const taken = await claimed(two.store);
    expect((await taken.work.log()).pages).toHaveLength(1);
    await expect(log.add(readPage(lost.work, 2))).rejects.toBeInstanceOf(ClaimLost);
    await expect(lost.work.turn()).rejects.toBeInstanceOf(ClaimLost);
    await expect(lost.work.plan([])).rejects.toBeInstanceOf(ClaimLost);
    await expect(lost.finish({ state: 'recorded' }, true)).rejects.toBeInstanceOf(ClaimLost);
    await lost.release('aside');
    expect(await one.store.get(job.id)).toMatchObject({ state: 'reading', recording: false });
    expect((await taken.work.log()).pages).toHaveLength(1);
    await taken.finish({ state: 'recorded' }, true);
  });

  test('try again where the database did not answer, instead of refusing what was handed in', async () => {
    const { store } = await server(await emptyOrganisation());
    const job = await handIn(store);
    let tries = 0;
    const queue = createJobQueue({
      store,
      carryOut() {
        tries += 1;
        if (tries === 1) throw new StoreProblem('away', text('không trả lời', 'does not answer'));
        return Promise.resolve(ok(undefined));
      },
      ending: () => Promise.resolve(true),
      report: () => {},
    });
    onTestFinished(() => queue.close());
    await queue.start();
    while ((await store.get(job.id))?.state !== 'recorded') await pause(50);
    expect(tries).toBe(2);
  });

  test('of another organisation see none of them', async () => {
    const [ours, theirs] = [await server(await emptyOrganisation()), await server(await emptyOrganisation())];
    const job = await handIn(ours.store);
    expect([await theirs.store.get(job.id), await theirs.store.claim()]).toEqual([null, null]);
  });
});
