import { Group, Textarea, TextInput } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { showDay } from '../../components/format.ts';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { namesIn } from './people-lines.ts';

const words = {
  title: text('Tiêu hủy phiếu hết thời hạn', 'Destruction after the term'),
  day: text('Ngày tiêu hủy', 'Day'),
  decision: text('Quyết định cho tiêu hủy', 'Decision'),
  method: text('Cách tiêu hủy', 'How'),
  present: text('Người có mặt, mỗi người một dòng (ít nhất hai người)', 'Who was present, one a line (two at least)'),
  send: text('Ghi nhận tiêu hủy', 'Record the destruction'),
  explain: text(
    'Không làm lại được. Phiếu giấy đã tiêu hủy; hình ảnh phiếu trên máy này cũng bị xóa. Biên bản và hồ sơ vẫn còn.',
    'This cannot be undone. The paper is destroyed; the pictures of ballots on this machine are deleted too. Minutes and record stay.',
  ),
  done: text('Đã ghi nhận tiêu hủy phiếu.', 'The destruction is recorded.'),
} as const;

/** `until`: last day of the term; `null` where there is none, so that nothing may be destroyed. */
export function DestroyForm({ until }: { readonly until: string | null }) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const [typed, setTyped] = useState({ day: '', decision: '', method: '', present: '' });
  const present = namesIn(typed.present);
  const late = until !== null && typed.day > until;
  const ready = late && typed.decision.trim() !== '' && typed.method.trim() !== '' && present.length >= 2;
  const hint =
    until === null
      ? text('Chưa định thời hạn lưu giữ nên chưa được tiêu hủy.', 'No term is set, so that nothing may be destroyed.')
      : text(`Chỉ được tiêu hủy sau ngày ${showDay(until)}.`, `Only after ${showDay(until)}.`);
  return (
    <Section id="destroy" title={words.title} hint={hint}>
      {until !== null && (
        <>
          <Group align="flex-end">
            <TextInput
              label={say(words.day)}
              type="date"
              required
              error={typed.day !== '' && !late ? say(hint) : undefined}
              value={typed.day}
              onChange={(event) => setTyped({ ...typed, day: event.currentTarget.value })}
              w={220}
            />
            {(['decision', 'method'] as const).map((field) => (
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
                const { day, decision, method } = typed;
                const data = { day, decision: decision.trim(), method: method.trim(), present };
                const recorded = await command.send('destroy-ballots', data);
                if (recorded !== null) notify(say(words.done));
                return recorded;
              }}
            />
          </Group>
        </>
      )}
    </Section>
  );
}
