// Electronic boxes in the central store: any number of server processes at once. The row of a box is its lock.
import {
  appendBallot,
  appendEndBallots,
  appendPartialDecryption,
  appendResult,
  appendTally,
  type ChainEnd,
  chainEnd,
  hashHex,
  type Random,
} from '@tinnhiem/ballot-box';
import type { Ask, Central } from '../store/postgres.ts';
import type { Acceptance, AcceptedBallot, BoxPhase, BoxPlace, BoxStanding, BoxStore } from './box-store.ts';
import { checkLogging } from './central-logging.ts';
import { randomOrder } from './random-order.ts';
import { inTurn } from './tools.ts';

interface LockedBox {
  readonly ask: Ask;
  readonly place: BoxPlace;
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

const ofBox = 'round = $1 AND election = $2';
const headerSize = 512;
/** Events that are read at once while a box is sent: about a megabyte of large ballots. */
const eventsAtOnce = 16;

/** The boxes of the organisation in whose name the central store was opened. Closing them leaves the central store open. */
export function centralBoxes(central: Central): BoxStore {
  const { repeatable } = central;
  // Of one process one at a time waits for the turn, so that those who wait leave connections to the one who has it.
  const queue = inTurn();

  /** One transaction on a box that nobody else changes meanwhile. Every step may be repeated. */
  function change<T>(place: BoxPlace, work: (box: LockedBox) => Promise<T>): Promise<T> {
    return central.transaction(async (ask) => {
      const [row] = await ask<{ phase: BoxPhase } & Required<ChainEnd>>(
        `SELECT phase, timestamp, parent, height FROM box WHERE ${ofBox} FOR UPDATE`,
        [place.round, place.election],
      );
      if (row === undefined) throw new Error(`no ballot box ${place.election}`);
      const { phase, ...end } = row;
      return await work({ ask, place, phase, end });
    }, true);
  }

  async function standing({ round, election }: BoxPlace): Promise<BoxStanding | null> {
    const [row] = await repeatable<BoxStanding>(
      `SELECT setup, phase, parent AS end,
         (SELECT count(*) FROM box_event WHERE ${ofBox} AND tracker IS NOT NULL) AS ballots,
         (SELECT count(*) FROM box_waiting WHERE ${ofBox}) AS waiting,
         (SELECT count(*) FROM (SELECT credential FROM box_event WHERE ${ofBox} AND credential IS NOT NULL
            UNION SELECT credential FROM box_waiting WHERE ${ofBox}) AS voted) AS voters,
         (SELECT count(*) FROM box_burnt WHERE ${ofBox}) AS burnt,
         ARRAY(SELECT owner FROM box_event WHERE ${ofBox} AND owner IS NOT NULL ORDER BY height) AS decrypted
       FROM box WHERE ${ofBox}`,
      [round, election],
    );
    return row ?? null;
  }

  async function* pieces({ round, election }: BoxPlace, last: number): AsyncIterable<Uint8Array> {
    const [box] = await repeatable<{ beginning: Buffer }>(`SELECT beginning FROM box WHERE ${ofBox}`, [
      round,
      election,
    ]);
    if (box !== undefined) yield box.beginning;
    for (let height = 0; height <= last; height += eventsAtOnce) {
      const rows = await repeatable<{ bytes: Buffer }>(
        `SELECT bytes FROM box_event WHERE ${ofBox} AND height BETWEEN $3 AND $4 ORDER BY height`,
        [round, election, height, Math.min(last, height + eventsAtOnce - 1)],
      );
      for (const { bytes } of rows) yield bytes;
    }
  }

  return {
    turn: (name, work) => queue(name, () => central.turn(`boxes ${name}`, work)),
    begin: (place, setup) =>
      central.transaction(async (ask) => {
        await checkLogging(ask, central.where);
        const { timestamp, parent = '', height } = chainEnd(setup);
        const { round, election } = place;
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
      }, true),
    standing,
    accept: (place, ballots) => change(place, (box) => acceptAll(box, ballots)),
    async knows({ round, election }, tracker) {
      return (await repeatable(knownSql, [round, election, [tracker]])).length > 0;
    },
    async codeStatus({ round, election }, credential) {
      const [row] = await repeatable<{ status: 'unused' | 'voted' | 'burnt' }>(
        `SELECT CASE WHEN EXISTS (SELECT FROM box_burnt WHERE ${ofBox} AND credential = $3) THEN 'burnt'
           WHEN EXISTS (SELECT FROM box_event WHERE ${ofBox} AND credential = $3) THEN 'voted'
           WHEN EXISTS (SELECT FROM box_waiting WHERE ${ofBox} AND credential = $3) THEN 'voted'
           ELSE 'unused' END AS status`,
        [round, election, credential],
      );
      return row?.status ?? 'unused';
    },
    burn: (place, credential) =>
      change(place, async ({ ask }) => {
        const values = [place.round, place.election, credential];
        const of = `${ofBox} AND credential = $3`;
        if ((await ask(`SELECT FROM box_burnt WHERE ${of}`, values)).length > 0) return 'again';
        const voted = `SELECT FROM box_event WHERE ${of} UNION ALL SELECT FROM box_waiting WHERE ${of}`;
        if ((await ask(voted, values)).length > 0) return 'voted';
        await ask('INSERT INTO box_burnt (round, election, credential) VALUES ($1, $2, $3)', values);
        return 'burnt';
      }),
    admit: (place, least, random) =>
      change(place, async (box) => {
        const [{ count } = { count: 0 }] = await box.ask<{ count: number }>(
          `SELECT count(*) AS count FROM box_waiting WHERE ${ofBox}`,
          [place.round, place.election],
        );
        return count === 0 || count < least ? 0 : (await admitAll(box, random)).moved;
      }),
    end: (place, random) =>
      change(place, async (box) => {
        if (box.phase !== 'open') return;
        const { end } = await admitAll(box, random);
        await append({ ...box, end }, [{ kind: 'EndBallots', append: appendEndBallots }], 'ended');
      }),
    async *counting({ round, election }, atOnce) {
      const heights = await repeatable<{ height: number }>(
        `SELECT max(height) AS height FROM box_event WHERE ${ofBox} AND credential IS NOT NULL GROUP BY credential ORDER BY 1`,
        [round, election],
      );
      for (let at = 0; at < heights.length; at += atOnce) {
        const some = heights.slice(at, at + atOnce).map(({ height }) => height);
        const rows = await repeatable<{ content: Buffer }>(
          `SELECT substring(bytes FROM ${headerSize + 1} FOR size) AS content FROM box_event
           WHERE ${ofBox} AND height = ANY ($3) ORDER BY height`,
          [round, election, some],
        );
        yield rows.map(({ content }) => content.toString());
      }
    },
    addTally: (place, content, { ballots }) =>
      change(place, async (box) => {
        if (box.phase === 'tallied' || box.phase === 'opened') return;
        demand(box, 'ended');
        const sized = { ballots, weight: BigInt(ballots) };
        const tally = { kind: 'EncryptedTally', append: (end: ChainEnd) => appendTally(end, content, sized), content };
        await append(box, [tally], 'tallied');
      }),
    forgetOrder: () => central.sweep('box_waiting'),
    addDecryption: (place, owner, content) =>
      change(place, async (box) => {
        const values = [place.round, place.election, owner];
        if ((await box.ask(`SELECT FROM box_event WHERE ${ofBox} AND owner = $3`, values)).length > 0) return;
        demand(box, 'tallied');
        const part = (end: ChainEnd) => appendPartialDecryption(end, owner, content);
        await append(box, [{ kind: 'PartialDecryption', append: part, content, owner }]);
      }),
    addResult: (place, content) =>
      change(place, async (box) => {
        if (box.phase === 'opened') return;
        demand(box, 'tallied');
        const result = { kind: 'Result', append: (end: ChainEnd) => appendResult(end, content), content };
        await append(box, [result], 'opened');
      }),
    async trackers({ round, election }) {
      const rows = await repeatable<{ tracker: string }>(
        `SELECT tracker FROM box_event WHERE ${ofBox} AND tracker IS NOT NULL ORDER BY height`,
        [round, election],
      );
      return rows.map(({ tracker }) => tracker);
    },
    async bytes(place, extent) {
      const hidden = extent === 'public' ? "AND kind NOT IN ('PartialDecryption', 'Result')" : '';
      const [row] = await repeatable<{ last: number; length: number }>(
        `SELECT coalesce((SELECT max(height) FROM box_event WHERE ${ofBox} ${hidden}), 0) AS last,
           length(beginning) + coalesce((SELECT sum(length(bytes)) FROM box_event WHERE ${ofBox} ${hidden}), 0) AS length
         FROM box WHERE ${ofBox}`,
        [place.round, place.election],
      );
      if (row === undefined) throw new Error(`no ballot box ${place.election}`);
      return { length: row.length, pieces: pieces(place, row.last) };
    },
    close: () => Promise.resolve(),
  };
}

const knownSql = `SELECT tracker FROM box_event WHERE ${ofBox} AND tracker = ANY ($3)
  UNION ALL SELECT tracker FROM box_waiting WHERE ${ofBox} AND tracker = ANY ($3)`;

function demand({ phase }: LockedBox, needed: BoxPhase): void {
  if (phase !== needed) throw new Error(`the box is ${phase}, not ${needed}`);
}

async function acceptAll({ ask, place, phase }: LockedBox, ballots: readonly AcceptedBallot[]): Promise<Acceptance[]> {
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
async function admitAll(box: LockedBox, random: Random): Promise<{ readonly moved: number; readonly end: ChainEnd }> {
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
async function append(
  { ask, place, phase, end }: LockedBox,
  events: readonly NewEvent[],
  next: BoxPhase = phase,
): Promise<ChainEnd> {
  const box = [place.round, place.election];
  let last = end;
  for (const { kind, append: appendTo, content = '', ballot, owner = null } of events) {
    const { bytes, end: after } = appendTo(last);
    const { credential = null, tracker = null } = ballot ?? {};
    await ask(
      `INSERT INTO box_event (round, election, height, kind, credential, tracker, owner, size, bytes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [...box, last.height, kind, credential, tracker, owner, Buffer.byteLength(content), Buffer.from(bytes)],
    );
    last = after;
  }
  await ask(`UPDATE box SET phase = $3, parent = $4, height = $5 WHERE ${ofBox}`, [
    ...box,
    next,
    last.parent ?? '',
    last.height,
  ]);
  return last;
}
