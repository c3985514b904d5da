import { Group, Paper, Stack, Text as Words } from '@mantine/core';
import { type BatchView, type ListView, text } from '@tinnhiem/core';
import { useEffect, useRef } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DoneIcon } from '../../components/icons.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';

const words = {
  all: text('Đã nhập đủ các phiếu của tập:', 'All ballots of the batch are entered:'),
  look: text('Muốn xem lại phiếu nào, bấm số phiếu ở bên.', 'To look at one again, choose its number.'),
  finish: text('Xác nhận nhập xong tập', 'Finish the batch'),
  explain: text(
    'Sau khi xác nhận không sửa được nữa; chỉ chỗ khác với người nhập kia mới đọc lại.',
    'Nothing can be changed afterwards; only what differs from the other entry is read again.',
  ),
  waiting: text('phiếu đang được gửi, chờ một chút.', 'ballots are still on their way.'),
  finished: text('Đã xác nhận nhập xong tập', 'Finished batch'),
} as const;

export interface FinishBatchProps {
  readonly list: ListView;
  readonly batch: BatchView;
  /** Ballots that have not reached the server. */
  readonly waiting: number;
  /** `shown`: this is still on the screen. The screen may hear of the finished batch before the answer comes, and somebody may have gone on to another list. */
  readonly onFinished: (shown: boolean) => void;
}

export function FinishBatch({ list, batch, waiting, onFinished }: FinishBatchProps) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever entered with the keyboard goes on with it.
    if (waiting === 0) frame.current?.querySelector('button')?.focus();
  }, [waiting]);
  return (
    <Paper p="xl" ref={frame}>
      <Stack align="flex-start">
        <Group gap="xs">
          <DoneIcon size={28} />
          <Words fz="xl" fw={600}>
            {say(words.all)} {batch.size}/{batch.size}
          </Words>
        </Group>
        <Words c="dimmed">{say(words.look)}</Words>
        {waiting > 0 && (
          <Words role="status">
            {waiting} {say(words.waiting)}
          </Words>
        )}
        <ConfirmButton
          size="lg"
          label={text(`${words.finish.vi} ${batch.number}`, `${words.finish.en} ${batch.number}`)}
          explain={words.explain}
          disabled={waiting > 0}
          error={command.error}
          onOpen={command.clear}
          onConfirm={async () => {
            const recorded = await command.send('finish-batch', { list: list.id, batch: batch.number });
            if (recorded !== null) {
              notify(`${say(words.finished)} ${batch.number}.`);
              onFinished(frame.current !== null);
            }
            return recorded;
          }}
        />
      </Stack>
    </Paper>
  );
}
