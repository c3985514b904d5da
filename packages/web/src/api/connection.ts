// Whether the server answers. A hall's network has no internet, so the browser's own idea of "online" is not asked.
import { useSyncExternalStore } from 'react';

let connected = true;
let probing = false;
const listeners = new Set<() => void>();
const millisecondsBetweenProbes = 3000;

function tell(value: boolean): void {
  if (value === connected) return;
  connected = value;
  for (const listener of listeners) listener();
}

export function reached(): void {
  tell(true);
}

/** Notes that the server did not answer, and asks it again until it does. */
export function lost(): void {
  tell(false);
  if (!probing) void probe();
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/api/health', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

async function probe(): Promise<void> {
  probing = true;
  while (!connected) {
    await new Promise((resolve) => setTimeout(resolve, millisecondsBetweenProbes));
    if (await answers()) reached();
  }
  probing = false;
}

/** Something broke off: asks the server at once whether it is still there. */
export async function check(): Promise<boolean> {
  const there = await answers();
  if (there) reached();
  else lost();
  return there;
}

export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isConnected(): boolean {
  return connected;
}

/** `false` while the server does not answer. */
export function useConnected(): boolean {
  return useSyncExternalStore(onConnection, isConnected);
}
