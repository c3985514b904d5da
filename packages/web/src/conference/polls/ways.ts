// On what somebody votes here: a sheet of paper, or a slip with a code. A person gets one of them, never both.
import { type ListView, type Stock, type Text, text, type VoterRow, type Way } from '@tinnhiem/core';

export const wayNames: Readonly<Record<Way, Text>> = {
  paper: text('Phiếu giấy', 'Paper ballot'),
  slip: text('Phiếu điện tử', 'Electronic slip'),
};

export function otherWay(way: Way): Way {
  return way === 'paper' ? 'slip' : 'paper';
}

/** How a person holds a ballot of a list; `null` where it holds none. */
export function wayOf({ holds, slips }: Pick<VoterRow, 'holds' | 'slips'>, list: string): Way | null {
  if (!holds.includes(list)) return null;
  return slips.includes(list) ? 'slip' : 'paper';
}

/** Stock of a list in one way; `null` where there is none. */
export function stockOf(list: Pick<ListView, 'stock' | 'slips'>, way: Way): Stock | null {
  return way === 'paper' ? list.stock : list.slips;
}

/** The head of a column for one of two ways: `Phiếu giấy: phát ra`. */
export function ofWay(way: Way, head: Text): Text {
  const name = wayNames[way];
  return text(`${name.vi}: ${head.vi.toLowerCase()}`, `${name.en}: ${head.en.toLowerCase()}`);
}
