// Makes the archive of a round: documents, scans, record, and the act that names them all; checked before anybody gets it.
import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import {
  commands,
  type Envelope,
  err,
  isSecret,
  namedPictures,
  ok,
  type Refusal,
  type Result,
  type Round,
  refuse,
  roleFor,
  roleMissing,
  seesSheets,
  shownPicture,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { type GivenFile, type PreparedArchive, paths, sealedText } from '@tinnhiem/verifier';
import { busy } from '../service/refusals.ts';
import type { Doer, Service } from '../service/service.ts';
import { attachmentFiles, boxFiles, documentFiles, type Making } from './archive-files.ts';
import { readMePage } from './read-me.ts';
import * as refusals from './refusals.ts';
import { ArchiveTooLarge, PictureLost, writeArchive } from './write-archive.ts';

export interface ArchiveOrder {
  readonly round: string;
  readonly by: Doer;
  /** The committee's; without it no ballots lie in the archive. */
  readonly passphrase?: string | undefined;
  /** Version of this program. */
  readonly program: string;
  /** The file to write. */
  readonly out: string;
}

export interface MadeArchive {
  readonly bytes: number;
  readonly sha256: string;
  /** The round is over and its record says that it was archived. */
  readonly finished: boolean;
  readonly sealed: boolean;
  readonly rehearsal: boolean;
  /** Files in it. */
  readonly files: number;
  /** Pictures of sheets among them. */
  readonly pictures: number;
  /** Of the record's last act. */
  readonly fingerprint: string;
}

/** Somebody else may act while documents are made; then they are made once more. */
const attempts = 3;

/** Makes an archive as a file, and records that it was made where the round is over. */
export async function makeArchive(
  service: Service,
  order: ArchiveOrder,
  making: Making,
): Promise<Result<MadeArchive, Refusal>> {
  for (let attempt = 1; ; attempt += 1) {
    const loaded = await service.round(order.round);
    if (!loaded.ok) return loaded;
    const refused = archiveRefusal(loaded.value, order);
    if (refused !== null) return err(refused);
    const made = await tryOnce(service, loaded.value, order, making);
    if (made !== null || attempt === attempts) return made ?? err(refuse(busy));
  }
}

/** Why somebody may not make an archive now; `null` where they may. */
export function archiveRefusal(
  round: Round,
  { by, passphrase }: Pick<ArchiveOrder, 'by' | 'passphrase'>,
): Refusal | null {
  const entry = commands.get('archive-round');
  if (entry === undefined) throw new Error('no command archive-round');
  if (roleFor(entry, by.roles) === null) return refuse(roleMissing, entry.title, entry.roles);
  const counted = round.state.plan.conferences.filter(({ id }) => {
    const stage = round.conferences.get(id)?.state.stage;
    return stage !== undefined && isSecret(stage);
  });
  if (counted.length > 0)
    return refuse(
      refusals.notWhileCounting,
      counted.map(({ title }) => title),
    );
  if (passphrase === undefined) return null;
  // Marks of a rehearsal are invented, so that whoever practises may look at them.
  if (!round.state.rehearsal && !seesSheets(by.roles, 'sealed')) return refuse(refusals.sealedByCommittee);
  return passphrase.length < refusals.shortestPassphrase ? refuse(refusals.passphraseTooShort) : null;
}

async function tryOnce(
  service: Service,
  round: Round,
  order: ArchiveOrder,
  making: Making,
): Promise<Result<MadeArchive, Refusal> | null> {
  const { state } = round;
  const read = await service.acts(state.id);
  if (!read.ok) return read;
  const acts = read.value.slice(0, round.head.number);
  const finished = state.stage === 'approved' && state.plan.conferences.every(({ id }) => state.handedOver.has(id));
  const { passphrase, program, out } = order;
  const isSealed = passphrase !== undefined && sealedText(acts) !== '';
  const pictures = isSealed ? await picturesOf(state.id, acts, making) : [];
  const about = { finished, sealed: isSealed, pictures: pictures.length };
  const files = await filesOf(service, round, acts, order, about, making);
  if (!files.ok) return files;
  const task = { acts, program, finished, files: files.value, pictures, passphrase, out: `${out}.new` };
  let archived: PreparedArchive['archived'] | null = null;
  let refused: Result<never, Refusal> | null = null;
  const record = async (prepared: PreparedArchive['archived']): Promise<Envelope | null | 'stop'> => {
    archived = prepared;
    if (!finished) return null;
    const done = await recordArchive(service, round, order, prepared);
    if (done?.ok === true) return done.value;
    refused = done;
    return 'stop';
  };
  try {
    const written = await writeArchive(
      task,
      (sha256) => making.images.image(state.id, sha256),
      record,
      making.progress,
    );
    if (written === null || archived === null) return refused;
    const { wrong, ...made } = written;
    if (wrong !== null) return err(refuse(refusals.archiveWrong, wrong));
    await rename(task.out, out);
    const { files, sealed } = archived as PreparedArchive['archived'];
    return ok({ ...made, ...about, sealed, rehearsal: state.rehearsal, files });
  } catch (error) {
    if (error instanceof PictureLost) return err(error.refusal);
    if (error instanceof ArchiveTooLarge) return err(refuse(refusals.archiveTooLarge, error.message));
    throw error;
  }
}

/** The pictures of sheets that are there, each once: those of destroyed ballots are gone, and another server may have them. */
async function picturesOf(round: string, acts: readonly Envelope[], { images }: Making): Promise<string[]> {
  const there: string[] = [];
  for (const sha256 of new Set(namedPictures(acts).map(shownPicture)))
    if (await images.has(round, sha256)) there.push(sha256);
  return there;
}

async function filesOf(
  { store }: Service,
  round: Round,
  acts: readonly Envelope[],
  { program }: ArchiveOrder,
  about: Pick<MadeArchive, 'finished' | 'sealed' | 'pictures'>,
  making: Making,
): Promise<Result<readonly GivenFile[], Refusal>> {
  const { state } = round;
  const rules = state.stage === 'approved' ? ok(state.rules) : ruleSet(state.plan.rules.id);
  if (!rules.ok) return rules;
  const made = await documentFiles(round, rules.value, store, making);
  if (!made.ok) return made;
  const documents = made.value;
  const attachments = await attachmentFiles(store, state.id, acts);
  const boxes = await boxFiles(making.boxes, round);
  const listed = documents.flatMap(({ path, document }) => (document === undefined ? [] : [{ path, document }]));
  const page = readMePage({ round, acts, ...about, documents: listed, program });
  return ok([{ path: paths.readMe, bytes: new TextEncoder().encode(page) }, ...documents, ...attachments, ...boxes]);
}

/** The act that names the archive; `null` where another act came before it. */
async function recordArchive(
  service: Service,
  round: Round,
  { by }: ArchiveOrder,
  archived: PreparedArchive['archived'],
): Promise<Result<Envelope, Refusal> | null> {
  const { id } = round.state;
  const now = await service.round(id);
  if (now.ok && now.value.head.number !== round.head.number) return null;
  const done = await service.perform({ round: id, command: 'archive-round', id: randomUUID(), data: archived, by });
  if (!done.ok) return done;
  const acts = await service.acts(id);
  if (!acts.ok) return acts;
  const act = acts.value[round.head.number];
  return act?.type === 'round-archived' && act.previous === round.head.hash ? ok(act) : null;
}
