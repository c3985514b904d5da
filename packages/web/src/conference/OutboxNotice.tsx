import { Button, Group, Stack, Text as Words } from '@mantine/core';
import { type Text, text } from '@tinnhiem/core';
import { explain } from '../api/problem.ts';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../language.tsx';
import type { Delivery } from './outbox.ts';

const words = {
  waiting: text(
    'Chưa gửi được vì mất kết nối. Đã giữ an toàn trên máy này và tự gửi lại:',
    'Not sent, the connection is lost. Safe on this computer and sent again:',
  ),
  retry: text('Gửi lại', 'Send again'),
  drop: text('Bỏ mục này', 'Leave this one out'),
} as const;

export interface OutboxNoticeProps {
  readonly delivery: Delivery;
  readonly error: unknown;
  readonly count: number;
  /** What is waiting: `3 phiếu`. */
  readonly what: Text;
  /** What the first of them is, where it was refused. */
  readonly first?: Text | undefined;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}

/** Says what is still on its way, or why the server refused it. */
export function OutboxNotice({ delivery, error, count, what, first, onRetry, onDrop }: OutboxNoticeProps) {
  const say = useText();
  if (count === 0 || delivery === 'idle' || delivery === 'sending') return null;
  if (delivery === 'waiting')
    return (
      <Notice tone="warning" role="status">
        {say(words.waiting)} <b>{say(what)}</b>
      </Notice>
    );
  const { text: problem, todo } = explain(error);
  return (
    <Notice tone="error" role="alert" title={say(problem)}>
      <Stack gap="xs" align="flex-start">
        {first !== undefined && <Words fw={600}>{say(first)}</Words>}
        <Words size="sm">{say(todo)}</Words>
        <Group gap="xs">
          <Button variant="default" onClick={onRetry}>
            {say(words.retry)}
          </Button>
          <Button variant="default" onClick={onDrop}>
            {say(words.drop)}
          </Button>
        </Group>
      </Stack>
    </Notice>
  );
}
