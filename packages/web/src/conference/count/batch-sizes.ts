// Batches of 25–50, numbered at the table, that add up to the box.

/** Least and largest batch that one person can hold and check at a time. */
export const leastBatch = 25;
export const largestBatch = 50;

/** A round number that people count off quickly: small batches for a small box, so that everybody has one. */
export function usualSize(ballots: number): number {
  return ballots <= 150 ? leastBatch : largestBatch;
}

/**
 * Sizes that come to exactly `ballots`: full batches of `size`, and the rest as a batch of its own, put on top of the last
 * one, or shared with it, so that none is smaller than 25 or larger than 50 where that is possible. Empty for an empty box.
 */
export function batchSizes(ballots: number, size: number): number[] {
  if (ballots <= 0 || size <= 0) return [];
  const full = Math.floor(ballots / size);
  const rest = ballots % size;
  const whole = (count: number) => Array.from({ length: count }, () => size);
  if (rest === 0) return whole(full);
  if (full === 0 || rest >= leastBatch) return [...whole(full), rest];
  const last = size + rest;
  if (last <= largestBatch) return [...whole(full - 1), last];
  return [...whole(full - 1), Math.ceil(last / 2), Math.floor(last / 2)];
}

/** Full batches and a last one with what is left, as hands count ballots off a pile. */
export function countedOff(ballots: number, size: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil(ballots / size)) }, (_, index) =>
    Math.min(size, ballots - index * size),
  );
}

/** Sizes as people type them: `25 25 30`, `25, 25, 30` or `2x25 + 30`; `null` where something else stands there. */
export function readSizes(written: string): number[] | null {
  const parts = written.split(/[\s,;+]+/u).filter((part) => part !== '');
  const sizes: number[] = [];
  for (const part of parts) {
    const match = /^(?:(\d{1,3})[x×*])?(\d{1,4})$/iu.exec(part);
    if (match === null) return null;
    const size = Number(match[2]);
    const times = match[1] === undefined ? 1 : Number(match[1]);
    if (size < 1 || size > 1000 || times < 1) return null;
    sizes.push(...Array.from({ length: times }, () => size));
  }
  return sizes.length === 0 ? null : sizes;
}
