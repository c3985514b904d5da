import { Group, Stack, TextInput } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';

const words = {
  title: text('Bàn giao phiếu đã niêm phong', 'Hand over the sealed ballots'),
  hint: text(
    'Hai bên kiểm tra số niêm phong, ký biên bản bàn giao trên giấy.',
    'Both sides check the seal numbers and sign the record on paper.',
  ),
  givenBy: text('Người giao', 'Given by'),
  receivedBy: text('Người nhận', 'Received by'),
  receivingUnit: text('Đơn vị nhận', 'Receiving unit'),
  day: text('Ngày bàn giao', 'Day'),
  keptAt: text('Nơi lưu giữ', 'Kept at'),
  send: text('Ghi nhận bàn giao', 'Record the hand-over'),
  explain: text(
    'Ghi nhận một lần; sau đó in biên bản bàn giao để hai bên ký.',
    'Recorded once; then print the record for both sides to sign.',
  ),
  done: text('Đã ghi nhận bàn giao.', 'The hand-over is recorded.'),
} as const;

export function HandOverForm() {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const head = view.committee?.members.find((member) => member.role === 'head')?.name ?? '';
  const [typed, setTyped] = useState({ givenBy: head, receivedBy: '', receivingUnit: '', day: view.day, keptAt: '' });
  const ready = Object.values(typed).every((value) => value.trim() !== '');
  return (
    <Section id="hand-over" title={words.title} hint={words.hint}>
      <Stack gap="sm">
        <Group align="flex-end">
          {(['givenBy', 'receivedBy', 'receivingUnit', 'keptAt'] as const).map((field) => (
            <TextInput
              key={field}
              label={say(words[field])}
              required
              maxLength={300}
              value={typed[field]}
              onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
              style={{ flex: '1 1 14rem' }}
            />
          ))}
          <TextInput
            label={say(words.day)}
            type="date"
            required
            value={typed.day}
            onChange={(event) => setTyped({ ...typed, day: event.currentTarget.value })}
            w={180}
          />
        </Group>
        <Group>
          <ConfirmButton
            label={words.send}
            explain={words.explain}
            disabled={!ready}
            error={command.error}
            onOpen={command.clear}
            onConfirm={async () => {
              const { day, ...names } = typed;
              const trimmed = Object.fromEntries(
                Object.entries(names).map(([key, value]) => [key, value.trim()]),
              ) as typeof names;
              const recorded = await command.send('hand-over', { ...trimmed, day: day });
              if (recorded !== null) notify(say(words.done));
              return recorded;
            }}
          />
        </Group>
      </Stack>
    </Section>
  );
}
