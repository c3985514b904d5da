/** The id for a round to practise on: that of the real one with an ending, and a number where there is one already. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  const first = `${id}-tap-lam`;
  for (let number = 1; ; number += 1) {
    const next = number === 1 ? first : `${first}-${number}`;
    if (!taken.has(next)) return next;
  }
}
