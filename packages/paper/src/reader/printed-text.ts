// Words written over the printed text around the names: where the white places are looked over (`writing.ts`), print is left out.
import type { BallotPage, Rect } from '../layout/layout.ts';
import type { CleanInk } from './prepare.ts';
import { type AddedToPrint, type CleanPrint, cleanPrint, leaveOut, leftOut } from './print-cell.ts';
import { leaveOutRules, type Rule } from './rules.ts';
import { aside, besideBoxes, maskScale, type WritingMask } from './writing.ts';

/** Pixels per millimetre at which text is compared. */
const scale = 8;
/** The page is looked over in places of this size, millimetres: small enough to be found again where a feeder slips. */
const tile = { width: 24, height: 5 } as const;
/** Places with less of this share printed have no text: rules, the edge of a letter. */
const leastPrinted = 0.03;
/** Places of which less than this share is near print are left to `writing.ts`. */
const leastNear = 0.15;

/** The places with text outside of names, each with all that is judged elsewhere left out. */
export function cleanTexts(
  clean: CleanInk,
  page: BallotPage,
  { width, height, bare }: WritingMask,
  rules: readonly Rule[],
): CleanPrint[] {
  const elsewhere = judgedElsewhere(page);
  const found: CleanPrint[] = [];
  for (let y = edge; y + tile.height <= page.heightMm - edge; y += tile.height)
    for (let x = edge; x + tile.width <= page.widthMm - edge; x += tile.width) {
      const rect: Rect = [x, y, tile.width, tile.height];
      if (printedShare(clean, rect) < leastPrinted) continue;
      const print = cleanPrint(clean, rect, scale);
      for (let row = 0, at = 0; row < print.height; row += 1) {
        const mask = Math.min(height - 1, Math.floor((y + (row + 0.5) / scale) * maskScale)) * width;
        for (let column = 0; column < print.width; column += 1, at += 1)
          if (bare[mask + Math.min(width - 1, Math.floor((x + (column + 0.5) / scale) * maskScale))] !== 0)
            print.spread[at] = leftOut;
      }
      for (const other of elsewhere) leaveOut(print, other);
      leaveOutRules(print, rules);
      let near = 0;
      for (const value of print.spread) if (value !== leftOut) near += 1;
      if (near >= leastNear * print.spread.length) found.push(print);
    }
  return found;
}

/** Nothing is judged so near the edge of the paper, millimetres. */
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

function printedShare({ width, perMm, ink }: CleanInk, [x, y, w, h]: Rect): number {
  let dark = 0;
  let all = 0;
  for (let row = Math.round(y * perMm); row < Math.round((y + h) * perMm); row += 1)
    for (let column = Math.round(x * perMm); column < Math.round((x + w) * perMm); column += 1) {
      all += 1;
      if ((ink[row * width + column] as number) > 100) dark += 1;
    }
  return dark / Math.max(1, all);
}

/** Every limit of writing over text, with what it was measured against (docs/decisions/024). */
export const textLimits = {
  /**
   * Ink beyond the print in a millimetre of a line: so much, and so many times what nine in ten have on this page; so many such millimetres of
   * one place are writing. An upright fold crosses one or two in each.
   */
  dark: { crossed: 0.12, times: 3, length: 3 },
  /**
   * Paler ink, or ink of which print hides most, where so many millimetres of four places side by side have it. Of 1,100 pages over which nothing
   * was written none had more than four, but for black-and-white scans, whose print is ragged.
   */
  pale: { crossed: 0.075, times: 2, length: 5 },
} as const;

/** Whether something is written over the text of a page. `seen`: what is beyond the print of each of the places. */
export function writtenOverText(
  places: readonly Pick<CleanPrint, 'X' | 'Y'>[],
  seen: readonly AddedToPrint[],
  blackAndWhite: boolean,
): boolean {
  const shares = Float32Array.from(seen.flatMap((text) => [...text])).sort();
  const usual = shares[Math.floor(0.9 * shares.length)] ?? 0;
  const crossedBy = ({ crossed, times }: { readonly crossed: number; readonly times: number }): number[] =>
    seen.map((text) => text.filter((share) => share > crossed + times * usual).length);
  const { dark, pale } = textLimits;
  if (crossedBy(dark).some((length) => length >= dark.length)) return true;
  if (blackAndWhite) return false;
  const lengths = crossedBy(pale);
  return places.some(({ X, Y }) => {
    const together = places.map((other, index) =>
      isWithin(other.X - X, 2 * tile.width) && isWithin(other.Y - Y, 2 * tile.height) ? (lengths[index] ?? 0) : 0,
    );
    return together.reduce((sum, length) => sum + length, 0) >= pale.length;
  });
}

const isWithin = (distance: number, size: number): boolean => distance >= 0 && distance < size;
