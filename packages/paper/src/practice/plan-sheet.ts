// What a voter does with one page of a ballot, decided before anything is drawn.
import type { Level } from '@tinnhiem/core';
import type { BallotPage, BallotRow, Rect } from '../layout/index.ts';
import { drawHand, type Hand, type MarkKind } from './hand.ts';
import { signature, writtenWords } from './handwriting.ts';
import { type OddKind, oddMark } from './odd-marks.ts';
import { otherHand, otherMark } from './other-marks.ts';
import { feltTip, ordinaryPen, pencil, seeThroughPen } from './pens.ts';
import { plainMark } from './plain-marks.ts';
import { between, chance, pick, pickWeighted, type Random } from './random.ts';
import type { SheetRates } from './rates.ts';
import { roundStamp } from './stamp.ts';
import { extentOf, type PenStroke, type Point, penStroke } from './stroke.ts';
import { strikeKinds, strikeName } from './struck-names.ts';
import type { Expectation, PageTruth, Reading, RowTruth, WritingPlace } from './truth.ts';
import { otherStruckMark } from './withdrawn-marks.ts';

const levels = ['high', 'confidence', 'low'] as const satisfies readonly Level[];

/** A page with all that is drawn on it, and what that says. */
export interface SheetPlan {
  readonly truth: PageTruth;
  /** The stamp, put on before the ballot is handed out. */
  readonly stamp: readonly PenStroke[];
  /** What the voter draws, in the order of drawing. */
  readonly strokes: readonly PenStroke[];
}

interface PlannedRow {
  readonly truth: RowTruth;
  readonly strokes: readonly PenStroke[];
}

/** Plans one page. Pages of one sheet share the voter's `hand`. */
export function planSheet(
  page: BallotPage,
  rates: SheetRates,
  random: Random,
  hand: Hand = drawHand(random, rates.kinds),
): SheetPlan {
  const mood = pick(random, rates.moods);
  const lined = page.rows.length > 2 && chance(random, rates.columnLine);
  const rows = lined
    ? columnLine(page.rows, pickWeighted(random, mood), hand, random)
    : disturbed(
        page,
        page.rows.map((row) => planRow(row, rates, mood, hand, random)),
      );
  const writing = chance(random, rates.writing) ? planWriting(page, hand, random) : undefined;
  const signed = page.signatureRect !== null && chance(random, rates.signature);
  const stamped = page.stampRect !== null && chance(random, rates.stamp);
  const creased = chance(random, rates.creased);
  const damage = chance(random, rates.damage) ? pickWeighted(random, rates.damages) : undefined;
  return {
    truth: {
      kind: 'ballot',
      ballotPage: page.page,
      rows: rows.map(({ truth }) => truth),
      ...(writing === undefined ? {} : { writing: writing.place }),
      ...(damage === undefined ? {} : { damage }),
      creased,
      signed,
      stamped,
    },
    stamp: stamped && page.stampRect !== null ? roundStamp(page.stampRect, random) : [],
    strokes: [
      ...rows.flatMap(({ strokes }) => strokes),
      ...(writing?.strokes ?? []),
      ...(signed && page.signatureRect !== null ? signature(page.signatureRect, signingPen(hand, random), random) : []),
    ],
  };
}

const signingPen = (hand: Hand, random: Random) => (chance(random, 0.8) ? hand.pen : ordinaryPen(random));

/** The same level for everybody, drawn as one line from the first row's box to the last one's. */
function columnLine(rows: readonly BallotRow[], level: Level, hand: Hand, random: Random): readonly PlannedRow[] {
  const path = rows.map(({ boxes }): Point => {
    const [x, y, width, height] = boxes[level];
    return [x + width / 2 + between(random, -1.2, 1.2), y + height / 2];
  });
  const line = penStroke(path, hand.pen, { tremor: hand.tremor }, random);
  return rows.map(({ row, person }, index) => ({
    truth: { row, person, reading: level, expect: 'person-or-read', marks: { [level]: 'column-line' } },
    strokes: index === 0 ? [line] : [],
  }));
}

function planRow(
  row: BallotRow,
  rates: SheetRates,
  mood: Readonly<Record<Level, number>>,
  voter: Hand,
  random: Random,
): PlannedRow {
  const level = pickWeighted(random, mood);
  const hand = chance(random, rates.otherPen) ? drawHand(random, rates.kinds) : voter;
  const other = rates.otherHands > 0 && chance(random, rates.otherHands);
  const mark = (at: Level): readonly PenStroke[] =>
    other
      ? otherMark(hand.shape, otherHand(row.boxes[at], hand.pen, random), random)
      : plainMark(row.boxes[at], hand, random);
  const odd = (kind: OddKind): readonly PenStroke[] =>
    other && (kind === 'struck-out' || kind === 'struck-out-inside')
      ? otherStruckMark(row.boxes[level], otherHand(row.boxes[level], seeThroughPen(hand.pen), random), random)
      : oddMark(kind, row.boxes[level], hand, random);
  const planned = (
    reading: Reading,
    expect: Expectation,
    marks: RowTruth['marks'],
    strokes: readonly PenStroke[],
  ): PlannedRow => ({
    truth: { row: row.row, person: row.person, reading, expect, marks },
    strokes,
  });
  if (chance(random, rates.struckName)) {
    const struckName = pick(random, strikeKinds);
    const { truth, strokes } = chance(random, 0.6)
      ? planned(level, 'person', { [level]: hand.kind }, mark(level))
      : planned('blank', 'person', {}, []);
    return { truth: { ...truth, struckName }, strokes: [...strokes, ...strikeName(struckName, row, hand, random)] };
  }
  if (chance(random, rates.blank)) return planned('blank', 'plain', {}, []);
  if (chance(random, rates.multiple)) {
    const both = chance(random, 0.15) ? levels : levels.filter((other) => other !== level);
    const marks = Object.fromEntries(both.map((at) => [at, hand.kind] as const));
    return planned('multiple', 'plain', marks, both.flatMap(mark));
  }
  if (chance(random, rates.odd)) {
    const kind = pickWeighted(random, rates.oddKinds);
    const elsewhere = pick(
      random,
      levels.filter((other) => other !== level),
    );
    const rule = oddRules[kind];
    const withOther = chance(random, rule.withOther);
    const reading: Reading = rule.counts ? level : withOther ? elsewhere : 'blank';
    const marks: RowTruth['marks'] = { [level]: kind, ...(withOther ? { [elsewhere]: hand.kind } : {}) };
    const expect = rule.expect === 'person' ? 'person' : reading === 'blank' ? 'person-or-empty' : 'person-or-read';
    return planned(reading, expect, marks, [...odd(kind), ...(withOther ? mark(elsewhere) : [])]);
  }
  return planned(level, 'plain', { [level]: hand.kind satisfies MarkKind }, mark(level));
}

