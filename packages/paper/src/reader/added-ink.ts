// Ink where none belongs: is it the tail of a mark, a mark beside the boxes, or something that was written?
import { type BallotPage, columns, type Rect } from '../layout/layout.ts';
import { foldLimits } from './folds.ts';
import { fineHairs, hairsAmong, holds, isLongHair, isThin } from './hairs.ts';
import { tailsOf } from './mark-tail.ts';
import { paperEdges } from './paper-edge.ts';
import type { PreparedRow } from './prepare.ts';
import { isPunchHole } from './punch-hole.ts';
import type { RowShape } from './read-row.ts';
import { gapBetween, joinedSpots, type Spot } from './spots.ts';
import { type Added, besideBoxes } from './writing.ts';

/** Every limit of added ink, with what it was measured against (docs/decisions/024). */
export const addedLimits = {
  /** Smaller spots are specks: dust, mm², */
  dust: 0.3,
  /**
   * or words of a pen that hardly writes, where so many lie in a line of this size, mm, over so much of it, and come to so much, mm². Of 110
   * pages on which nothing was written none had more than three in a line, nor 0.4 mm²; a hair that the scanner saw in pieces is shorter.
   * A page with more than so many in all is dirty.
   */
  words: { specks: 5, width: 24, height: 3, long: 6, together: 0.45, stout: 0, most: 60 },
  /** Fewer spots that are no specks are words, too. */
  faintWords: { specks: 3, width: 24, height: 6, long: 6, together: 1.5, stout: 0 },
  /**
   * So are spots of anything that is not white, none larger than this, of which so many lie in a line: a pale pencil. Of 650 pages on which nothing was
   * written none had more than four such; in the shadows of a photograph there are more in all than `most`.
   */
  paleWords: {
    specks: 5,
    width: 24,
    height: 3,
    long: 8,
    together: 3,
    stout: 0,
    largest: 4,
    longest: 12,
    narrow: 0.6,
    most: 60,
  },
  /** Fewer are one word, as a pencil leaves it around print, where so much lies in spots stouter than a hair; so none of 1,100 pages without words. */
  paleWord: { specks: 4, width: 14, height: 4.5, long: 6, together: 2, stout: 1 },
  /** Beside the boxes so much is a mark, mm²; */
  beside: 0.4,
  /**
   * so is what is too pale for ink but has the edges of a stroke, of this size, mm² and mm: of 6,600 clear votes none had such there. A pen that hardly writes leaves
   * less of it, in pieces so near each other, mm: of 3,500 clear votes none had that.
   */
  besidePale: { least: 0.6, narrowest: 0.6, longest: 7, edged: 0.5, pieces: { least: 0.45, apart: 0.5 } },
  /** what comes so near that place is one, too, or the end of a word, if it is neither a line nor longer than this, mm. */
  nearly: { reach: 2, narrowest: 1, longest: 8 },
  /**
   * What has so little of an edge, as a share and mm², is a shade: a stain, a shadow, a finger before the lens. On photographs with a finger none had more than 0.08 of it and
   * 0.25 mm² (`writing.ts`), of 211 spots of words none less than 0.38, of 327 of pale words none less than 0.5; a word in the shade has its edges.
   */
  shade: { share: 0.25, most: 0.5 },
  /** Elsewhere a stroke so long is writing, mm; near boxes it may be the end of a mark. */
  length: 3.5,
  /** A spot so large is writing, mm². */
  area: 3,
  /**
   * So is a digit, a dash or a corner, which is smaller, where no box is within `boxes` mm above or below, since marks reach there: a spot so large that goes so far in one
   * direction, mm² and mm; one so long and so large; or two, as a pen leaves them that skips, which lie so near each other, mm, and come to so much. Of 1,400
   * pages on which nothing was written, scans 0 to 3 and photographs at tilt 0 to 2, some folded or with hairs, dust, holes and staples, none had such; of 588 such drawings of
   * 2.3 to 4.5 mm on scans 1 to 3 509 are found, 405 without this. No more than one pixel high is the rim of a letter; thinner for its length, beyond `hair` mm, is part of a hair; what has less of
   * an edge is what the bars leave of a hole of a punch.
   */
  small: {
    boxes: 10,
    thin: 0.32,
    hair: 2.5,
    edged: 0.9,
    narrowest: 0.5,
    large: { area: 0.75, reach: 1.5 },
    long: { area: 0.6, length: 2 },
    pair: { apart: 2.5, each: 0.45, together: 1 },
  },
  /** Spots come to so much on the whole page, mm². */
  together: 3.5,
  /**
   * A fold leaves at least so many broken pieces, so thin and so short, over so much of the page, and no further from one line, mm, which may
   * rise as folds do (`folds.ts`); with dust on it a piece is thicker.
   */
  fold: { pieces: 3, thin: 0.5, dusty: 1.6, short: 10, span: 60, apart: 0.6 },
} as const;

export interface AddedInk {
  /** Rows, by index, with a mark beside their boxes. */
  readonly rows: ReadonlySet<number>;
  readonly writing: boolean;
}

