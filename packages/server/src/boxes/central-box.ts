// One electronic box in the central store, once its row is locked: what is done to its tables in one transaction.
import { appendBallot, type ChainEnd, chainEnd, hashHex, type Random } from '@tinnhiem/ballot-box';
import type { Ask } from '../store/postgres.ts';
import type { Acceptance, AcceptedBallot, BoxPhase, BoxPlace } from './box-store.ts';
import { type BoxEvent, type ClosedBox, missingEvents } from './closed-box.ts';
import { randomOrder } from './random-order.ts';

export interface LockedBox {
  readonly ask: Ask;
  readonly place: BoxPlace;
  /** SHA-256 of the bytes with which it began. */
  readonly setup: string;
  readonly phase: BoxPhase;
  readonly end: ChainEnd;
}

interface NewEvent {
  readonly kind: string;
  readonly append: (end: ChainEnd) => { readonly bytes: Uint8Array; readonly end: ChainEnd };
  /** Of the first data record. */
  readonly content?: string;
  readonly ballot?: Pick<AcceptedBallot, 'credential' | 'tracker'>;
  readonly owner?: number;
}

export const ofBox = 'round = $1 AND election = $2';

/** Locks the row of a box. Throws where there is none. */
export async function lock(ask: Ask, place: BoxPlace): Promise<LockedBox> {
  const [row] = await ask<{ setup: string; phase: BoxPhase } & Required<ChainEnd>>(
    `SELECT setup, phase, timestamp, parent, height FROM box WHERE ${ofBox} FOR UPDATE`,
    [place.round, place.election],
  );
  if (row === undefined) throw new Error(`no ballot box ${place.election}`);
  const { setup, phase, ...end } = row;
  return { ask, place, setup, phase, end };
}

/** Begins a box, anew where another one holds nothing. */
export async function begin(
  ask: Ask,
  { round, election }: BoxPlace,
  setup: Uint8Array,
): Promise<'begun' | 'there' | 'in-use'> {
  const { timestamp, parent = '', height } = chainEnd(setup);
  const values = [round, election, hashHex(setup), Buffer.from(setup), timestamp, parent, height];
  const begun = await ask(
    `INSERT INTO box (round, election, setup, beginning, phase, timestamp, parent, height)
     VALUES ($1, $2, $3, $4, 'open', $5, $6, $7) ON CONFLICT DO NOTHING RETURNING phase`,
    values,
  );
  if (begun.length > 0) return 'begun';
  const [known] = await ask<{ setup: string; used: boolean }>(
    `SELECT setup, EXISTS (SELECT FROM box_event WHERE ${ofBox}) OR EXISTS (SELECT FROM box_waiting WHERE ${ofBox}) AS used
     FROM box WHERE ${ofBox} FOR UPDATE`,
    [round, election],
  );
  if (known?.setup === hashHex(setup)) return 'there';
  if (known?.used !== false) return 'in-use';
  await ask(`DELETE FROM box_burnt WHERE ${ofBox}`, [round, election]);
  await ask(
    `UPDATE box SET setup = $3, beginning = $4, phase = 'open', timestamp = $5, parent = $6, height = $7 WHERE ${ofBox}`,
    values,
  );
  return 'begun';
}

export const knownSql = `SELECT tracker FROM box_event WHERE ${ofBox} AND tracker = ANY ($3)
  UNION ALL SELECT tracker FROM box_waiting WHERE ${ofBox} AND tracker = ANY ($3)`;

export function demand({ phase }: LockedBox, needed: BoxPhase): void {
  if (phase !== needed) throw new Error(`the box is ${phase}, not ${needed}`);
}

export async function acceptAll(
  { ask, place, phase }: LockedBox,
  ballots: readonly AcceptedBallot[],
): Promise<Acceptance[]> {
  const box = [place.round, place.election];
  const known = await ask<{ tracker: string }>(knownSql, [...box, ballots.map(({ tracker }) => tracker)]);
  const burnt = await ask<{ credential: string }>(
    `SELECT credential FROM box_burnt WHERE ${ofBox} AND credential = ANY ($3)`,
    [...box, ballots.map(({ credential }) => credential)],
  );
  const before = new Set(known.map(({ tracker }) => tracker));
  const outOfUse = new Set(burnt.map(({ credential }) => credential));
  const fresh: AcceptedBallot[] = [];
  const outcomes = ballots.map((ballot): Acceptance => {
    if (before.has(ballot.tracker)) return 'again';
    if (phase !== 'open') return 'closed';
    if (outOfUse.has(ballot.credential)) return 'burnt';
    before.add(ballot.tracker);
    fresh.push(ballot);
    return 'accepted';
  });
  if (fresh.length > 0) await wait(ask, box, fresh);
  return outcomes;
}

