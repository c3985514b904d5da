// Electronic boxes in the central store: any number of server processes at once. The row of a box is its lock.
import {
  appendEndBallots,
  appendPartialDecryption,
  appendResult,
  appendTally,
  type ChainEnd,
} from '@tinnhiem/ballot-box';
import type { Central } from '../store/postgres.ts';
import type { BoxPlace, BoxStanding, BoxStore } from './box-store.ts';
import {
  acceptAll,
  admitAll,
  append,
  begin,
  demand,
  knownSql,
  type LockedBox,
  lock,
  ofBox,
  takeIn,
} from './central-box.ts';
import { checkLogging } from './central-logging.ts';
import { inTurn } from './tools.ts';

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
    return central.transaction(async (ask) => await work(await lock(ask, place)), true);
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
        return await begin(ask, place, setup);
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
    async burnt({ round, election }) {
      const rows = await repeatable<{ credential: string }>(
        `SELECT credential FROM box_burnt WHERE ${ofBox} ORDER BY credential`,
        [round, election],
      );
      return rows.map(({ credential }) => credential);
    },
    restore: (place, box) =>
      central.transaction(async (ask) => {
        // Nobody casts into it any more, so that no log can tell when somebody did.
        if ((await begin(ask, place, box.setup)) === 'in-use') return 'in-use';
        const missing = await takeIn(await lock(ask, place), box);
        if (missing === null) return 'in-use';
        return missing === 0 ? 'there' : 'restored';
      }, true),
    close: () => Promise.resolve(),
  };
}
