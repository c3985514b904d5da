// A printed name against the clean page: is it struck out?
import type { BallotRow } from '../layout/layout.ts';
import { hasBareStroke } from './bare-stroke.ts';
import { hasLevelLine } from './level-line.ts';
import { median } from './median.ts';
import type { CleanInk } from './prepare.ts';
import { type AddedToPrint, addedToPrint, bareOf, type CleanPrint, cleanPrint } from './print-cell.ts';
import { rectify, type Sight } from './rectify.ts';
import { leaveOutRules, type Rule } from './rules.ts';

/** Pixels per millimetre at which names are compared. */
const scale = 8;
/** What is looked at around the printed words, millimetres. */
const around = { x: 1.5, y: 0.6 } as const;

export function cleanName(clean: CleanInk, { nameRect: [x, y, w, h] }: BallotRow, rules: readonly Rule[]): CleanPrint {
  const name = cleanPrint(clean, [x - around.x, y - around.y, w + 2 * around.x, h + 2 * around.y], scale);
  leaveOutRules(name, rules);
  return name;
}

/** What is seen of a printed name. */
export interface NameSeen {
  readonly added: AddedToPrint;
  /** A straight line runs through it, or a short stroke stands where none of it is printed. */
  readonly line: boolean;
}

export function seeName(sight: Sight, clean: CleanPrint): NameSeen {
  const added = addedToPrint(sight, clean);
  const { line, stroke } = nameLimits;
  if ([...added].filter((ink) => ink > line.shows.ink).length < line.shows.millimetres) return { added, line: false };
  const piece = rectify(sight, clean.X, clean.Y, clean.width, clean.height, scale);
  const pixels = (mm: number): number => Math.round(mm * scale);
  const bare = bareOf(piece, clean, pixels(line.near));
  const level = { length: pixels(line.length), bare: pixels(line.bare), rim: pixels(line.rim) };
  const short = { length: stroke.length * scale, thick: stroke.thick * scale, rim: pixels(stroke.rim) };
  return { added, line: hasLevelLine(piece, bare, level) || hasBareStroke(piece, bare, short) };
}

/** Every limit of the name, with what it was measured against (docs/decisions/024). */
export const nameLimits = {
  /**
   * A straight line of this length crosses the name, of which so much lies no nearer to print than `near`, all in mm: thin and pale pens show
   * only there, too little for the amounts below. Of 5,400 names that nobody touched none had such a line, of 94 struck out 80. Only names of which so
   * many millimetres show ink beyond the print are looked at; rules of the table lie in the first and last millimetres.
   */
  line: { length: 6.5, bare: 1.25, near: 0.25, rim: 1.1, shows: { ink: 0.005, millimetres: 3 } },
  /**
   * So does a short stroke where no print is near, so long from end to end, mm, with so much ink for each of it, mm²: a piece of a tick or cross. Of 3,000 names
   * that nobody touched, scans 0 to 3, and 1,000 on photographs none had one; specks are up to 0.9 mm long, the rim of print that a photograph bends is thinner.
   */
  stroke: { length: 1.1, thick: 0.2, rim: 0.6 },
  /**
   * What crosses a name makes so many millimetres of it a name struck out where they have so much more ink beyond the print than half of
   * the names of this page: a line is long, a short cross is dark; dust, and a feeder that slips within the line, are neither. A small tick or
   * cross of a thin pen shows on two to four millimetres, where letters leave it room, while a speck lies on one, or on two with all but 0.049 on
   * one: of 8,300 names that nobody touched on scans 0 to 3 none had so much on two, three or four, of 3,300 on photographs at tilt 0 to 2 two.
   */
  crossings: [
    { length: 5, crossed: { grey: 0.016, blackAndWhite: 0.034 } },
    { length: 4, crossed: { grey: 0.02, blackAndWhite: 0.08 } },
    { length: 3, crossed: { grey: 0.03, blackAndWhite: 0.08 } },
    { length: 2, crossed: { grey: 0.05, blackAndWhite: 0.16 } },
  ],
  /** So much more by what this share of the names have above that, at most so much, */
  uneven: { share: 0.7, most: 0.02 },
  /** or, where the print of most names is ragged, as in black-and-white scans: at most so many times what half of them have, and so much. */
  ragged: { share: 0.85, times: 2, most: 0.06 },
  /**
   * Where something crosses at least half of the names, the usual is no measure: then this much is. Clean pages with half of their names
   * above it: none of 198 scans (severity 2 to 5, 1-bit), 1 of 40 photographs at tilt 2, 20 of 39 at tilt 4.
   */
  crossedAnyhow: 0.05,
  /** The same in black-and-white scans. */
  raggedAnyhow: 0.13,
} as const;

/** So many names show what is usual. */
const enoughNames = 4;

/**
 * Which names are struck out, of all names of a page: how sharp and how black a page is shows in what most of its names have, or, where
 * there are few, in what its other text has.
 */
export function struckOut(
  seen: readonly NameSeen[],
  texts: readonly AddedToPrint[],
  blackAndWhite: boolean,
): boolean[] {
  const names = seen.map(({ added }) => added);
  const others = names.length < enoughNames ? texts : [];
  const found = nameLimits.crossings.map((crossing) => crossedNames([...names, ...others], crossing, blackAndWhite));
  return seen.map(({ line }, index) => line || found.some((crossed) => crossed[index] === true));
}

function crossedNames(
  names: readonly AddedToPrint[],
  { length, crossed }: (typeof nameLimits.crossings)[number],
  blackAndWhite: boolean,
): boolean[] {
  const { uneven, ragged, crossedAnyhow, raggedAnyhow } = nameLimits;
  const crossing = names.map((name) => [...name].sort((a, b) => b - a)[Math.min(length, name.length) - 1] ?? 0);
  const usual = median(crossing);
  const ascending = [...crossing].sort((a, b) => a - b);
  const above = (share: number): number => (ascending[Math.floor(share * names.length)] ?? usual) - usual;
  const allowed = Math.min(ragged.most, ragged.times * usual, above(ragged.share));
  const least = blackAndWhite ? crossed.blackAndWhite : crossed.grey;
  const limit = usual + least + Math.max(Math.min(uneven.most, above(uneven.share)), allowed);
  const most = 2 * crossing.filter((ink) => ink > crossedAnyhow).length >= names.length;
  const anyhow = blackAndWhite ? raggedAnyhow : crossedAnyhow;
  return crossing.map((ink) => ink > (most ? Math.min(limit, anyhow) : limit));
}
