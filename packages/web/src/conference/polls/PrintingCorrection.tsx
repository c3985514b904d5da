import { Stack, Text as Words } from '@mantine/core';
import { type ListId, text } from '@tinnhiem/core';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { CountInput, ReasonInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { ListChoice } from './BallotStock.tsx';

const words = {
  correct: text('Đính chính số phiếu đã in', 'Correct the printed number'),
  explain: text(
    'Ghi tổng số phiếu thật sự đã in, kể cả phiếu đã phát ra và phiếu hỏng. Số cũ, số mới và lý do đều được giữ lại.',
    'Give how many were really printed in all, issued and spoiled ones included. The old number, the new one and the reason are all kept.',
  ),
  stands: text('Số đang ghi', 'Recorded'),
  value: text('Tổng số phiếu đã in', 'Printed in all'),
} as const;

/** Takes back a number of printed ballots that was recorded wrongly, before the boxes are counted. */
export function PrintingCorrection() {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const form = useKeptForm(
    `${round}~${conference}:correct-printing`,
    { list: (view.lists[0]?.id ?? '') as string, printed: '', reason: '' },
    { inDialog: true },
  );
  const { list, printed: typed, reason } = form.typed;
  const printed = readCount(typed);
  const stock = view.lists.find(({ id }) => id === list)?.stock;
  return (
    <ConfirmButton
      variant="default"
      label={words.correct}
      explain={words.explain}
      ready={printed !== null && reason.trim() !== ''}
      error={command.error}
      onOpen={command.clear}
      kept={form}
      onConfirm={() =>
        command.send('correct-printing', { list: list as ListId, printed: printed ?? 0, reason: reason.trim() })
      }
    >
      <Stack gap="sm">
        <ListChoice value={list} onValue={(next) => form.change({ list: next })} />
        <Words>
          {say(words.stands)}: <b>{stock?.printed ?? '–'}</b>
        </Words>
        <CountInput label={words.value} value={typed} onValue={(next) => form.change({ printed: next })} required />
        <ReasonInput value={reason} onValue={(next) => form.change({ reason: next })} inMinutes />
      </Stack>
    </ConfirmButton>
  );
}
