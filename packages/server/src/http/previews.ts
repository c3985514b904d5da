// What an organiser has read in and not yet taken over: kept in memory for an hour, for the account that read it in.
import type { Plan, Roster } from '@tinnhiem/core';

export interface Preview {
  readonly account: string;
  readonly plan: Plan | null;
  readonly roster: Roster | null;
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
}

export interface Previews {
  keep(preview: Preview): string;
  /** The preview of that token for that account; `null` where there is none, or no longer. */
  find(token: string, account: string): Preview | null;
}

const lifetime = 3_600_000;
// Each holds a roster of some thousand people at most.
const mostKept = 50;

export function createPreviews(now: () => number, random: (bytes: number) => string): Previews {
  const kept = new Map<string, { readonly preview: Preview; readonly until: number }>();
  return {
    keep(preview) {
      for (const [token, { until }] of kept) if (until < now() || kept.size >= mostKept) kept.delete(token);
      const token = random(18);
      kept.set(token, { preview, until: now() + lifetime });
      return token;
    },
    find(token, account) {
      const found = kept.get(token);
      return found !== undefined && found.until >= now() && found.preview.account === account ? found.preview : null;
    },
  };
}
