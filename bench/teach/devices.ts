// A sheet through printer, pen and scanner or phone, and its boxes as the reader sees them.
import { drawPdf, type GreyImage, openScan, type PreparedLayout, prepareLayout } from '@tinnhiem/paper';
import {
  encode,
  jpegQuality,
  markPage,
  photograph,
  photographQuality,
  pick,
  printedBadly,
  type Random,
  type Severity,
  scan,
  type Tilt,
} from '@tinnhiem/paper/practice';
import { addStreaks } from '../../packages/paper/src/practice/dirt.ts';
import { blur } from '../../packages/paper/src/practice/optics.ts';
import { dryPen, feltTip, ordinaryPen, type Pen, pencil, thinPen } from '../../packages/paper/src/practice/pens.ts';
import type { Picture } from '../../packages/paper/src/practice/picture.ts';
import { between, chance, pickWeighted, whole } from '../../packages/paper/src/practice/random.ts';
import type { PenStroke } from '../../packages/paper/src/practice/stroke.ts';
import { readBars } from '../../packages/paper/src/reader/bars.ts';
import { type BoxShape, boxShape } from '../../packages/paper/src/reader/box-shape.ts';
import { identify } from '../../packages/paper/src/reader/identify.ts';
import { look } from '../../packages/paper/src/reader/look.ts';
import { softnessOf } from '../../packages/paper/src/reader/softness.ts';
import { printedBallot } from '../paper/ballots.ts';
import { type BoxSheet, boxSheet } from './box-sheet.ts';

/** Pixels per millimetre of a printed sheet, before it is scanned. */
const pixelsPerMm = 12;

/** The sheet full of boxes, and what reads it. */
export async function teachingSheet(): Promise<{ readonly sheet: BoxSheet; readonly reader: PreparedLayout }> {
  const { layout, pdf } = await printedBallot('56n');
  let clean: GreyImage | undefined;
  for await (const drawn of drawPdf(pdf, pixelsPerMm, 1)) clean = drawn;
  const [first] = layout.pages;
  if (clean === undefined || first === undefined) throw new Error('a ballot without a page');
  const sheet = await boxSheet(layout.style, first, clean);
  return { sheet, reader: await prepareLayout(sheet.file) };
}

/** Any pen, the usual ones more often. */
export function anyPen(random: Random): Pen {
  const kind = pickWeighted(random, { ordinary: 0.59, thin: 0.12, dry: 0.07, pencil: 0.12, felt: 0.1 });
  return { ordinary: ordinaryPen, thin: thinPen, dry: dryPen, pencil, felt: feltTip }[kind](random);
}

/** The sheet from the printer through the scanner, or the phone, any of them. */
export async function throughDevice(sheet: BoxSheet, strokes: readonly PenStroke[], random: Random): Promise<Buffer> {
  const quality = chance(random, 0.2) ? pick(random, ['pale', 'bold', 'copied'] as const) : undefined;
  const print = quality === undefined ? sheet.print : printedBadly(sheet.print, pixelsPerMm, quality, random);
  const truth = {
    kind: 'ballot',
    ballotPage: 1,
    rows: [],
    creased: chance(random, 0.1),
    signed: false,
    stamped: false,
  } as const;
  const marked = markPage(print, sheet.page, { truth, stamp: [], strokes }, random);
  if (chance(random, 0.2)) {
    const tilt = pick<Tilt>(random, [0, 1, 2]);
    const sharp = photograph(marked, sheet.page, { tilt, colour: 'grey' }, random);
    const photo = chance(random, 0.3) ? moved(sharp, random) : sharp;
    return await encode(photo, 'jpeg', { dpi: 72, quality: photographQuality(tilt) });
  }
  const severity = pick<Severity>(random, [0, 1, 2, 2, 2, 3, 3]);
  const dpi = pick(random, [150, 200, 200, 200, 200, 300] as const);
  const bit = chance(random, 0.1);
  const picture = scan(marked, sheet.page, { severity, dpi, colour: bit ? 'bit' : 'grey' }, random);
  if (!bit && chance(random, 0.12)) addDirtyGlass(picture, dpi, random);
  return await encode(picture, bit ? 'tiff-g4' : 'jpeg', {
    dpi,
    quality: Math.round(jpegQuality(severity) + between(random, -8, 5)),
  });
}

/** The photograph of a hand that moved: standard deviation in pixels of 0.12 mm. */
function moved(photo: Picture, random: Random): Picture {
  const deviation = between(random, 0.8, 2);
  const aside = random() ** 2 * deviation;
  return chance(random, 0.5) ? blur(photo, deviation, aside) : blur(photo, aside, deviation);
}

/** Streaks of dirt on the glass, through the boxes, too: the reader paints them over and the marks under them. */
function addDirtyGlass({ width, height, channels, data }: Picture, dpi: number, random: Random): void {
  const columns = new Float32Array(width).fill(1);
  addStreaks(columns, dpi / 25.4, whole(random, 3, 12), random);
  for (let at = 0; at < width * height; at += 1)
    for (let channel = 0; channel < channels; channel += 1) {
      const value = (data[at * channels + channel] as number) * (columns[at % width] as number);
      data[at * channels + channel] = Math.min(255, Math.round(value));
    }
}

/** The shape of each box, in the order of the sheet; `undefined` where the sheet cannot be read. */
export async function shapesOf(
  file: Buffer,
  reader: PreparedLayout,
  { page }: BoxSheet,
): Promise<readonly BoxShape[] | undefined> {
  const opened = await openScan({ name: 'sheet', bytes: file });
  if (!opened.ok) return undefined;
  const image = await opened.value.page(1);
  opened.value.close();
  if (!image.ok) return undefined;
  const views = look(image.value, page);
  if (views.corners === undefined) return undefined;
  const known = await identify(views, views.corners, [reader]);
  if ('status' in known) return undefined;
  const bars = readBars(views.image, views.white, known.black, known.place, known.prepared.page);
  const laid = {
    image: views.image,
    white: views.white,
    map: bars.map,
    black: known.black,
    folds: [],
    size: [0, 0] as const,
  };
  const sight = { ...laid, softness: softnessOf(laid, known.prepared.page) };
  return known.prepared.rows.flatMap(({ boxes }) => boxes.map(({ rect, clean }) => boxShape(sight, rect, clean)));
}
