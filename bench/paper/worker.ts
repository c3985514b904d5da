// Makes pages of a set, has them read, judges the readings. One of these for each processor.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { drawPdf, type GreyImage, openScan, type PageReading, prepareLayout, readPage } from '@tinnhiem/paper';
import {
  addScores,
  blankSheet,
  type Complaint,
  cutOff,
  doubleFed,
  encode,
  foreignSheet,
  jpegQuality,
  markPage,
  noScore,
  type PageTruth,
  type Picture,
  photograph,
  photographQuality,
  planSheet,
  printedBadly,
  type Random,
  type Score,
  scan,
  score,
  seededRandom,
  showThrough,
} from '@tinnhiem/paper/practice';
import type { PrintedBallot } from './ballots.ts';
import { type PageSet, pageSets } from './sets.ts';

export interface WorkerStart {
  readonly ballots: Readonly<Record<string, PrintedBallot>>;
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
}

const pixelsPerMm = 12;
const { ballots, keep } = workerData as WorkerStart;

interface Prepared {
  readonly layout: PrintedBallot['layout'];
  readonly clean: readonly GreyImage[];
  readonly reader: Awaited<ReturnType<typeof prepareLayout>>;
}
const prepared = new Map<string, Prepared>();

async function ballot(key: string): Promise<Prepared> {
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const printed = ballots[key];
  if (printed === undefined) throw new RangeError(`no ballot "${key}"`);
  const clean: GreyImage[] = [];
  for await (const page of drawPdf(printed.pdf, pixelsPerMm, printed.layout.pages.length)) clean.push(page);
  const made = { layout: printed.layout, clean, reader: await prepareLayout(printed.layout) };
  // Printed pages are large; a few ballots are enough at a time.
  if (prepared.size >= 5) prepared.delete(prepared.keys().next().value ?? '');
  prepared.set(key, made);
  return made;
}

interface MadePage {
  readonly file: Buffer;
  readonly truth: PageTruth;
  readonly reader: Prepared['reader'];
}

async function makePage(set: PageSet, number: number, random: Random): Promise<MadePage> {
  const key = set.ballots[number % set.ballots.length] ?? '';
  const { layout, clean, reader } = await ballot(key);
  const index = Math.floor(number / set.ballots.length) % layout.pages.length;
  const page = layout.pages[index];
  const printed = clean[index];
  if (page === undefined || printed === undefined) throw new RangeError('a layout without its page');
  const colour = 'scan' in set.device && set.device.scan.colour === 'rgb' ? 'rgb' : 'grey';
  const channels = colour === 'rgb' ? 3 : 1;
  const sheet = set.print === undefined ? printed : printedBadly(printed, pixelsPerMm, set.print, random);
  const plan = planSheet(page, set.rates, random);
  const draw = (): Picture => markPage(sheet, page, plan, random, { colour });
  let truth: PageTruth = plan.truth;
  let marked: Picture;
  let readBy = reader;
  switch (set.special) {
    case 'foreign':
    case 'blank-sheet': {
      marked =
        set.special === 'foreign'
          ? foreignSheet(page, pixelsPerMm, channels, random)
          : blankSheet(page, pixelsPerMm, channels);
      truth = { ...truth, kind: set.special, rows: [] };
      break;
    }
    case 'other-style': {
      marked = draw();
      const others = Object.keys(ballots).filter((other) => other !== key);
      readBy = (await ballot(others[number % others.length] ?? '')).reader;
      truth = { ...truth, kind: 'other-style', rows: [] };
      break;
    }
    case 'double-feed': {
      const under = markPage(sheet, page, planSheet(page, set.rates, random), random, { colour });
      ({ picture: marked, truth } = doubleFed(under, draw(), page, truth, random));
      break;
    }
    case 'cut-off':
      ({ picture: marked, truth } = cutOff(draw(), page, truth, random));
      break;
    case 'show-through': {
      marked = draw();
      showThrough(marked, clean[index ^ 1] ?? printed, random);
      break;
    }
    default:
      marked = draw();
  }
  if ('tilt' in set.device) {
    const { tilt } = set.device;
    const photo = photograph(marked, page, { tilt, colour }, random);
    return { file: await encode(photo, 'jpeg', { dpi: 72, quality: photographQuality(tilt) }), truth, reader: readBy };
  }
  const { scan: options } = set.device;
  const format = options.colour === 'bit' ? 'tiff-g4' : 'jpeg';
  const quality = jpegQuality(options.severity);
  return {
    file: await encode(scan(marked, page, options, random), format, { dpi: options.dpi, quality }),
    truth,
    reader: readBy,
  };
}

const unread: Pick<PageReading, 'status' | 'flags' | 'rows'> = { status: 'rejected', flags: ['unreadable'], rows: [] };

async function readFile(file: Buffer, reader: Prepared['reader']): Promise<typeof unread> {
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
  for (let number = from; number < to; number += 1) {
    const random = seededRandom(seed * 1_000_003 + setIndex * 7_919_317 + number);
    const { file, truth, reader } = await makePage(set, number, random);
    const start = performance.now();
    const reading = await readFile(file, reader);
    times.push(performance.now() - start);
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
  return { set: setIndex, score: sum, times, notes };
}

parentPort?.on('message', (job: Job) => {
  void work(job).then((result) => parentPort?.postMessage(result));
});
