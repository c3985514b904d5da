// The central store under kill -9: of the process that writes, and of the database below it.
import { setTimeout as pause } from 'node:timers/promises';
import { openCentral } from '../src/store/postgres.ts';
import { centralRounds } from '../src/store/postgres-rounds.ts';
import type { RoundStore } from '../src/store/round-store.ts';
import type { KillPlace } from './kill9.ts';
import type { OwnPostgres } from './postgres-server.ts';

type Centre = KillPlace & Required<Pick<KillPlace, 'killBelow'>> & { readonly databaseKills: () => number };

export function inCentre(postgres: OwnPostgres): Centre {
  let kills = 0;
  async function open(): Promise<RoundStore> {
    const central = await openCentral(postgres.url, { connections: 2 });
    return { ...centralRounds(central), close: () => central.close() };
  }
  return {
    name: postgres.url,
    open,
    databaseKills: () => kills,
    async killBelow() {
      process.kill(postgres.pid(), 'SIGKILL');
      kills += 1;
      // Its children end by themselves; until then a new one is refused.
      for (let started = false; !started; ) {
        await pause(100);
        try {
          postgres.start();
          started = true;
        } catch {
          started = false;
        }
      }
    },
  };
}
