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
  /** Two sides of one sheet have the codes of two ballots. */
  otherBallot: 20,
  /** A side that could not be read is the one that is missing here. */
  unknown: 10,
  /** The sheet lay the other way round. */
  reversed: 1,
} as const;

/**
 * Puts the sides of each ballot together: by the random code of the ballot where they carry one, however they lay; the others by order
 * (`byOrder`). Sides of a ballot that is not complete, or of a sheet that has the codes of two ballots, are flagged `page-missing`.
 */
export function sheetsOf<P extends ScannedPage>(
  pages: readonly P[],
  pagesPerBallot: number,
): readonly ScannedSheet<P>[] {
  const fed = pages.map((page, at): Fed<P> => ({ page, at }));
  const whole = wholeBallots(fed, pagesPerBallot);
  const used = new Set(whole.flat());
  return [
    ...whole,
    ...byOrder(
      fed.filter((each) => !used.has(each)),
      pagesPerBallot,
    ),
  ]
    .sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0))
    .map((taken) =>
      sheetOf(
        taken.map(({ page }) => page),
        pagesPerBallot,
      ),
    );
}

/** A page, and which it was in the feeder. */
interface Fed<P extends ScannedPage = ScannedPage> {
  readonly page: P;
  readonly at: number;
}

/** Ballots of which every page is there with one and the same code; copies of a ballot in the order in which they were scanned. */
function wholeBallots<P extends ScannedPage>(fed: readonly Fed<P>[], pagesPerBallot: number): readonly Fed<P>[][] {
  // A ballot on one page has nothing to be put together, and keeps its empty back.
  if (pagesPerBallot === 1) return [];
  const ballots = new Map<string, Map<number, Fed<P>[]>>();
  for (const each of fed) {
    const { style, serial, ballotPage } = each.page.reading;
    if (serial === null || ballotPage === null) continue;
    const sides = ballots.get(`${style}/${serial}`) ?? new Map<number, Fed<P>[]>();
    sides.set(ballotPage, [...(sides.get(ballotPage) ?? []), each]);
    ballots.set(`${style}/${serial}`, sides);
  }
  return [...ballots.values()]
    .filter((sides) => sides.size === pagesPerBallot)
    .flatMap((sides) => {
      const copies = Math.min(...[...sides.values()].map((found) => found.length));
      return Array.from({ length: copies }, (_, copy) =>
        [...sides.values()].flatMap((found) => found[copy] ?? []).sort((a, b) => a.at - b.at),
      );
    });
}

/**
 * Sides that follow one another, each page of the ballot at most once, all of one style. Where a side is lost, the sides around it could be
 * paired in several ways: the one that needs the fewest losses in the whole batch is taken, so that one lost side never shifts all pairs after
 * it. What no machine can see without codes: a lost back followed by a lost front look like one sheet; the number of sheets counted by hand tells.
 */
function byOrder<P extends ScannedPage>(fed: readonly Fed<P>[], pagesPerBallot: number): readonly Fed<P>[][] {
  // best[n]: the cheapest way to part the first n pages; where its last sheet begins.
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= fed.length; end += 1) {
    let found = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let from = end - 1; from >= 0 && from >= end - pagesPerBallot - 1; from -= 1) {
      const cost = (best[from]?.cost ?? 0) + sheetCost(fed.slice(from, end), pagesPerBallot);
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  const sheets: Fed<P>[][] = [];
  for (let end = fed.length; end > 0; end = best[end]?.from ?? 0) sheets.unshift(fed.slice(best[end]?.from ?? 0, end));
  return sheets;
}

function sheetOf<P extends ScannedPage>(taken: readonly P[], pagesPerBallot: number): ScannedSheet<P> {
  const { sides, back } = sidesOf(taken, pagesPerBallot);
  const complete = sides.length === pagesPerBallot && serialsOf(sides).size < 2;
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

function serialsOf(sides: readonly ScannedPage[]): ReadonlySet<string> {
  return new Set(sides.flatMap(({ reading }) => reading.serial ?? []));
}

function sheetCost(taken: readonly Fed[], pagesPerBallot: number): number {
  const { sides } = sidesOf(
    taken.map(({ page }) => page),
    pagesPerBallot,
  );
  const numbers = sides.flatMap(({ reading }) => reading.ballotPage ?? []);
  const styles = new Set(sides.flatMap(({ reading }) => reading.style ?? []));
  if (sides.length > pagesPerBallot || new Set(numbers).size < numbers.length || styles.size > 1)
    return Number.POSITIVE_INFINITY;
  // Sides of two ballots lie on one sheet only where they came through the feeder together.
  const mixed = serialsOf(sides).size > 1;
  if (mixed && taken.some(({ at }, index) => index > 0 && at !== (taken[index - 1]?.at ?? 0) + 1))
    return Number.POSITIVE_INFINITY;
  const missing = pagesPerBallot - sides.length;
  const inOrder = sides.every(({ reading: { ballotPage } }, index) => ballotPage === null || ballotPage >= index + 1);
  const rising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
  return (
    missing * (numbers.length === 0 ? costs.missingOfStray : costs.missing) +
    (sides.length - numbers.length) * costs.unknown +
    (mixed ? costs.otherBallot : 0) +
    (inOrder && rising ? 0 : costs.reversed)
  );
}
