import { SegmentedControl, Text as Words } from '@mantine/core';
import { text, type VoterRow } from '@tinnhiem/core';
import { memo, useMemo, useState } from 'react';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { DoneIcon } from '../../components/icons.tsx';
import { useText } from '../../language.tsx';
import { FindingSelect } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { isShared } from './search.ts';

const words = {
  title: text('Người ghi phiếu', 'Voters'),
  name: text('Họ và tên', 'Name'),
  id: text('Mã', 'Id'),
  unit: text('Đơn vị', 'Unit'),
  because: text('Ghi phiếu với tư cách', 'Votes as'),
  status: text('Điểm danh', 'Check-in'),
  filter: text('Lọc theo điểm danh', 'Filter'),
  all: text('Tất cả', 'All'),
  missing: text('Chưa có mặt', 'Not here'),
  present: text('Có mặt', 'Present'),
  absent: text('Vắng', 'Absent'),
  byUnit: text('Theo đơn vị', 'By unit'),
  allUnits: text('Mọi đơn vị', 'All units'),
  bulk: text('Điểm danh cả đơn vị', 'Check in the whole unit'),
  bulkExplain: text(
    'Chỉ dùng khi đã thấy đủ những người sau đây có mặt. Bỏ từng người vắng bằng cách ghi vắng trước.',
    'Only when all of these were seen to be here. Record absences first.',
  ),
  sameName: text('trùng tên', 'shared name'),
} as const;

type Shown = 'all' | 'missing' | 'present' | 'absent';

function statusOf(voter: VoterRow): Exclude<Shown, 'all'> {
  return voter.present ? 'present' : voter.absent === null ? 'missing' : 'absent';
}

export interface PeopleTableProps {
  readonly roll: readonly VoterRow[];
  readonly shared: ReadonlySet<string>;
  readonly onCheckInAll: (people: readonly VoterRow[]) => void;
}

/** Everybody on the roll: who is here, who is missing, and a whole unit at once. */
export const PeopleTable = memo(function PeopleTable({ roll, shared, onCheckInAll }: PeopleTableProps) {
  const say = useText();
  const { may } = useHere();
  const [shown, setShown] = useState<Shown>('all');
  const [unit, setUnit] = useState<string | null>(null);
  const units = useMemo(
    () => [...new Set(roll.map((voter) => voter.unit))].sort((a, b) => a.localeCompare(b, 'vi')),
    [roll],
  );
  const ofUnit = unit === null ? roll : roll.filter((voter) => voter.unit === unit);
  const rows = shown === 'all' ? ofUnit : ofUnit.filter((voter) => statusOf(voter) === shown);
  const fresh = ofUnit.filter((voter) => statusOf(voter) === 'missing');
  const wordsOf = (voter: VoterRow) => {
    const status = statusOf(voter);
    const isExplained = status === 'absent' && voter.absent !== null && voter.absent !== '';
    return isExplained ? `${say(words.absent)}: ${voter.absent}` : say(words[status]);
  };
  const count = (status: Shown) =>
    status === 'all' ? ofUnit.length : ofUnit.filter((voter) => statusOf(voter) === status).length;
  return (
    <Section id="people" title={words.title}>
      <SegmentedControl
        aria-label={say(words.filter)}
        value={shown}
        onChange={(value) => setShown(value as Shown)}
        data={(['all', 'missing', 'present', 'absent'] as const).map((value) => ({
          value,
          label: `${say(words[value])} (${count(value)})`,
        }))}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', flexWrap: 'wrap' }}
      />
      <DataTable
        title={words.title}
        rows={rows}
        rowKey={(voter) => voter.person}
        columns={[
          {
            key: 'name',
            title: words.name,
            value: (voter) => voter.name,
            order: 'name',
            isHeader: true,
            cell: (voter) => (
              <>
                {voter.name}
                {isShared(shared, voter.name) && (
                  <Words span size="sm" c="#8a5300">
                    {' '}
                    ({say(words.sameName)})
                  </Words>
                )}
              </>
            ),
          },
          { key: 'id', title: words.id, value: (voter) => voter.person },
          { key: 'unit', title: words.unit, value: (voter) => voter.unit },
          { key: 'because', title: words.because, value: (voter) => voter.because.join(', ') },
          {
            key: 'status',
            title: words.status,
            value: wordsOf,
            cell: (voter) =>
              voter.present ? (
                <span
                  style={{ display: 'inline-flex', gap: 4, alignItems: 'center', color: '#1f6b3a', fontWeight: 600 }}
                >
                  <DoneIcon size={16} /> {say(words.present)}
                </span>
              ) : (
                wordsOf(voter)
              ),
          },
        ]}
        filters={
          <>
            <FindingSelect
              label={say(words.byUnit)}
              placeholder={say(words.allUnits)}
              clearable
              clearButtonProps={{ 'aria-label': say(words.allUnits) }}
              data={units}
              value={unit}
              onChange={setUnit}
              style={{ flex: '1 1 14rem' }}
            />
            {unit !== null && may('check-in') && fresh.length > 0 && (
              <ConfirmButton
                label={text(`${words.bulk.vi} (${fresh.length})`, `${words.bulk.en} (${fresh.length})`)}
                explain={words.bulkExplain}
                onConfirm={() => {
                  onCheckInAll(fresh);
                  return Promise.resolve();
                }}
              >
                <ul style={{ margin: 0, columns: '14rem' }}>
                  {fresh.map((voter) => (
                    <li key={voter.person}>
                      {voter.name}
                      {isShared(shared, voter.name) && ` (${voter.person})`}
                    </li>
                  ))}
                </ul>
              </ConfirmButton>
            )}
          </>
        }
      />
    </Section>
  );
});
