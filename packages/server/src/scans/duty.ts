// Which of the servers of a centre reads scans: one at a time, another one as soon as that is gone. The others pass on what concerns it.
import type { Stores } from '../store/stores.ts';

export interface ScanDuty {
  /** Address of the server that reads scans; `null` where it is this one, empty while that is being settled. */
  elsewhere(): Promise<string | null>;
  end(): Promise<void>;
}

const key = 'scans-at';

/** A server that has its data for itself. */
export const alone: ScanDuty = { elsewhere: () => Promise.resolve(null), end: () => Promise.resolve() };

/** Takes part in the duty under an address that the other servers reach. `begin` and `stop` are called as it comes and goes. */
export function sharedDuty(
  { tables, hold }: Stores & { readonly hold: NonNullable<Stores['hold']> },
  address: string,
  { begin, stop }: { readonly begin: () => Promise<void>; readonly stop: () => Promise<void> },
): ScanDuty {
  let here = false;
  const end = hold('scans', {
    async taken() {
      await begin();
      await tables.run(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        key,
        address,
      );
      here = true;
    },
    async lost() {
      here = false;
      await stop();
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
