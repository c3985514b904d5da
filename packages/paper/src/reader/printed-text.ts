// Words written over the printed text around the names: where the white places are looked over (`writing.ts`), print is left out.
import type { BallotPage, Rect } from '../layout/layout.ts';
import type { CleanInk } from './prepare.ts';
import { type AddedToPrint, type CleanPrint, cleanPrint, leaveOut, leftOut } from './print-cell.ts';
import { aroundRule, type Rule } from './rules.ts';
import { aside, besideBoxes, maskScale, type WritingMask } from './writing.ts';

/** Pixels per millimetre at which text is compared. */
const scale = 8;
/** The page is looked over in places of this size, millimetres: small enough to be found again where a feeder slips. */
const tile = { width: 24, height: 5 } as const;
/** Darker than this, of 255, is print; ink spreads so far beyond it, millimetres. */
const printed = 100;
const air = 0.8;

/** Places of which less than this share is near print, such as the number of a row, are left to `writing.ts`. */
const leastNear = 0.25;

/** The places with text outside of names, each with all that is judged elsewhere left out. */
export function cleanTexts(
  clean: CleanInk,
  page: BallotPage,
  { width, height, bare }: WritingMask,
  rules: readonly Rule[],
): CleanPrint[] {
  const elsewhere = [...judgedElsewhere(page), ...rules.map(aroundRule)];
  const prints = textPlaces(clean, page, elsewhere).map((rect) => {
    const [x, y] = rect;
    const print = cleanPrint(clean, rect, scale);
    for (let row = 0, at = 0; row < print.height; row += 1) {
      const mask = Math.min(height - 1, Math.floor((y + (row + 0.5) / scale) * maskScale)) * width;
      for (let column = 0; column < print.width; column += 1, at += 1)
        if (bare[mask + Math.min(width - 1, Math.floor((x + (column + 0.5) / scale) * maskScale))] !== 0)
          print.spread[at] = leftOut;
    }
    for (const other of elsewhere) leaveOut(print, other);
    return print;
  });
  return prints.filter(({ spread }) => spread.filter((value) => value !== leftOut).length >= leastNear * spread.length);
}

/** The places that hold all text: strip by strip down the page, each place begins above a line, so that lines lie alike in all of them. */
function textPlaces(
  { perMm, width, ink }: CleanInk,
  { widthMm, heightMm }: BallotPage,
  elsewhere: readonly Rect[],
): Rect[] {
  const text = ink.slice();
  for (const [x, y, w, h] of elsewhere)
    for (let row = Math.round(y * perMm); row < Math.round((y + h) * perMm); row += 1)
      text.fill(0, row * width + Math.round(x * perMm), row * width + Math.min(width, Math.round((x + w) * perMm)));
  const lowest = heightMm - edge - tile.height;
  const places: Rect[] = [];
  for (let x = edge; x + tile.width <= widthMm - edge; x += tile.width) {
    const [left, right] = [Math.round(x * perMm), Math.round((x + tile.width) * perMm)];
    let below = edge;
    for (let row = Math.round(edge * perMm); row < (heightMm - edge) * perMm; row += 1) {
      if (!hasPrint(text, row * width + left, row * width + right)) continue;
      const y = Math.min(Math.max(below, row / perMm - air), lowest);
      places.push([x, y, tile.width, tile.height]);
      below = y + tile.height;
      row = Math.round(below * perMm) - 1;
    }
  }
  return places;
}

function hasPrint(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((text[at] as number) > printed) return true;
  return false;
}

/** No text stands so near the edge of the paper, millimetres. */
const edge = 5;

function judgedElsewhere({ rows, protectRects, stampRect, signatureRect }: BallotPage): Rect[] {
  const wider = ([x, y, w, h]: Rect, room: number): Rect => [
    Math.max(0, x - room),
    Math.max(0, y - room),
    w + 2 * room,
    h + 2 * room,
  ];
  return [
    ...rows.map(({ nameRect }) => wider(nameRect, 1)),
    ...betweenBoxes(rows),
    ...protectRects.map((rect) => wider(rect, aside.protect)),
    ...(stampRect === null ? [] : [wider(stampRect, aside.stamp)]),
    ...(signatureRect === null ? [] : [wider(signatureRect, aside.signature)]),
  ];
}

/** All rows of boxes, with the lines between them: a large mark crosses those, and is judged as ink that leaves its box. */
function betweenBoxes(rows: BallotPage['rows']): Rect[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [left, top, width] = besideBoxes(first.boxes);
  const [, y, , height] = besideBoxes(last.boxes);
  return [[left, top, width, y + height - top]];
}

/** Every limit of writing over text, with what it was measured against (docs/decisions/024). */
export const textLimits = {
  /** A millimetre of a place is crossed where it has so much ink beyond the print, mm², and so many times what nine in ten have on this page. */
  crossed: 0.03,
  times: 2,
  /**
   * Crossed millimetres no further apart than this, mm, are one word, where they reach so far and come to so much, mm², the most of those above each
   * other: streaks side by side cross line after line. Of 1,330 pages on which nothing was written, scans and photographs as bad as are read, none had
   * more than 0.25, none up to scan 3 and tilt 2 more than 0.18; a fold or a streak crosses one millimetre or two.
   */
  word: { apart: { x: 6, y: 6 }, long: 4, together: 0.3 },
} as const;

interface Crossed {
  readonly x: number;
  readonly y: number;
  readonly ink: number;
}

/** Whether something is written over the text of a page. `seen`: what is beyond the print of each of the places. */
export function writtenOverText(
  places: readonly Pick<CleanPrint, 'X' | 'Y'>[],
  seen: readonly AddedToPrint[],
): boolean {
  const { crossed, times, word } = textLimits;
  const shares = Float32Array.from(seen.flatMap((text) => [...text])).sort();
  const usual = times * (shares[Math.floor(0.9 * shares.length)] ?? 0);
  const found = places.flatMap(({ X, Y }, index) =>
    [...(seen[index] ?? [])].flatMap((share, at): Crossed[] =>
      share > crossed + usual ? [{ x: X + at, y: Y, ink: share - usual }] : [],
    ),
  );
  return piecesOf(found).some((piece) => {
    const columns = new Map<number, number>();
    for (const { x, ink } of piece) columns.set(x, Math.max(ink, columns.get(x) ?? 0));
    const xs = [...columns.keys()];
    return (
      Math.max(...xs) - Math.min(...xs) + 1 >= word.long &&
      [...columns.values()].reduce((sum, ink) => sum + ink, 0) >= word.together
    );
  });
}

/** What lies near each other, piece by piece. */
function piecesOf(crossed: readonly Crossed[]): Crossed[][] {
  const { apart } = textLimits.word;
  const left = new Set(crossed);
  const pieces: Crossed[][] = [];
  for (const first of crossed) {
    if (!left.delete(first)) continue;
    const piece = [first];
    for (const here of piece)
      for (const other of left)
        if (Math.abs(other.x - here.x) <= apart.x && Math.abs(other.y - here.y) <= apart.y) {
          left.delete(other);
          piece.push(other);
        }
    pieces.push(piece);
  }
  return pieces;
}
