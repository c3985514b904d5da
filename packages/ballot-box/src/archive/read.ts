// Reading the file of a ballot box: every record where it must be, hashed as it is named, every event in its place in the
// chain. What the records say is checked elsewhere.
import { err, ok, type Result } from '@tinnhiem/core';
import type * as z from 'zod/mini';
import { base64OfHex, hashHex } from '../format/hash.ts';
import { readJson } from '../format/json.ts';
import {
  boxHeaderSchema,
  type EventRecord,
  eventSchema,
  ownedSchema,
  setupDataSchema,
  sizedTallySchema,
} from '../format/records.ts';
import { type Place, type Problem, type ProblemCode, problem } from '../problems.ts';
import { type FileRecord, greatestOctal, recordAt } from './records.ts';

/** The content of one record; the bytes are a view of the file. */
export interface Payload {
  readonly bytes: Uint8Array;
  /** SHA-256, as in the record's name. */
  readonly hash: string;
  /** Place of the record in the file, from 1. */
  readonly record: number;
  /** Height of the event that refers to it. */
  readonly event: number;
}

export interface BoxSetup {
  readonly election: Payload;
  readonly trustees: Payload;
  readonly credentials: Payload;
  readonly certificate?: Payload;
}

/** A ballot box as its file tells it. */
export interface Box {
  /** Unix seconds. */
  readonly timestamp: number;
  readonly setup: BoxSetup;
  /** In the order of casting, re-votes included. */
  readonly ballots: readonly Payload[];
  /** No ballot may follow. */
  readonly closed: boolean;
  readonly tally?: {
    readonly encrypted: Payload;
    readonly sized: z.infer<typeof sizedTallySchema>;
    readonly event: number;
  };
  readonly decryptions: readonly { readonly owner: number; readonly content: Payload }[];
  readonly result?: Payload;
  /** Of the last event: its hash is the fingerprint of the whole box. */
  readonly head: { readonly hash: string; readonly height: number };
}

/** How far a box is: ballots may come, voting has ended, the added-up ballots are being decrypted, the result is there. */
export type BoxStage = 'voting' | 'ended' | 'decrypting' | 'finished';

export function stageOf({ closed, tally, result }: Pick<Box, 'closed' | 'tally' | 'result'>): BoxStage {
  if (result !== undefined) return 'finished';
  if (tally !== undefined) return 'decrypting';
  return closed ? 'ended' : 'voting';
}

/** Short hashes that people compare with a signed paper, each 43 characters of Base64. */
export interface BoxFingerprints {
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
  readonly tally?: string;
  /** Of the last event, in hexadecimal digits as the file itself has it: it stands for everything in the box. */
  readonly box: string;
}

/** The fingerprints of a box as Belenios shows them. */
export function fingerprintsOf({ setup, tally, head }: Box): BoxFingerprints {
  return {
    election: base64OfHex(setup.election.hash),
    trustees: base64OfHex(setup.trustees.hash),
    credentials: base64OfHex(setup.credentials.hash),
    ...(tally === undefined ? {} : { tally: base64OfHex(tally.encrypted.hash) }),
    box: head.hash,
  };
}

/** The name of the first record. */
export const headerName = 'BELENIOS';

type Draft = { -readonly [Field in keyof Box]?: Box[Field] } & {
  ballots: Payload[];
  decryptions: { owner: number; content: Payload }[];
};

interface Data {
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly record: number;
}

/** Reads a box of any stage from its set-up on. Stops at the first thing that is wrong: behind it nothing can be trusted. */
export function readBox(file: Uint8Array): Result<Box, Problem> {
  if (file.length === 0) return err(problem('box-empty'));
  const first = recordAt(file, 0, undefined);
  if (typeof first === 'string')
    return err(problem(first === 'trailing-bytes' ? 'box-header-invalid' : first, { record: 1 }));
  const timestamp = timestampOf(file, first.record);
  if (timestamp === undefined) return err(problem('box-header-invalid', { record: 1 }));

  const draft: Draft = { timestamp, closed: false, ballots: [], decryptions: [] };
  let waiting: Data[] = [];
  let offset = first.end;
  for (let record = 2; offset < file.length; record += 1) {
    const next = recordAt(file, offset, timestamp);
    if (typeof next === 'string') return err(problem(next, { record }));
    offset = next.end;
    const { name, body } = next.record;
    const match = /^([0-9a-f]{64})\.(data|event)\.json$/.exec(name);
    if (match === null) return err(problem('record-header-invalid', { record }));
    const hash = hashHex(body);
    if (hash !== match[1]) return err(problem('record-hash-mismatch', { record }));
    const data: Data = { bytes: body, hash, record };
    if (match[2] === 'data') {
      waiting.push(data);
      continue;
    }
    const code = takeEvent(draft, data, waiting);
    if (code !== undefined) return err(problem(code, placeOf(record, draft)));
    waiting = [];
  }
  const left = waiting[0];
  if (left !== undefined) return err(problem('record-unexpected', { record: left.record }));
  const { setup, head } = draft;
  if (setup === undefined || head === undefined) return err(problem('setup-missing'));
  return ok({ ...draft, timestamp, setup, head, closed: draft.closed === true });
}

