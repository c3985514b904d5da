// Ballots of invented people as the product prints them, and what comes back from the scanner.
import { readFileSync } from 'node:fs';
import { drawPdf } from '../../files/pdf-render.ts';
import type { GreyImage } from '../../image/grey-image.ts';
import { type BallotLayout, type BallotPage, columns, type LayoutFile } from '../../layout/layout.ts';
import { layoutFile } from '../../layout/layout-file.ts';
import { drawHand, type Hand, type MarkKind, markKinds } from '../../practice/hand.ts';
import { markPage } from '../../practice/mark-page.ts';
import type { Picture } from '../../practice/picture.ts';
import { plainMark } from '../../practice/plain-marks.ts';
import { pick, type Random, seededRandom } from '../../practice/random.ts';
import { type ScanOptions, scan } from '../../practice/scan.ts';
import type { PenStroke } from '../../practice/stroke.ts';
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
  /** The printed pages. */
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

/** A page of a printed ballot, from 1. */
export async function printedPage(
  name: Fixture,
  page = 1,
): Promise<{ readonly page: BallotPage; readonly print: GreyImage }> {
  const { file, prints } = await ballot(name);
  const [found, print] = [file.pages[page - 1], prints[page - 1]];
  if (found === undefined || print === undefined) throw new RangeError(`${name} has no page ${page}`);
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
  readonly seed?: number;
  /** How the voter marks; as people usually do by default. */
  readonly kind?: MarkKind;
  readonly hand?: Hand;
  /** Instead of a plain mark in the row with this index. */
  readonly rows?: Readonly<Record<number, DrawRow>>;
  readonly strokes?: (page: BallotPage, hand: Hand, random: Random) => readonly PenStroke[];
}

/** A printed page that somebody has marked: `levelOf` each row plainly, but for what is asked for. */
export async function markedSheet(options: SheetOptions = {}): Promise<Sheet> {
  const { page, print } = await printedPage(options.ballot ?? 'ballot-21', options.page);
  const random = seededRandom(options.seed ?? 1);
  const kind = options.kind ?? pick(random, markKinds);
  const hand = options.hand ?? drawHand(random, { [kind]: 1 });
  const strokes = [
    ...page.rows.flatMap((row, index) => (options.rows?.[index] ?? vote(levelOf(index)))(row, hand, random)),
    ...(options.strokes?.(page, hand, random) ?? []),
  ];
  const truth = {
    kind: 'ballot',
    ballotPage: page.page,
    rows: [],
    creased: false,
    signed: false,
    stamped: false,
  } as const;
  return { page, picture: markPage(print, page, { truth, stamp: [], strokes }, random, { colour: 'grey' }) };
}

/** The sheet as an office scanner delivers it: by default an ordinary feeder at 200 dpi. */
export function scanned({ page, picture }: Sheet, seed = 1, options: Partial<ScanOptions> = {}): GreyImage {
  return scan(picture, page, { severity: 2, dpi: 200, colour: 'grey', ...options }, seededRandom(9000 + seed));
}

/** Reads a copy of the picture by the ballots named. */
export async function read(image: GreyImage, ...by: readonly Fixture[]): Promise<PageReading> {
  const layouts = await Promise.all((by.length === 0 ? (['ballot-21'] as const) : by).map(ballot));
  return await readPage(
    { ...image, data: image.data.slice() },
    layouts.map(({ prepared }) => prepared),
  );
}
