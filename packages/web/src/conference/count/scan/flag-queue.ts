// What one member of the committee has before them: to decide, to confirm, or to wait for; by reason, in the order in which core gives it.
import { type FlagView, type OpenFlagView, type ScanReason, scanReasons } from '@tinnhiem/core';

/** Whose work a place is: `decide` anybody's, `confirm` mine, `others` somebody else's, because I recorded the decision. */
export type Work = 'decide' | 'confirm' | 'others';
export const works: readonly Work[] = ['decide', 'confirm', 'others'];

export function workOf(flag: Pick<OpenFlagView, 'waits' | 'decided'>, account: string): Work {
  if (flag.waits === 'decide') return 'decide';
  return flag.decided?.account === account ? 'others' : 'confirm';
}

/** The reason under which a place stands in the list: the gravest. */
export function mainReason({ reasons }: Pick<FlagView, 'reasons'>): ScanReason {
  return scanReasons.find((reason) => reasons.includes(reason)) ?? 'doubtful';
}

/** A place of the queue in words that stay the same while others work on it. */
export function placeKey({ batch, key }: Pick<FlagView, 'batch' | 'key'>): string {
  return `${batch}:${key}`;
}

/** How many places there are for each reason, in the order of the reasons. */
export function reasonCounts(
  flags: readonly Pick<FlagView, 'reasons'>[],
): readonly { readonly reason: ScanReason; readonly count: number }[] {
  return scanReasons
    .map((reason) => ({ reason, count: flags.filter((flag) => mainReason(flag) === reason).length }))
    .filter(({ count }) => count > 0);
}

/** Where somebody is in a list that others make shorter. `done`: what was to do there is done, so that the next place may come up. */
export interface At {
  readonly key: string;
  readonly index: number;
  readonly done: boolean;
}

/**
 * The place before somebody: the one they were at; the one after it, once they are done with it; `gone` where somebody else settled it, so that
 * nobody's next key falls on a place that they have not seen.
 */
export function placeBefore<Item extends { readonly key: string }>(
  items: readonly Item[],
  at: At | null,
): { readonly item: Item; readonly index: number } | 'gone' | null {
  if (items.length === 0) return null;
  const found = at === null ? 0 : items.findIndex(({ key }) => key === at.key);
  if (found < 0 && at?.done !== true) return 'gone';
  const index = found >= 0 ? found : Math.min(at?.index ?? 0, items.length - 1);
  const item = items[index];
  return item === undefined ? null : { item, index };
}
