import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { type Day, text } from '@tinnhiem/core';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { DayField, LineField, namesIn, PeopleField, RecordButton } from './act-form.tsx';

const words = {
  title: text('Mở niêm phong', 'Opening a packet'),
  hint: text(
    'Chọn các gói đã mở và ghi số niêm phong mới; để trống nếu không niêm phong lại.',
    'Choose the packets that were opened and give the new seals; leave empty where there is none.',
  ),
  seal: text('Số niêm phong', 'Seal'),
  newSeal: text('Số niêm phong mới', 'New seal'),
  day: text('Ngày mở', 'Day'),
  reason: text('Lý do', 'Reason'),
  send: text('Ghi nhận mở niêm phong', 'Record an opening'),
  explain: text(
    'Ghi nhận một lần, không xóa được; sau đó in biên bản để mọi người ký.',
    'Recorded once and for ever; then print the record for all to sign.',
  ),
  done: text('Đã ghi nhận lần mở niêm phong.', 'The opening is recorded.'),
} as const;

const nothing = { day: '', reason: '', present: '', packets: {} as Readonly<Record<string, string>> };

export function OpenPacketsForm({ seals }: { readonly seals: readonly string[] }) {
  const say = useText();
  const { round, conference } = useHere();
  const form = useKeptForm(`${round}~${conference}:open-packets`, nothing);
  const { typed, change } = form;
  const chosen = Object.entries(typed.packets).filter(([seal]) => seals.includes(seal));
  const [reason, present] = [typed.reason.trim(), namesIn(typed.present)];
  const ready = chosen.length > 0 && typed.day !== '' && reason !== '' && present.length >= 2;
  const packets = chosen.map(([sealNumber, next]) => ({ sealNumber, newSeal: next.trim() || null }));
  const choose = (seal: string, on: boolean) => {
    const { [seal]: _left, ...rest } = typed.packets;
    change({ packets: on ? { ...rest, [seal]: '' } : rest });
  };
  return (
    <Section id="open-packets" title={words.title} hint={words.hint}>
      <Stack gap="xs">
        {seals.map((seal) => (
          <Group key={seal} align="center" mih={44}>
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
                onChange={(event) => change({ packets: { ...typed.packets, [seal]: event.currentTarget.value } })}
              />
            )}
          </Group>
        ))}
      </Stack>
      <Group align="flex-end">
        <LineField
          label={words.reason}
          maxLength={2000}
          value={typed.reason}
          onValue={(value) => change({ reason: value })}
        />
        <DayField label={words.day} value={typed.day} onValue={(day) => change({ day })} />
      </Group>
      <PeopleField value={typed.present} onValue={(value) => change({ present: value })} />
      <RecordButton
        command="open-packets"
        label={words.send}
        explain={words.explain}
        done={words.done}
        data={ready ? { day: typed.day as Day, reason, present, packets } : null}
        form={form}
      />
    </Section>
  );
}
