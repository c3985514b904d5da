import { Group, TextInput } from '@mantine/core';
import { type ConferenceView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';

const words = {
  keptAt: text('Nơi lưu giữ', 'Kept at'),
  until: text('Lưu giữ đến hết ngày', 'Kept until the end of'),
  untilHint: text('Để trống nếu chưa có quy định', 'Leave empty where nothing sets it'),
  basis: text('Căn cứ', 'Basis'),
  send: text('Ghi nơi và thời hạn lưu giữ', 'Record place and term'),
  again: text('Ghi lại nơi, thời hạn lưu giữ', 'Record place and term anew'),
  explain: text(
    'Lần ghi trước vẫn còn trong hồ sơ; chưa có thời hạn thì chưa được tiêu hủy.',
    'What was recorded before stays in the record; without a term nothing may be destroyed.',
  ),
  done: text('Đã ghi nơi và thời hạn lưu giữ.', 'Place and term are recorded.'),
} as const;

type Term = NonNullable<ConferenceView['keeping']>['term'];

export function TermForm({ term }: { readonly term: Term }) {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const [typed, setTyped] = useState({
    keptAt: term?.keptAt ?? view.handOver?.keptAt ?? '',
    until: term?.until ?? '',
    basis: term?.basis ?? '',
  });
  const ready = typed.keptAt.trim() !== '' && typed.basis.trim() !== '';
  return (
    <Group align="flex-end">
      <TextInput
        label={say(words.keptAt)}
        required
        maxLength={300}
        value={typed.keptAt}
        onChange={(event) => setTyped({ ...typed, keptAt: event.currentTarget.value })}
        style={{ flex: '1 1 14rem' }}
      />
      <TextInput
        label={say(words.until)}
        description={say(words.untilHint)}
        type="date"
        value={typed.until}
        onChange={(event) => setTyped({ ...typed, until: event.currentTarget.value as typeof typed.until })}
        w={220}
      />
      <TextInput
        label={say(words.basis)}
        required
        maxLength={2000}
        value={typed.basis}
        onChange={(event) => setTyped({ ...typed, basis: event.currentTarget.value })}
        style={{ flex: '1 1 14rem' }}
      />
      <ConfirmButton
        label={term === null ? words.send : words.again}
        explain={words.explain}
        disabled={!ready}
        error={command.error}
        onOpen={command.clear}
        onConfirm={async () => {
          const { keptAt, until, basis } = typed;
          const data = { keptAt: keptAt.trim(), until: until === '' ? null : until, basis: basis.trim() };
          const recorded = await command.send('set-keeping', data);
          if (recorded !== null) notify(say(words.done));
          return recorded;
        }}
      />
    </Group>
  );
}
