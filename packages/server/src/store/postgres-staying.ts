// Connections that stay: one that hears messages, one that holds a name.
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';

export const channel = 'tinnhiem';
const pauseBetweenTries = 1000;

export interface Holder {
  readonly taken: () => Promise<void>;
  /** The connection was lost, and another process may have it by now. */
  readonly lost: () => Promise<void>;
}

/** Keeps one connection alive that `use` makes something of: another one where it ends. Returns what ends it. */
function staying(
  connect: () => Client,
  use: (client: Client, over: Promise<void>) => Promise<void>,
): () => Promise<void> {
  const stop = new AbortController();
  let current: Client | null = null;

  async function once(): Promise<void> {
    const client = connect();
    current = client;
    const over = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    try {
      await client.connect();
      await use(client, over);
    } finally {
      await client.end().catch(() => {});
    }
  }

  async function goOn(): Promise<void> {
    while (!stop.signal.aborted) {
      // Whatever is wrong shows in what is asked next; here it is only tried again.
      await once().catch(() => {});
      if (!stop.signal.aborted) await pause(pauseBetweenTries, undefined, { signal: stop.signal }).catch(() => {});
    }
  }

  const going = goOn();
  return async () => {
    stop.abort();
    await current?.end().catch(() => {});
    await going;
  };
}

export function listening(connect: () => Client, hear: (message: string | null) => void): () => Promise<void> {
  return staying(connect, async (client, over) => {
    client.on('notification', ({ payload }) => hear(payload ?? null));
    await client.query(`LISTEN ${channel}`);
    hear(null);
    await over;
  });
}

export function holding(
  connect: () => Client,
  name: string,
  { taken, lost }: Holder,
  report: (error: unknown, where: string) => void,
): () => Promise<void> {
  return staying(connect, async (client, over) => {
    for (;;) {
      const { rows } = await client.query<{ held: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 2)) AS held',
        [name],
      );
      if (rows[0]?.held === true) break;
      await pause(pauseBetweenTries);
    }
    try {
      await taken();
      await over;
    } catch (error) {
      report(error, name);
    } finally {
      await lost().catch((error: unknown) => report(error, name));
    }
  });
}
