import { Box, Paper } from '@mantine/core';
import { type FlagView, type ListCountView, text } from '@tinnhiem/core';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { placeKey } from './flag-queue.ts';
import { decisionWords, reasonWords, sawAt } from './flag-words.ts';
import { SheetLink } from './SheetLink.tsx';

const words = {
  title: text('Đã quyết định và xác nhận', 'Decided and confirmed'),
  place: text('Chỗ', 'Place'),
  person: text('Họ và tên', 'Name'),
  saw: text('Máy thấy', 'The machine saw'),
  decision: text('Quyết định', 'Decision'),
  vote: text('Biểu quyết', 'Vote'),
  by: text('Người ghi', 'Recorded by'),
  confirmedBy: text('Người xác nhận', 'Confirmed by'),
  note: text('Ghi chú', 'Note'),
  open: text('Xem', 'Look'),
} as const;

/** What the machine saw and what the committee decided, side by side, for as long as the record is kept. */
export function DecidedFlags({ count, isOpen }: { readonly count: ListCountView; readonly isOpen: boolean }) {
  const say = useText();
  const { view, list } = useHere();
  const own = list(count.list);
  const decided = count.scan?.decided ?? [];
  if (own === undefined || decided.length === 0) return null;
  const placeOf = ({ batch, ballot, row }: FlagView) =>
    say(
      row === null
        ? text(`Tập ${batch}, phiếu ${ballot}`, `Batch ${batch}, ballot ${ballot}`)
        : text(`Tập ${batch}, phiếu ${ballot}, dòng ${row + 1}`, `Batch ${batch}, ballot ${ballot}, row ${row + 1}`),
    );
  const columns: readonly Column<FlagView>[] = [
    { key: 'place', title: words.place, value: placeOf, isHeader: true },
    {
      key: 'person',
      title: words.person,
      value: ({ row }) => (row === null ? '' : (own.people[row]?.name ?? '')),
      order: 'name',
    },
    { key: 'saw', title: words.saw, value: (flag) => `${say(reasonWords(flag))}. ${say(sawAt(flag))}` },
    {
      key: 'decision',
      title: words.decision,
      value: ({ row, decided: made }) => (made === null ? '' : say(decisionWords(view, row, made.decision))),
      cell: ({ row, decided: made }) => (made === null ? '' : <b>{say(decisionWords(view, row, made.decision))}</b>),
    },
    {
      key: 'vote',
      title: words.vote,
      value: ({ decided: made }) => (made === null ? '' : `${made.votesFor}–${made.votesAgainst}`),
    },
    { key: 'by', title: words.by, value: ({ decided: made }) => made?.name ?? '' },
    { key: 'confirmedBy', title: words.confirmedBy, value: ({ decided: made }) => made?.confirmedBy ?? '' },
    { key: 'note', title: words.note, value: ({ decided: made }) => made?.note ?? '' },
    {
      key: 'open',
      title: words.open,
      value: () => '',
      isAction: true,
      cell: (flag) => (
        <SheetLink
          sheet={{ list: own.id, batch: flag.batch, ballot: flag.ballot }}
          label={`${say(words.open)}: ${placeOf(flag)}`}
        >
          {say(words.open)}
        </SheetLink>
      ),
    },
  ];
  const title = text(`${words.title.vi}: ${own.title}`, `${words.title.en}: ${own.title}`);
  return (
    <Paper component="section" aria-label={say(title)}>
      <details open={isOpen}>
        <summary style={{ minHeight: 24, fontWeight: 600 }}>
          {say(title)} ({decided.length})
        </summary>
        <Box mt="sm">
          <DataTable title={title} rows={decided} columns={columns} rowKey={placeKey} />
        </Box>
      </details>
    </Paper>
  );
}
