import { Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { namesIn } from './people-lines.ts';

const words = {
  title: text('Ghi nhận mở niêm phong', 'Record an opening'),
  hint: text(
    'Chọn các gói đã mở và ghi số niêm phong mới; để trống nếu không niêm phong lại.',
    'Choose the packets that were opened and give the new seals; leave empty where there is none.',
  ),
  seal: text('Số niêm phong', 'Seal'),
  newSeal: text('Số niêm phong mới', 'New seal'),
  day: text('Ngày mở', 'Day'),
  reason: text('Lý do', 'Reason'),
  present: text('Người có mặt, mỗi người một dòng (ít nhất hai người)', 'Who was present, one a line (two at least)'),
  send: text('Ghi nhận', 'Record'),
  explain: text(
    'Ghi nhận một lần, không xóa được; sau đó in biên bản để mọi người ký.',
    'Recorded once and for ever; then print the record for all to sign.',
  ),
  done: text('Đã ghi nhận lần mở niêm phong.', 'The opening is recorded.'),
} as const;

export function OpenPacketsForm({ seals }: { readonly seals: readonly string[] }) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const nothing = { day: '', reason: '', present: '', packets: {} as Readonly<Record<string, string>> };
  const [typed, setTyped] = useState(nothing);
  const chosen = Object.entries(typed.packets).filter(([seal]) => seals.includes(seal));
  const present = namesIn(typed.present);
  const ready = chosen.length > 0 && typed.day !== '' && typed.reason.trim() !== '' && present.length >= 2;
  const choose = (seal: string, on: boolean) => {
    const { [seal]: _left, ...rest } = typed.packets;
    setTyped({ ...typed, packets: on ? { ...rest, [seal]: '' } : rest });
  };
  return (
    <Section id="open-packets" title={words.title} hint={words.hint}>
      <Stack gap="xs">
        {seals.map((seal) => (
          <Group key={seal} align="center">
            <Checkbox
              label={`${say(words.seal)} ${seal}`}
              checked={seal in typed.packets}
              onChange={(event) => choose(seal, event.currentTarget.checked)}
              w={240}
            />
            {seal in typed.packets && (
              <TextInput
                aria-label={`${say(words.newSeal)}: ${seal}`}
                placeholder={say(words.newSeal)}
                maxLength={300}
                value={typed.packets[seal]}
                onChange={(event) =>
                  setTyped({ ...typed, packets: { ...typed.packets, [seal]: event.currentTarget.value } })
                }
              />
            )}
          </Group>
        ))}
      </Stack>
      <Group align="flex-end">
        <TextInput
          label={say(words.day)}
          type="date"
          required
          value={typed.day}
          onChange={(event) => setTyped({ ...typed, day: event.currentTarget.value })}
          w={180}
        />
        <TextInput
          label={say(words.reason)}
          required
          maxLength={2000}
          value={typed.reason}
          onChange={(event) => setTyped({ ...typed, reason: event.currentTarget.value })}
          style={{ flex: '1 1 18rem' }}
        />
      </Group>
      <Textarea
        label={say(words.present)}
        required
        autosize
        minRows={2}
        value={typed.present}
        onChange={(event) => setTyped({ ...typed, present: event.currentTarget.value })}
      />
      <Group>
        <ConfirmButton
          label={words.send}
          explain={words.explain}
          disabled={!ready}
          error={command.error}
          onOpen={command.clear}
          onConfirm={async () => {
            const packets = chosen.map(([sealNumber, next]) => ({ sealNumber, newSeal: next.trim() || null }));
            const data = { day: typed.day, reason: typed.reason.trim(), present, packets };
            const recorded = await command.send('open-packets', data);
            if (recorded !== null) {
              setTyped(nothing);
              notify(say(words.done));
            }
            return recorded;
          }}
        />
      </Group>
    </Section>
  );
}
