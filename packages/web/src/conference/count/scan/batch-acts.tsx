import { Text as Words } from '@mantine/core';
import { type ListView, type ScanBatchState, text } from '@tinnhiem/core';
import { useCommand } from '../../../api/commands.ts';
import { ConfirmButton } from '../../../components/ConfirmButton.tsx';
import { useKeptForm } from '../../../drafts/kept-form.ts';
import { useText } from '../../../language.tsx';
import { CountInput, ReasonInput, readCount } from '../../fields.tsx';
import { useHere } from '../../here.tsx';

const words = {
  batch: text('Tập', 'Batch'),
  withdraw: text('Bỏ kết quả đọc để quét lại', 'Scan the batch anew'),
  withdrawExplain: text(
    'Mọi tờ đã đọc của tập này được bỏ ra ngoài, cả những quyết định về chúng; vẫn lưu trong hồ sơ. Sau đó quét lại cả tập.',
    'Every sheet read in this batch is set aside, with the decisions on them; they stay in the record. Then the whole batch is scanned again.',
  ),
  sheets: text('tờ đã đọc', 'sheets read'),
  correct: text('Đính chính số đếm tay', 'Correct the hand count'),
  correctExplain: text(
    'Chỉ khi đã đếm lại bằng tay, có người chứng kiến. Số cũ, số mới và lý do đều được giữ lại và vào biên bản.',
    'Only after counting again by hand before witnesses. Old number, new number and reason are kept and go into the minutes.',
  ),
  now: text('Đang ghi', 'Recorded'),
  right: text('Số phiếu đúng, đếm tay', 'The right number, counted by hand'),
} as const;

const inDialog = { inDialog: true } as const;

interface BatchActProps {
  readonly list: ListView;
  readonly batch: ScanBatchState;
  readonly size?: 'sm' | 'compact-sm';
}

/** Sets the readings of a batch aside, so that it is scanned anew as a whole. */
export function WithdrawBatch({ list, batch, size = 'sm' }: BatchActProps) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const form = useKeptForm(
    `${round}~${conference}:withdraw-sheets:${list.id}:${batch.number}`,
    { reason: '' },
    inDialog,
  );
  const { reason } = form.typed;
  return (
    <ConfirmButton
      variant="default"
      size={size}
      label={words.withdraw}
      explain={words.withdrawExplain}
      aria-label={`${say(words.withdraw)}: ${say(words.batch).toLowerCase()} ${batch.number}`}
      ready={reason.trim() !== ''}
      irreversible
      kept={form}
      error={command.error}
      onOpen={command.clear}
      onConfirm={() => command.send('withdraw-sheets', { list: list.id, batch: batch.number, reason: reason.trim() })}
    >
      <Words fw={600}>
        {say(words.batch)} {batch.number} · {batch.read} {say(words.sheets)}
      </Words>
      <ReasonInput value={reason} onValue={(value) => form.change({ reason: value })} inMinutes />
    </ConfirmButton>
  );
}

/** Another hand count of a batch, with its reason. */
export function CorrectBatch({ list, batch, size = 'sm' }: BatchActProps) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const form = useKeptForm(
    `${round}~${conference}:correct-batch:${list.id}:${batch.number}`,
    { count: '', reason: '' },
    inDialog,
  );
  const { count: typed, reason } = form.typed;
  const counted = readCount(typed);
  return (
    <ConfirmButton
      variant="default"
      size={size}
      label={words.correct}
      explain={words.correctExplain}
      aria-label={`${say(words.correct)}: ${say(words.batch).toLowerCase()} ${batch.number}`}
      ready={counted !== null && counted > 0 && counted !== batch.size && reason.trim() !== ''}
      kept={form}
      error={command.error}
      onOpen={command.clear}
      onConfirm={() =>
        command.send('correct-batch', { list: list.id, batch: batch.number, size: counted ?? 0, reason: reason.trim() })
      }
    >
      <Words fw={600}>
        {say(words.batch)} {batch.number} · {say(words.now)}: {batch.size}
      </Words>
      <CountInput label={words.right} value={typed} onValue={(value) => form.change({ count: value })} required />
      <ReasonInput value={reason} onValue={(value) => form.change({ reason: value })} inMinutes />
    </ConfirmButton>
  );
}
