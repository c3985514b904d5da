// Acts on their way to the server: kept on this computer until the server has answered, sent again with the same id after every
// loss of the network, power cut or closed window. The id makes it harmless that one may arrive twice.
import { Refused, Unreachable } from '../api/problem.ts';

/** One act that waits to be sent, with what is needed to show it. */
export interface Parcel<Data> {
  readonly id: string;
  /** Order of the parcels of one sender. */
  readonly order: number;
  readonly data: Data;
}

/** `idle`: nothing waits. `sending`: on its way. `waiting`: no answer, tried again soon. `stopped`: the server said no; somebody must decide. */
export type Delivery = 'idle' | 'sending' | 'waiting' | 'stopped';

export interface OutboxState<Data> {
  readonly parcels: readonly Parcel<Data>[];
  readonly delivery: Delivery;
  /** Why it stopped or waits. */
  readonly error: unknown;
}

export interface Outbox<Data> {
  readonly state: () => OutboxState<Data>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes an act in: it is safe on this computer when this returns. */
  readonly put: (id: string, data: Data) => void;
  /** Tries at once, also after it stopped. */
  readonly retry: () => void;
  /** Takes out the act that the server refused. */
  readonly dropFirst: () => void;
  /** Begins to send, also what an earlier window left behind. */
  readonly start: () => void;
  /** Ends sending from this window; what waits stays stored. */
  readonly close: () => void;
}

/** The part of `Storage` that is used; `null` where the browser keeps nothing. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface OutboxOptions<Data> {
  readonly shelf: Shelf | null;
  /** Where the acts of this sender are kept. */
  readonly prefix: string;
  readonly send: (id: string, data: Data) => Promise<unknown>;
  readonly onSent?: (parcel: Parcel<Data>) => void;
  /** Milliseconds to wait before the next try, by the number of failed tries. */
  readonly pause?: (tries: number) => number;
}

const usualPause = (tries: number) => Math.min(10_000, 1000 * 2 ** Math.min(tries, 4));

/** Whether asking again may help: no answer, a server in trouble, or somebody who was faster by a moment. */
export function mayTryAgain(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  return error instanceof Refused && (error.status >= 500 || error.status === 429 || error.code === 'R-busy');
}

export function createOutbox<Data>({
  shelf,
  prefix,
  send,
  onSent,
  pause = usualPause,
}: OutboxOptions<Data>): Outbox<Data> {
  let state: OutboxState<Data> = { parcels: stored<Data>(shelf, prefix), delivery: 'idle', error: null };
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let closed = true;
  let tries = 0;

  const tell = (change: Partial<OutboxState<Data>>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const take = (id: string) => {
    shelf?.removeItem(`${prefix}${id}`);
    tell({ parcels: state.parcels.filter((parcel) => parcel.id !== id) });
  };

  const run = async () => {
    if (running || closed) return;
    clearTimeout(timer);
    running = true;
    try {
      for (let parcel = state.parcels[0]; parcel !== undefined && !closed; parcel = state.parcels[0]) {
        tell({ delivery: tries === 0 ? 'sending' : 'waiting' });
        try {
          await send(parcel.id, parcel.data);
        } catch (error) {
          if (!mayTryAgain(error)) {
            tell({ delivery: 'stopped', error });
            return;
          }
          tries += 1;
          tell({ delivery: 'waiting', error });
          if (!closed) timer = setTimeout(() => void run(), pause(tries));
          return;
        }
        tries = 0;
        take(parcel.id);
        onSent?.(parcel);
      }
      tell({ delivery: 'idle', error: null });
    } finally {
      running = false;
    }
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put: (id, data) => {
      const order = (state.parcels.at(-1)?.order ?? 0) + 1;
      const parcel = { id, order, data };
      try {
        shelf?.setItem(`${prefix}${id}`, JSON.stringify(parcel));
      } catch {
        // A full or closed store: the act is still sent from memory.
      }
      tell({ parcels: [...state.parcels, parcel] });
      if (state.delivery !== 'stopped') void run();
    },
    retry: () => {
      tries = 0;
      void run();
    },
    dropFirst: () => {
      const [first] = state.parcels;
      if (first === undefined) return;
      take(first.id);
      tell({ delivery: 'idle', error: null });
      void run();
    },
    start: () => {
      closed = false;
      if (state.parcels.length > 0) void run();
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

// Each act lies under a key of its own, so that two windows never overwrite each other's.
function stored<Data>(shelf: Shelf | null, prefix: string): readonly Parcel<Data>[] {
  if (shelf === null) return [];
  const parcels: Parcel<Data>[] = [];
  for (let index = 0; index < shelf.length; index += 1) {
    const key = shelf.key(index);
    if (key === null || !key.startsWith(prefix)) continue;
    try {
      parcels.push(JSON.parse(shelf.getItem(key) ?? '') as Parcel<Data>);
    } catch {
      // Not ours, or half written: left where it is.
    }
  }
  return parcels.sort((a, b) => a.order - b.order);
}

/** The browser's store, or `null` where it keeps nothing. */
export function localShelf(): Storage | null {
  try {
    const probe = 'tinnhiem.probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
}
