// One person's row: three boxes and the name.
import { columns } from '../layout/layout.ts';
import type { FramePlace } from './box-frame.ts';
import { type BoxKind, boxKind, boxLimits, hasInkApart, isStreak, isTrace } from './box-kind.ts';
import { type BoxShape, boxShape } from './box-shape.ts';
import { hasFaintDot, isDust } from './dot-beside.ts';
import { median } from './median.ts';
import { withoutOverflow } from './overflow.ts';
import type { PreparedRow } from './prepare.ts';
import type { RowCode, RowReading } from './reading.ts';
import type { Sight } from './rectify.ts';
import { showsUsual, standings } from './usual-mark.ts';
import { usualPlace } from './usual-place.ts';

/** What was measured in a row, before the page as a whole is looked at. */
export interface RowShape {
  readonly prepared: PreparedRow;
  readonly shapes: readonly BoxShape[];
  readonly kinds: readonly BoxKind[];
}

/**
 * Measures every row of a page and says what each box is, by itself and beside the other marks of the page.
 */
export function rowShapes(sight: Sight, rows: readonly PreparedRow[]): RowShape[] {
  const shapes = rows.map(({ boxes }) => boxShapes(sight, boxes));
  const kinds = boxKinds(shapes);
  return withoutOverflow(
    rows.map((prepared, row) => ({ prepared, shapes: shapes[row] ?? [], kinds: kinds[row] ?? [] })),
  );
}

/**
 * The frames of a row lie alike, however the sheet was fed: of 2,800 clear votes none was further off than a pixel of its piece (an eighth of a millimetre). One that seems to lie
 * this much otherwise than the others is hidden by what is drawn on it.
 */
const astray = 3;

function boxShapes(sight: Sight, boxes: PreparedRow['boxes']): BoxShape[] {
  const shapes = boxes.map(({ rect, clean }) => boxShape(sight, rect, clean));
  const places = shapes.map(({ place }) => place);
  const usual: FramePlace = {
    dx: median(places.map(({ dx }) => dx)),
    dy: median(places.map(({ dy }) => dy)),
    longer: median(places.map(({ longer }) => longer)),
  };
  return boxes.map(({ rect, clean }, column) => {
    const shape = shapes[column] as BoxShape;
    const { dx, dy, longer } = shape.place;
    const off = Math.max(Math.abs(dx - usual.dx), Math.abs(dy - usual.dy), Math.abs(longer - usual.longer));
    return off < astray ? shape : boxShape(sight, rect, clean, usual);
  });
}

/** What each box of a page is, row by row. */
export function boxKinds(shapes: readonly (readonly BoxShape[])[]): BoxKind[][] {
  const usual = showsUsual(shapes.flat().filter((shape) => boxKind(shape, true) === 'marked'));
  const byItself = shapes.map((three) => three.map((shape) => boxKind(shape, usual)));
  const isWhereUsual = usualPlace(
    shapes.flatMap((three, row) => three.filter((shape, column) => isMark(shape, byItself[row]?.[column] as BoxKind))),
  );
  const kinds = shapes.map((three, row) =>
    three.map((shape, column): BoxKind => {
      const kind = byItself[row]?.[column] as BoxKind;
      return isMark(shape, kind) && isWhereUsual(shape) ? 'marked' : kind;
    }),
  );
  const drawn = shapes.flatMap((three, row) =>
    three.flatMap((shape, column) => {
      const kind = kinds[row]?.[column];
      return kind !== undefined && isDrawn(shape, kind) ? [{ row, column, shape, kind }] : [];
    }),
  );
  const standing = standings(
    drawn.map(({ shape }) => shape),
    drawn.map(({ kind }) => kind === 'marked'),
  );
  for (const [index, { row, column, kind }] of drawn.entries()) {
    const stands = standing[index];
    if (stands === 'stands') (kinds[row] as BoxKind[])[column] = 'marked';
    else if (stands !== undefined && kind === 'marked') (kinds[row] as BoxKind[])[column] = stands;
  }
  const marks = shapes.flatMap((three, row) => three.filter((_, column) => kinds[row]?.[column] === 'marked'));
  const darkness = median(marks.map((shape) => shape.darkness));
  return kinds.map((three, row) =>
    three.includes('marked')
      ? three.map((kind, column) =>
          besideVote(kind, (shapes[row] as readonly BoxShape[])[column] as BoxShape, darkness),
        )
      : three,
  );
}

