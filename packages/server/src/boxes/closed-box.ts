// A closed box out of its `.bel` file, event by event, as a store keeps them: so that it can be taken in elsewhere.
import {
  type Appended,
  appendBallot,
  appendEndBallots,
  appendPartialDecryption,
  appendResult,
  appendTally,
  beginBox,
  type ChainEnd,
  credentialOf,
  hashHex,
  type Payload,
  readBox,
  trackerOf,
} from '@tinnhiem/ballot-box';
import type { BoxStanding } from './box-store.ts';

/** An event behind the setup, with what is asked of it later. */
export interface BoxEvent {
  readonly kind: string;
  readonly height: number;
  readonly credential: string | null;
  readonly tracker: string | null;
  readonly owner: number | null;
  /** Bytes of the first data record's content, which stands behind one block of header. */
  readonly size: number;
  /** Its records in the `.bel` file. */
  readonly bytes: Uint8Array;
  readonly hash: string;
}

export interface ClosedBox {
  /** The bytes with which it began. */
  readonly setup: Uint8Array;
  readonly phase: 'tallied' | 'opened';
  readonly events: readonly BoxEvent[];
  /** Where the chain stands behind the setup, and behind the last event. */
  readonly begun: Required<ChainEnd>;
  readonly end: Required<ChainEnd>;
  /** Codes that were taken out of use, sorted: their order says nothing. */
  readonly burnt: readonly string[];
}

/** Takes a `.bel` file apart; `null` where it is no box up to its encrypted tally at least, or not byte for byte as this program writes one. */
export function closedBox(bel: Uint8Array, burnt: readonly string[]): ClosedBox | null {
  const read = readBox(bel);
  if (!read.ok || read.value.tally === undefined) return null;
  const { timestamp, setup, ballots, tally, decryptions, result } = read.value;
  const { election, trustees, credentials } = setup;
  const first = beginBox(timestamp, {
    election: textOf(election),
    trustees: textOf(trustees),
    credentials: textOf(credentials),
  });
  const events: BoxEvent[] = [];
  let at = first.bytes.length;
  let same = isAt(bel, 0, first.bytes);
  let end = first.end;
  // Written anew, event by event: what comes out must be the very bytes of the file.
  function add(kind: string, { bytes, end: after }: Appended, names: Partial<BoxEvent> = {}): void {
    same &&= isAt(bel, at, bytes);
    const own = bel.subarray(at, at + bytes.length);
    const nothing = { credential: null, tracker: null, owner: null, size: 0 };
    events.push({ ...nothing, ...names, kind, height: end.height, bytes: own, hash: after.parent ?? '' });
    at += bytes.length;
    end = after;
  }
  for (const { bytes } of ballots) {
    const text = textOf({ bytes });
    const names = { credential: credentialOf(bytes) ?? null, tracker: trackerOf(text), size: bytes.length };
    same &&= names.credential !== null;
    add('Ballot', appendBallot(end, text), names);
  }
  add('EndBallots', appendEndBallots(end));
  const { num_tallied, total_weight } = tally.sized;
  const sized = { ballots: num_tallied, weight: BigInt(total_weight) };
  add('EncryptedTally', appendTally(end, textOf(tally.encrypted), sized), { size: tally.encrypted.bytes.length });
  for (const { owner, content } of decryptions)
    add('PartialDecryption', appendPartialDecryption(end, owner, textOf(content)), {
      owner,
      size: content.bytes.length,
    });
  if (result !== undefined) add('Result', appendResult(end, textOf(result)), { size: result.bytes.length });
  if (!same || at !== bel.length) return null;
  return {
    setup: bel.subarray(0, first.bytes.length),
    phase: result === undefined ? 'tallied' : 'opened',
    events,
    begun: first.end as Required<ChainEnd>,
    end: end as Required<ChainEnd>,
    burnt: burnt.toSorted(),
  };
}

/**
 * What a box that is there lacks of another: the events behind its own. `null` where it is not the beginning of the other, or ballots
 * wait that are not in it.
 */
export function missingEvents(
  { setup, begun, events }: ClosedBox,
  there: Pick<BoxStanding, 'setup' | 'end' | 'waiting'>,
): readonly BoxEvent[] | null {
  if (there.setup !== hashHex(setup) || there.waiting > 0) return null;
  // Each hash stands for all events before it.
  if (there.end === begun.parent) return events;
  const last = events.findIndex(({ hash }) => hash === there.end);
  return last < 0 ? null : events.slice(last + 1);
}

/** Whether a store that has this box, or none, would take the other one in. */
export function takesIn(there: BoxStanding | null, box: ClosedBox): boolean {
  return there === null || isUnused(there) || missingEvents(box, there) !== null;
}

/** Nobody has voted: it may be begun anew. */
export function isUnused({ phase, ballots, waiting }: Pick<BoxStanding, 'phase' | 'ballots' | 'waiting'>): boolean {
  return phase === 'open' && ballots + waiting === 0;
}

function textOf({ bytes }: Pick<Payload, 'bytes'>): string {
  return new TextDecoder().decode(bytes);
}

function isAt(file: Uint8Array, at: number, bytes: Uint8Array): boolean {
  return Buffer.compare(file.subarray(at, at + bytes.length), bytes) === 0;
}
