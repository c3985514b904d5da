// What the ballots of a list really say, and the figures that follow: worked out here, by the plan's words, with nothing of the product.
import type { BallotMarks, RowMark } from '@tinnhiem/core';

export type Sheets = readonly BallotMarks[];

export interface PersonFigures {
  readonly high: number;
  readonly confidence: number;
  readonly low: number;
  /** With a decimal comma: `40,43`. */
  readonly percent: { readonly high: string; readonly confidence: string; readonly low: string };
  /** Over 50 % low: taken off planning lists is to be considered. */
  readonly overHalfLow: boolean;
  /** From two thirds low: resignation or other work is to be considered. */
  readonly fromTwoThirdsLow: boolean;
}

export interface ListFigures {
  readonly collected: number;
  /** Ballots that are void as a whole. */
  readonly invalid: number;
  readonly people: readonly PersonFigures[];
}

/**
 * Sheets for so many people in so many ballots. The first is marked low by two thirds of the ballots to the ballot, the second by one less,
 * the third by just over a half, the fourth by a half at most; the others have something of everything.
 */
export function sheetsOf(people: number, ballots: number): Sheets {
  const lows = [
    Math.ceil((2 * ballots) / 3),
    Math.ceil((2 * ballots) / 3) - 1,
    Math.floor(ballots / 2) + 1,
    Math.floor(ballots / 2),
  ];
  const markOf = (sheet: number, row: number): RowMark => {
    // Each row begins elsewhere in the pile, so that no sheet is like the next.
    const place = (sheet + 5 * row) % ballots;
    const low = lows[row] ?? (3 * row) % (Math.floor(ballots / 2) + 1);
    if (place < low) return 'low';
    return (place - low) % 3 === 0 ? 'confidence' : 'high';
  };
  return Array.from({ length: ballots }, (_, sheet) => ({
    whole: 'ok' as const,
    rows: Array.from({ length: people }, (_, row) => markOf(sheet, row)),
  }));
}

/** The same sheets with other marks in one row of one of them. Counted from 0. */
export function withRow(sheets: Sheets, sheet: number, row: number, mark: RowMark): Sheets {
  return sheets.map((marks, index) => (index === sheet ? { ...marks, rows: marks.rows.with(row, mark) } : marks));
}

/** The same sheets with one of them void as a whole. */
export function withVoid(
  sheets: Sheets,
  sheet: number,
  reason: Exclude<BallotMarks['whole'], 'ok' | 'doubtful'>,
): Sheets {
  return sheets.map((marks, index) => (index === sheet ? { whole: reason, rows: [] } : marks));
}

/** Two decimals, half up, decimal comma, from whole numbers only. */
export function percentOf(count: number, base: number): string {
  const hundredths = Math.floor((count * 20_000 + base) / (2 * base));
  return `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`;
}

/** The plan's figures (III.2.3): shares of the ballots collected, invalid ones included. */
export function figuresOf(people: number, sheets: Sheets): ListFigures {
  const collected = sheets.length;
  return {
    collected,
    invalid: sheets.filter((sheet) => sheet.whole !== 'ok').length,
    people: Array.from({ length: people }, (_, row) => {
      const marks = sheets.flatMap((sheet) => sheet.rows[row] ?? []);
      const count = (mark: RowMark) => marks.filter((other) => other === mark).length;
      const [high, confidence, low] = [count('high'), count('confidence'), count('low')];
      return {
        high,
        confidence,
        low,
        percent: {
          high: percentOf(high, collected),
          confidence: percentOf(confidence, collected),
          low: percentOf(low, collected),
        },
        overHalfLow: 2 * low > collected,
        fromTwoThirdsLow: 3 * low >= 2 * collected,
      };
    }),
  };
}
