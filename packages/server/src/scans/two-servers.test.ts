// Two servers of a centre read one pile of sheets together, each with a folder of its own; both are killed on the way. Every sheet must stand once.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { fedCover, fedSheets, markedSheet, pdfOf, printedList, readingsOf } from '../../test/marked-scans.ts';
import { emptyOrganisation } from '../../test/postgres.ts';
import { sampleTime } from '../../test/sample.ts';
import { scanRound, shortList } from '../../test/scan-round.ts';
import { signedIn } from '../../test/signed-in.ts';
import { createService } from '../service/service.ts';
import { centralStores } from '../store/stores.ts';
import type { JobView, ScansView } from './job.ts';

const program = fileURLToPath(new URL('../../test/serve-and-wait.ts', import.meta.url));
const batches = 6;
const perBatch = 2;

interface Running {
  readonly view: () => Promise<ScansView>;
  /** Answers with the id of the job. */
  readonly post: (path: string, bytes?: Uint8Array) => Promise<{ status: number; job: string }>;
  readonly kill: () => Promise<void>;
}

async function start(database: string, base: string, cookie: string): Promise<Running> {
  const command = [program, emptyFolder(), database];
  const child: ChildProcess = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const address = `${line.toString().trim()}${base}`;
  const headers = { 'x-tinnhiem': '1', cookie };
  return {
    view: async () => (await (await fetch(`${address}/scans`, { headers: { cookie } })).json()) as ScansView,
    async post(path, bytes) {
      const sent =
        bytes === undefined
          ? { headers }
          : { headers: { ...headers, 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes) };
      const answer = await fetch(`${address}/${path}`, { method: 'POST', ...sent });
      return { status: answer.status, job: ((await answer.json()) as { job: string }).job };
    },
    async kill() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
  };
}

const done = ({ read, flagged, rejected, aside }: JobView) => read + flagged + rejected + aside;
const reading = (jobs: readonly JobView[]) => jobs.filter((job) => job.state === 'reading' && done(job) > 0);

test('One pile is read by two servers together; whichever is killed, the other ones go on, and every sheet stands once', async () => {
  const database = await emptyOrganisation();
  const stores = await centralStores(database, { connections: 2 });
  onTestFinished(() => stores.close());
  const service = createService(stores.rounds, () => sampleTime);
  const sizes = { [shortList]: Array.from({ length: batches }, () => perBatch) };
  const { round, conference } = await scanRound(service, { sizes });
  const short = await printedList(service, round, conference, shortList);
  const cookie = await signedIn(stores.tables, 'committee-head');
  const base = `/api/rounds/${round}/conferences/${conference}`;
  const sheets = Array.from({ length: batches * perBatch }, (_, index) => markedSheet(short, index + 1));
  const files = await Promise.all(
    Array.from({ length: batches }, (_, batch) =>
      pdfOf([
        fedCover(short, batch + 1),
        ...fedSheets(short, sheets.slice(batch * perBatch, (batch + 1) * perBatch), batch),
      ]),
    ),
  );
  const [one, two] = await Promise.all([start(database, base, cookie), start(database, base, cookie)]);

  // What one takes in the other one knows, adds to, and stops.
  const open = await one.post('scans?name=mo.pdf&more=1', Buffer.from('tệp thứ nhất'));
  expect((await two.post(`scans/${open.job}/files?name=hai.pdf&more=1`, Buffer.from('thứ hai'))).status).toBe(202);
  expect((await one.view()).jobs).toMatchObject([{ id: open.job, state: 'waiting', open: true, files: 2 }]);
  expect((await two.post(`scans/${open.job}/cancel`)).status).toBe(200);
  expect((await one.view()).jobs).toMatchObject([{ state: 'cancelled' }]);

  for (const [index, file] of files.entries())
    expect((await (index % 2 === 0 ? one : two).post(`scans?name=tap-${index + 1}.pdf`, file)).status).toBe(202);
  // Both are at work: the other one tells how far each is.
  while (reading((await two.view()).jobs).length < 2) await pause(5);
  await one.kill();
  const three = await start(database, base, cookie);
  const recordedBefore = (await three.view()).jobs.filter(({ state }) => state === 'recorded').length;
  for (;;) {
    const { jobs } = await three.view();
    const now = jobs.filter(({ state }) => state === 'recorded').length;
    if (now > recordedBefore && (now >= batches - 2 || reading(jobs).length > 0)) break;
    await pause(5);
  }
  await two.kill();
  for (;;) {
    const view = await three.view();
    if (!view.reading) {
      expect(view.jobs.map(({ state, problem }) => [state, problem?.code ?? null])).toEqual([
        ...Array.from({ length: batches }, () => ['recorded', null]),
        ['cancelled', null],
      ]);
      break;
    }
    await pause(50);
  }
  await three.kill();

  const standing = await readingsOf(service, round, conference, shortList);
  expect(standing.map((batch) => batch.length)).toEqual(Array.from({ length: batches }, () => perBatch));
  const images = standing.flat().flatMap((sheet) => sheet.images.map(({ sha256 }) => sha256));
  expect(new Set(images).size).toBe(sheets.length);
  for (const sha256 of images) expect(await stores.scans.images.image(round, sha256)).toMatchObject({ ok: true });
  for (const [index, { flags, rows }] of standing.flat().entries()) {
    expect(flags).toEqual([]);
    for (const [row, { reading: mark, reasons }] of rows.entries())
      if (reasons.length === 0) expect(mark).toBe(sheets[index]?.readings[row]);
  }
  // Nothing of the work is left but what is to stay.
  const acts = await service.acts(round);
  expect(acts.ok && acts.value.filter(({ type }) => type === 'sheets-recorded')).toHaveLength(batches);
}, 240_000);
