// Ballots as the printer gets them, marked as voters would and scanned: what stands on each is known.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BallotMarks } from '@tinnhiem/core';
import { drawPdf, type GreyImage, type LayoutFile } from '@tinnhiem/paper';
import {
  cleanRates,
  encode,
  encodePages,
  foreignSheet,
  markPage,
  type Picture,
  photograph,
  planSheet,
  scan,
  seededRandom,
} from '@tinnhiem/paper/practice';
import { roundId } from './sample.ts';
import type { RunningServer } from './server.ts';

const program = fileURLToPath(new URL('../../packages/server/bin/tinnhiem.mjs', import.meta.url));
const perMm = 10;
const dpi = 200;
const colour = 'grey';

/** Pages of a PDF as they come out of the printer. */
export async function printed(pdf: Uint8Array): Promise<readonly GreyImage[]> {
  const pages: GreyImage[] = [];
  for await (const page of drawPdf(pdf, perMm)) pages.push(page);
  return pages;
}

/** Where everything is on the ballot of a list, as the command says it. */
export function layoutOf({ place }: Pick<RunningServer, 'place'>, list: string): LayoutFile {
  const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-layout-'));
  try {
    const [pdf, layout] = [join(folder, 'ballot.pdf'), join(folder, 'layout.json')];
    const wish = ['--list', list, '--out', pdf, '--layout', layout, ...place];
    execFileSync(process.execPath, [program, 'ballots', 'print', roundId, ...wish]);
    return JSON.parse(readFileSync(layout, 'utf8')) as LayoutFile;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Sheets of paper with marks on them, and what they say. */
export interface MarkedBallots {
  readonly sheets: readonly Picture[];
  readonly truth: readonly BallotMarks[];
}

/** Marks a ballot of one page for each copy: some rows have no mark, some have two, all others are plain. */
export function marked(layout: LayoutFile, copies: readonly GreyImage[]): MarkedBallots {
  const [page, ...others] = layout.pages;
  if (page === undefined || others.length > 0) throw new Error('the ballot has more than one page');
  const rates = { ...cleanRates, blank: 0.03, multiple: 0.03, stamp: 1, kinds: { tick: 1, cross: 2 } };
  const ballots = copies.map((clean, voter) => {
    const random = seededRandom(2019 + voter);
    const plan = planSheet(page, rates, random);
    const rows = plan.truth.rows.map(({ reading }) => reading);
    return { sheet: markPage(clean, page, plan, random, { colour }), marks: { whole: 'ok' as const, rows } };
  });
  return { sheets: ballots.map(({ sheet }) => sheet), truth: ballots.map(({ marks }) => marks) };
}

/** Sheets that went through an office scanner, as its one file. */
export function scanned(layout: LayoutFile, sheets: readonly Picture[], seed: number): Promise<Buffer> {
  const [page] = layout.pages;
  if (page === undefined) throw new Error('a ballot without a page');
  const pages = sheets.map((sheet, index) =>
    scan(sheet, page, { severity: 2, dpi, colour }, seededRandom(seed + index)),
  );
  return encodePages(pages, 'pdf-jpeg', { dpi, quality: 85 });
}

/** A sheet as somebody's phone takes it. */
export function photographed(layout: LayoutFile, sheet: Picture, seed: number): Promise<Buffer> {
  const [page] = layout.pages;
  if (page === undefined) throw new Error('a ballot without a page');
  const picture = photograph(sheet, page, { tilt: 1, colour, width: 2200 }, seededRandom(seed));
  return encode(picture, 'jpeg', { dpi, quality: 90 });
}

/** A sheet that is no ballot: somebody's notes. */
export function notes(layout: LayoutFile): Picture {
  const { widthMm = 210, heightMm = 297 } = layout.pages[0] ?? {};
  return foreignSheet({ widthMm, heightMm }, perMm, 1, seededRandom(7));
}

/** A printed page as a sheet of paper with nothing on it but the print. */
export function asPrinted(page: GreyImage): Picture {
  return { ...page, channels: 1 };
}
