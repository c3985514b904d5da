import { Button, Group, Stack } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useEffect, useRef } from 'react';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../language.tsx';
import type { KeptForm } from './kept-form.ts';

const words = {
  question: text('Bạn đã gõ mà chưa ghi vào hồ sơ.', 'What you typed is not recorded.'),
  memoryOnly: text(
    'Nội dung này không lưu ra đĩa: giữ lại thì còn cho đến khi bạn tải lại trang, đóng cửa sổ hoặc đăng xuất.',
    'This is written to no disk: kept, it stays until you reload the page, close the window or sign out.',
  ),
  stay: text('Gõ tiếp', 'Go on typing'),
  keep: text('Giữ lại và đóng', 'Keep it and close'),
  drop: text('Bỏ những gì đã gõ', 'Throw it away'),
} as const;

interface LeavingProps {
  readonly form: Pick<KeptForm<object>, 'secret' | 'putAside' | 'forget'>;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Somebody closes a form in which something was typed: go on, keep it for later, or throw it away. */
export function Leaving({ form, onStay, onLeave }: LeavingProps) {
  const say = useText();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const leave = (what: () => void) => () => {
    what();
    onLeave();
  };
  return (
    <Notice tone="warning" role="alert" title={say(words.question)}>
      <Stack gap="xs">
        {form.secret && say(words.memoryOnly)}
        <Group gap="xs">
          <Button ref={first} onClick={onStay}>
            {say(words.stay)}
          </Button>
          <Button variant="default" onClick={leave(form.putAside)}>
            {say(words.keep)}
          </Button>
          <Button variant="default" onClick={leave(form.forget)}>
            {say(words.drop)}
          </Button>
        </Group>
      </Stack>
    </Notice>
  );
}
