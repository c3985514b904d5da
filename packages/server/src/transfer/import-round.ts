// A round out of a file into a store: new, or what it has more than the record that is there. Nothing is ever overwritten.
import {
  CorruptRecord,
  chainProblems,
  type Envelope,
  emptyHead,
  err,
  evolve,
  type Head,
  type Instant,
  ok,
  type Refusal,
  type Result,
  type Round,
  readStoredLine,
  refuse,
  roundIdSchema,
  text,
  verifyChain,
} from '@tinnhiem/core';
import type { LayoutFile } from '@tinnhiem/paper';
import { z } from 'zod';
import type { BoxStore } from '../boxes/box-store.ts';
import { minutesType } from '../documents/kept-minutes.ts';
import { pageDetailsSchema } from '../scans/image-store.ts';
import type { ScanStores } from '../scans/scan-stores.ts';
import { summaryOf } from '../service/summary.ts';
import type { Receipt, RoundStore, Write } from '../store/round-store.ts';
import type { Tables } from '../store/tables.ts';
import { importDiffers, importLonger, notAnExport } from './refusals.ts';
import { type ArrivingBoxes, arrivingBoxes, type BoxProgress, putBoxes } from './round-boxes.ts';
import { type MovedLetter, movedLetterSchema, takeLetters } from './round-calling.ts';
import {
  aboutSchema,
  attachmentPart,
  DamagedPackage,
  layoutIn,
  openPackage,
  type Package,
  partNames,
  pictureIn,
  pictureParts,
} from './round-package.ts';

export interface Imported {
  readonly round: string;
  /** Acts that stood here before, and now. */
  readonly before: number;
  readonly after: number;
}

const receiptSchema: z.ZodType<Receipt> = z.strictObject({
  id: z.string(),
  content: z.string(),
  answer: z.strictObject({ number: z.number().int(), fingerprint: z.string() }),
});
const attachmentSchema = z.strictObject({ sha256: z.string(), name: z.string(), type: z.string() });

interface Content {
  readonly round: string;
  readonly acts: readonly Envelope[];
  readonly receipts: readonly Receipt[];
  readonly attachments: readonly z.output<typeof attachmentSchema>[];
  readonly letters: readonly MovedLetter[];
}

export interface ImportPlace {
  readonly store: RoundStore;
  readonly boxes: BoxStore;
  readonly scans: ScanStores;
  /** Where letters to the people who are called are written down; asked for where some come in. */
  readonly tables: () => Tables;
  readonly now: () => Instant;
  /** Keeps servers away while closed boxes are written: one that has such a file open would go on with the old one. Throws `StoreProblem` where one is there. */
  readonly alone?: () => { release(): void };
}

/** Takes over what a file of `exportRound` holds. May be repeated: what is there already stays. */
export async function importRound(
  place: ImportPlace,
  file: string,
  progress: BoxProgress = () => {},
): Promise<Result<Imported, Refusal>> {
  return await opened(file, (from) => takeOver(from, place, progress));
}

/** Reads a package whole, without taking it over; its boxes are compared with their sums, not counted anew. Answers with the end of its record. */
export async function checkPackage(file: string): Promise<Result<Head, Refusal>> {
  return await opened(file, async (from) => {
    const content = await contentOf(from);
    for (const name of from.names) await checkedPart(from, name);
    return ok(writesOf(content).folded.head);
  });
}

/** Does `work` with a package that is open; what is wrong with it is a refusal. */
async function opened<T>(
  file: string,
  work: (from: Package) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const opened = await openPackage(file);
  if (!opened.ok) return err(refuse(notAnExport, opened.error));
  try {
    return await work(opened.value);
  } catch (error) {
    if (error instanceof DamagedPackage || error instanceof SyntaxError || error instanceof z.ZodError)
      return err(refuse(notAnExport, error instanceof DamagedPackage ? error.message : 'JSON'));
    if (error instanceof CorruptRecord) return err(refuse(notAnExport, `${partNames.acts}, ${error.number}`));
    throw error;
  } finally {
    opened.value.close();
  }
}

async function takeOver(from: Package, place: ImportPlace, progress: BoxProgress): Promise<Result<Imported, Refusal>> {
  const { store, boxes } = place;
  const content = await contentOf(from);
  const { round, acts } = content;
  // Everything is looked at before anything is written.
  for (const name of from.names) await checkedPart(from, name);
  const { writes, folded } = writesOf(content);
  const head = await store.head(round);
  const here = head === null ? [] : await store.acts(round, 1);
  const differs = here.findIndex(({ hash }, index) => index < acts.length && hash !== acts[index]?.hash);
  if (differs >= 0) return err(refuse(importDiffers, round, differs + 1));
  if (here.length > acts.length) return err(refuse(importLonger, round, here.length, acts.length));
  const arriving = await arrivingBoxes(from, folded, boxes, progress);
  if (!arriving.ok) return arriving;
  const held = arriving.value.closed.length > 0 ? place.alone?.() : undefined;
  try {
    const missing = writes.filter(({ receipt }) => receipt.answer.number > here.length);
    const put = await write(from, place, content, {
      arriving: arriving.value,
      before: head === null ? null : here.length,
      missing,
    });
    if (put.ok && content.letters.length > 0) await takeLetters(place.tables(), round, content.letters, place.now());
    return put.ok ? ok({ round, before: here.length, after: acts.length }) : put;
  } finally {
    held?.release();
  }
}

