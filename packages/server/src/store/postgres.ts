// The connection to the central store: PostgreSQL, set so that a commit that was answered survives a power cut.
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientBase, Pool, TypeOverrides, types } from 'pg';
import { centralAddress } from './postgres-address.ts';
import { checkDatabase, prepareDatabase, workingRole } from './postgres-preparing.ts';
import { centralProblem, isAway } from './postgres-problems.ts';
import { channel, type Holder, holding, listening } from './postgres-staying.ts';

export interface CentralOptions {
  /** Most connections of this process at once. */
  readonly connections?: number;
  /** How long a database that is away is asked again, in milliseconds; it takes some seconds to start. */
  readonly patience?: number;
  /** Told of what cannot be told to anybody who waits. */
  readonly report?: (error: unknown, where: string) => void;
}

/** Asks one connection. Values are `$1`, `$2`, … */
export type Ask = <Row>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

export interface Central {
  /** Host and name of the database, without the password. */
  readonly where: string;
  readonly organisation: string;
  /** What may be asked twice is asked again when the connection was lost in the middle. */
  readonly repeatable: Ask;
  /** What is asked once: where the connection was lost in the middle nobody knows, and whoever asked is told so. */
  readonly once: Ask;
  /** All of `work` or nothing. Done again when the connection was lost in the middle, where it may be done twice. */
  transaction<T>(work: (ask: Ask) => Promise<T>, mayRepeat?: boolean): Promise<T>;
  /** Clears away what is left in a table of rows that were deleted. */
  sweep(table: string): Promise<void>;
  /** Does `work` while nobody else, in whatever process, does work under that name; those who wait go in the order in which they came. */
  turn<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Holds a name that one process has at a time, as soon as it is free; returns what gives it up. The database gives it back by itself when the process ends, however it ends. */
  hold(name: string, holder: Holder): () => Promise<void>;
  /** Calls `hear` with every message on the channel, and with `null` where some may have been missed; returns what ends it. */
  listen(hear: (message: string | null) => void): () => void;
  /** Sends a message to every process that listens. May be lost with this process: nothing may depend on it alone. */
  announce(message: string): void;
  close(): Promise<void>;
}

const longestWait = 1000;
// cannot_connect_now
const startingState = '57P03';
// Milliseconds and numbers of entries stay far below 2^53.
const numbers = new TypeOverrides();
numbers.setTypeParser(types.builtins.INT8, Number);

