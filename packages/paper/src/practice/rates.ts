import type { Level } from '@tinnhiem/core';
import { type MarkKind, usualKinds } from './hand.ts';
import { type OddKind, oddKinds } from './odd-marks.ts';
import type { Damage } from './truth.ts';

/** How often what happens. Rows: per row; the others per page. */
export interface SheetRates {
  readonly kinds: Readonly<Partial<Record<MarkKind, number>>>;
  /** Voters who mark as in `other-marks.ts`, another way in each row. */
  readonly otherHands: number;
  /** Rows marked with another pen, by another hand, than the voter's usual one. */
  readonly otherPen: number;
  /** How a voter spreads the levels; each voter has one of these. */
  readonly moods: readonly Readonly<Record<Level, number>>[];
  readonly blank: number;
  readonly multiple: number;
  readonly odd: number;
  readonly oddKinds: Readonly<Partial<Record<OddKind, number>>>;
  readonly struckName: number;
  /** One line down through a column instead of a mark in each box. */
  readonly columnLine: number;
  readonly writing: number;
  readonly signature: number;
  readonly stamp: number;
  /** Folded once or twice before going into the box. */
  readonly creased: number;
  readonly damage: number;
  readonly damages: Readonly<Partial<Record<Damage, number>>>;
}

/** Sheets as committees get them: a few rows in a hundred are odd. */
export const usualRates: SheetRates = {
  kinds: usualKinds,
  otherHands: 0,
  otherPen: 0.03,
  moods: [
    { high: 0.75, confidence: 0.2, low: 0.05 },
    { high: 0.97, confidence: 0.02, low: 0.01 },
    { high: 0.4, confidence: 0.45, low: 0.15 },
    { high: 0.34, confidence: 0.33, low: 0.33 },
  ],
  blank: 0.012,
  multiple: 0.008,
  odd: 0.02,
  oddKinds: Object.fromEntries(oddKinds.map((kind) => [kind, 1])),
  struckName: 0.006,
  columnLine: 0.002,
  writing: 0.05,
  signature: 0.4,
  stamp: 0.6,
  creased: 0,
  damage: 0,
  damages: { fold: 1, staple: 1, tear: 1, punch: 1, 'scribbled-code': 1, tape: 1, stain: 1 },
};

/** Nothing but clear votes. */
export const cleanRates: SheetRates = {
  ...usualRates,
  blank: 0,
  multiple: 0,
  odd: 0,
  struckName: 0,
  columnLine: 0,
  writing: 0,
};

/** Sheets full of what leads readers astray. */
export const trapRates: SheetRates = {
  ...usualRates,
  odd: 0.45,
  struckName: 0.06,
  columnLine: 0.04,
  writing: 0.15,
  blank: 0.05,
  multiple: 0.05,
};

/** Sheets on which every row is marked by another hand with another pen. */
export const motleyRates: SheetRates = { ...usualRates, otherPen: 1 };

/** Sheets of voters who tick every box twice. */
export const doubleTickRates: SheetRates = { ...cleanRates, kinds: { 'double-tick': 1 } };

/** Sheets of voters whose hands are no two marks alike. */
export const otherHandsRates: SheetRates = { ...usualRates, otherHands: 1 };

/** The same with many marks struck out. */
export const otherTrapRates: SheetRates = { ...trapRates, otherHands: 1 };

/** Sheets that have suffered. */
export const damagedRates: SheetRates = { ...usualRates, odd: 0, columnLine: 0, writing: 0, damage: 1 };

/** Sheets that were folded to go into the box. */
export const foldedRates: SheetRates = { ...usualRates, creased: 1 };
