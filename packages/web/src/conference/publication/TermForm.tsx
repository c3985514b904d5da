import { Group } from '@mantine/core';
import { type ConferenceView, type Day, text } from '@tinnhiem/core';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useHere } from '../here.tsx';
import { DayField, LineField, RecordButton } from './act-form.tsx';

const words = {
  keptAt: text('Nơi lưu giữ', 'Kept at'),
  until: text('Lưu giữ đến hết ngày', 'Kept until the end of'),
  untilHint: text('Để trống nếu chưa có quy định', 'Leave empty where nothing sets it'),
  basis: text('Căn cứ', 'Basis'),
  send: text('Ghi nơi và thời hạn lưu giữ', 'Record place and term'),
  again: text('Ghi lại nơi, thời hạn lưu giữ', 'Record place and term anew'),
  explain: text(
    'Ghi lại được khi có thay đổi; chưa có thời hạn thì chưa được tiêu hủy.',
    'It may be recorded anew when it changes; without a term nothing may be destroyed.',
  ),
  explainAgain: text(
    'Lần ghi trước vẫn còn trong hồ sơ; chưa có thời hạn thì chưa được tiêu hủy.',
    'What was recorded before stays in the record; without a term nothing may be destroyed.',
  ),
  done: text('Đã ghi nơi và thời hạn lưu giữ.', 'Place and term are recorded.'),
} as const;

type Term = NonNullable<ConferenceView['keeping']>['term'];

export function TermForm({ term }: { readonly term: Term }) {
  const { round, conference, view } = useHere();
  const form = useKeptForm(`${round}~${conference}:keeping`, {
    keptAt: term?.keptAt ?? view.handOver?.keptAt ?? '',
    until: (term?.until ?? '') as string,
    basis: term?.basis ?? '',
  });
  const { typed, change } = form;
  const [keptAt, basis, until] = [typed.keptAt.trim(), typed.basis.trim(), typed.until === '' ? null : typed.until];
  // What is in force already is not recorded a second time.
  const changed = term === null || keptAt !== term.keptAt || basis !== term.basis || until !== term.until;
  return (
    <>
      <Group align="flex-end">
        <LineField label={words.keptAt} value={typed.keptAt} onValue={(value) => change({ keptAt: value })} />
        <DayField
          label={words.until}
          optional={words.untilHint}
          value={typed.until}
          onValue={(value) => change({ until: value })}
        />
        <LineField
          label={words.basis}
          maxLength={2000}
          value={typed.basis}
          onValue={(value) => change({ basis: value })}
        />
      </Group>
      <RecordButton
        command="set-keeping"
        label={term === null ? words.send : words.again}
        explain={term === null ? words.explain : words.explainAgain}
        done={words.done}
        form={form}
        data={changed && keptAt !== '' && basis !== '' ? { keptAt, until: until as Day | null, basis } : null}
        quiet={term !== null}
      />
    </>
  );
}
