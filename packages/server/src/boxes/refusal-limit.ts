// Whoever sends wrong codes or ballots again and again has to wait. Only what was refused counts, so that a hall behind one address votes
// undisturbed; addresses are in memory for a minute and nowhere else.

export interface RefusalLimit {
  /** Seconds to wait; 0 where nothing stands in the way. */
  wait(address: string): number;
  /** Something from this address was refused. */
  refused(address: string): void;
}

const window = 60_000;
/** Typing errors of a few phones behind one address are far fewer; guessing a code of 128 bits takes far more. */
const most = 60;

export function refusalLimit(milliseconds: () => number): RefusalLimit {
  let began = milliseconds();
  const counts = new Map<string, number>();

  /** Everything is forgotten at once, so that no address is kept for longer than a minute. */
  function forget(): void {
    const now = milliseconds();
    if (now - began < window && now >= began) return;
    began = now;
    counts.clear();
  }

  const timer = setInterval(forget, window / 2);
  timer.unref();

  return {
    wait(address) {
      forget();
      if ((counts.get(address) ?? 0) < most) return 0;
      return Math.max(1, Math.ceil((began + window - milliseconds()) / 1000));
    },
    refused(address) {
      forget();
      counts.set(address, (counts.get(address) ?? 0) + 1);
    },
  };
}
