// The order in which ballots enter the box: drawn, so that it tells nothing of the order in which they came.
import type { Random } from '@tinnhiem/ballot-box';
import { shuffled } from '@tinnhiem/core';

/**
 * The items in a random order in which those of one credential stay in the order in which they are given: the last ballot
 * of a voter is the one that counts.
 */
export function randomOrder<T extends { readonly credential: string }>(items: readonly T[], random: Random): T[] {
  const own = new Map<string, T[]>();
  for (const item of items) own.set(item.credential, [...(own.get(item.credential) ?? []), item]);
  return shuffled(items, random).map(({ credential }) => own.get(credential)?.shift() as T);
}
