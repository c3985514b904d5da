// One job from its files to the acts of the count. The same for the server and the command line.
import {
  type ConferenceId,
  type Counting,
  err,
  imageKnown,
  type ListId,
  ok,
  type Refusal,
  type Result,
  type Role,
  type Round,
  refuse,
  scanCounting,
  tooManySheets,
} from '@tinnhiem/core';
import { type LayoutFile, scanTooCoarse } from '@tinnhiem/paper';
import { notFound } from '../service/refusals.ts';
import type { Service } from '../service/service.ts';
import type { ImageStore } from './image-store.ts';
import type { StoredJob } from './job.ts';
import { JobPostponed, type JobWork } from './job-store.ts';
import type { Layouts } from './layouts.ts';
import type { LoggedPage } from './page-log.ts';
import { makeParts, type Part } from './parts.ts';
import type { Planner } from './planner.ts';
import { type Progress, readPages } from './read-pages.ts';
import { notInCount, photoUnreadable } from './refusals.ts';
import { type ReadBatch, type SheetList, type SidePlace, type StandingSide, sheetList } from './sheet-readings.ts';

/** What a job is carried out with. */
export interface Tools {
  readonly service: Service;
  readonly images: ImageStore;
  readonly layouts: Layouts;
  readonly planner: Planner;
  /** Name and version of the reader, as they stand in the record. */
  readonly reader: string;
  /** The roles that an account holds now; none where it is gone or disabled. */
  readonly rolesOf: (account: string) => Promise<readonly Role[]>;
}

/** What is said while a job is carried out. */
export interface Steps {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** Told once of every page, with what the whole pile says of it. */
  readonly seen: (pages: readonly SeenPage[]) => void;
  /** Sheets that have just gone into the count. */
  readonly recorded: (part: StoredJob['recorded'][number]) => void;
}

/** A page as it goes into the count. */
export interface SeenPage extends LoggedPage {
  /** The side of a sheet that it is; `null` for cover sheets and what lies before them. */
  readonly sheet: (SidePlace & { readonly list: string }) | null;
  /** The side that looks the same. */
  readonly duplicateOf: SidePlace | null;
}

/** Reads the files and records their sheets: everything, or, where something has no place, nothing. Throws `JobPostponed`. */
export async function recordJob(
  job: StoredJob,
  work: JobWork,
  tools: Tools,
  steps: Steps,
): Promise<Result<void, Refusal>> {
  if (!job.recording) {
    const found = await countOf(tools.service, job);
    if (!found.ok) return found;
    const layouts = await tools.layouts.ofConference(found.value.round, found.value.counting);
    if (!layouts.ok) return layouts;
    const read = await readPages(job, { work, ...steps, layouts: [...layouts.value.values()] });
    if (!read.ok) return read;
    const coarse = whollyTooCoarse(read.value);
    if (coarse !== null) return err(coarse);
    if (job.from === 'camera' && read.value.some(isUnreadable)) return err(refuse(photoUnreadable));
    if (!(await work.turn())) throw new JobPostponed();
    const parts = await plan(job, work, layouts.value, read.value, tools, steps.seen);
    if (!parts.ok) return parts;
    // Until here a job may be stopped; from here on it is carried out.
    steps.signal.throwIfAborted();
    await work.plan(parts.value);
  }
  for (const part of await work.parts()) {
    const done = await perform(job, work, part, tools);
    if (!done.ok) return done;
    steps.recorded({ list: part.list, batch: part.batch, sheets: part.sheets.length });
  }
  return ok(undefined);
}

/** What is wrong where every sheet was scanned too coarsely: the scanner is set otherwise, and all of them are scanned again. */
function whollyTooCoarse(pages: readonly LoggedPage[]): Refusal | null {
  const sheets = pages.filter(({ cover, blank }) => cover === null && !blank);
  const [first] = sheets;
  return sheets.every(({ problem }) => problem?.code === scanTooCoarse.code) ? (first?.problem ?? null) : null;
}

function isUnreadable({ cover, blank, reading }: LoggedPage): boolean {
  return cover === null && !blank && reading.status === 'rejected';
}

/** The count as it stands now; readings go only into one that goes on. */
async function countOf(
  service: Service,
  job: StoredJob,
): Promise<Result<{ readonly round: Round; readonly counting: Counting }, Refusal>> {
  const round = await service.round(job.round);
  if (!round.ok) return round;
  const state = round.value.conferences.get(job.conference as ConferenceId)?.state;
  if (state === undefined) return err(refuse(notFound, `${job.round}~${job.conference}`));
  return state.stage === 'counting' ? ok({ round: round.value, counting: state }) : err(refuse(notInCount));
}

async function plan(
  job: StoredJob,
  work: JobWork,
  layouts: ReadonlyMap<ListId, LayoutFile>,
  pages: readonly LoggedPage[],
  tools: Tools,
  seen: Steps['seen'],
): Promise<Result<Part[], Refusal>> {
  // Anew: while thousands of pages are read the count goes on.
  const found = await countOf(tools.service, job);
  if (!found.ok) return found;
  const { counting } = found.value;
  const lists = await Promise.all(
    [...layouts].map(([id, layout]) => listOf(job.round, counting, id, layout, tools.images)),
  );
  const planned = await tools.planner.plan({
    context: {
      round: job.round,
      conference: job.conference,
      lists: lists.map(({ id, title, style, standing }) => ({ id, title, style, batches: standing.length })),
      chosen: { list: job.list, batch: job.batch },
    },
    lists,
    pages,
  });
  seen(pagesSeen(pages, lists, planned.ok ? planned.value : []));
  if (!planned.ok) return planned;
  const full = tooFull(lists, planned.value);
  if (full !== null) return err(full);
  return withoutKnown(counting, await makeParts(job, work, planned.value, layouts, tools.reader));
}

