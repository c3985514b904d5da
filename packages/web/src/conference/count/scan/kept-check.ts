import { localShelf } from '../../outbox.ts';
import type { Checking } from './check-state.ts';

/** Where the sheet that somebody is checking is kept on this computer, so that a closed window costs no row. */
export function keptCheck(sheet: string) {
  const place = `tinnhiem.check:${sheet}`;
  const shelf = localShelf();
  return {
    read: (): unknown => {
      try {
        return JSON.parse(shelf?.getItem(place) ?? 'null') as unknown;
      } catch {
        return null;
      }
    },
    keep: (checking: Checking) => {
      try {
        shelf?.setItem(place, JSON.stringify(checking));
      } catch {
        // A full or closed store: after a reload the sheet is begun anew.
      }
    },
    forget: () => shelf?.removeItem(place),
  };
}
