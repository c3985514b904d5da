// Boxes as the reader sees them, with what was drawn in them: what the network that reads strokes is taught with.
//   node scripts/run.mjs bench/teach/samples.ts OUT SHEETS SEED [practice]
// Writes OUT.pictures and OUT.labels. `practice`: marks of the practice generator instead of those of other hands, to test with.
import { writeFileSync } from 'node:fs';
import { drawPdf, type GreyImage, openScan, type PreparedLayout, prepareLayout } from '@tinnhiem/paper';
import type { Rect } from '@tinnhiem/paper/layout';
import {
  drawHand,
  encode,
  jpegQuality,
  markPage,
  photograph,
  photographQuality,
  pick,
  plainMark,
  printedBadly,
  type Random,
  type Severity,
  scan,
  seededRandom,
  type Tilt,
} from '@tinnhiem/paper/practice';
import { oddMark } from '../../packages/paper/src/practice/odd-marks.ts';
import { otherHand, otherMark } from '../../packages/paper/src/practice/other-marks.ts';
import {
  dryPen,
  feltTip,
  ordinaryPen,
  type Pen,
  pencil,
  seeThroughPen,
  thinPen,
} from '../../packages/paper/src/practice/pens.ts';
import { between, chance, pickWeighted } from '../../packages/paper/src/practice/random.ts';
import type { PenStroke } from '../../packages/paper/src/practice/stroke.ts';
import { otherRubbedMark, otherStruckMark } from '../../packages/paper/src/practice/withdrawn-marks.ts';
import { readBars } from '../../packages/paper/src/reader/bars.ts';
import { boxKind } from '../../packages/paper/src/reader/box-kind.ts';
import { type BoxShape, boxShape } from '../../packages/paper/src/reader/box-shape.ts';
import { identify } from '../../packages/paper/src/reader/identify.ts';
import { look } from '../../packages/paper/src/reader/look.ts';
import { type StrokeKind, strokeKinds } from '../../packages/paper/src/reader/mark-strokes.ts';
import { strokePicture } from '../../packages/paper/src/reader/stroke-picture.ts';
import { printedBallot } from '../paper/ballots.ts';
import { type BoxSheet, boxSheet } from './box-sheet.ts';

const pixelsPerMm = 12;

function penOf(random: Random): Pen {
  const kind = pickWeighted(random, { ordinary: 0.59, thin: 0.12, dry: 0.07, pencil: 0.12, felt: 0.1 });
  return { ordinary: ordinaryPen, thin: thinPen, dry: dryPen, pencil, felt: feltTip }[kind](random);
}

interface Drawn {
  readonly kind: StrokeKind;
  readonly strokes: readonly PenStroke[];
}

function ofOtherHands(box: Rect, random: Random): Drawn {
  const pen = penOf(random);
  // Rubbed out is struck out: neither stands.
  if (chance(random, 0.05))
    return { kind: 'struck', strokes: otherRubbedMark(box, otherHand(box, pen, random), random) };
  if (chance(random, 0.4))
    return { kind: 'struck', strokes: otherStruckMark(box, otherHand(box, seeThroughPen(pen), random), random) };
  const kind = pickWeighted(random, {
    tick: 0.33,
    cross: 0.33,
    circle: 0.09,
    filled: 0.11,
    scribble: 0.11,
    slash: 0.03,
  });
  return { kind, strokes: otherMark(kind, otherHand(box, pen, random), random) };
}

function ofPractice(box: Rect, random: Random): Drawn {
  const hand = drawHand(random);
  if (chance(random, 0.35)) {
    const kind = chance(random, 0.75) ? 'struck-out-inside' : 'struck-out';
    return { kind: 'struck', strokes: oddMark(kind, box, hand, random) };
  }
  return { kind: hand.shape, strokes: plainMark(box, hand, random) };
}

/** The sheet from the printer through the scanner, or the phone, any of them. */
async function throughDevice(sheet: BoxSheet, strokes: readonly PenStroke[], random: Random): Promise<Buffer> {
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
    const photo = photograph(marked, sheet.page, { tilt, colour: 'grey' }, random);
    return await encode(photo, 'jpeg', { dpi: 72, quality: photographQuality(tilt) });
  }
  const severity = pick<Severity>(random, [0, 1, 2, 2, 2, 3, 3]);
  const dpi = pick(random, [150, 200, 200, 200, 200, 300] as const);
  const bit = chance(random, 0.1);
  const picture = scan(marked, sheet.page, { severity, dpi, colour: bit ? 'bit' : 'grey' }, random);
  return await encode(picture, bit ? 'tiff-g4' : 'jpeg', {
    dpi,
    quality: Math.round(jpegQuality(severity) + between(random, -8, 5)),
  });
}

/** The shape of each box, in the order of the sheet; `undefined` where the sheet cannot be read. */
async function shapesOf(
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
  const sight = { image: views.image, white: views.white, map: bars.map, black: known.black };
  return known.prepared.rows.flatMap(({ boxes }) => boxes.map(({ rect, clean }) => boxShape(sight, rect, clean)));
}

const [out, sheets, seed, which] = process.argv.slice(2);
if (out === undefined || sheets === undefined || seed === undefined)
  throw new Error('samples.ts OUT SHEETS SEED [practice]');
const { layout, pdf } = await printedBallot('56n');
let clean: GreyImage | undefined;
for await (const drawn of drawPdf(pdf, pixelsPerMm, 1)) clean = drawn;
const [first] = layout.pages;
if (clean === undefined || first === undefined) throw new Error('a ballot without a page');
const sheet = await boxSheet(layout.style, first, clean);
const reader = await prepareLayout(sheet.file);

const pictures: Uint8Array[] = [];
const labels: number[] = [];
for (let number = 0; number < Number(sheets); number += 1) {
  const random = seededRandom(Number(seed) * 1_000_003 + number);
  const drawn = sheet.boxes.map((box) => (which === 'practice' ? ofPractice : ofOtherHands)(box, random));
  const strokes = drawn.flatMap((each) => each.strokes);
  const shapes = await shapesOf(await throughDevice(sheet, strokes, random), reader, sheet);
  for (const [index, shape] of shapes?.entries() ?? []) {
    const kind = drawn[index]?.kind;
    if (kind === undefined || boxKind(shape, false) !== 'marked') continue;
    pictures.push(strokePicture(shape));
    labels.push(strokeKinds.indexOf(kind));
  }
}
writeFileSync(`${out}.pictures`, Buffer.concat(pictures));
writeFileSync(`${out}.labels`, Uint8Array.from(labels));
console.log(strokeKinds.map((kind, at) => `${kind} ${labels.filter((label) => label === at).length}`).join(', '));
