// Ballots of invented people as the product prints them, and what comes back from the scanner.
import { readFileSync } from 'node:fs';
import { drawPdf } from '../../files/pdf-render.ts';
import type { GreyImage } from '../../image/grey-image.ts';
import { shrink } from '../../image/shrink.ts';
import { type BallotLayout, type BallotPage, columns, type LayoutFile } from '../../layout/layout.ts';
import { layoutFile } from '../../layout/layout-file.ts';
import { drawHand, type Hand, type MarkKind } from '../../practice/hand.ts';
import { markPage } from '../../practice/mark-page.ts';
import type { Picture } from '../../practice/picture.ts';
import { plainMark } from '../../practice/plain-marks.ts';
import { type Random, seededRandom } from '../../practice/random.ts';
import { type ScanOptions, scan } from '../../practice/scan.ts';
import type { PenStroke } from '../../practice/stroke.ts';
import type { PageTruth } from '../../practice/truth.ts';
import { type PreparedLayout, prepareLayout } from '../prepare.ts';
import { readPage } from '../read-page.ts';
import type { PageReading } from '../reading.ts';

/** Pixels per millimetre of a printed page, before it is scanned. */
export const printScale = 12;

/** The ballots in test/fixtures: of 4 people on one page, of 21 on two; a specimen, and two copies with a random code each. */
export type Fixture = 'ballot-4' | 'ballot-21' | 'specimen-4' | 'serials-4';

export interface Ballot {
  readonly file: LayoutFile;
  readonly prepared: PreparedLayout;
  /** The printed pages, copy by copy. */
  readonly prints: readonly GreyImage[];
}

const opened = new Map<Fixture, Promise<Ballot>>();

/** A printed ballot; opened once. */
export function ballot(name: Fixture): Promise<Ballot> {
  const before = opened.get(name);
  if (before !== undefined) return before;
  const now = open(name);
  opened.set(name, now);
  return now;
}

async function open(name: Fixture): Promise<Ballot> {
  const fixture = (ending: string): Buffer =>
    readFileSync(new URL(`../../../test/fixtures/${ending}`, import.meta.url));
  const pdf = new Uint8Array(fixture(`${name}.pdf`));
  // Random codes change nothing of the layout.
  const layout = JSON.parse(
    fixture(`${name === 'serials-4' ? 'ballot-4' : name}.layout.json`).toString(),
  ) as BallotLayout;
  const prints: GreyImage[] = [];
  for await (const print of drawPdf(pdf, printScale)) prints.push(print);
  const file = await layoutFile(layout, pdf);
  return { file, prepared: await prepareLayout(file), prints };
}

/** A page of a printed ballot, from 1, of the first copy or a later one. */
export async function printedPage(
  name: Fixture,
  page = 1,
  copy = 1,
): Promise<{ readonly page: BallotPage; readonly print: GreyImage }> {
  const { file, prints } = await ballot(name);
  const [found, print] = [file.pages[page - 1], prints[(copy - 1) * file.pages.length + page - 1]];
  if (found === undefined || print === undefined) throw new RangeError(`${name} has no page ${page}, copy ${copy}`);
  return { page: found, print };
}

export type Level = (typeof columns)[number];

/** What a voter draws in one row. */
export type DrawRow = (row: BallotPage['rows'][number], hand: Hand, random: Random) => readonly PenStroke[];

/** A plain mark. */
export const vote =
  (level: Level): DrawRow =>
  (row, hand, random) =>
    plainMark(row.boxes[level], hand, random);

/** A level for each row, all three of them in turn. */
export const levelOf = (index: number): Level => columns[(index * 2 + 1) % 3] as Level;

export interface Sheet {
  readonly page: BallotPage;
  readonly picture: Picture;
}

export interface SheetOptions {
  readonly ballot?: Fixture;
  readonly page?: number;
  readonly copy?: number;
  readonly seed?: number;
  /** How the voter marks: tidy crosses by default. */
  readonly kind?: MarkKind;
  readonly hand?: Hand;
  /** Instead of a plain mark in the row with this index. */
  readonly rows?: Readonly<Record<number, DrawRow>>;
  readonly strokes?: (page: BallotPage, hand: Hand, random: Random) => readonly PenStroke[];
}

/** What stands on a page where every row is marked plainly with `levelOf`. */
export function plainTruth(page: BallotPage): PageTruth {
  const rows = page.rows.map(({ row, person }, index) => {
    const level = levelOf(index);
    return { row, person, reading: level, expect: 'plain', marks: { [level]: 'cross' } } as const;
  });
  return { kind: 'ballot', ballotPage: page.page, rows, creased: false, signed: false, stamped: false };
}

/** A printed page that somebody has marked: `levelOf` each row plainly, but for what is asked for. */
export async function markedSheet(options: SheetOptions = {}): Promise<Sheet> {
  const { page, print } = await printedPage(options.ballot ?? 'ballot-21', options.page, options.copy);
  const random = seededRandom(options.seed ?? 1);
  const hand = options.hand ?? tidyHand(options.kind ?? 'cross', options.seed);
  const strokes = [
    ...page.rows.flatMap((row, index) => (options.rows?.[index] ?? vote(levelOf(index)))(row, hand, random)),
    ...(options.strokes?.(page, hand, random) ?? []),
  ];
  return {
    page,
    picture: markPage(print, page, { truth: plainTruth(page), stamp: [], strokes }, random, { colour: 'grey' }),
  };
}

/** The sheet as an office scanner delivers it: by default an ordinary feeder at 200 dpi. */
export function scanned({ page, picture }: Sheet, seed = 1, options: Partial<ScanOptions> = {}): GreyImage {
  return scan(picture, page, { severity: 2, dpi: 200, colour: 'grey', ...options }, seededRandom(9000 + seed));
}

/** The sheet as a copier would deliver it that does nothing wrong, at 152 dpi: quick to make. */
export function copied({ picture: { width, height, data } }: Sheet): GreyImage {
  return shrink({ width, height, data }, 2);
}

/** Somebody whose marks leave no doubt. */
export function tidyHand(kind: MarkKind, seed = 1): Hand {
  const hand = drawHand(seededRandom(seed), { [kind]: 1 });
  const tidy = { ...hand, slant: 0, stretch: 1, tremor: 0.05, sloppiness: 0.2, lean: [0, 0], style: 0 } as const;
  return kind === 'overflow' ? tidy : { ...tidy, size: 0.9 };
}

/** What `read` should find in the rows of a page that was marked plainly. */
export function plainVotes({ page }: Pick<Sheet, 'page'>): readonly string[] {
  return page.rows.map((_, index) => levelOf(index));
}

export function readings({ rows }: PageReading): readonly (string | null)[] {
  return rows.map(({ reading }) => reading);
}

/** Rows that wait for a person: the printed number and why. */
export function flaggedRows({ rows }: PageReading): Readonly<Record<number, readonly string[]>> {
  return Object.fromEntries(rows.filter(({ flagged }) => flagged).map(({ row, reasons }) => [row, reasons]));
}

/** Reads a copy of the picture by the ballots named. */
export async function read(image: GreyImage, ...by: readonly Fixture[]): Promise<PageReading> {
  const layouts = await Promise.all((by.length === 0 ? (['ballot-21'] as const) : by).map(ballot));
  return await readPage(
    { ...image, data: image.data.slice() },
    layouts.map(({ prepared }) => prepared),
  );
}
