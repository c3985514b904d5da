// S18: how many ballots are still to be printed.
import { inHand, type ListView } from '@tinnhiem/core';

type Stocked = Pick<ListView, 'voters' | 'stock' | 'slips'>;

/** How many sheets and slips fewer there are than voters of the list. */
export function shortOf({ voters, stock, slips }: Stocked): number {
  const inSlips = slips === null ? 0 : inHand(slips) + slips.issued;
  return Math.max(0, voters - inHand(stock) - stock.issued - inSlips);
}

/** What is missing, with some to replace spoiled ballots: a twentieth, at least three. Nothing where every voter has one. */
export function suggestedCopies(list: Stocked): number {
  const short = shortOf(list);
  return short === 0 ? 0 : short + Math.max(3, Math.ceil(list.voters / 20));
}
