// Codes that were made and not handed in yet: in the memory of this page alone, kept while other screens are open, gone with
// the window. Wiped as soon as the server has their public halves.
import { useSyncExternalStore } from 'react';
import { newId } from '../../api/uuid.ts';
import type { MadeSlips } from '../casting/slip-tasks.ts';
import { slipsOnPage } from './slip-layout.ts';

export interface SlipBatch extends MadeSlips {
  /** Of the order to the server: the same until it has answered. */
  readonly id: string;
  /** The election of the list at the time. */
  readonly election: string;
  /** How often each page went to the printer. */
  readonly printed: readonly number[];
}

let batches: ReadonlyMap<string, SlipBatch> = new Map();
const listeners = new Set<() => void>();

// The browser then asks before it closes the window.
const warn = (event: BeforeUnloadEvent) => event.preventDefault();

function tell(next: ReadonlyMap<string, SlipBatch>): void {
  if (next.size > 0) window.addEventListener('beforeunload', warn);
  else window.removeEventListener('beforeunload', warn);
  batches = next;
  for (const listener of listeners) listener();
}

/** `place`: `round~conference/list`. */
export function keepSlips(place: string, made: MadeSlips, election: string, pages: number): void {
  tell(new Map(batches).set(place, { ...made, id: newId(), election, printed: Array(pages).fill(0) }));
}

/** Notes that pages went to the printer; all of them where none is named. */
export function notePrinted(place: string, page?: number): void {
  const batch = batches.get(place);
  if (batch === undefined) return;
  const printed = batch.printed.map((times, index) => (page === undefined || page === index ? times + 1 : times));
  tell(new Map(batches).set(place, { ...batch, printed }));
}

/** Puts other codes in the place of those of a page, of which nothing was printed yet. */
export function renewPage(place: string, page: number, { codes, keys }: MadeSlips): void {
  const batch = batches.get(place);
  if (batch === undefined) return;
  const from = page * slipsOnPage;
  tell(
    new Map(batches).set(place, {
      ...batch,
      codes: batch.codes.toSpliced(from, codes.length, ...codes),
      keys: batch.keys.toSpliced(from, keys.length, ...keys),
      printed: batch.printed.with(page, 0),
    }),
  );
}

/** Wipes the codes of a list. */
export function wipeSlips(place: string): void {
  const next = new Map(batches);
  next.delete(place);
  tell(next);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The codes of a list as they are now. */
export function slipBatch(place: string): SlipBatch | null {
  return batches.get(place) ?? null;
}

export function useSlipBatch(place: string): SlipBatch | null {
  return useSyncExternalStore(subscribe, () => slipBatch(place));
}
