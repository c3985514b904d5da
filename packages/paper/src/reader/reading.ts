import type { Level, ScanPageCode, ScanRowCode } from '@tinnhiem/core';

/** Why a row waits for a person. */
export type RowCode = ScanRowCode;
/** Why a page waits for a person. */
export type PageCode = ScanPageCode;

/** What the machine reads in one person's row. A row that is not flagged is claimed to be right. */
export interface RowReading {
  /** As printed, over the whole ballot, from 1. */
  readonly row: number;
  readonly person: string;
  /** `null`: no claim. */
  readonly reading: Level | 'blank' | 'multiple' | null;
  readonly flagged: boolean;
  readonly reasons: readonly RowCode[];
  /** From 0 (no claim) to 1: how far every box is from doubt. */
  readonly certainty: number;
}

/** What the machine reads on one page. */
export interface PageReading {
  readonly style: string | null;
  /** The layout's page; `null` where it is not known. */
  readonly ballotPage: number | null;
  /** The random code of this one ballot; `null` where all copies are the same, or no code could be read. */
  readonly serial: string | null;
  /** `flagged`: some row, or the page, waits for a person. `rejected`: nothing was read. */
  readonly status: 'read' | 'flagged' | 'rejected';
  readonly flags: readonly PageCode[];
  readonly rows: readonly RowReading[];
  /** Where a point of the paper lies in the picture, for showing a part of it; `null` for a rejected page. */
  readonly place: PagePlace | null;
  /** How finely the paper was scanned, where that is too coarse to be read, dots per inch. */
  readonly tooCoarse?: number;
  /** The shape of the marks, to recognise the same sheet when it is read again; `null` where nothing is marked. */
  readonly signature: Uint8Array | null;
}

/** From millimetres on the paper to pixels: x = (a·X + b·Y + c)/w, y = (d·X + e·Y + f)/w, w = g·X + h·Y + 1. */
export type PagePlace = readonly [
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
];
