// From pages to sheets as the record has them: sides put together, sheets that look alike named, rows in ballot order.
import { type ListId, type ScanPageCode, type SheetPlace, type SheetReading, scanPageCodes } from '@tinnhiem/core';
import {
  type ComparedPage,
  findDuplicates,
  type LayoutFile,
  type PageReading,
  type ScannedSheet,
  sheetsOf,
} from '@tinnhiem/paper';
import type { BatchPages } from './batch-parts.ts';
import type { LoggedPage } from './page-log.ts';

/** Where a side of a sheet stands. */
export interface SidePlace {
  readonly batch: number;
  readonly ballot: number;
  readonly side: number;
}

/** A side that stands in the count already, as far as it is compared with new ones. */
export interface StandingSide extends SidePlace {
  readonly style: string | null;
  readonly ballotPage: number | null;
  readonly serial: string | null;
  readonly signature: Uint8Array | null;
}

/** A list as its pages are put together. */
export interface SheetList {
  readonly id: ListId;
  readonly title: string;
  readonly style: string;
  readonly pagesPerBallot: number;
  /** Everybody on it, in ballot order. */
  readonly people: readonly string[];
  /** Sheets that stand in each batch already. */
  readonly standing: readonly number[];
  readonly sides: readonly StandingSide[];
}

/** One side of a sheet: what was read, and the standing or earlier side that looks the same. */
export interface ReadSide {
  readonly page: LoggedPage;
  readonly duplicateOf: SidePlace | null;
}

/** A sheet without its pictures, which get their names when they are kept. */
export interface ReadSheet {
  readonly sides: readonly ReadSide[];
  readonly flags: SheetReading['flags'];
  readonly rows: SheetReading['rows'];
  /** Sheets that stand in the count already and have its random code. */
  readonly copies: readonly SheetPlace[];
}

export interface ReadBatch {
  readonly list: ListId;
  readonly batch: number;
  readonly sheets: readonly ReadSheet[];
}

/** Puts the pages of a list's batches together. Takes seconds where there are thousands. */
export function readBatches(list: SheetList, batches: readonly BatchPages[]): ReadBatch[] {
  const sheets = batches.flatMap(({ batch, pages }) => {
    const before = list.standing[batch - 1] ?? 0;
    return sheetsOf(pages, list.pagesPerBallot).map((sheet, index) => ({ batch, ballot: before + index + 1, sheet }));
  });
  const compared = compare(list, sheets);
  return batches.map(({ batch }) => ({
    list: list.id,
    batch,
    sheets: sheets
      .filter((each) => each.batch === batch)
      .map(({ ballot, sheet }) => readSheet(list, sheet, compared.get(`${batch}/${ballot}`) ?? [])),
  }));
}

interface PlacedSheet {
  readonly batch: number;
  readonly ballot: number;
  readonly sheet: ScannedSheet<LoggedPage>;
}

/** The sides of every sheet, compared with those that stand and with one another. */
function compare(list: SheetList, sheets: readonly PlacedSheet[]): Map<string, ReadSide[]> {
  const place = ({ batch, ballot }: Pick<SidePlace, 'batch' | 'ballot'>) => `${batch}/${ballot}`;
  const standing = list.sides.map(({ style, ballotPage, serial, signature, ...where }) => ({
    file: place(where),
    page: where.side,
    reading: { ...marksOnly, style, ballotPage, serial, signature },
    scanned: null,
  }));
  const fresh = sheets.flatMap((each) =>
    each.sheet.pages.map((scanned, index) => ({
      file: place(each),
      page: index + 1,
      reading: scanned.reading,
      scanned,
    })),
  );
  const found = new Map<string, ReadSide[]>();
  for (const { file, reading, scanned, duplicateOf } of findDuplicates<ComparedSide>([...standing, ...fresh])) {
    if (scanned === null) continue;
    const side = { page: { ...scanned, reading }, duplicateOf: sideOf(duplicateOf) };
    found.set(file, [...(found.get(file) ?? []), side]);
  }
  return found;
}

/** A side among those that are compared; `scanned: null` for one that stands already. */
interface ComparedSide {
  readonly file: string;
  readonly page: number;
  readonly reading: PageReading;
  readonly scanned: LoggedPage | null;
}

/** What a standing side is but for its marks. */
const marksOnly = { status: 'read', flags: [], rows: [], place: null } as const satisfies Partial<PageReading>;

function sideOf(duplicateOf: ComparedPage['duplicateOf']): SidePlace | null {
  if (duplicateOf === null) return null;
  const [batch = 0, ballot = 0] = duplicateOf.file.split('/').map(Number);
  return { batch, ballot, side: duplicateOf.page };
}

function readSheet(list: SheetList, { complete }: ScannedSheet, sides: readonly ReadSide[]): ReadSheet {
  const ordered = inBallotOrder(sides);
  const readings = ordered.map(({ page }) => page.reading);
  if (readings.some(({ style }) => style !== null && style !== list.style))
    return { sides: ordered, flags: ['other-style'], rows: [], copies: [] };
  const known = readings.some(({ ballotPage }) => ballotPage !== null);
  const flags = new Set<ScanPageCode>(readings.flatMap((reading) => reading.flags));
  // Of a sheet of which nothing is known, nothing is missing either.
  if (!known) flags.delete('page-missing');
  const whole = complete && readings.every(({ status }) => status !== 'rejected');
  return {
    sides: ordered,
    flags: scanPageCodes.filter((code) => flags.has(code)),
    rows: whole ? rowsOf(list, readings) : [],
    copies: standingCopies(list, sides),
  };
}

/** Where the codes of a sheet stand in the count already. A likeness of marks is no code: of two such sheets only the later waits for people. */
function standingCopies({ sides: standing }: SheetList, sides: readonly ReadSide[]): SheetPlace[] {
  return sides.flatMap(({ page: { reading }, duplicateOf: at }) => {
    if (at === null || reading.serial === null) return [];
    const same = ({ batch, ballot, side, serial }: StandingSide) =>
      batch === at.batch && ballot === at.ballot && side === at.side && serial === reading.serial;
    return standing.some(same) ? [{ batch: at.batch, ballot: at.ballot }] : [];
  });
}

/** Sides by the page that they show; as they were scanned where one of them is not known. */
function inBallotOrder(sides: readonly ReadSide[]): readonly ReadSide[] {
  const page = ({ page: { reading } }: ReadSide) => reading.ballotPage ?? Number.NaN;
  return sides.some((side) => Number.isNaN(page(side))) ? sides : sides.toSorted((a, b) => page(a) - page(b));
}

/** The rows of a whole ballot. Throws where they are not the people of the list: then nothing of it may be counted. */
function rowsOf({ id, people }: SheetList, readings: readonly PageReading[]): SheetReading['rows'] {
  const rows = readings.flatMap((reading) => reading.rows);
  if (rows.length !== people.length || rows.some(({ person }, index) => person !== people[index]))
    throw new Error(`the layout of list ${id} does not have the rows of the list`);
  return rows.map(({ reading, flagged, reasons }) => ({
    reading,
    // What the machine doubts goes to a person, whether it said why or not.
    reasons: flagged && reasons.length === 0 ? ['doubtful'] : [...reasons],
  }));
}

/** A list as `readBatches` needs it, from the layout by which it was read. */
export function sheetList(
  { id, title }: Pick<SheetList, 'id' | 'title'>,
  layout: LayoutFile,
  people: readonly string[],
  standing: readonly number[],
  sides: readonly StandingSide[],
): SheetList {
  return { id, title, style: layout.style, pagesPerBallot: layout.pages.length, people, standing, sides };
}
