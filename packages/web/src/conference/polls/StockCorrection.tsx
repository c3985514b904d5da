import { Group, NativeSelect, Stack } from '@mantine/core';
import { type ListId, type Stock, text, type Way, waysOf } from '@tinnhiem/core';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { CountInput, ReasonInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { ListChoice } from './BallotStock.tsx';
import { stockOf, wayNames } from './ways.ts';

const words = {
  correct: text('Đính chính số phiếu', 'Correct the stock'),
  correctExplain: text(
    'Số cũ, số mới và lý do đều được giữ lại.',
    'The old number, the new one and the reason are all kept.',
  ),
  ofWay: text('Loại phiếu', 'Kind of ballot'),
  which: text('Số cần đính chính', 'Which number'),
  value: text('Số đúng', 'The right number'),
} as const;

const parts: Readonly<Record<keyof Stock, ReturnType<typeof text>>> = {
  printed: text('Đã in', 'Printed'),
  issued: text('Phát ra', 'Issued'),
  spoiled: text('Hỏng', 'Spoiled'),
  unused: text('Còn lại', 'Unused'),
  collected: text('Thu về', 'Collected'),
};

// How many slips were made and used, people do not count.
const correctable: Readonly<Record<Way, readonly (keyof Stock)[]>> = {
  paper: ['printed', 'issued', 'spoiled', 'unused', 'collected'],
  slip: ['issued', 'spoiled', 'unused'],
};

/** Puts one number of a stock right, with a reason; old and new are kept. */
export function StockCorrection() {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const [first = 'paper'] = waysOf(view);
  const form = useKeptForm(
    `${round}~${conference}:correct-stock`,
    {
      list: (view.lists[0]?.id ?? '') as string,
      way: first as Way,
      which: (first === 'slip' ? 'unused' : 'collected') as keyof Stock,
      value: '',
      reason: '',
    },
    { inDialog: true },
  );
  const { list, way, which, value: typed, reason } = form.typed;
  const value = readCount(typed);
  const own = view.lists.find((entry) => entry.id === list);
  const stock = own === undefined ? null : stockOf(own, way);
  return (
    <Group>
      <ConfirmButton
        variant="default"
        label={words.correct}
        explain={words.correctExplain}
        ready={value !== null && reason.trim() !== ''}
        error={command.error}
        onOpen={command.clear}
        kept={form}
        onConfirm={() =>
          command.send('correct-stock', {
            list: list as ListId,
            ...(way === 'slip' ? { way } : {}),
            [which]: value ?? 0,
            reason: reason.trim(),
          })
        }
      >
        <Stack gap="sm">
          <ListChoice value={list} onValue={(next) => form.change({ list: next })} />
          {waysOf(view).length > 1 && (
            <NativeSelect
              label={say(words.ofWay)}
              value={way}
              onChange={(event) => {
                const next = event.currentTarget.value as Way;
                form.change({ way: next, which: next === 'slip' ? 'unused' : 'collected' });
              }}
              data={waysOf(view).map((value) => ({ value, label: say(wayNames[value]) }))}
            />
          )}
          <NativeSelect
            label={say(words.which)}
            value={which}
            onChange={(event) => form.change({ which: event.currentTarget.value as keyof Stock })}
            data={correctable[way].map((part) => ({
              value: part,
              label: `${say(parts[part])} (${stock?.[part] ?? '–'})`,
            }))}
          />
          <CountInput label={words.value} value={typed} onValue={(next) => form.change({ value: next })} required />
          <ReasonInput value={reason} onValue={(next) => form.change({ reason: next })} inMinutes />
        </Stack>
      </ConfirmButton>
    </Group>
  );
}
