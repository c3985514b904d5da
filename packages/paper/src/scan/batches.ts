// Pages as they lay in the feeder: batches behind their cover sheets, the sides of one ballot together.
import type { BatchCover } from './batch-cover.ts';
import { flagged } from './duplicates.ts';
import type { ScannedPage } from './scanned-page.ts';

/** What follows one cover sheet. */
export interface ScannedBatch<P extends ScannedPage = ScannedPage> {
  /** `null` for what stands before the first cover sheet. */
  readonly cover: BatchCover | null;
  /** The cover sheet itself, and its empty back. */
  readonly aside: readonly P[];
  readonly pages: readonly P[];
}

/** Parts pages at the cover sheets, in the order in which they were scanned. */
export function batchesOf<P extends ScannedPage>(pages: readonly P[]): readonly ScannedBatch<P>[] {
  const batches: { cover: BatchCover | null; aside: P[]; pages: P[] }[] = [];
  for (const page of pages) {
    const last = batches.at(-1);
    if (page.cover !== null) batches.push({ cover: page.cover, aside: [page], pages: [] });
    else if (last === undefined) batches.push({ cover: null, aside: [], pages: [page] });
    else if (page.blank && last.aside.length === 1 && last.pages.length === 0) last.aside.push(page);
    else last.pages.push(page);
  }
  return batches;
}

/** One ballot: its sides in the order in which they were scanned. */
export interface ScannedSheet<P extends ScannedPage = ScannedPage> {
  /** All sides are there, each once; some may be unreadable. */
  readonly complete: boolean;
  readonly pages: readonly P[];
  /** The empty back of a ballot with an odd number of pages. */
  readonly back: P | null;
}

// What it costs to believe something about the feeder. Only their order of size matters.
const costs = {
  /** A side was not scanned. */
  missing: 30,
  /** The same of a sheet of which nothing is known: a stray sheet has one side with something on it. */
  missingOfStray: 15,
  /** A side that could not be read is the one that is missing here. */
  unknown: 10,
  /** The sheet lay the other way round. */
  reversed: 1,
} as const;

/**
 * Puts the sides of each ballot together: those that follow one another, each page of the ballot at most once, all of one style. Where a side is
 * lost, the sides around it could be paired in several ways: the one that needs the fewest losses in the whole batch is taken, so that one lost
 * side never shifts all pairs after it. Sides of a ballot that is not complete are flagged `page-missing`. What no machine can see: a lost back
 * followed by a lost front look like one sheet; the number of sheets counted by hand tells.
 */
export function sheetsOf<P extends ScannedPage>(
  pages: readonly P[],
  pagesPerBallot: number,
): readonly ScannedSheet<P>[] {
  // best[n]: the cheapest way to part the first n pages; where its last sheet begins.
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= pages.length; end += 1) {
    let found = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let from = end - 1; from >= 0 && from >= end - pagesPerBallot - 1; from -= 1) {
      const cost = (best[from]?.cost ?? 0) + sheetCost(pages.slice(from, end), pagesPerBallot);
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  const sheets: ScannedSheet<P>[] = [];
  for (let end = pages.length; end > 0; end = best[end]?.from ?? 0)
    sheets.unshift(sheetOf(pages.slice(best[end]?.from ?? 0, end), pagesPerBallot));
  return sheets;
}

function sheetOf<P extends ScannedPage>(taken: readonly P[], pagesPerBallot: number): ScannedSheet<P> {
  const { sides, back } = sidesOf(taken, pagesPerBallot);
  const complete = sides.length === pagesPerBallot;
  const pages = complete ? sides : sides.map((page) => ({ ...page, reading: flagged(page.reading, 'page-missing') }));
  return { complete, pages, back };
}

/** An empty back belongs to the page before it, where the ballot ends on a front. */
function sidesOf<P extends ScannedPage>(
  taken: readonly P[],
  pagesPerBallot: number,
): { readonly sides: readonly P[]; readonly back: P | null } {
  const last = taken.at(-1);
  const before = taken.at(-2);
  const isBack = pagesPerBallot % 2 === 1 && last?.blank === true && before?.reading.ballotPage === pagesPerBallot;
  return isBack ? { sides: taken.slice(0, -1), back: last } : { sides: taken, back: null };
}

function sheetCost(taken: readonly ScannedPage[], pagesPerBallot: number): number {
  const { sides } = sidesOf(taken, pagesPerBallot);
  const numbers = sides.flatMap(({ reading }) => reading.ballotPage ?? []);
  const styles = new Set(sides.flatMap(({ reading }) => reading.style ?? []));
  if (sides.length > pagesPerBallot || new Set(numbers).size < numbers.length || styles.size > 1)
    return Number.POSITIVE_INFINITY;
  const missing = pagesPerBallot - sides.length;
  const inOrder = sides.every(({ reading: { ballotPage } }, index) => ballotPage === null || ballotPage >= index + 1);
  const rising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
  return (
    missing * (numbers.length === 0 ? costs.missingOfStray : costs.missing) +
    (sides.length - numbers.length) * costs.unknown +
    (inOrder && rising ? 0 : costs.reversed)
  );
}
