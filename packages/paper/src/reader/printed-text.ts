// Words written over the printed text around the names: where the white places are looked over (`writing.ts`), print is left out.
import type { BallotPage, Rect } from '../layout/layout.ts';
import type { CleanInk } from './prepare.ts';
import { type AddedToPrint, type CleanPrint, cleanPrint } from './print-cell.ts';
import { aside, maskScale, type WritingMask } from './writing.ts';

/** Pixels per millimetre at which text is compared. */
const scale = 8;
/** The page is looked over in places of this size, millimetres: small enough to be found again where a feeder slips. */
const tile = { width: 24, height: 5 } as const;
/** Places with less of this share printed have no text: rules, the edge of a letter. */
const leastPrinted = 0.03;
/** Places of which less than this share is near print are left to `writing.ts`. */
const leastNear = 0.15;

/** The places with text outside of names, each with all that is judged elsewhere left out. */
export function cleanTexts(clean: CleanInk, page: BallotPage, { width, height, bare }: WritingMask): CleanPrint[] {
  const elsewhere = judgedElsewhere(page);
  const found: CleanPrint[] = [];
  for (let y = edge; y + tile.height <= page.heightMm - edge; y += tile.height)
    for (let x = edge; x + tile.width <= page.widthMm - edge; x += tile.width) {
      const rect: Rect = [x, y, tile.width, tile.height];
      if (printedShare(clean, rect) < leastPrinted) continue;
      const print = cleanPrint(clean, rect, scale);
      let near = 0;
      for (let row = 0, at = 0; row < print.height; row += 1)
        for (let column = 0; column < print.width; column += 1, at += 1) {
          const [X, Y] = [x + (column + 0.5) / scale, y + (row + 0.5) / scale];
          const mx = Math.min(width - 1, Math.floor(X * maskScale));
          const my = Math.min(height - 1, Math.floor(Y * maskScale));
          const left = bare[my * width + mx] !== 0 || elsewhere.some((other) => contains(other, X, Y));
          if (left) print.spread[at] = 255;
          else near += 1;
        }
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
    ...rows.flatMap(({ nameRect, boxes }) => [
      wider(nameRect, 1),
      ...[boxes.high, boxes.confidence, boxes.low].map((box) => wider(box, aside.box)),
    ]),
    ...protectRects.map((rect) => wider(rect, aside.protect)),
    ...(stampRect === null ? [] : [wider(stampRect, aside.stamp)]),
    ...(signatureRect === null ? [] : [wider(signatureRect, aside.signature)]),
  ];
}

const contains = ([x, y, w, h]: Rect, X: number, Y: number): boolean => X >= x && X < x + w && Y >= y && Y < y + h;

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
  /** Ink beyond the print in a millimetre of a line: so much, and so many times what nine in ten have on this page. */
  crossed: 0.1,
  times: 2,
  /** A place where fewer millimetres are crossed has a speck; so many in all places together are writing. */
  specks: 2,
  length: 3,
} as const;

/** Whether something is written over the text of a page. */
export function writtenOverText(texts: readonly AddedToPrint[]): boolean {
  const shares = texts.flatMap((text) => [...text]).sort((a, b) => a - b);
  const usual = shares[Math.floor(0.9 * shares.length)] ?? 0;
  const limit = textLimits.crossed + textLimits.times * usual;
  const crossed = texts.map((text) => text.filter((share) => share > limit).length);
  return crossed.reduce((sum, length) => (length < textLimits.specks ? sum : sum + length), 0) >= textLimits.length;
}
