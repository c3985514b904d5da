// The ballot that is being typed survives a closed window and a power cut: on this computer at once, on the server a moment later.
import { type RowMark, rowMarkSchema, type WholeMark, wholeMarkSchema } from '@tinnhiem/core';
import { api } from '../../api/client.ts';
import type { Shelf } from '../outbox.ts';

/** A ballot half typed. `correcting`: it was taken down before and is being changed. */
export interface Draft {
  readonly ballot: number;
  readonly whole: WholeMark;
  readonly rows: readonly (RowMark | null)[];
  readonly current: number;
  readonly correcting: boolean;
  /** When it was typed, in milliseconds: the younger of two drafts counts. */
  readonly at: number;
}

/** A draft read back; `null` where it is none, or one of another list. */
export function readDraft(value: unknown, people: number): Draft | null {
  if (typeof value !== 'object' || value === null) return null;
  const { ballot, whole, rows, current, correcting, at } = value as Record<string, unknown>;
  const whoIs = wholeMarkSchema.safeParse(whole);
  const readRows = Array.isArray(rows)
    ? rows.map((row) => (row === null ? null : rowMarkSchema.safeParse(row).data))
    : [];
  if (!whoIs.success || readRows.length !== people || readRows.includes(undefined)) return null;
  if (!Number.isInteger(ballot) || !Number.isInteger(current) || typeof at !== 'number') return null;
  return {
    ballot: ballot as number,
    whole: whoIs.data,
    rows: readRows as readonly (RowMark | null)[],
    current: current as number,
    correcting: correcting === true,
    at,
  };
}

/** The younger of two drafts. */
export function younger(a: Draft | null, b: Draft | null): Draft | null {
  if (a === null || b === null) return a ?? b;
  return a.at >= b.at ? a : b;
}

const pauseBeforeServer = 800;

/** Where the drafts of one kind are kept, on this computer and on the server. */
export interface DraftStore<Value> {
  readonly local: () => unknown;
  readonly remote: () => Promise<unknown>;
  readonly keep: (value: Value) => void;
  readonly forget: () => void;
  /** Sends at once what waits for the server. */
  readonly flush: () => void;
}

export function draftStore<Value>(shelf: Shelf | null, account: string, key: string): DraftStore<Value> {
  const here = `tinnhiem.draft:${account}:${key}`;
  const path = `/api/drafts/${encodeURIComponent(key)}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: Value | undefined;
  const send = () => {
    clearTimeout(timer);
    if (waiting === undefined) return;
    const value = waiting;
    waiting = undefined;
    // The copy on this computer is safe already; the server's is for another computer, so a lost one is no loss.
    api.put(path, value).catch(() => undefined);
  };
  return {
    local: () => {
      try {
        return JSON.parse(shelf?.getItem(here) ?? 'null') as unknown;
      } catch {
        return null;
      }
    },
    remote: () => api.get<unknown>(path).catch(() => null),
    keep: (value) => {
      try {
        shelf?.setItem(here, JSON.stringify(value));
      } catch {
        // A full or closed store: the server's copy remains.
      }
      waiting = value;
      clearTimeout(timer);
      timer = setTimeout(send, pauseBeforeServer);
    },
    forget: () => {
      shelf?.removeItem(here);
      waiting = undefined;
      clearTimeout(timer);
      api.delete(path).catch(() => undefined);
    },
    flush: send,
  };
}