function placeOf(record: number, draft: Draft): Place {
  return { record, event: draft.head === undefined ? 0 : draft.head.height + 1 };
}

function timestampOf(file: Uint8Array, { name, body }: FileRecord): number | undefined {
  if (name !== headerName) return undefined;
  const read = readJson(body, boxHeaderSchema);
  if (read.kind !== 'read') return undefined;
  const timestamp = Number(read.value.timestamp);
  if (timestamp > greatestOctal) return undefined;
  return typeof recordAt(file, 0, timestamp) === 'string' ? undefined : timestamp;
}

/** Adds the event of a record to the draft, with the data records that stand before it. */
function takeEvent(draft: Draft, record: Data, before: readonly Data[]): ProblemCode | undefined {
  const read = readJson(record.bytes, eventSchema);
  if (read.kind !== 'read') return 'event-malformed';
  const event = read.value;
  if (event.parent !== draft.head?.hash) return 'event-parent-wrong';
  if (event.height !== (draft.head === undefined ? 0 : draft.head.height + 1)) return 'event-height-wrong';
  if (!isInOrder(draft, event)) return 'event-out-of-order';
  if (event.payload !== before.at(-1)?.hash) return 'event-payload-wrong';
  const payloads = before.map((data): Payload => ({ ...data, event: event.height }));
  const code = takePayloads(draft, event, payloads);
  if (code !== undefined) return code;
  draft.head = { hash: record.hash, height: event.height };
  return undefined;
}

/** The state machine of a box: what may come after what has come. */
function isInOrder(draft: Draft, { type }: EventRecord): boolean {
  if (type === 'Setup') return draft.setup === undefined;
  if (draft.setup === undefined || draft.result !== undefined) return false;
  if (type === 'Ballot') return draft.closed !== true;
  if (type === 'EndBallots') return draft.closed !== true;
  if (type === 'EncryptedTally') return draft.closed === true && draft.tally === undefined;
  return draft.tally !== undefined;
}

function takePayloads(draft: Draft, event: EventRecord, payloads: readonly Payload[]): ProblemCode | undefined {
  const [first, second] = payloads;
  switch (event.type) {
    case 'Setup':
      return takeSetup(draft, payloads);
    case 'EndBallots':
      draft.closed = true;
      return payloads.length === 0 ? undefined : 'record-unexpected';
    case 'Ballot':
    case 'Result':
      if (payloads.length !== 1 || first === undefined) return 'event-payload-wrong';
      if (event.type === 'Result') draft.result = first;
      else draft.ballots.push(first);
      return undefined;
    case 'EncryptedTally': {
      if (payloads.length !== 2 || first === undefined || second === undefined) return 'event-payload-wrong';
      const sized = readJson(second.bytes, sizedTallySchema);
      if (sized.kind !== 'read') return 'tally-malformed';
      if (sized.value.encrypted_tally !== first.hash) return 'event-payload-wrong';
      draft.tally = { encrypted: first, sized: sized.value, event: event.height };
      return undefined;
    }
    case 'PartialDecryption': {
      if (payloads.length !== 2 || first === undefined || second === undefined) return 'event-payload-wrong';
      const owned = readJson(second.bytes, ownedSchema);
      if (owned.kind !== 'read') return 'decryption-malformed';
      if (owned.value.payload !== first.hash) return 'event-payload-wrong';
      draft.decryptions.push({ owner: owned.value.owner, content: first });
      return undefined;
    }
  }
}

function takeSetup(draft: Draft, payloads: readonly Payload[]): ProblemCode | undefined {
  const [election, trustees, credentials] = payloads;
  const certificate = payloads.length === 5 ? payloads[3] : undefined;
  const last = payloads.at(-1);
  if (payloads.length < 4 || payloads.length > 5) return 'event-payload-wrong';
  if (election === undefined || trustees === undefined || credentials === undefined || last === undefined)
    return 'event-payload-wrong';
  const read = readJson(last.bytes, setupDataSchema);
  if (read.kind !== 'read') return 'event-payload-wrong';
  const data = read.value;
  const agrees =
    data.election === election.hash &&
    data.trustees === trustees.hash &&
    data.credentials === credentials.hash &&
    data.credentials_certificate === certificate?.hash;
  if (!agrees) return 'event-payload-wrong';
  draft.setup = { election, trustees, credentials, ...(certificate === undefined ? {} : { certificate }) };
  return undefined;
}