/** The paper and what is printed at its edges, millimetres. */
type Paper = Pick<BallotPage, 'widthMm' | 'heightMm' | 'fiducials' | 'protectRects'>;

/** `isFine`: whether what lies there is finer than the pen of this page (`isFineLine`). */
export function judgeAdded(
  { spots, pale }: Pick<Added, 'spots' | 'pale'>,
  rows: readonly RowShape[],
  paper: Paper,
  isFine: (rect: Rect) => boolean = () => false,
): AddedInk {
  const fine = fineHairs(pale, spots, isFine);
  const isFineHair = isOneOf(fine.filter(isLongHair));
  const isHair = isOneOf([...hairsAmong(pale, spots), ...fine]);
  const all = [...spots, ...pale];
  const tails = new Set(rows.flatMap((row) => columns.flatMap((_, column) => tailsOf(all, row, column))));
  const edges = paperEdges(all, paper);
  const mayBeWord = (spot: Spot): boolean => !tails.has(spot) && !isHair(spot) && !edges.has(spot) && !isShade(spot);
  const beside = new Set<number>();
  const elsewhere: Spot[] = [];
  for (const spot of spots) {
    if (spot.area < addedLimits.dust) continue;
    if (tails.has(spot) || isFineHair(spot)) continue;
    const index = rows.findIndex((row) => isBeside(spot, row.prepared.row.boxes));
    if (index < 0) elsewhere.push(spot);
    if (spot.area < addedLimits.beside) continue;
    if (index >= 0) beside.add(index);
    else for (const [near, row] of rows.entries()) if (isNearlyBeside(spot, row)) beside.add(near);
  }
  for (const [index, row] of rows.entries()) {
    const around = pale.filter((spot) => !tails.has(spot) && !isFineHair(spot) && isAround(spot, row));
    if (paleMarks(around).some((spot) => isBeside(spot, row.prepared.row.boxes) || isNearlyBeside(spot, row)))
      beside.add(index);
  }
  const pieces = [...elsewhere, ...pale.filter(isPieceOfLine)];
  const written = elsewhere.filter((spot) => mayBeWord(spot) && !isOfFold(spot, pieces) && !isPunchHole(spot, paper));
  const together = written.reduce((sum, { area }) => sum + area, 0);
  return {
    rows: beside,
    writing:
      showsWords(spots.filter(mayBeWord), rows) ||
      showsPaleWords(pale.filter(mayBeWord), rows) ||
      lieInLine(written, addedLimits.faintWords) ||
      together > addedLimits.together ||
      written.some(({ rect, area }) => area > addedLimits.area || Math.hypot(rect[2], rect[3]) > addedLimits.length) ||
      showsSmallDrawing(written, rows),
  };
}

const isOneOf =
  (hairs: readonly Spot[]) =>
  ({ rect }: Spot): boolean =>
    hairs.some((hair) => holds(hair.rect, rect));

/** Whether one of the spots, away from boxes, is a digit, a dash or another small drawing, or two of them are. */
function showsSmallDrawing(spots: readonly Spot[], rows: readonly RowShape[]): boolean {
  const { boxes, narrowest, large, long, pair } = addedLimits.small;
  const strokes = spots.filter(
    (spot) => isOfPen(spot) && !rows.some((row) => isBeside(spot, row.prepared.row.boxes, boxes)),
  );
  const isDrawing = ({ rect: [, , w, h], area }: Spot): boolean =>
    Math.min(w, h) >= narrowest &&
    ((area >= large.area && Math.max(w, h) >= large.reach) || (area >= long.area && Math.hypot(w, h) >= long.length));
  const pieces = strokes.filter(({ area }) => area >= pair.each);
  return (
    strokes.some(isDrawing) ||
    pieces.some((first, at) =>
      pieces
        .slice(at + 1)
        .some(
          (second) => first.area + second.area >= pair.together && gapBetween(first.rect, second.rect) <= pair.apart,
        ),
    )
  );
}

/** Whether a small spot may be what a pen drew. */
function isOfPen({ rect: [, , w, h], area, edged: atEdge }: Spot): boolean {
  const { thin, hair, edged } = addedLimits.small;
  const length = Math.hypot(w, h);
  return atEdge >= edged * area && (length < hair || area >= thin * length);
}

function isShade({ area, edged }: Spot): boolean {
  const { share, most } = addedLimits.shade;
  return edged < most && edged < share * area;
}

/** What is too pale for ink and may be a mark all the same, if it lies beside boxes. */
function paleMarks(pale: readonly Spot[]): readonly Spot[] {
  const { least, narrowest, longest, edged, pieces } = addedLimits.besidePale;
  const mayBe = ({ rect: [, , w, h] }: Spot): boolean => Math.min(w, h) >= narrowest && Math.max(w, h) <= longest;
  const sharp = pale.filter((spot) => spot.edged >= edged * spot.area);
  const broken = joinedSpots(sharp, pieces.apart).filter(({ area }) => area >= pieces.least);
  return [...sharp.filter(({ area }) => area >= least), ...broken].filter(mayBe);
}

