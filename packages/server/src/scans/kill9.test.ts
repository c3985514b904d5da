// A server is killed while it reads and while it records, again and again. Every sheet must stand once.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Instant } from '@tinnhiem/core';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { password, testServer } from '../../test/http.ts';
import { fedCover, fedSheets, markedSheet, pdfOf, readingsOf } from '../../test/marked-scans.ts';
import { scanOffice } from '../../test/scan-office.ts';
import { shortList } from '../../test/scan-round.ts';
import { createService } from '../service/service.ts';
import { embeddedStore } from '../store/embedded.ts';
import type { JobView, ScansView } from './job.ts';

const program = fileURLToPath(new URL('../../test/serve-and-wait.ts', import.meta.url));
const batches = 16;
const perBatch = 2;

interface Running {
  readonly view: () => Promise<ScansView>;
  readonly send: (file: Uint8Array) => Promise<string>;
  readonly kill: () => Promise<void>;
}

async function start(data: string, base: string): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [program, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const address = line.toString().trim();
  const headers = { 'x-tinnhiem': '1' };
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'committee-head', password: `${password} ${'committee-head'.length}` }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    view: async () => (await (await fetch(`${address}${base}/scans`, { headers: { cookie } })).json()) as ScansView,
    async send(file) {
      const answer = await fetch(`${address}${base}/scans?name=quet.pdf`, {
        method: 'POST',
        headers: { ...headers, cookie, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(file),
      });
      return ((await answer.json()) as { job: string }).job;
    },
    async kill() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
  };
}

const done = ({ read, flagged, rejected, aside }: JobView) => read + flagged + rejected + aside;

test('After kill -9 at any moment a file goes on where it was, and every sheet stands once', async () => {
  const data = emptyFolder();
  let end: () => Promise<void> = () => Promise.resolve();
  const server = await testServer({
    data,
    atEnd: (close) => {
      end = close;
    },
  });
  const office = await scanOffice({ server, sizes: { [shortList]: Array.from({ length: batches }, () => perBatch) } });
  const short = await office.print(shortList);
  const sheets = Array.from({ length: batches * perBatch }, (_, index) => markedSheet(short, index + 1));
  const file = await pdfOf(
    Array.from({ length: batches }, (_, batch) => [
      fedCover(short, batch + 1),
      ...fedSheets(short, sheets.slice(batch * perBatch, (batch + 1) * perBatch), batch),
    ]).flat(),
  );
  await end();

  let running = await start(data, office.base);
  const id = await running.send(file);
  let before = 0;
  let killed = 0;
  let killedInRecording = 0;
  for (;;) {
    const { jobs, reading } = await running.view();
    const job = jobs.find((other) => other.id === id);
    if (job === undefined) throw new Error('the job is lost');
    if (!reading) {
      expect(job.state, JSON.stringify(job.problem)).toBe('recorded');
      break;
    }
    const pages = done(job);
    // Nothing that was read before is read again.
    if (pages > 0) expect(pages).toBeGreaterThanOrEqual(before);
    const recording = job.recorded.length > 0 && killedInRecording < 3;
    if (pages < before + 10 && !recording) {
      await pause(2);
      continue;
    }
    before = Math.max(pages, before);
    if (recording) killedInRecording += 1;
    await running.kill();
    killed += 1;
    running = await start(data, office.base);
  }
  await running.kill();
  expect(killed).toBeGreaterThan(3);
  expect(killedInRecording).toBeGreaterThan(0);

  const store = embeddedStore(`${data}/rounds`);
  const service = createService(store, () => new Date().toISOString() as Instant);
  const standing = await readingsOf(service, office.round, office.conference, shortList);
  await store.close();
  expect(standing.map((batch) => batch.length)).toEqual(Array.from({ length: batches }, () => perBatch));
  const images = standing.flat().flatMap((sheet) => sheet.images.map(({ sha256 }) => sha256));
  expect(new Set(images).size).toBe(sheets.length);
  for (const [index, { flags, rows }] of standing.flat().entries()) {
    expect(flags).toEqual([]);
    for (const [row, { reading, reasons }] of rows.entries())
      if (reasons.length === 0) expect(reading).toBe(sheets[index]?.readings[row]);
  }
}, 300_000);