/** Every page with its sheet, and with what only the pile tells: that a side is missing, that a sheet looks like another. */
function pagesSeen(
  pages: readonly LoggedPage[],
  lists: readonly SheetList[],
  batches: readonly ReadBatch[],
): SeenPage[] {
  const key = ({ index, page }: LoggedPage) => `${index}/${page}`;
  const placed = new Map<string, SeenPage>();
  for (const { list, batch, sheets } of batches) {
    const before = lists.find(({ id }) => id === list)?.standing[batch - 1] ?? 0;
    for (const [sheet, { sides }] of sheets.entries())
      for (const [side, { page, duplicateOf }] of sides.entries())
        placed.set(key(page), {
          ...page,
          duplicateOf,
          sheet: { list, batch, ballot: before + sheet + 1, side: side + 1 },
        });
  }
  return pages.map((page) => placed.get(key(page)) ?? { ...page, sheet: null, duplicateOf: null });
}

async function listOf(
  round: string,
  counting: Counting,
  id: ListId,
  layout: LayoutFile,
  images: ImageStore,
): Promise<SheetList> {
  const batches = scanCounting(counting, id)?.batches ?? [];
  const planned = counting.setup.lists.find((list) => list.id === id);
  const people = planned?.votedOn.map(({ person }) => person) ?? [];
  const sides: StandingSide[] = [];
  for (const { number, sheets } of batches)
    for (const { ballot, reading } of sheets)
      for (const [index, { sha256 }] of reading.images.entries()) {
        const details = await images.details(round, sha256);
        if (details === null) continue;
        const { style, ballotPage, serial } = details;
        const signature = details.signature === null ? null : new Uint8Array(Buffer.from(details.signature, 'base64'));
        sides.push({ batch: number, ballot, side: index + 1, style, ballotPage, serial, signature });
      }
  const standing = batches.map(({ sheets }) => sheets.length);
  return sheetList({ id, title: planned?.title ?? id }, layout, people, standing, sides);
}

/** Why a batch has no room for its sheets. Said before anything is recorded. */
function tooFull(lists: readonly SheetList[], batches: readonly ReadBatch[]): Refusal | null {
  for (const { list, batch, sheets } of batches) {
    const total = (lists.find(({ id }) => id === list)?.standing[batch - 1] ?? 0) + sheets.length;
    if (total > 1000) return refuse(tooManySheets, total);
  }
  return null;
}

/**
 * Leaves out what stands already in its own batch, where something else is left: a file that was interrupted after one of its batches may be
 * handed in again. Any other image that stands is refused, and the file with it.
 */
function withoutKnown(counting: Counting, parts: readonly Part[]): Result<Part[], Refusal> {
  const standing = new Map<
    string,
    { readonly list: string; readonly title: string; readonly batch: number; readonly ballot: number }
  >();
  for (const { id, title } of counting.setup.lists)
    for (const { number, sheets } of scanCounting(counting, id)?.batches ?? [])
      for (const { ballot, reading } of sheets)
        for (const { sha256 } of reading.images) standing.set(sha256, { list: id, title, batch: number, ballot });
  const stands = ({ list, batch, sheets }: Part) =>
    sheets.every(({ images }) =>
      images.every(({ sha256 }) => {
        const where = standing.get(sha256);
        return where?.list === list && where.batch === batch;
      }),
    );
  const left = parts.filter((part) => !stands(part));
  for (const { sheets } of left.length === 0 ? parts : left)
    for (const { images } of sheets)
      for (const { sha256 } of images) {
        const where = standing.get(sha256);
        if (where !== undefined) return err(refuse(imageKnown, where.batch, where.ballot, where.title));
      }
  return ok(left);
}

/** Keeps the pictures of an act, then records it. A repeat changes nothing. */
async function perform(
  job: StoredJob,
  work: JobWork,
  { id, list, batch, reader, sheets, copied, pages }: Part,
  { service, images, rolesOf }: Tools,
): Promise<Result<unknown, Refusal>> {
  const kept: string[] = [];
  for (const { sha256, details } of pages) if (await work.keep(sha256, details)) kept.push(sha256);
  for (const { covered } of sheets.flatMap((sheet) => sheet.images))
    if (covered !== undefined && (await work.keep(covered, null))) kept.push(covered);
  await images.settle(job.round);
  const done = await service.perform({
    round: job.round,
    conference: job.conference,
    command: 'record-sheets',
    id,
    data: { list, batch, reader, sheets, ...(copied === undefined ? {} : { copied }) },
    by: { ...job.by, roles: await rolesOf(job.by.account) },
  });
  // Nobody would ever find or destroy a picture that no act names.
  if (!done.ok) for (const sha256 of kept) await images.drop(job.round, sha256);
  return done;
}