/** `withOther`: how often another box of the row is plainly marked; `counts`: whether the odd mark itself is a vote. */
const oddRules: Readonly<
  Record<OddKind, { readonly expect: 'person' | 'either'; readonly withOther: number; readonly counts: boolean }>
> = {
  dot: { expect: 'person', withOther: 0.5, counts: false },
  ring: { expect: 'person', withOther: 0.3, counts: false },
  beside: { expect: 'person', withOther: 0.2, counts: false },
  erased: { expect: 'either', withOther: 0.7, counts: false },
  'struck-out': { expect: 'person', withOther: 0.5, counts: false },
  'struck-out-inside': { expect: 'person', withOther: 0.5, counts: false },
  // Alone it would look like a box filled by a careless hand.
  'scribbled-out': { expect: 'person', withOther: 1, counts: false },
  touch: { expect: 'either', withOther: 0.8, counts: false },
  slash: { expect: 'either', withOther: 0, counts: true },
  astride: { expect: 'either', withOther: 0, counts: true },
};

/** A row whose boxes somebody's stroke for another row reaches may go to a person too. */
function disturbed(page: BallotPage, rows: readonly PlannedRow[]): readonly PlannedRow[] {
  return rows.map((planned, index) => {
    if (planned.truth.expect !== 'plain') return planned;
    const boxes = Object.values(page.rows[index]?.boxes ?? {});
    const reached = rows.some(
      (other, at) => at !== index && Math.abs(at - index) <= 2 && touches(other.strokes, boxes),
    );
    if (!reached) return planned;
    const expect = planned.truth.reading === 'blank' ? 'person-or-empty' : 'person-or-read';
    return { ...planned, truth: { ...planned.truth, expect } };
  });
}

function touches(strokes: readonly PenStroke[], boxes: readonly Rect[]): boolean {
  const [left, top, right, bottom] = extentOf(strokes);
  const slack = 0.4;
  const near = boxes.filter(
    ([x, y, w, h]) => left < x + w + slack && right > x - slack && top < y + h + slack && bottom > y - slack,
  );
  return near.some(([x, y, w, h]) =>
    strokes.some(({ points }) =>
      points.some(
        (point) => point.x > x - slack && point.x < x + w + slack && point.y > y - slack && point.y < y + h + slack,
      ),
    ),
  );
}

/** Where somebody adds words: never over a box, and never where signing is allowed. */
function planWriting(
  page: BallotPage,
  hand: Hand,
  random: Random,
): { place: WritingPlace; strokes: readonly PenStroke[] } | undefined {
  const pen = chance(random, 0.7) ? hand.pen : pick(random, [ordinaryPen, pencil, feltTip])(random);
  const narrow = pen.width > 0.9 ? { ...pen, width: between(random, 0.6, 0.9) } : pen;
  const rooms = page.freeRects.filter(([, , width, height]) => width >= 12 && height >= 4.5);
  const top = Math.min(...page.rows.map(({ nameRect }) => nameRect[1]));
  const places: Record<WritingPlace, readonly Rect[]> = {
    free: rooms,
    'beside-name': page.rows
      .filter(({ nameRect: [x, , width] }) => x + width < 116)
      .map(({ nameRect: [x, y, width, height] }) => [x + width + 1, y, 131 - x - width, Math.max(5, height)]),
    margin: [
      [3, 60, 7, 170],
      [200, 60, 7, 170],
    ],
    foot: [[45, 280, 130, 8]],
    'over-text': top > 70 ? [[25, 50, 100, top - 65]] : [],
  };
  const usable = (Object.keys(places) as WritingPlace[]).filter((place) => places[place].length > 0);
  const place = pick(random, usable);
  const rect = pick(random, places[place]);
  const spot =
    place === 'over-text' ? ([rect[0], between(random, rect[1], rect[1] + rect[3]), rect[2], 7] as const) : rect;
  const turn = place === 'margin' ? (chance(random, 0.5) ? Math.PI / 2 : -Math.PI / 2) : 0;
  return { place, strokes: writtenWords(spot, narrow, random, turn) };
}
