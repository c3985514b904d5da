// The reading of one page, from picture to rows (docs/decisions/024).
import { type GreyImage, isBlackAndWhite } from '../image/grey-image.ts';
import { judgeAdded } from './added-ink.ts';
import { readBars } from './bars.ts';
import { bentMap } from './bend.ts';
import { crossingRows } from './crossing-rows.ts';
import { identify, type Known, rejected, spoilt, unplaced } from './identify.ts';
import { signatureOf } from './likeness.ts';
import { finerThanMarks } from './line-weight.ts';
import { look, type Views } from './look.ts';
import { seeName, struckOut } from './name-cell.ts';
import { pixelsPerMm } from './page-map.ts';
import type { PreparedLayout } from './prepare.ts';
import { addedToPrint } from './print-cell.ts';
import { writtenOverText } from './printed-text.ts';
import { readRow, rowShapes } from './read-row.ts';
import type { PageCode, PageReading, RowCode } from './reading.ts';
import type { Laid, Sight } from './rectify.ts';
import { isOfRule } from './rules.ts';
import { showsSecondSheet } from './second-sheet.ts';
import { softnessOf, softPrint } from './softness.ts';
import type { Spot } from './spots.ts';
import { turnedPicture, turnedPlace } from './turn.ts';
import { added } from './writing.ts';

/**
 * Reads a page that may be of any of these ballots, whichever way it lies. Any picture gets a reading: what cannot be read is rejected.
 * The picture is changed: streaks are painted over.
 */
export async function readPage(image: GreyImage, layouts: readonly PreparedLayout[]): Promise<PageReading> {
  const page = layouts[0]?.pages[0]?.page;
  if (page === undefined) throw new RangeError('no layout to read by');
  const views = look(image, page);
  if (views.corners?.upright !== false) return readViews(views, layouts);
  const reading = await readViews(look(turnedPicture(image), page), layouts);
  return { ...reading, place: reading.place === null ? null : turnedPlace(reading.place, image.height) };
}

async function readViews(views: Views, layouts: readonly PreparedLayout[]): Promise<PageReading> {
  if (views.corners?.upright !== true) return unplaced(views, layouts);
  const found = await identify(views, views.corners, layouts);
  return 'status' in found ? found : readKnownPage(views, found);
}

/** A corner square that has lost or gained so much of its area was covered, folded or stapled. */
const wholeSquare = { least: 0.72, most: 1.35 } as const;
/** Coarser pictures are not read. */
const leastPixelsPerMm = 4.5;
const dotsPerInch = (perMm: number): number => Math.floor(perMm * 25.4);
/** Dots per inch that a picture needs. */
export const leastDotsPerInch = Math.ceil(leastPixelsPerMm * 25.4);

async function readKnownPage(
  views: Views,
  { style, serial, prepared, place, black, squares }: Known,
): Promise<PageReading> {
  const { image, white } = views;
  const { page } = prepared;
  const seen = { style, ballotPage: page.page, serial };
  const flags = new Set<PageCode>();
  const perMm = pixelsPerMm(place, page.widthMm, page.heightMm);
  if (perMm < leastPixelsPerMm) return { ...rejected('unreadable', seen), tooCoarse: dotsPerInch(perMm) };
  const bars = readBars(image, white, black, place, page);
  const second = showsSecondSheet(views.squares, views.corners?.side ?? 0, place, page, views);
  if (second) flags.add('double-feed');
  if (!bars.enough) return rejected(second ? 'double-feed' : await spoilt(views), seen);
  if (squares.some(({ area }) => area < wholeSquare.least || area > wholeSquare.most)) flags.add('damaged');
  const flat: Laid = { image, white, map: bars.map, black, folds: [], size: [page.widthMm, page.heightMm] };
  const map = bentMap(flat, prepared.landmarks);
  const { spots, pale, folds } = added(views.middle, views.middleFactor, white, black, map, prepared.writing);
  const laid: Laid = { ...flat, map, folds };
  const sight: Sight = { ...laid, softness: softnessOf(laid, page) };
  const apart = ({ rect }: Spot): boolean => !isOfRule(rect, prepared.rules);
  const [inked, palest] = [spots.filter(apart), pale.filter(apart)];
  const shapes = rowShapes(sight, prepared.rows);
  const names = prepared.rows.map(({ name }) => seeName(sight, softPrint(name, sight.softness)));
  const texts = prepared.texts.map((text) => addedToPrint(sight, softPrint(text, sight.softness), true));
  const blackAndWhite = isBlackAndWhite(image);
  const struck = struckOut(names, texts, blackAndWhite);
  const ink = judgeAdded({ spots: inked, pale: palest }, shapes, page, finerThanMarks(laid, shapes));
  if (ink.writing || writtenOverText(prepared.texts, texts)) flags.add('writing');
  const crossing = crossingRows(shapes, inked);
  const rows = shapes.map((shape, index) => {
    const more: RowCode[] = struck[index] === true ? ['name-struck'] : [];
    if (ink.rows.has(index) || crossing.has(index)) more.push('outside');
    return readRow(shape, more);
  });
  return {
    ...seen,
    status: flags.size > 0 || rows.some(({ flagged }) => flagged) ? 'flagged' : 'read',
    flags: [...flags].sort(),
    rows,
    place,
    signature: signatureOf(shapes),
  };
}
