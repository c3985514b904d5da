// Makes the archive of a round: documents, scans, record, and the act that names them all; checked before anybody gets it.
import { randomBytes, randomUUID } from 'node:crypto';
import {
  commands,
  type Envelope,
  err,
  isSecret,
  ok,
  type Refusal,
  type Result,
  type Round,
  refuse,
  roleFor,
  roleMissing,
  seesSheets,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import {
  type GivenFile,
  type PreparedArchive,
  paths,
  prepareArchive,
  sealedText,
  TooLarge,
  verifyArchive,
} from '@tinnhiem/verifier';
import { busy } from '../service/refusals.ts';
import type { Doer, Service } from '../service/service.ts';
import { attachmentFiles, boxFiles, documentFiles, type Making } from './archive-files.ts';
import { readMePage } from './read-me.ts';
import * as refusals from './refusals.ts';

export interface ArchiveOrder {
  readonly round: string;
  readonly by: Doer;
  /** The committee's; without it no ballots lie in the archive. */
  readonly passphrase?: string | undefined;
  /** Version of this program. */
  readonly program: string;
}

export interface MadeArchive {
  readonly bytes: Uint8Array;
  /** The round is over and its record says that it was archived. */
  readonly finished: boolean;
  readonly sealed: boolean;
  readonly rehearsal: boolean;
  /** Files in it. */
  readonly files: number;
  /** Of the record's last act. */
  readonly fingerprint: string;
}

/** Somebody else may act while documents are made; then they are made once more. */
const attempts = 3;

/** Makes an archive, and records that it was made where the round is over. */
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
  const files = await filesOf(service, round, acts, order, finished, making);
  if (!files.ok) return files;
  const { passphrase, program } = order;
  const lock = passphrase === undefined ? {} : { lock: { passphrase, random: randomBytes } };
  const prepared = prepareArchive({ round, acts, program, finished, files: files.value, ...lock });
  const last = finished ? await recordArchive(service, round, order, prepared) : ok(null);
  if (last === null || !last.ok) return last;
  return checked(prepared, last.value, round, { passphrase, finished });
}

async function filesOf(
  { store }: Service,
  round: Round,
  acts: readonly Envelope[],
  { passphrase, program }: ArchiveOrder,
  finished: boolean,
  making: Making,
): Promise<Result<readonly GivenFile[], Refusal>> {
  const { state } = round;
  const rules = state.stage === 'approved' ? ok(state.rules) : ruleSet(state.plan.rules.id);
  if (!rules.ok) return rules;
  const made = await documentFiles(round, rules.value, making);
  if (!made.ok) return made;
  const documents = made.value;
  const attachments = await attachmentFiles(store, state.id, acts);
  const boxes = await boxFiles(making.boxes, round);
  const listed = documents.flatMap(({ path, document }) => (document === undefined ? [] : [{ path, document }]));
  const sealed = passphrase !== undefined && sealedText(acts) !== '';
  const page = readMePage({ round, acts, finished, sealed, documents: listed, program });
  return ok([{ path: paths.readMe, bytes: new TextEncoder().encode(page) }, ...documents, ...attachments, ...boxes]);
}

/** The act that names the archive; `null` where another act came before it. */
async function recordArchive(
  service: Service,
  round: Round,
  { by }: ArchiveOrder,
  { archived }: PreparedArchive,
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

function checked(
  prepared: PreparedArchive,
  last: Envelope | null,
  { state }: Round,
  { passphrase, finished }: { readonly passphrase: string | undefined; readonly finished: boolean },
): Result<MadeArchive, Refusal> {
  try {
    const bytes = prepared.bytes(last);
    const verified = verifyArchive(bytes, { passphrase });
    const wrong = verified.checks.find((check) => !check.ok);
    if (wrong !== undefined || verified.fingerprint === null)
      return err(refuse(refusals.archiveWrong, wrong?.sentence ?? { vi: '', en: '' }));
    const { sealed, files } = prepared.archived;
    return ok({ bytes, finished, sealed, rehearsal: state.rehearsal, files, fingerprint: verified.fingerprint });
  } catch (error) {
    if (error instanceof TooLarge) return err(refuse(refusals.archiveTooLarge, error.message));
    throw error;
  }
}
