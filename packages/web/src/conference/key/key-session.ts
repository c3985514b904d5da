// The open key of whoever sits at this page: in the worker's memory, until the page is left or somebody signs out.
import { useSyncExternalStore } from 'react';
import { type SideWorker, startSideWorker } from '../casting/side-worker.ts';

export interface OpenKey {
  readonly account: string;
  /** `round~conference`. */
  readonly place: string;
  readonly keyId: string;
}

let worker: { readonly account: string; readonly side: SideWorker } | null = null;
let open: OpenKey | null = null;
const listeners = new Set<() => void>();

function tell(value: OpenKey | null): void {
  open = value;
  for (const listener of listeners) listener();
}

/** The worker that holds this account's key. Another account's is ended first. */
export function keyWorker(account: string): SideWorker {
  if (worker?.account !== account) {
    endKeySession();
    worker = { account, side: startSideWorker() };
  }
  return worker.side;
}

/** Notes that a key was made or opened in the worker. */
export function noteOpen(key: OpenKey): void {
  tell(key);
}

/** Forgets every open key. */
export function endKeySession(): void {
  worker?.side.end();
  worker = null;
  if (open !== null) tell(null);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Which key of this account is open here; `null` where none is. */
export function useOpenKey(account: string, place: string): string | null {
  const key = useSyncExternalStore(subscribe, () => open);
  return key?.account === account && key.place === place ? key.keyId : null;
}
