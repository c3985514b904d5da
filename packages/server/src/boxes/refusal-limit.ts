// A ballot that its code has signed but whose proofs are false costs the server a whole check, and no voter's page makes one. Whoever has a
// code and sends such ballots again and again has to wait. It counts against the code alone: a hall votes undisturbed behind one address,
// and no address is looked at. A wrong code costs a look into a list, like any page that anybody may ask for.
import type { ProblemCode } from '@tinnhiem/ballot-box';

export interface RefusalLimit {
  /** Seconds to wait; 0 where nothing stands in the way. */
  wait(credential: string): number;
  /** A ballot with this public credential was refused. */
  refused(credential: string, problem: ProblemCode): void;
}

const window = 60_000;
const most = 5;

/** Found only after the signature was seen to hold: nobody without the code can make another's code wait. */
const signed: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'ballot-element-invalid',
  'ballot-cell-proof-invalid',
  'ballot-row-proof-invalid',
  'ballot-blank-proof-invalid',
]);

export function refusalLimit(milliseconds: () => number): RefusalLimit {
  let began = milliseconds();
  const counts = new Map<string, number>();

  /** Everything is forgotten at once, after a minute. */
  function forget(): void {
    const now = milliseconds();
    if (now - began < window && now >= began) return;
    began = now;
    counts.clear();
  }

  const timer = setInterval(forget, window / 2);
  timer.unref();

  return {
    wait(credential) {
      forget();
      if ((counts.get(credential) ?? 0) < most) return 0;
      return Math.max(1, Math.ceil((began + window - milliseconds()) / 1000));
    },
    refused(credential, problem) {
      forget();
      if (signed.has(problem)) counts.set(credential, (counts.get(credential) ?? 0) + 1);
    },
  };
}
