// The code of a screen comes when it is first opened. A hall's network fails, and servers are updated while pages are open.
import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { check } from '../api/connection.ts';
import { Unreachable } from '../api/problem.ts';

const storageKey = 'tinnhiem.reloaded';
const millisecondsBetweenReloads = 30_000;

function mayReload(): boolean {
  const last = Number(sessionStorage.getItem(storageKey) ?? 0);
  if (Date.now() - last < millisecondsBetweenReloads) return false;
  sessionStorage.setItem(storageKey, String(Date.now()));
  return true;
}

/** Fetches the code of a screen. While the server is gone this fails as `Unreachable`; code that an update removed loads the page anew, once. */
async function fetchScreen<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(await check())) throw new Unreachable();
    if (!mayReload()) throw error;
    window.location.reload();
    return new Promise<never>(() => undefined);
  }
}

const loaders: (() => Promise<unknown>)[] = [];

/** A screen whose code comes when it is first opened. */
export function screen<Module extends Record<Name, ComponentType>, Name extends string>(
  load: () => Promise<Module>,
  name: Name,
) {
  loaders.push(load);
  return lazyRouteComponent(() => fetchScreen(load), name);
}

/** Fetches the code of every screen, so that none is missing when the network fails. */
export function fetchAllScreens(): void {
  for (const load of loaders) load().catch(() => undefined);
}
