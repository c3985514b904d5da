// An order that tells nothing of the order in which things came.

/** Where chance comes from: so many bytes that nobody can foretell. */
export type RandomBytes = (bytes: number) => Uint8Array;

/** A whole number from 0 up to below `limit`, each equally likely. `limit` is at most 2^32. */
function below(limit: number, random: RandomBytes): number {
  // Numbers from the last whole multiple on would make some results likelier, so they are thrown away.
  const fair = Math.floor(2 ** 32 / limit) * limit;
  for (;;) {
    const bytes = random(4);
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (drawn < fair) return drawn % limit;
  }
}

/** Every order of the items is equally likely (R. A. Fisher and F. Yates, 1938; R. Durstenfeld, 1964). */
export function shuffled<T>(items: readonly T[], random: RandomBytes): T[] {
  const order = [...items];
  for (let left = order.length; left > 1; left -= 1) {
    const chosen = below(left, random);
    const last = order[left - 1] as T;
    order[left - 1] = order[chosen] as T;
    order[chosen] = last;
  }
  return order;
}
