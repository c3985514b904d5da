// Runs in threads of `practice.ts`: invented voters mark ballots, an ordinary office scanner scans them.
import { writeFile } from 'node:fs/promises';
import { hashOf, type Level } from '@tinnhiem/core';
import { type BallotPage, drawPdf, type GreyImage } from '@tinnhiem/paper';
import {
  drawHand,
  encode,
  jpegQuality,
  markPage,
  type PdfPage,
  type Picture,
  pdfOfPictures,
  planSheet,
  type Random,
  scan,
  seededRandom,
  usualRates,
} from '@tinnhiem/paper/practice';

export interface PracticeTask {
  /** Name of the file without its ending. */
  readonly name: string;
  /** Where it is written. */
  readonly file: string;
  readonly pages: readonly BallotPage[];
  /** The PDF of the printed ballots: one where all are the same, or each of these with its random code. And that of the cover sheets with the page of this one. */
  readonly ballot: Uint8Array;
  readonly coded: boolean;
  readonly cover: { readonly pdf: Uint8Array; readonly page: number } | null;
  readonly list: string;
  readonly batch: number | null;
  /** Which ballots of the pile, from 0; `to` is not among them. */
  readonly from: number;
  readonly to: number;
  readonly seed: number;
}

/** What one voter put on paper. */
export interface PracticeBallot {
  /** Words that do not belong on a ballot. */
  readonly writing: boolean;
  readonly rows: readonly {
    readonly person: string;
    readonly reading: Level | 'blank' | 'multiple';
    readonly nameStruck: boolean;
  }[];
}

export interface PracticeDone {
  /** What the voters marked. */
  readonly truth: {
    readonly list: string;
    readonly batch: number | null;
    /** In the order in which they lie. */
    readonly ballots: readonly PracticeBallot[];
  };
}

/** A committee practises on what it will meet: about every third ballot has something for a person. */
const rates = { ...usualRates, blank: 0.004, multiple: 0.003, odd: 0.006, struckName: 0.002, writing: 0.02 };

/** A distortion needs something finer to sample from than what the scanner gives. */
const printedPixelsPerMm = 12;
const dpi = 200;

// biome-ignore lint/style/noDefaultExport: Piscina calls the default export.
export default async function practise(task: PracticeTask): Promise<PracticeDone> {
  const prints = task.coded ? eachPrint(task) : samePrint(task);
  const pages: PdfPage[] = [];
  if (task.cover !== null) pages.push(await scannedCover(task, task.cover));
  const ballots: PracticeBallot[] = [];
  for (let ballot = task.from; ballot < task.to; ballot += 1) {
    const random = randomOf(task, ballot);
    const hand = drawHand(random, rates.kinds);
    const rows: PracticeBallot['rows'][number][] = [];
    let writing = false;
    const clean = await nextOf(prints);
    for (const [index, page] of task.pages.entries()) {
      const plan = planSheet(page, rates, random, hand);
      const marked = markPage(clean[index] as GreyImage, page, plan, random, { colour: 'grey' });
      pages.push(await scannedPage(marked, page, random));
      rows.push(
        ...plan.truth.rows.map(({ person, reading, struckName }) => ({
          person,
          reading,
          nameStruck: struckName !== undefined,
        })),
      );
      writing ||= plan.truth.writing !== undefined;
    }
    ballots.push({ writing, rows });
  }
  await writeFile(task.file, pdfOfPictures(pages), { mode: 0o600 });
  return { truth: { list: task.list, batch: task.batch, ballots } };
}

/** The pages of one ballot, as often as they are asked for. */
async function* samePrint({ ballot, pages }: PracticeTask): AsyncGenerator<readonly GreyImage[], never> {
  const clean = await drawn(ballot, pages.length);
  for (;;) yield clean;
}

/** The pages of one ballot after the other, as they were printed. */
async function* eachPrint({ ballot, pages }: PracticeTask): AsyncGenerator<readonly GreyImage[]> {
  let clean: GreyImage[] = [];
  for await (const page of drawPdf(ballot, printedPixelsPerMm)) {
    clean.push(page);
    if (clean.length < pages.length) continue;
    yield clean;
    clean = [];
  }
}

async function nextOf(prints: AsyncGenerator<readonly GreyImage[]>): Promise<readonly GreyImage[]> {
  const next = await prints.next();
  if (next.done === true) throw new Error('more ballots to mark than were printed');
  return next.value;
}

/** Every ballot has its own luck, whichever thread makes it. */
function randomOf({ seed, list, batch }: PracticeTask, ballot: number): Random {
  return seededRandom(Number.parseInt(hashOf(`${seed}/${list}/${batch ?? 0}/${ballot}`).slice(0, 8), 16));
}

async function drawn(pdf: Uint8Array, count: number): Promise<GreyImage[]> {
  const pages: GreyImage[] = [];
  for await (const page of drawPdf(pdf, printedPixelsPerMm, count)) pages.push(page);
  return pages;
}

async function scannedCover(task: PracticeTask, { pdf, page }: { readonly pdf: Uint8Array; readonly page: number }) {
  const cover = (await drawn(pdf, page)).at(-1);
  const paper = task.pages[0];
  if (cover === undefined || paper === undefined) throw new Error(`no cover sheet ${page}`);
  return await scannedPage({ ...cover, channels: 1 }, paper, randomOf(task, -1));
}

const severity = 2;

async function scannedPage(marked: Picture, page: BallotPage, random: Random): Promise<PdfPage> {
  const picture = scan(marked, page, { severity, dpi, colour: 'grey' }, random);
  const { width, height } = picture;
  const points = { widthPoints: page.widthMm * (72 / 25.4), heightPoints: page.heightMm * (72 / 25.4) };
  const stream = await encode(picture, 'jpeg', { dpi, quality: jpegQuality(severity) });
  const entries = '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode';
  return { ...points, pictures: [{ ...points, stream, entries, width, height, top: 0 }] };
}
