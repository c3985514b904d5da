import { Group } from '@mantine/core';
import { type Day, text } from '@tinnhiem/core';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { DayField, LineField, RecordButton } from './act-form.tsx';

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

const lines = ['givenBy', 'receivedBy', 'receivingUnit', 'keptAt'] as const;

export function HandOverForm() {
  const { round, conference, view } = useHere();
  const head = view.committee?.members.find((member) => member.role === 'head')?.name ?? '';
  const form = useKeptForm(`${round}~${conference}:hand-over`, {
    givenBy: head,
    receivedBy: '',
    receivingUnit: '',
    keptAt: '',
    day: view.day as string,
  });
  const { day, ...typed } = form.typed;
  const ready = day !== '' && lines.every((line) => typed[line].trim() !== '');
  const trimmed = Object.fromEntries(lines.map((line) => [line, typed[line].trim()])) as typeof typed;
  return (
    <Section id="hand-over" title={words.title} hint={words.hint}>
      <Group align="flex-end">
        {lines.map((line) => (
          <LineField
            key={line}
            label={words[line]}
            value={typed[line]}
            onValue={(value) => form.change({ [line]: value })}
          />
        ))}
        <DayField label={words.day} value={day} onValue={(next) => form.change({ day: next })} />
      </Group>
      <RecordButton
        command="hand-over"
        label={words.send}
        explain={words.explain}
        done={words.done}
        form={form}
        data={ready ? { ...trimmed, day: day as Day } : null}
      />
    </Section>
  );
}
