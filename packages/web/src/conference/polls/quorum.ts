// How many have to be here of those whom a list convenes, where the rules demand a share.
import { compareShare, type Fraction, type ListView, leastCount, type Text, text } from '@tinnhiem/core';

const words = {
  noRule: text('quy định không nêu', 'no rule'),
  enough: text('Đủ', 'Enough'),
  notEnough: text('Chưa đủ', 'Not enough'),
} as const;

export interface Needed {
  readonly least: number | null;
  readonly standing: Text;
}

export function neededOf({ present, voters }: Pick<ListView, 'present' | 'voters'>, quorum: Fraction | null): Needed {
  if (quorum === null) return { least: null, standing: words.noRule };
  const enough = compareShare(present, voters, '>=', quorum);
  return { least: leastCount(voters, quorum), standing: enough ? words.enough : words.notEnough };
}
