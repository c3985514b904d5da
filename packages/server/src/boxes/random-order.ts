// The order in which ballots enter the box: drawn, so that it tells nothing of the order in which they came.
import type { Random } from '@tinnhiem/ballot-box';

/** A whole number from 0 up to below `limit`, each equally likely. `limit` is at most 2^32. */
function below(limit: number, random: Random): number {
  // Numbers from the last whole multiple on would make some results likelier, so they are thrown away.
  const fair = Math.floor(2 ** 32 / limit) * limit;
  for (;;) {
    const bytes = random(4);
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (drawn < fair) return drawn % limit;
  }
}

/** Every order of the items is equally likely (R. A. Fisher and F. Yates, 1938; R. Durstenfeld, 1964). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let left = order.length; left > 1; left -= 1) {
    const chosen = below(left, random);
    const last = order[left - 1] as T;
    order[left - 1] = order[chosen] as T;
    order[chosen] = last;
  }
  return order;
}

/**
 * The items in a random order in which those of one credential stay in the order in which they are given: the last ballot
 * of a voter is the one that counts.
 */
export function randomOrder<T extends { readonly credential: string }>(items: readonly T[], random: Random): T[] {
  const own = new Map<string, T[]>();
  for (const item of items) own.set(item.credential, [...(own.get(item.credential) ?? []), item]);
  return shuffled(items, random).map(({ credential }) => own.get(credential)?.shift() as T);
}
