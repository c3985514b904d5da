// Cast-vote records as a table: a ballot a row, a person a column.
import { type CountedBallot, isLevel, type Language, text } from '@tinnhiem/core';
import { rehearsalNote } from './result-table.ts';
import type { Table } from './table-file.ts';
import type { VoteRecords } from './vote-records.ts';

export const wholeHead = text('Cả phiếu', 'Whole ballot');

const words = {
  secrecy: text('Độ mật', 'Secrecy'),
  secret: text('MẬT', 'CONFIDENTIAL'),
  counts: text('tính', 'counts'),
  name: text('Từng phiếu', 'Ballots'),
} as const;

/** A ballot that is void as a whole has its reason in the column “whole ballot” and nothing in the rows. */
export function voteTable({ list, rules, rehearsal, ballots }: VoteRecords, language: Language): Table<CountedBallot> {
  const levels = new Map<string, string>(rules.levels.value.map(({ code, label }) => [code, label[language]]));
  const reasons = new Map<string, string>(rules.invalidity.map(({ code, label }) => [code, label[language]]));
  const named = (mark: string) => (isLevel(mark) ? levels : reasons).get(mark) ?? mark;
  return {
    name: words.name[language],
    columns: [
      {
        head: words.secrecy[language],
        width: 12,
        value: () => (rehearsal ? rehearsalNote : words.secret)[language],
      },
      {
        head: wholeHead[language],
        width: 24,
        value: (ballot) => (ballot.void === null ? words.counts[language] : named(ballot.void)),
      },
      ...list.votedOn.map(({ person, name }, index) => ({
        head: `${person} ${name}`,
        width: 20,
        value: ({ rows }: CountedBallot) => {
          const mark = rows[index];
          return mark === undefined ? null : named(mark);
        },
      })),
    ],
    rows: ballots,
  };
}
