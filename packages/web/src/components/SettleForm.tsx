import { Button, Checkbox, Group, Radio, Stack, Textarea } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type Finding, text } from '@tinnhiem/core';
import { type FormEvent, useState } from 'react';
import { KeptLine } from '../drafts/KeptLine.tsx';
import { useKeptForm } from '../drafts/kept-form.ts';
import { useText } from '../language.tsx';
import { common } from './common.text.ts';
import { ErrorState } from './States.tsx';
import type { ListTitles } from './where.ts';

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
  noLists: text(
    'Chọn ít nhất một danh sách và bỏ ít nhất một danh sách.',
    'Choose at least one list and leave at least one.',
  ),
} as const;

/** Records a decision on a finding; resolves to `null` when it was refused. */
export type Settle = (finding: string, reason: string, choose?: readonly string[]) => Promise<unknown>;

export interface SettleFormProps {
  readonly finding: Finding;
  readonly lists: ListTitles;
  readonly settle: Settle;
  readonly error: unknown;
  readonly onClose: () => void;
}

/** Decides on a finding: which lists a person stays on where it asks to choose, and always why. */
export function SettleForm({ finding, lists, settle, error, onClose }: SettleFormProps) {
  const say = useText();
  const offered = finding.where.lists ?? [];
  const isOneList = offered.length === 1;
  const keepsSome = !isOneList && (finding.settled === undefined || finding.settled.choose !== undefined);
  const { round = '' } = useParams({ strict: false });
  const form = useKeptForm(`${round}:settle:${finding.id}`, {
    way: (keepsSome ? 'choose' : 'leave') as 'choose' | 'leave',
    chosen: [...(finding.settled?.choose ?? [])] as string[],
    reason: finding.settled?.reason ?? '',
  });
  const { way, chosen, reason } = form.typed;
  const [working, setWorking] = useState(false);
  const chooses = offered.length > 0 && way === 'choose';
  const goodChoice = !chooses || isOneList || (chosen.length > 0 && chosen.length < offered.length);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || reason.trim() === '' || !goodChoice) return;
    setWorking(true);
    try {
      const choice = chooses ? (isOneList ? offered : chosen) : undefined;
      const answer = await settle(finding.id, reason.trim(), choice);
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
