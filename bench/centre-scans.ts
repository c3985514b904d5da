// node scripts/run.mjs bench/centre-scans.ts [BALLOTS]
// What the pictures of a conference cost the database of a centre: a file of scans from its arrival to the pictures that are kept, with invented
// pages of the size of real ones; beside it the same in a folder. Time, bytes of the tables and of the log, memory of the process.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { newJob, type StoredJob } from '../packages/server/src/scans/job.ts';
import type { LoggedPage } from '../packages/server/src/scans/page-log.ts';
import { folderScans, type ScanStores } from '../packages/server/src/scans/scan-stores.ts';
import { centralStores } from '../packages/server/src/store/stores.ts';
import { ownPostgres } from '../packages/server/test/postgres-server.ts';

const ballots = Number(process.argv[2] ?? 300);
const pages = 2 * ballots;
/** Of a grey page at 200 dpi. */
const pageBytes = 500_000;

const folder = join(tmpdir(), `tinnhiem-bench-centre-scans-${process.pid}`);
mkdirSync(folder, { recursive: true });

let highest = 0;
const sampling = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss());
}, 20);

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const value = await work();
  console.log(`  ${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return value;
}

function pageOf(number: number, sha256: string): LoggedPage {
  return {
    ...{ file: 'quet.pdf', index: 0, page: number, pages, problem: null, cover: null, blank: false, picture: sha256 },
    reading: {
      ...{ style: 'A', ballotPage: 1, serial: null, status: 'read', flags: [], rows: [], place: null },
      signature: new Uint8Array(200),
    },
  };
}

/** From the file to the pictures of the round, page by page as the reader would give them. */
async function whole({ jobs, images }: ScanStores): Promise<readonly string[]> {
  const store = jobs();
  const hash = createHash('sha256');
  const job: Omit<StoredJob, 'files'> = {
    ...newJob,
    ...{ id: 'viec', kind: 'scan', round: 'dot', conference: 'hoi-nghi', name: 'quet.pdf', list: null, batch: null },
    ...{ by: { account: 'a', name: 'A' }, from: 'upload', practice: null, at: '2019-02-20T01:00:00.000Z' },
  };
  const path = await store.arriving(job.round, job.id);
  for (let page = 0; page < pages; page += 1) {
    const bytes = randomBytes(pageBytes);
    hash.update(bytes);
    writeFileSync(path, bytes, { flag: 'a' });
  }
  const files = [{ name: job.name, sha256: hash.digest('hex') }];
  await timed('file taken in', () => store.add({ ...job, files }, [path]));
  const claimed = await store.claim();
  if (claimed === null) throw new Error('nothing is due');
  const { work } = claimed;
  await timed('file laid down', () => work.sources());
  const log = await work.log();
  await timed(`${pages} pages put into the log with their pictures`, async () => {
    for (let page = 1; page <= pages; page += 1) {
      const bytes = randomBytes(pageBytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      writeFileSync(join(work.pictures, `${sha256}.jpg`), bytes);
      await log.add(pageOf(page, sha256));
    }
  });
  await log.close();
  const kept = log.pages.flatMap(({ picture }) => picture ?? []);
  await work.turn();
  await timed(`${pages} pictures kept with the round`, async () => {
    for (const sha256 of kept) await work.keep(sha256, null);
    await images.settle(job.round);
  });
  await timed('what is needed no more cleared away', () => claimed.finish({ state: 'recorded' }, true));
  const each: number[] = [];
  for (const sha256 of kept) {
    const begun = performance.now();
    const found = await images.image(job.round, sha256);
    if (!found.ok) throw new Error(found.error.message.en);
    each.push(performance.now() - begun);
  }
  each.sort((a, b) => a - b);
  const at = (share: number) => (each[Math.floor(each.length * share)] ?? 0).toFixed(1);
  console.log(`  a picture read and checked: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
  await store.close();
  return kept;
}

const postgres = await ownPostgres(join(folder, 'postgres'));
const admin = new Client({ connectionString: postgres.mighty });
await admin.connect();
/** A record of a thousand acts that names the pictures, two a sheet, 200 sheets an act; its ballots are destroyed at the end. */
async function record(pictures: readonly string[]): Promise<void> {
  const hash = (number: number) => String(number).padStart(64, '0');
  await admin.query("SELECT set_config('tinnhiem.organisation', 'do', false)");
  await admin.query("INSERT INTO tinnhiem.round (id, number, hash, summary) VALUES ('dot', 1000, '', '')");
  const sheets = pictures.map((sha256) => ({
    images: [{ sha256, page: 1 }],
    rows: Array(20).fill({ reading: 'high' }),
  }));
  for (let number = 1; number <= 1000; number += 1) {
    const data = number * 400 - 400 < sheets.length ? { sheets: sheets.slice(number * 400 - 400, number * 400) } : {};
    const type = number === 1000 ? 'ballots-destroyed' : 'sheets' in data ? 'sheets-recorded' : 'checked-in';
    await admin.query(
      `INSERT INTO tinnhiem.act (round, number, stream, at, account, name, role, type, version, data, previous, hash)
       VALUES ('dot', $1, 'hoi-nghi', '', '', '', '', $2, 1, $3, $4, $5)`,
      [number, type, JSON.stringify(data), hash(number - 1), hash(number)],
    );
  }
}

const one = async (sql: string) => Number(Object.values((await admin.query(sql)).rows[0])[0]);
try {
  console.log(
    `${ballots} ballots, ${pages} pages of ${pageBytes / 1000} kB: ${(pages * pageBytes) / 1e6} MB of pictures`,
  );
  console.log('in a folder:');
  await whole(folderScans(join(folder, 'data', 'rounds')));
  console.log(`  highest memory of the process: ${Math.round(highest / 1e6)} MB`);
  highest = 0;
  const stores = await centralStores(`${postgres.url}?organisation=do`, { folder: join(folder, 'files') });
  const before = (await admin.query('SELECT pg_current_wal_lsn() AS at')).rows[0].at as string;
  console.log('in the database:');
  const kept = await whole(stores.scans);
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  console.log(`  log written: ${megabytes(await one(`SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '${before}')`))}`);
  for (const table of ['picture', 'scan_file', 'scan_picture'])
    console.log(`  table ${table}: ${megabytes(await one(`SELECT pg_total_relation_size('tinnhiem.${table}')`))}`);
  console.log(`  highest memory of the process: ${Math.round(highest / 1e6)} MB`);
  await admin.query('VACUUM tinnhiem.scan_file, tinnhiem.scan_picture');
  for (const table of ['scan_file', 'scan_picture'])
    console.log(
      `  table ${table}, swept: ${megabytes(await one(`SELECT pg_total_relation_size('tinnhiem.${table}')`))}`,
    );
  await record(kept);
  await timed('pictures destroyed with their ballots', async () => {
    for (const sha256 of kept) await stores.scans.images.drop('dot', sha256);
  });
  console.log(`  pictures left: ${(await stores.scans.images.list('dot')).length}`);
  await stores.close();
} finally {
  clearInterval(sampling);
  await admin.end();
  postgres.remove();
  await rm(folder, { recursive: true, force: true });
}
