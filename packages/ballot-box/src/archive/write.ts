// Writing the file of a ballot box, event by event: bytes to append, and where the chain stands after them.
import { hashHex } from '../format/hash.ts';
import { bytesOf, printJson } from '../format/json.ts';
import { type EventType, printWeight } from '../format/records.ts';
import { headerName, readBox } from './read.ts';
import { recordBytes } from './records.ts';

/** Where the chain of a box stands: enough to go on after a pause. Plain data. */
export interface ChainEnd {
  /** Unix seconds, the same in every record. */
  readonly timestamp: number;
  /** Hash of the last event; absent before the first. */
  readonly parent?: string;
  /** Height of the next event. */
  readonly height: number;
}

/** Bytes for the end of the file, and where the chain stands once they are there. */
export interface Appended {
  readonly bytes: Uint8Array;
  readonly end: ChainEnd;
}

/** The records with which a box begins. */
export interface SetupTexts {
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
}

/** Begins a box at a moment, in Unix seconds: everything up to where the first ballot goes. */
export function beginBox(timestamp: number, { election, trustees, credentials }: SetupTexts): Appended {
  const header = recordBytes(headerName, printJson({ version: 1, timestamp: String(timestamp) }), timestamp);
  const hashes = { election: hashHex(election), trustees: hashHex(trustees), credentials: hashHex(credentials) };
  const data = [election, trustees, credentials, printJson(hashes)];
  const setup = appendEvent({ timestamp, height: 0 }, 'Setup', data);
  return { bytes: joined([header, setup.bytes]), end: setup.end };
}

/** A ballot, as its voter sent it: checked before, never written anew. */
export function appendBallot(end: ChainEnd, ballot: string): Appended {
  return appendEvent(end, 'Ballot', [ballot]);
}

/** No ballot after this. */
export function appendEndBallots(end: ChainEnd): Appended {
  return appendEvent(end, 'EndBallots', []);
}

/** The encrypted tally with the numbers of ballots and weights in it. */
export function appendTally(
  end: ChainEnd,
  text: string,
  { ballots, weight }: { ballots: number; weight: bigint },
): Appended {
  const sized = { num_tallied: ballots, total_weight: printWeight(weight), encrypted_tally: hashHex(text) };
  return appendEvent(end, 'EncryptedTally', [text, printJson(sized)]);
}

/** The partial decryption of the trustee with this number, counted from 1 over the whole list. */
export function appendPartialDecryption(end: ChainEnd, owner: number, text: string): Appended {
  return appendEvent(end, 'PartialDecryption', [text, printJson({ owner, payload: hashHex(text) })]);
}

/** The result; nothing comes after it. */
export function appendResult(end: ChainEnd, text: string): Appended {
  return appendEvent(end, 'Result', [text]);
}

/** Where the chain of a file stands, to go on writing it. Throws where the file is not a box. */
export function chainEnd(file: Uint8Array): ChainEnd {
  const box = readBox(file);
  if (!box.ok) throw new Error(`not a ballot box: ${box.error.code}`);
  const { timestamp, head } = box.value;
  return { timestamp, parent: head.hash, height: head.height + 1 };
}

/** Whether `newer` only goes on where `older` ends: the file only ever grows. Neither is verified by this. */
export function extendsBox(older: Uint8Array, newer: Uint8Array): boolean {
  return older.length <= newer.length && older.every((byte, at) => byte === newer[at]);
}

/** Data records and the event that refers to the last of them. */
function appendEvent({ timestamp, parent, height }: ChainEnd, type: EventType, data: readonly string[]): Appended {
  const records = data.map((text) => {
    const hash = hashHex(text);
    return { hash, bytes: recordBytes(`${hash}.data.json`, bytesOf(text), timestamp) };
  });
  const payload = records.at(-1)?.hash;
  const event = printJson({
    ...(parent === undefined ? {} : { parent }),
    height,
    type,
    ...(payload === undefined ? {} : { payload }),
  });
  const hash = hashHex(event);
  const last = recordBytes(`${hash}.event.json`, event, timestamp);
  return {
    bytes: joined([...records.map(({ bytes }) => bytes), last]),
    end: { timestamp, parent: hash, height: height + 1 },
  };
}

/** Stretches of bytes, one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