interface Checked {
  readonly arriving: ArrivingBoxes;
  /** Acts that stand here; `null` where nobody knows the round. */
  readonly before: number | null;
  readonly missing: readonly Write[];
}

async function write(
  from: Package,
  { store, boxes, scans }: ImportPlace,
  content: Content,
  { arriving, before, missing }: Checked,
): Promise<Result<undefined, Refusal>> {
  const { round } = content;
  await addScans(from, scans, round);
  if (before !== null) await addAttachments(from, store, content);
  // Where nobody knows the round yet nobody looks for its boxes either; where somebody does, boxes follow the record.
  const first = before === null ? await putBoxes(from, boxes, arriving) : ok(undefined);
  if (!first.ok) return first;
  if (missing.length > 0) {
    const outcome = before === null ? await store.create(round, missing) : await store.append(round, before, missing);
    if (outcome !== 'created' && outcome !== 'appended') return err(refuse(importDiffers, round, (before ?? 0) + 1));
  }
  if (before !== null) return await putBoxes(from, boxes, arriving);
  await addAttachments(from, store, content);
  return ok(undefined);
}

async function addScans(from: Package, { images, layouts }: ScanStores, round: string): Promise<void> {
  let pictures = 0;
  for (const name of from.names) {
    const [sha256, style] = [pictureIn(name), layoutIn(name)];
    if (style !== undefined) await layouts.keep(round, style, (await jsonOf(from, name)) as LayoutFile);
    if (sha256 === undefined) continue;
    const { seen } = pictureParts(sha256);
    const details = from.names.includes(seen) ? pageDetailsSchema.parse(await jsonOf(from, seen)) : null;
    await images.keep(round, sha256, await from.read(name), details);
    pictures += 1;
  }
  if (pictures > 0) await images.settle(round);
}

async function jsonOf(from: Package, name: string): Promise<unknown> {
  return JSON.parse(textOf(await from.read(name), name));
}

/** Throws `DamagedPackage` where it is no text. */
function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DamagedPackage(name);
  }
}

async function contentOf(from: Package): Promise<Content> {
  const lines = async (name: string): Promise<string[]> =>
    textOf(await from.read(name), name)
      .split('\n')
      .filter((line) => line !== '');
  const values = async (name: string): Promise<unknown[]> => (await lines(name)).map((line) => JSON.parse(line));
  const about = aboutSchema.parse((await values(partNames.about))[0]);
  const round = roundIdSchema.parse(about.round);
  const acts = (await lines(partNames.acts)).map((line, index) => {
    const act = readStoredLine(line);
    if (!act.ok)
      throw new CorruptRecord(index + 1, text('dòng này không phải một việc của hồ sơ', `not an act (${act.error})`));
    return act.value;
  });
  const chain = verifyChain(acts, emptyHead);
  if (!chain.ok) throw new CorruptRecord(chain.error.number, chainProblems[chain.error.problem]);
  if (chain.value.hash !== about.hash || chain.value.number !== about.number)
    throw new CorruptRecord(
      chain.value.number,
      text('hồ sơ không kết thúc như khi được xuất ra', 'the record does not end as it was exported'),
    );
  return {
    round,
    acts,
    receipts: (await values(partNames.receipts)).map((line) => receiptSchema.parse(line)),
    attachments: (await values(partNames.attachments)).map((line) => attachmentSchema.parse(line)),
    letters: from.names.includes(partNames.calling)
      ? (await values(partNames.calling)).map((line) => movedLetterSchema.parse(line))
      : [],
  };
}

/** The acts by the commands that they came from, each folded, so that nothing comes in that could not be read again. */
function writesOf({ round: id, acts, receipts }: Content): { readonly writes: Write[]; readonly folded: Round } {
  const writes: Write[] = [];
  let round: Round | null = null;
  let from = 0;
  for (const receipt of receipts) {
    const envelopes = acts.slice(from, receipt.answer.number);
    for (const envelope of envelopes) round = evolve(round, envelope);
    from = receipt.answer.number;
    if (round === null || envelopes.length === 0 || round.state.id !== id) throw new DamagedPackage(partNames.receipts);
    writes.push({ envelopes, receipt, summary: summaryOf(round) });
  }
  if (from !== acts.length || round === null) throw new DamagedPackage(partNames.receipts);
  return { writes, folded: round };
}

/** Checks a part; a picture and an attachment must be what their names say. */
async function checkedPart(from: Package, name: string): Promise<void> {
  const hash = await from.check(name);
  const named = /^(?:images|attachments)\/([0-9a-f]{64})(?:\.jpg)?$/.exec(name)?.[1];
  if (named !== undefined && named !== hash) throw new DamagedPackage(name);
  if (/^images\/.*\.json$/.test(name)) pageDetailsSchema.parse(await jsonOf(from, name));
}

/** Adds what is not here. Of signed minutes the file of a copy that is here stays the only one: every print has its pages. */
async function addAttachments(from: Package, store: RoundStore, { round, attachments }: Content): Promise<void> {
  const here = await store.attachments(round);
  const copies = new Set(here.flatMap(({ name, type }) => (type === minutesType ? [name] : [])));
  for (const { sha256, name, type } of attachments) {
    if (type === minutesType && copies.has(name)) continue;
    if (type === minutesType) copies.add(name);
    await store.addAttachment(round, { sha256, name, type, bytes: await from.read(attachmentPart(sha256)) });
  }
}
