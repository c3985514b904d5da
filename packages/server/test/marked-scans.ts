// Files as a scanner writes them: ballots of a round, printed as the product prints them, marked by invented voters.
import { type ConferenceId, type ListId, ok } from '@tinnhiem/core';
import { type BallotInput, ballotLayout } from '@tinnhiem/documents';
import { drawPdf, type GreyImage, type LayoutFile, layoutFile } from '@tinnhiem/paper';
import {
  cleanRates,
  encode,
  encodePages,
  markPage,
  type Picture,
  planSheet,
  type Severity,
  scan,
  seededRandom,
} from '@tinnhiem/paper/practice';
import { ruleSet } from '@tinnhiem/regulations';
import {
  type DocumentRequest,
  type DrawCodes,
  documentRequest,
  layoutCodes,
  randomCodes,
  renderDocument,
} from '../src/documents/index.ts';
import type { Service } from '../src/service/service.ts';

export interface PrintedList {
  readonly list: string;
  readonly layout: LayoutFile;
  /** The pages of each printed copy, one copy after the other. */
  readonly clean: readonly GreyImage[];
  /** The cover sheet of each batch; none before batches are formed. */
  readonly covers: readonly GreyImage[];
}

const perMm = 10;
const dpi = 150;

/** What the printer gets for a list of a round: one copy where all are the same. */
export async function printedList(
  service: Service,
  roundId: string,
  conference: string,
  list: string,
  copies = 1,
): Promise<PrintedList> {
  const found = await service.round(roundId);
  if (!found.ok) throw new Error(found.error.message.en);
  const round = found.value;
  const rules = round.state.stage === 'approved' ? ok(round.state.rules) : ruleSet(round.state.plan.rules.id);
  if (!rules.ok) throw new Error(rules.error.message.en);
  const viewer = { roles: ['organiser', 'committee-head'] } as const;
  const of = (form: string, drawCodes: DrawCodes = layoutCodes) =>
    documentRequest(round, rules.value, { form, conference, list, copies }, viewer, drawCodes);
  const [request, one] = [of('ballot', randomCodes), of('ballot')];
  if (!request.ok || !one.ok) throw new Error('no ballot is printed');
  const layout = await layoutFile(ballotLayout(one.value.input as BallotInput), await renderDocument(one.value));
  const cover = of('batch-cover');
  return { list, layout, clean: await drawn(request.value), covers: cover.ok ? await drawn(cover.value) : [] };
}

/** The last documents and their pages: most rounds of a file of tests print the same. */
const before: { request: string; pages: readonly GreyImage[] }[] = [];
const kept = 6;

async function drawn(document: DocumentRequest): Promise<readonly GreyImage[]> {
  const request = JSON.stringify(document);
  const same = before.find((one) => one.request === request);
  if (same !== undefined) return same.pages;
  const pages: GreyImage[] = [];
  for await (const page of drawPdf(await renderDocument(document), perMm)) pages.push(page);
  before.unshift({ request, pages });
  before.length = Math.min(before.length, kept);
  return pages;
}

export interface MarkedSheet {
  /** As a voter leaves it; a page each. */
  readonly marked: readonly Picture[];
  /** Level by level, in ballot order. */
  readonly readings: readonly string[];
}

/** The ballot of one voter, marked plainly in every row; which of the printed copies, from 0. The same voter marks it the same way again. */
export function markedSheet({ layout, clean }: PrintedList, voter: number, copy = 0): MarkedSheet {
  const random = seededRandom(voter);
  const rates = { ...cleanRates, stamp: 0, signature: 0, kinds: { tick: 1, cross: 1 } };
  const pages = layout.pages.map((page, index) => {
    const plan = planSheet(page, rates, random);
    const marked = markPage(clean[copy * layout.pages.length + index] as GreyImage, page, plan, random, {
      colour: 'grey',
    });
    return { marked, rows: plan.truth.rows.map(({ reading }) => reading) };
  });
  return { marked: pages.map(({ marked }) => marked), readings: pages.flatMap(({ rows }) => rows) };
}

/** A page through the scanner; another `feed` is another scan of the same page. */
export function fed({ layout }: PrintedList, marked: Picture, feed: number, severity: Severity = 1): Picture {
  const page = layout.pages[0];
  if (page === undefined) throw new Error('a ballot without pages');
  return scan(marked, page, { severity, dpi, colour: 'grey' }, seededRandom(feed));
}

/** A cover sheet through the scanner. */
export function fedCover(printed: PrintedList, batch: number): Picture {
  const cover = printed.covers[batch - 1];
  if (cover === undefined) throw new Error(`no batch ${batch}`);
  return fed(printed, { ...cover, channels: 1 }, 7_000 + batch);
}

/** The sides of sheets through the scanner, in order. */
export function fedSheets(printed: PrintedList, sheets: readonly MarkedSheet[], feed: number): Picture[] {
  return sheets.flatMap(({ marked }, sheet) =>
    marked.map((page, side) => fed(printed, page, feed * 100_000 + sheet * 10 + side)),
  );
}

/** An empty side of paper. */
export function emptySide(printed: PrintedList, shade = 252): Picture {
  const { width, height } = fed(printed, { ...(printed.clean[0] as GreyImage), channels: 1 }, 1, 0);
  return { width, height, channels: 1, data: new Uint8Array(width * height).fill(shade) };
}

export function pdfOf(pages: readonly Picture[]): Promise<Buffer> {
  return encodePages(pages, 'pdf-jpeg', { dpi, quality: 85 });
}

export function jpegOf(page: Picture): Promise<Buffer> {
  return encode(page, 'jpeg', { dpi, quality: 85 });
}

/** The readings that stand in a list, sheet by sheet in each batch. */
export async function readingsOf(service: Service, roundId: string, conference: string, list: string) {
  const round = await service.round(roundId);
  if (!round.ok) throw new Error(round.error.message.en);
  const state = round.value.conferences.get(conference as ConferenceId)?.state;
  const counting = state !== undefined && 'counts' in state ? state.counts[list as ListId] : undefined;
  if (counting?.method !== 'scan') throw new Error(`${list} is not counted by scanner`);
  return counting.batches.map(({ sheets }) => sheets.map(({ reading }) => reading));
}
