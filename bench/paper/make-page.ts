// Makes the pages of a set.
import { type BallotPage, drawPdf, type GreyImage, prepareLayout } from '@tinnhiem/paper';
import {
  blankSheet,
  cutOff,
  doubleFed,
  drawHand,
  encode,
  foreignSheet,
  jpegQuality,
  markPage,
  type PageTruth,
  type Picture,
  photograph,
  photographQuality,
  plainMark,
  planSheet,
  printedBadly,
  type Random,
  type SheetPlan,
  scan,
  showThrough,
  unrelatedTruth,
} from '@tinnhiem/paper/practice';
import type { PrintedBallot } from './ballots.ts';
import type { PageSet } from './sets.ts';

export type Ballots = Readonly<Record<string, PrintedBallot>>;

const pixelsPerMm = 12;
export interface Prepared {
  readonly layout: PrintedBallot['layout'];
  readonly clean: readonly GreyImage[];
  readonly reader: Awaited<ReturnType<typeof prepareLayout>>;
}
const prepared = new Map<string, Prepared>();

async function ballot(ballots: Ballots, key: string): Promise<Prepared> {
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const printed = ballots[key];
  if (printed === undefined) throw new RangeError(`no ballot "${key}"`);
  const clean: GreyImage[] = [];
  for await (const page of drawPdf(printed.pdf, pixelsPerMm, printed.layout.pages.length)) clean.push(page);
  const made = { layout: printed.layout, clean, reader: await prepareLayout(printed.layout) };
  // All sets go forward together, so that every ballot is wanted again and again: some 300 MB.
  prepared.set(key, made);
  return made;
}

/** A page as a file, and what is on it. */
export interface MadePage {
  readonly file: Buffer;
  /** For `fed-twice`: the sheet of another voter who marked the same boxes, then the first sheet again. */
  readonly more: readonly Buffer[];
  readonly truth: PageTruth;
  readonly reader: Prepared['reader'];
}

/** Makes page `number` of a set. */
export async function makePage(ballots: Ballots, set: PageSet, number: number, random: Random): Promise<MadePage> {
  const key = set.ballots[number % set.ballots.length] ?? '';
  const { layout, clean, reader } = await ballot(ballots, key);
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
      truth = unrelatedTruth(set.special);
      break;
    }
    case 'other-style': {
      marked = draw();
      const others = Object.keys(ballots).filter((other) => other !== key);
      readBy = (await ballot(ballots, others[number % others.length] ?? '')).reader;
      truth = unrelatedTruth('other-style');
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
  const stranger = set.special === 'fed-twice' ? [likeMinded(sheet, page, plan, random)] : [];
  const more = stranger.length === 0 ? [] : [...stranger, draw()];
  return {
    file: await capture(marked, page, set.device, random),
    more: await Promise.all(more.map((picture) => capture(picture, page, set.device, random))),
    truth,
    reader: readBy,
  };
}

/** The sheet of a voter with another hand who votes exactly as the first. */
function likeMinded(sheet: GreyImage, page: BallotPage, { truth }: SheetPlan, random: Random): Picture {
  const hand = drawHand(random);
  const strokes = page.rows.flatMap((row, index) => {
    const marks = Object.keys(truth.rows[index]?.marks ?? {}) as (keyof typeof row.boxes)[];
    return marks.flatMap((level) => plainMark(row.boxes[level], hand, random));
  });
  return markPage(sheet, page, { truth: { ...truth, creased: false }, stamp: [], strokes }, random);
}

/** The file that the scanner or the phone writes. */
async function capture(marked: Picture, page: BallotPage, device: PageSet['device'], random: Random): Promise<Buffer> {
  if ('tilt' in device) {
    const { tilt } = device;
    const photo = photograph(marked, page, { tilt, colour: 'grey' }, random);
    return await encode(photo, 'jpeg', { dpi: 72, quality: photographQuality(tilt) });
  }
  const { scan: options } = device;
  const format = options.colour === 'bit' ? 'tiff-g4' : 'jpeg';
  const quality = jpegQuality(options.severity);
  return await encode(scan(marked, page, options, random), format, { dpi: options.dpi, quality });
}
