import { Group } from '@mantine/core';
import { type Day, dayOf, type Instant, text } from '@tinnhiem/core';
import { showDay } from '../../components/format.ts';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { DayField, LineField, namesIn, PeopleField, RecordButton } from './act-form.tsx';

const words = {
  title: text('Tiêu hủy phiếu hết thời hạn', 'Destruction after the term'),
  day: text('Ngày tiêu hủy', 'Day'),
  decision: text('Quyết định cho tiêu hủy', 'Decision'),
  method: text('Cách tiêu hủy', 'How'),
  send: text('Ghi nhận tiêu hủy', 'Record the destruction'),
  explain: text(
    'Không làm lại được. Phiếu giấy đã tiêu hủy; ảnh quét các tờ phiếu trên máy chủ này cũng bị xóa. Bản sao lưu và hồ sơ lưu trữ đã lập trước đó còn ảnh: hủy các tệp đó, hoặc mật khẩu của chúng, cùng với phiếu. Biên bản và nhật ký vẫn còn.',
    'This cannot be undone. The paper is destroyed; the pictures of ballots on this server are deleted too. Backups and archives that were made before still hold them: destroy those files, or their passphrases, with the papers. Minutes and record stay.',
  ),
  done: text('Đã ghi nhận tiêu hủy phiếu.', 'The destruction is recorded.'),
} as const;

const nothing = { day: '', decision: '', method: '', present: '' };

/** `until`: last day of the term; `null` where there is none, so that nothing may be destroyed. */
export function DestroyForm({ until }: { readonly until: string | null }) {
  const { round, conference } = useHere();
  const form = useKeptForm(`${round}~${conference}:destroy`, nothing);
  const { typed, change } = form;
  const hint =
    until === null
      ? text('Chưa định thời hạn lưu giữ nên chưa được tiêu hủy.', 'No term is set, so that nothing may be destroyed.')
      : text(`Chỉ được tiêu hủy sau ngày ${showDay(until)}.`, `Only after ${showDay(until)}.`);
  // What nobody may do yet is said, and not asked for.
  if (until === null || dayOf(new Date().toISOString() as Instant) <= until)
    return (
      <Section id="destroy" title={words.title} hint={hint}>
        {null}
      </Section>
    );
  const late = typed.day > until;
  const [decision, method, present] = [typed.decision.trim(), typed.method.trim(), namesIn(typed.present)];
  const ready = late && decision !== '' && method !== '' && present.length >= 2;
  return (
    <Section id="destroy" title={words.title} hint={hint}>
      <Group align="flex-end">
        <LineField
          label={words.decision}
          maxLength={2000}
          value={typed.decision}
          onValue={(value) => change({ decision: value })}
        />
        <LineField label={words.method} value={typed.method} onValue={(value) => change({ method: value })} />
        <DayField
          label={words.day}
          value={typed.day}
          onValue={(day) => change({ day })}
          error={typed.day !== '' && !late ? hint : undefined}
        />
      </Group>
      <PeopleField value={typed.present} onValue={(value) => change({ present: value })} />
      <RecordButton
        command="destroy-ballots"
        label={words.send}
        explain={words.explain}
        done={words.done}
        form={form}
        data={ready ? { day: typed.day as Day, decision, method, present } : null}
      />
    </Section>
  );
}
