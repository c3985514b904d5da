// What a store tells of a box: its bytes, and what anybody reads from them.
import { readBox } from '@tinnhiem/ballot-box';
import { expect } from 'vitest';
import type { BoxStore, Extent } from '../src/boxes/box-store.ts';
import { type ClosedBox, closedBox } from '../src/boxes/closed-box.ts';
import { testPlace } from './box-values.ts';

export async function bytesOf(store: BoxStore, extent: Extent = 'whole', place = testPlace): Promise<Uint8Array> {
  const { length, pieces } = await store.bytes(place, extent);
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  const bytes = new Uint8Array(Buffer.concat(parts));
  expect(bytes.length).toBe(length);
  return bytes;
}

/** The ballots of a box in its order, read from the bytes as anybody reads them. */
export async function textsOf(store: BoxStore, place = testPlace): Promise<readonly string[]> {
  const box = readBox(await bytesOf(store, 'whole', place));
  if (!box.ok) throw new Error(box.error.code);
  return box.value.ballots.map(({ bytes }) => new TextDecoder().decode(bytes));
}

/** A box of a store as it travels. */
export async function travelling(store: BoxStore, place = testPlace): Promise<ClosedBox> {
  const box = closedBox(await bytesOf(store, 'whole', place), await store.burnt(place));
  if (box === null) throw new Error('not closed');
  return box;
}

/** Everything that a store tells of a box. */
export async function everything(store: BoxStore, place = testPlace) {
  const counting: string[] = [];
  for await (const some of store.counting(place, 3)) counting.push(...some);
  return {
    standing: await store.standing(place),
    trackers: await store.trackers(place),
    burnt: await store.burnt(place),
    counting,
    public: await bytesOf(store, 'public', place),
    whole: await bytesOf(store, 'whole', place),
  };
}
