// Has pages made, read and judged. One of these for each processor.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { findDuplicates, openScan, type PageReading, readPage } from '@tinnhiem/paper';
import { addScores, type Complaint, noScore, type Score, score, seededRandom } from '@tinnhiem/paper/practice';
import { type Ballots, makePage, type Prepared } from './make-page.ts';
import { pageSets } from './sets.ts';

export interface WorkerStart {
  readonly ballots: Ballots;
  /** Folder for the pictures of pages that were read wrongly. */
  readonly keep: string | null;
}

export interface Job {
  readonly set: number;
  readonly seed: number;
  /** Page numbers, from and to (not included). */
  readonly from: number;
  readonly to: number;
}

export interface JobResult {
  readonly set: number;
  readonly score: Score;
  /** Milliseconds of each page: opening the file and reading the page. */
  readonly times: readonly number[];
  readonly notes: readonly string[];
  /** Sheets fed twice: how many, how many were noticed, and how often another voter's sheet was taken for the same. */
  readonly twice: { readonly sheets: number; readonly found: number; readonly strangers: number };
}

const { ballots, keep } = workerData as WorkerStart;

const unread: PageReading = {
  style: null,
  ballotPage: null,
  serial: null,
  status: 'rejected',
  flags: ['unreadable'],
  rows: [],
  place: null,
  signature: null,
};

async function readFile(file: Buffer, reader: Prepared['reader']): Promise<PageReading> {
  const opened = await openScan({ name: 'page', bytes: file });
  if (!opened.ok) return unread;
  const image = await opened.value.page(1);
  opened.value.close();
  return image.ok ? await readPage(image.value, [reader]) : unread;
}

const describe = ({ what, truth, reading, reasons }: Complaint): string =>
  `${what}: row ${truth.row} ${JSON.stringify(truth.marks)}${truth.struckName === undefined ? '' : ` name ${truth.struckName}`} is ${truth.reading} (${truth.expect}), read ${reading} [${reasons.join(' ')}]`;

async function work({ set: setIndex, seed, from, to }: Job): Promise<JobResult> {
  const set = pageSets[setIndex];
  if (set === undefined) throw new RangeError(`no set ${setIndex}`);
  let sum = noScore;
  const times: number[] = [];
  const notes: string[] = [];
  const twice = { sheets: 0, found: 0, strangers: 0 };
  for (let number = from; number < to; number += 1) {
    const random = seededRandom(seed * 1_000_003 + setIndex * 7_919_317 + number);
    const { file, more, truth, reader } = await makePage(ballots, set, number, random);
    const start = performance.now();
    const reading = await readFile(file, reader);
    times.push(performance.now() - start);
    if (more.length > 0) {
      const readings = [reading];
      for (const other of more) readings.push(await readFile(other, reader));
      const [, stranger, same] = findDuplicates(
        readings.map((each, at) => ({
          file: 'page',
          page: at + 1,
          reading: each,
          problem: null,
          cover: null,
          blank: false,
        })),
      );
      twice.sheets += 1;
      if (same?.duplicateOf?.page === 1) twice.found += 1;
      if (stranger?.duplicateOf != null) twice.strangers += 1;
    }
    const { score: judged, complaints } = score(truth, reading);
    sum = addScores(sum, judged);
    const bad = complaints.filter(({ what }) => what !== 'for-nothing').map(describe);
    if (judged.writingsMissed > 0) bad.push(`writing missed: ${truth.writing}`);
    if (judged.cleanPagesFlagged > 0) bad.push(`clean page ${reading.status}: ${reading.flags.join(' ')}`);
    if (judged.wrongSheetsRead > 0) bad.push(`${truth.kind} read`);
    if (keep !== null) bad.push(...complaints.filter(({ what }) => what === 'for-nothing').map(describe));
    notes.push(...bad.map((note) => `${set.name} #${number}: ${note}`));
    if (keep !== null && bad.length > 0) {
      mkdirSync(keep, { recursive: true });
      const name = `${set.name.replaceAll(/[^a-z0-9]+/gi, '-')}-${number}`;
      writeFileSync(join(keep, `${name}.${file[0] === 0xff ? 'jpg' : 'tif'}`), file);
      writeFileSync(join(keep, `${name}.txt`), `${bad.join('\n')}\n`);
    }
  }
  return { set: setIndex, score: sum, times, notes, twice };
}

parentPort?.on('message', (job: Job) => {
  void work(job).then((result) => parentPort?.postMessage(result));
});