function showsWords(spots: readonly Spot[], rows: readonly RowShape[]): boolean {
  const small = spots.filter(({ area }) => area < addedLimits.dust);
  if (small.length > addedLimits.words.most) return false;
  const apart = small.filter(
    (spot) => !rows.some((row) => isBeside(spot, row.prepared.row.boxes)) && !isOfFold(spot, spots),
  );
  return lieInLine(apart, addedLimits.words);
}

function showsPaleWords(pale: readonly Spot[], rows: readonly RowShape[]): boolean {
  const { largest, longest, most, narrow } = addedLimits.paleWords;
  if (pale.length > most) return false;
  const isStroke = ({ rect: [, , w, h], area }: Spot): boolean => area <= largest && Math.max(w, h) <= longest;
  const isLine = ({ rect: [, , w, h] }: Spot): boolean =>
    Math.min(w, h) <= narrow && Math.max(w, h) > 3 * Math.min(w, h);
  const apart = pale.filter(
    (spot) =>
      isStroke(spot) &&
      !isLine(spot) &&
      !isOfFold(spot, pale) &&
      !rows.some((row) => isBeside(spot, row.prepared.row.boxes)),
  );
  return lieInLine(apart, addedLimits.paleWords) || lieInLine(apart, addedLimits.paleWord);
}

/** Whether some of the spots lie as the pieces of words do, level or, as in a margin, upright. */
function lieInLine(
  spots: readonly Spot[],
  {
    specks,
    width,
    height,
    long,
    together,
    stout,
  }: (typeof addedLimits)['words' | 'faintWords' | 'paleWords' | 'paleWord'],
): boolean {
  if (spots.length < specks) return false;
  return [turnedNot, turned].some((turn) => {
    const turnedSpots = spots.map((spot) => ({ ...spot, rect: turn(spot.rect) }));
    return turnedSpots.some(({ rect: [x, y] }) => {
      const near = turnedSpots.filter(
        ({ rect }) => rect[0] >= x && rect[0] < x + width && Math.abs(rect[1] - y) <= height,
      );
      return (
        near.length >= specks &&
        Math.max(...near.map(({ rect }) => rect[0] + rect[2])) - x >= long &&
        near.reduce((sum, { area }) => sum + area, 0) >= together &&
        near.reduce((sum, spot) => sum + (isThin(spot) ? 0 : spot.area), 0) >= stout
      );
    });
  });
}

/** Whether what is too pale for ink may be a piece of a fold, which is darker here and there; dust is no longer than wide. */
const isPieceOfLine = ({ rect: [, , w, h] }: Spot): boolean => Math.max(w, h) >= 3 * Math.min(w, h);

/** Whether the spot is a piece of a line, level or upright, that a fold has left across the page. */
function isOfFold(spot: Spot, spots: readonly Spot[]): boolean {
  return [turnedNot, turned].some((turn) =>
    isOfLevelFold(
      turn(spot.rect),
      spots.map(({ rect }) => turn(rect)),
    ),
  );
}

const turnedNot = (rect: Rect): Rect => rect;
const turned = ([x, y, w, h]: Rect): Rect => [y, x, h, w];

function isOfLevelFold(rect: Rect, rects: readonly Rect[]): boolean {
  const { pieces, thin, dusty, short, span, apart } = addedLimits.fold;
  if (rect[2] > short || rect[3] > dusty) return false;
  const found = rects.filter(
    ([x, y, w, h]) =>
      h <= thin && w <= short && Math.abs(y - rect[1]) <= apart + foldLimits.slope * Math.abs(x - rect[0]),
  );
  const left = Math.min(...found.map(([x]) => x));
  const right = Math.max(...found.map(([x, , w]) => x + w));
  return found.length >= pieces && right - left >= span;
}

/** Whether the spot lies beside these boxes, or no more than so many mm above or below. */
function isBeside({ rect }: Spot, boxes: PreparedRow['row']['boxes'], above = 0): boolean {
  const [left, top, width, height] = besideBoxes(boxes);
  const x = rect[0] + rect[2] / 2;
  const y = rect[1] + rect[3] / 2;
  return x > left && x < left + width && y > top - above && y < top + height + above;
}

function isNearlyBeside(spot: Spot, row: RowShape): boolean {
  const { narrowest, longest } = addedLimits.nearly;
  const [, , w, h] = spot.rect;
  return Math.min(w, h) >= narrowest && Math.max(w, h) <= longest && isAround(spot, row);
}

/** Whether the spot lies beside the boxes of the row or comes near that place. */
function isAround({ rect: [x, y, w, h] }: Spot, { prepared }: RowShape): boolean {
  const { reach } = addedLimits.nearly;
  const [left, top, width, height] = besideBoxes(prepared.row.boxes);
  const middle = y + h / 2;
  return middle > top && middle < top + height && x + w > left - reach && x < left + width + reach;
}
