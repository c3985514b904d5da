import { useEffect, useState } from 'react';

/** Seconds until the next try, counted down; 0 when one may try. */
export function useCountdown(from: number, startedBy: unknown): number {
  const [left, setLeft] = useState(from);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second lock-out of the same length starts again
  useEffect(() => {
    setLeft(from);
    if (from <= 0) return;
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, [from, startedBy]);
  return left;
}
