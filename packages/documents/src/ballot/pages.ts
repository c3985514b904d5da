/** At most this many people on a page: more lines are read less surely. */
export const mostRows = 28;

/**
 * Shares rows out over exactly `rooms.length` pages in their order, every page filled to about the same degree.
 * `heights` and `rooms` in millimetres. `undefined`: they do not fit, or a page would stay empty.
 */
export function shareOut(heights: readonly number[], rooms: readonly number[]): readonly number[] | undefined {
  let low = 0;
  let high = 1;
  let best: readonly number[] | undefined = fill(heights, rooms, 1);
  if (best === undefined) return undefined;
  for (let step = 0; step < 24; step += 1) {
    const degree = (low + high) / 2;
    const shares = fill(heights, rooms, degree);
    if (shares === undefined) low = degree;
    else {
      high = degree;
      best = shares;
    }
  }
  return best.every((share) => share > 0) ? best : undefined;
}

/** Rows per page when each page is filled up to `degree` of its room. */
function fill(heights: readonly number[], rooms: readonly number[], degree: number): readonly number[] | undefined {
  const shares: number[] = [];
  let next = 0;
  for (const room of rooms) {
    let used = 0;
    let share = 0;
    while (share < mostRows && next < heights.length) {
      const height = heights[next] ?? 0;
      if (used + height > room * degree + 1e-9) break;
      used += height;
      share += 1;
      next += 1;
    }
    shares.push(share);
  }
  return next === heights.length ? shares : undefined;
}
