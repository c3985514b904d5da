import { Button, Group, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../language.tsx';
import type { KeptForm } from './kept-form.ts';

const words = {
  kept: text(
    'Đã giữ lại những gì bạn gõ lần trước, chưa ghi vào hồ sơ.',
    'What you typed before was kept; it is not recorded yet.',
  ),
  drop: text('Bỏ, điền lại từ đầu', 'Drop it, start anew'),
} as const;

/** Says that what stands in the fields was typed before, and offers to throw it away. */
export function KeptLine({ form }: { readonly form: Pick<KeptForm<object>, 'cameBack' | 'forget'> }) {
  const say = useText();
  if (!form.cameBack) return null;
  return (
    <Notice tone="info" role="status">
      <Group gap="xs" justify="space-between">
        <Words size="sm">{say(words.kept)}</Words>
        <Button variant="default" size="compact-sm" mih={36} onClick={form.forget}>
          {say(words.drop)}
        </Button>
      </Group>
    </Notice>
  );
}
