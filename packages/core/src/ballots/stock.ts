// S18: every sheet is accounted for. printed = issued + unused + spoiled; issued + foreign = collected + not returned.
import { z } from 'zod';
import { type Finding, find } from '../basics/findings.ts';
import type { ListId } from '../basics/ids.ts';
import * as kinds from './findings.ts';

/** Sheets of one list, in ballots. `null`: not counted yet. */
export interface Stock {
  readonly printed: number;
  /** Handed to voters and not given back: one for each person who got one. */
  readonly issued: number;
  /** Misprinted, or given back by a voter in exchange for a new one. */
  readonly spoiled: number;
  readonly unused: number | null;
  /** Sheets found in the box, counted by hand. */
  readonly collected: number | null;
}

export const emptyStock: Stock = { printed: 0, issued: 0, spoiled: 0, unused: null, collected: null };

export const sheetCount = z.number().int().nonnegative().max(1_000_000);

/** Sheets still on the committee's table, as the acts so far say. */
export function inHand(stock: Stock): number {
  return stock.printed - stock.issued - stock.spoiled;
}

/** Paper and slips of one list together. A number that one of them does not have yet is not known of both. */
export function addStock(one: Stock, two: Stock): Stock {
  const known = (first: number | null, second: number | null) =>
    first === null || second === null ? null : first + second;
  return {
    printed: one.printed + two.printed,
    issued: one.issued + two.issued,
    spoiled: one.spoiled + two.spoiled,
    unused: known(one.unused, two.unused),
    collected: known(one.collected, two.collected),
  };
}

/** Issued sheets that did not come back to the box; below zero when the box holds more than was issued. `foreign`: sheets in it that the committee never issued. */
export function notReturned(stock: Stock, foreign: number): number {
  return stock.issued + foreign - (stock.collected ?? 0);
}

/** Both identities of a list's stock, as findings. */
export function stockFindings(list: ListId, title: string, stock: Stock, foreign: number): Finding[] {
  const findings: Finding[] = [];
  const where = { list };
  if (stock.unused !== null && stock.printed !== stock.issued + stock.unused + stock.spoiled)
    findings.push(
      find(kinds.stockDoesNotBalance, where, title, stock.printed, stock.issued, stock.unused, stock.spoiled),
    );
  if (stock.collected !== null) {
    const missing = notReturned(stock, foreign);
    if (missing < 0)
      findings.push(find(kinds.moreCollectedThanIssued, where, title, stock.collected, stock.issued, foreign));
    if (missing > 0) findings.push(find(kinds.ballotsNotReturned, where, title, missing));
  }
  if (foreign > 0) findings.push(find(kinds.foreignBallots, where, title, foreign));
  return findings;
}
