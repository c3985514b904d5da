import { Button, Checkbox, Group, Radio, Stack, Textarea, Text as Words } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type Finding, text } from '@tinnhiem/core';
import { type FormEvent, useState } from 'react';
import { KeptLine } from '../drafts/KeptLine.tsx';
import { useKeptForm } from '../drafts/kept-form.ts';
import { useText } from '../language.tsx';
import { common } from './common.text.ts';
import { ErrorState } from './States.tsx';
import { type ListTitles, whereText } from './where.ts';

const words = {
  decide: text('Quyết định', 'Decision'),
  choose: text('Chỉ giữ lại ở một số danh sách', 'Keep on some lists only'),
  leave: text('Để nguyên, ghi lý do', 'Leave it, with the reason'),
  putOn: text('Đưa vào danh sách này', 'Put on this list'),
  keepOff: text('Giữ nguyên, không đưa vào danh sách', 'Leave it, not on this list'),
  lists: text('Giữ lại ở', 'Keep on'),
  reason: text('Lý do', 'Reason'),
  reasonHint: text(
    'Ai quyết định, theo văn bản nào. Lý do được ghi vào nhật ký.',
    'Who decided, by which document. The reason goes into the record.',
  ),
  record: text('Ghi quyết định', 'Record the decision'),
  all: text(
    'Ghi cùng lý do này cho các vấn đề cùng loại còn chờ',
    'Record this reason for the others of its kind that wait',
  ),
  allHint: text(
    'Mỗi vấn đề vẫn được ghi riêng vào nhật ký, với lý do này.',
    'Each is still recorded on its own, with this reason.',
  ),
  which: text('Xem các vấn đề đó', 'See them'),
  noLists: text(
    'Chọn ít nhất một danh sách và bỏ ít nhất một danh sách.',
    'Choose at least one list and leave at least one.',
  ),
} as const;

/** Records a decision on a finding, and on others of its kind with it; resolves to `null` when it was refused. */
export type Settle = (
  finding: string,
  reason: string,
  more: { readonly choose?: string[]; readonly also?: string[] },
) => Promise<unknown>;

export interface SettleFormProps {
  readonly finding: Finding;
  /** Others of its kind that wait too, and ask for no choice. */
  readonly ofKind: readonly Finding[];
  readonly lists: ListTitles;
  readonly settle: Settle;
  readonly error: unknown;
  readonly onClose: () => void;
}

/** Decides on a finding: which lists a person stays on where it asks to choose, and always why. */
export function SettleForm({ finding, ofKind, lists, settle, error, onClose }: SettleFormProps) {
  const say = useText();
  const offered = finding.where.lists ?? [];
  const isOneList = offered.length === 1;
  const keepsSome = !isOneList && (finding.settled === undefined || finding.settled.choose !== undefined);
  const { round = '' } = useParams({ strict: false });
  const form = useKeptForm(`${round}:settle:${finding.id}`, {
    way: (keepsSome ? 'choose' : 'leave') as 'choose' | 'leave',
    chosen: [...(finding.settled?.choose ?? [])] as string[],
    reason: finding.settled?.reason ?? '',
    all: false as boolean,
  });
  const { way, chosen, reason, all } = form.typed;
  const [working, setWorking] = useState(false);
  const chooses = offered.length > 0 && way === 'choose';
  const goodChoice = !chooses || isOneList || (chosen.length > 0 && chosen.length < offered.length);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || reason.trim() === '' || !goodChoice) return;
    setWorking(true);
    try {
      const choice = chooses ? { choose: isOneList ? [...offered] : chosen } : {};
      const others = all && ofKind.length > 0 ? { also: ofKind.map(({ id }) => id) } : {};
      const answer = await settle(finding.id, reason.trim(), { ...choice, ...others });
      if (answer === null) return;
      form.forget();
      onClose();
    } finally {
      setWorking(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm" p="sm" bg="gray.0">
        <KeptLine form={form} />
        {offered.length > 0 && (
          <Radio.Group
            label={say(words.decide)}
            value={way}
            onChange={(value) => form.change({ way: value as 'choose' | 'leave' })}
          >
            <Stack gap={6} mt={6}>
              <Radio value="choose" label={say(isOneList ? words.putOn : words.choose)} />
              <Radio value="leave" label={say(isOneList ? words.keepOff : words.leave)} />
            </Stack>
          </Radio.Group>
        )}
        {chooses && !isOneList && (
          <Checkbox.Group
            label={say(words.lists)}
            description={say(words.noLists)}
            value={[...chosen]}
            onChange={(lists) => form.change({ chosen: lists })}
          >
            <Stack gap={6} mt={6}>
              {offered.map((id) => (
                <Checkbox key={id} value={id} label={lists[id] ?? id} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <Textarea
          label={say(words.reason)}
          description={say(words.reasonHint)}
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => form.change({ reason: event.currentTarget.value })}
        />
        {ofKind.length > 0 && (
          <>
            <Checkbox
              label={`${say(words.all)} (${ofKind.length})`}
              description={say(words.allHint)}
              checked={all}
              onChange={(event) => form.change({ all: event.currentTarget.checked })}
            />
            <details>
              <summary style={{ minHeight: 24 }}>{say(words.which)}</summary>
              {ofKind.map((other) => (
                <Words key={other.id} size="sm">
                  <b>{say(whereText(other.where, lists))}</b>: {say(other.message)}
                </Words>
              ))}
            </details>
          </>
        )}
        <ErrorState error={error} />
        <Group>
          <Button type="submit" loading={working} disabled={reason.trim() === '' || !goodChoice}>
            {say(words.record)}
          </Button>
          <Button variant="default" onClick={onClose} disabled={working}>
            {say(common.cancel)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
