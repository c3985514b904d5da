// Which of the servers of a centre makes archives and rehearsals: one at a time, another one as soon as that is gone. The others pass on what concerns it.
import type { Stores } from '../store/stores.ts';

export interface DeskDuty {
  /** Address of the server that has the desk; `null` where it is this one, empty while that is being settled. */
  elsewhere(): Promise<string | null>;
  end(): Promise<void>;
}

const key = 'desk-at';

/** A server that has its data for itself. */
export const alone: DeskDuty = { elsewhere: () => Promise.resolve(null), end: () => Promise.resolve() };

/** Takes part in the duty under an address that the other servers reach. */
export function sharedDuty(
  { tables, hold }: Stores & { readonly hold: NonNullable<Stores['hold']> },
  address: string,
): DeskDuty {
  let here = false;
  const end = hold('desk', {
    async taken() {
      await tables.run(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        key,
        address,
      );
      here = true;
    },
    lost() {
      here = false;
      return Promise.resolve();
    },
  });
  return {
    async elsewhere() {
      if (here) return null;
      const row = await tables.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', key);
      return row === undefined || row.value === address ? '' : row.value;
    },
    end,
  };
}
