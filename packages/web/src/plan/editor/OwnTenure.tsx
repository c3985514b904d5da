import { SimpleGrid } from '@mantine/core';
import { type Rules, text } from '@tinnhiem/core';
import * as names from '../../rules/rules.text.ts';
import { Pick, useOwn, Whole } from './own-fields.tsx';

const words = {
  kind: text('Quy định', 'Rule'),
  kindNone: text('không yêu cầu', 'none'),
  kindMonths: text('tối thiểu một số tháng', 'so many months'),
  kindYear: text('không bổ nhiệm, bầu trong năm lấy phiếu', 'not appointed in the year of the vote'),
  months: text('Số tháng', 'Months'),
  until: text('Tính đến', 'Counted until'),
  counts: text('Thời gian được tính', 'What counts'),
} as const;

/** How long somebody must have held a post to be voted on. */
export function OwnTenure() {
  const { value, set } = useOwn<Rules['tenure']>('tenure');
  const tenure = value.value;
  const begin = (kind: string) =>
    set(
      ['value'],
      kind === 'months'
        ? { kind, months: 1, until: 'votingDay', counts: 'thisPost' }
        : kind === 'none'
          ? { kind }
          : { kind, counts: 'thisPost' },
    );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Pick
        label={words.kind}
        value={tenure.kind}
        choices={{ none: words.kindNone, months: words.kindMonths, notInVoteYear: words.kindYear }}
        onPick={begin}
      />
      {tenure.kind === 'months' && (
        <>
          <Whole
            label={words.months}
            min={1}
            value={tenure.months}
            onPick={(months) => set(['value', 'months'], months)}
          />
          <Pick
            label={words.until}
            value={tenure.until}
            choices={names.beforeNames}
            onPick={(until) => set(['value', 'until'], until)}
          />
        </>
      )}
      {tenure.kind !== 'none' && (
        <Pick
          label={words.counts}
          value={tenure.counts}
          choices={names.countsNames}
          onPick={(counts) => set(['value', 'counts'], counts)}
        />
      )}
    </SimpleGrid>
  );
}