/** What a box beside a vote is, among marks of this darkness: a dot may be dust, what looks empty a dot. */
function besideVote(kind: BoxKind, shape: BoxShape, darkness: number): BoxKind {
  if (kind === 'dot' && isDust(shape.ink, darkness)) return 'empty';
  return kind === 'empty' && !isStreak(shape) && hasFaintDot(shape.mask, darkness) ? 'dot' : kind;
}

/** Whether it is a mark by itself, wherever it lies. */
const isMark = ({ fill }: BoxShape, kind: BoxKind): boolean =>
  kind === 'marked' || (kind === 'outside' && fill >= boxLimits.marked);

/** Whether something is drawn in a box that was found: a mark, or what may be one. */
function isDrawn({ fill, frame }: BoxShape, kind: BoxKind): boolean {
  return fill > boxLimits.empty && frame >= boxLimits.frame && kind !== 'empty' && kind !== 'outside';
}

const reasonOf: Partial<Record<BoxKind, RowCode>> = { dot: 'dot', outside: 'outside', doubtful: 'doubtful' };

/** Reads a row. `more`: reasons that come from elsewhere, the name or the page. */
export function readRow({ prepared, shapes, kinds }: RowShape, more: readonly RowCode[]): RowReading {
  const { row, person } = prepared.row;
  const marked = columns.filter((_, index) => kinds[index] === 'marked');
  const struck = kinds.includes('struck');
  const reasons = new Set<RowCode>(more);
  for (const kind of kinds) {
    const reason = reasonOf[kind];
    if (reason !== undefined) reasons.add(reason);
  }
  if (marked.length > 1) reasons.add('multiple');
  if (shapes.some((shape, index) => kinds[index] === 'marked' && hasInkApart(shape))) reasons.add('outside');
  if (struck) reasons.add(marked.length > 0 ? 'correction' : 'struck-mark');
  const [level] = marked;
  const clear = reasons.size === 0;
  if (level === undefined && clear) reasons.add('blank');
  // Two different readings: the darkest of the three boxes, taken as a whole, is the one with the mark.
  if (level !== undefined && clear && !isDarkest(shapes, columns.indexOf(level))) reasons.add('doubtful');
  if (level !== undefined && clear && shapes.some(isTrace)) reasons.add('doubtful');
  const reading =
    marked.length > 1 ? 'multiple' : level !== undefined && !struck ? level : kinds.every(isEmpty) ? 'blank' : null;
  return {
    row,
    person,
    reading,
    flagged: reasons.size > 0,
    reasons: [...reasons].sort(),
    certainty: reading === null ? 0 : certainty(shapes, kinds),
  };
}

const isEmpty = (kind: BoxKind): boolean => kind === 'empty';

/** How much greyer than the next a marked box must be, taken as a whole. */
const greyer = 1.7;

function isDarkest(shapes: readonly BoxShape[], index: number): boolean {
  const own = shapes[index]?.grey ?? 0;
  return shapes.every((shape, other) => other === index || own > greyer * shape.grey + 1);
}

/** A mark that covers so much more than the most of an empty box, and is so much darker than the lightest, is beyond doubt. */
const sure = { fill: 0.15, darkness: 0.35 } as const;

/** How far the box closest to doubt is from it, 0 to 1. */
function certainty(shapes: readonly BoxShape[], kinds: readonly BoxKind[]): number {
  const margins = shapes.map(({ fill, darkness }, index) => {
    if (kinds[index] === 'empty') return 1 - fill / boxLimits.marked;
    return Math.min((fill - boxLimits.empty) / sure.fill, (darkness - boxLimits.light) / sure.darkness);
  });
  return Math.round(Math.max(0, Math.min(1, ...margins)) * 1000) / 1000;
}