/**
 * Puts ballots to those that wait. All that wait are written anew in a random order, by one transaction: neither the place of a
 * row nor the transaction that wrote it then tells which came first.
 */
async function wait(ask: Ask, box: readonly string[], ballots: readonly AcceptedBallot[]): Promise<void> {
  await ask(
    `WITH before AS (
       DELETE FROM box_waiting WHERE ${ofBox} RETURNING credential, revision, tracker, ballot
     ), new AS (
       SELECT credential, place, tracker, ballot
       FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS given (credential, tracker, ballot, place)
     ), all_waiting AS (
       SELECT credential, revision, tracker, ballot FROM before
       UNION ALL
       SELECT credential,
         coalesce((SELECT max(revision) FROM before WHERE before.credential = new.credential), 0)
           + row_number() OVER (PARTITION BY credential ORDER BY place),
         tracker, ballot
       FROM new
     )
     INSERT INTO box_waiting (round, election, credential, revision, tracker, ballot)
     SELECT $1, $2, credential, revision, tracker, ballot FROM all_waiting ORDER BY gen_random_uuid()`,
    [
      ...box,
      ballots.map(({ credential }) => credential),
      ballots.map(({ tracker }) => tracker),
      ballots.map(({ text }) => text),
    ],
  );
}

/** Moves all that wait into the box, in an order that is drawn. */
export async function admitAll(
  box: LockedBox,
  random: Random,
): Promise<{ readonly moved: number; readonly end: ChainEnd }> {
  const { ask, place } = box;
  const of = [place.round, place.election];
  const rows = await ask<{ credential: string; tracker: string; ballot: string }>(
    `SELECT credential, tracker, ballot FROM box_waiting WHERE ${ofBox} ORDER BY credential, revision`,
    of,
  );
  const events = randomOrder(rows, random).map(({ ballot, ...names }) => ({
    kind: 'Ballot',
    append: (end: ChainEnd) => appendBallot(end, ballot),
    content: ballot,
    ballot: names,
  }));
  const end = await append(box, events);
  await ask(`DELETE FROM box_waiting WHERE ${ofBox}`, of);
  return { moved: rows.length, end };
}

/** Writes events behind the last one; answers where the chain stands then. */
export async function append(
  { ask, place, phase, end }: LockedBox,
  events: readonly NewEvent[],
  next: BoxPhase = phase,
): Promise<ChainEnd> {
  const box = [place.round, place.election];
  let last = end;
  for (const { kind, append: appendTo, content = '', ballot, owner = null } of events) {
    const { bytes, end: after } = appendTo(last);
    const { credential = null, tracker = null } = ballot ?? {};
    const { height } = last;
    await insert(ask, box, { height, kind, credential, tracker, owner, size: Buffer.byteLength(content), bytes });
    last = after;
  }
  await advance(ask, box, next, last);
  return last;
}

async function insert(ask: Ask, box: readonly string[], event: Omit<BoxEvent, 'hash'>): Promise<void> {
  const { height, kind, credential, tracker, owner, size, bytes } = event;
  await ask(
    `INSERT INTO box_event (round, election, height, kind, credential, tracker, owner, size, bytes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [...box, height, kind, credential, tracker, owner, size, Buffer.from(bytes)],
  );
}

async function advance(ask: Ask, box: readonly string[], phase: BoxPhase, end: ChainEnd): Promise<void> {
  const values = [...box, phase, end.parent ?? '', end.height];
  await ask(`UPDATE box SET phase = $3, parent = $4, height = $5 WHERE ${ofBox}`, values);
}

/** Adds what is missing of a box that was closed elsewhere; answers how many events, `null` where this is not its beginning. */
export async function takeIn({ ask, place, setup, end }: LockedBox, given: ClosedBox): Promise<number | null> {
  const box = [place.round, place.election];
  const [{ waiting } = { waiting: 0 }] = await ask<{ waiting: number }>(
    `SELECT count(*) AS waiting FROM box_waiting WHERE ${ofBox}`,
    box,
  );
  const missing = missingEvents(given, { setup, end: end.parent ?? '', waiting });
  if (missing === null || missing.length === 0) return missing?.length ?? null;
  for (const event of missing) await insert(ask, box, event);
  await advance(ask, box, given.phase, given.end);
  await ask(`DELETE FROM box_burnt WHERE ${ofBox}`, box);
  await ask('INSERT INTO box_burnt (round, election, credential) SELECT $1, $2, unnest($3::text[])', [
    ...box,
    given.burnt,
  ]);
  return missing.length;
}
