import { Button, Group, Stack, Textarea, TextInput, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import type { FormEvent } from 'react';
import { useCommand } from '../../api/commands.ts';
import { notify } from '../../components/notify.ts';
import { ErrorState } from '../../components/States.tsx';
import { KeptLine } from '../../drafts/KeptLine.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';

const words = {
  title: text('Chủ trì, thư ký, đại biểu dự', 'Officials'),
  hint: text(
    'Tên ghi ở đây được in vào biên bản và phải ký biên bản.',
    'These names go into the minutes; the chair signs them.',
  ),
  chair: text('Người chủ trì', 'Chair'),
  chairHint: text('Họ và tên, ví dụ: Nguyễn Văn A, Bí thư Đảng ủy', 'Name and post'),
  secretary: text('Thư ký hội nghị', 'Secretary'),
  observers: text('Đại biểu dự, mỗi người một dòng', 'Observers, one a line'),
  attending: text('Đại biểu dự', 'Observers'),
  save: text('Lưu chủ trì, thư ký, đại biểu', 'Save the officials'),
  saved: text('Đã lưu chủ trì, thư ký, đại biểu.', 'Officials saved.'),
  none: text('không có', 'none'),
} as const;

export function OfficialsForm() {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const { officials } = view;
  const command = useCommand(round, conference);
  const form = useKeptForm(`${round}~${conference}:officials`, {
    chair: officials.chair as string,
    secretary: officials.secretary ?? '',
    observers: officials.observers.join('\n'),
  });
  const { chair, secretary, observers } = form.typed;

  if (!may('name-officials'))
    return (
      <Section id="officials" title={words.title}>
        <Words>
          {say(words.chair)}: <b>{officials.chair}</b> · {say(words.secretary)}:{' '}
          <b>{officials.secretary ?? say(words.none)}</b>
        </Words>
        {officials.observers.length > 0 && (
          <Words size="sm">
            {say(words.attending)}: {officials.observers.join('; ')}
          </Words>
        )}
      </Section>
    );

  const lines = observers
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const changed =
    chair.trim() !== officials.chair ||
    secretary.trim() !== (officials.secretary ?? '') ||
    lines.join('\n') !== officials.observers.join('\n');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const named = {
      chair: chair.trim(),
      secretary: secretary.trim() === '' ? null : secretary.trim(),
      observers: lines,
    };
    if ((await command.send('name-officials', named)) === null) return;
    form.forget();
    notify(say(words.saved));
  };
  return (
    <Section id="officials" title={words.title} hint={words.hint}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <KeptLine form={form} />
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <TextInput
              label={say(words.chair)}
              placeholder={say(words.chairHint)}
              required
              value={chair}
              onChange={(event) => form.change({ chair: event.currentTarget.value })}
              style={{ minWidth: '15rem' }}
            />
            <TextInput
              label={say(words.secretary)}
              value={secretary}
              onChange={(event) => form.change({ secretary: event.currentTarget.value })}
              style={{ minWidth: '15rem' }}
            />
          </Group>
          <Textarea
            label={say(words.observers)}
            value={observers}
            onChange={(event) => form.change({ observers: event.currentTarget.value })}
          />
          <ErrorState error={command.error} />
          <Group>
            <Button type="submit" disabled={!changed || chair.trim() === ''} loading={command.pending !== null}>
              {say(words.save)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