/** Opens the central store, bringing its tables up to date. Throws `StoreProblem`, also where the database is set so that it may lose what it confirmed. */
export async function openCentral(given: string, options: CentralOptions = {}): Promise<Central> {
  const { connections = 10, patience = 15_000, report = () => {} } = options;
  const { url, where, organisation } = centralAddress(given);
  const settings = { connectionString: url, keepAlive: true, types: numbers };
  const begun = performance.now();
  const { mighty } = await prepare();
  const pooled = {
    ...settings,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    async onConnect(client: ClientBase) {
      await checkDatabase(asking(client), where);
      if (mighty) await client.query(`SET ROLE ${workingRole}`);
    },
  };
  const pool = new Pool({ ...pooled, max: connections });
  // Apart from the others: whoever waits for a turn must not keep those from a connection who have it.
  const turns = new Pool({
    ...pooled,
    max: connections,
    async onConnect(client: ClientBase) {
      await pooled.onConnect(client);
      // A turn may be long: closing a large box is one.
      await client.query('SET lock_timeout = 0');
    },
  });
  // A connection that ends is taken out of the pool by itself; whoever was using it is told by the query.
  for (const each of [pool, turns]) {
    each.on('error', () => {});
    each.on('connect', (client) => client.on('error', () => {}));
  }
  let closing = false;

  async function prepare(): Promise<{ readonly mighty: boolean }> {
    const client = new Client(settings);
    client.on('error', () => {});
    try {
      await client.connect();
      return await prepareDatabase(asking(client), where, organisation);
    } catch (error) {
      // A centre that is switched on starts both at once; a wrong address is said at once.
      const starting = (error as { code?: string }).code === startingState;
      if (!starting || performance.now() - begun > patience) throw centralProblem(error, where);
    } finally {
      await client.end().catch(() => {});
    }
    await pause(longestWait);
    return await prepare();
  }

  /** Does `work` on a connection, again while the database is away and nothing can have been done twice. */
  async function withConnection<T>(mayRepeat: boolean, work: (ask: Ask) => Promise<T>): Promise<T> {
    const until = performance.now() + patience;
    for (let wait = 50; ; wait = Math.min(longestWait, wait * 2)) {
      let begun = false;
      try {
        const client = await pool.connect();
        let problem: unknown;
        try {
          begun = true;
          return await work(asking(client));
        } catch (error) {
          problem = error;
          throw error;
        } finally {
          // Given up where it is not known to be as it was before.
          client.release(problem !== undefined);
        }
      } catch (error) {
        const again = isAway(error) && (mayRepeat || !begun) && !closing && performance.now() + wait < until;
        if (!again) throw centralProblem(error, where);
        await pause(wait);
      }
    }
  }

  const waiting = new Set<string>();
  let announcing: Promise<void> | null = null;

  async function announceAll(): Promise<void> {
    while (waiting.size > 0) {
      const messages = [...waiting];
      waiting.clear();
      await withConnection(true, (ask) =>
        ask('SELECT pg_notify($1, message) FROM unnest($2::text[]) AS new (message)', [channel, messages]),
      );
    }
  }

  const listeners = new Set<() => Promise<void>>();

  return {
    where,
    organisation,
    repeatable: (sql, values) => withConnection(true, (ask) => ask(sql, values)),
    once: (sql, values) => withConnection(false, (ask) => ask(sql, values)),
    transaction: (work, mayRepeat = false) =>
      withConnection(mayRepeat, async (ask) => {
        await ask('BEGIN');
        const value = await work(ask);
        await ask('COMMIT');
        return value;
      }),
    async sweep(table) {
      // Not as the working role: tables are swept by their owner.
      const client = new Client(settings);
      client.on('error', () => {});
      try {
        await client.connect();
        await client.query(`VACUUM tinnhiem.${table}`);
      } catch (error) {
        throw centralProblem(error, where);
      } finally {
        await client.end().catch(() => {});
      }
    },
    async turn(name, work) {
      const client = await turns.connect();
      let clean = false;
      try {
        await client.query('SELECT pg_advisory_lock(hashtextextended($1, 1))', [`${organisation}/${name}`]);
        const value = await work();
        await client.query('SELECT pg_advisory_unlock_all()');
        clean = true;
        return value;
      } catch (error) {
        throw centralProblem(error, where);
      } finally {
        // The turn ends with the connection, where nothing else has ended it.
        client.release(!clean);
      }
    },
    hold(name, holder) {
      const end = holding(() => new Client(settings), `${organisation}/${name}`, holder, report);
      listeners.add(end);
      return async () => {
        listeners.delete(end);
        await end();
      };
    },
    listen(hear) {
      const end = listening(() => new Client(settings), hear);
      listeners.add(end);
      return () => {
        listeners.delete(end);
        end().catch((error: unknown) => report(error, 'listen'));
      };
    },
    announce(message) {
      waiting.add(message);
      announcing ??= announceAll()
        .catch((error: unknown) => report(error, 'announce'))
        .finally(() => {
          announcing = null;
        });
    },
    async close() {
      closing = true;
      await announcing;
      for (const end of listeners) await end();
      await turns.end();
      await pool.end();
    },
  };
}

function asking(client: ClientBase): Ask {
  return async <Row>(sql: string, values: readonly unknown[] = []) =>
    (await client.query({ text: sql, values: [...values] })).rows as Row[];
}
