import { Group, TextInput, Text as Words } from '@mantine/core';
import { type ListCountView, type ListView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { batchSizes, countedOff, largestBatch, readSizes, usualSize } from './batch-sizes.ts';

const words = {
  form: text('Chia tập phiếu', 'Form batches'),
  formHint: text(
    'Đếm phiếu thành từng tập 25–50 phiếu, đánh số tập, giữ nguyên thứ tự phiếu trong tập.',
    'Count the ballots off into batches of 25–50, number the batches, keep the order within each.',
  ),
  scanHint: text(
    'Hai người đếm tay thành từng tập 50 phiếu, đánh số tập. Số đếm tay này là số đối chiếu với máy quét.',
    'Two people count the ballots off by hand into batches of 50 and number them. The scanner is held against these numbers.',
  ),
  scanExplain: text(
    'Số tập và số phiếu mỗi tập được ghi lại. Đếm tay sai thì sau này Trưởng ban đính chính, có lý do.',
    'Numbers and sizes are recorded. The head can correct a wrong hand count later, with a reason.',
  ),
  unbatched: text('phiếu chưa vào tập nào', 'ballots are in no batch yet'),
  sizes: text('Số phiếu của từng tập', 'Ballots in each batch'),
  sizesHint: text('Ví dụ: 25 25 30, hoặc 3x50 + 37', 'For example 25 25 30, or 3x50 + 37'),
  unreadable: text('Chỉ ghi các số, cách nhau bằng dấu cách.', 'Numbers only, separated by spaces.'),
  sum: text('Cộng', 'Sum'),
  make: text('Lập các tập này', 'Form these batches'),
  makeExplain: text(
    'Số tập và số phiếu mỗi tập được ghi lại. Tập đã lập không đổi số phiếu được.',
    'Numbers and sizes are recorded. A batch keeps its size.',
  ),
} as const;

/** How many ballots each batch holds, suggested so that they come to what is left. */
export function FormBatches({ list, count }: { readonly list: ListView; readonly count: ListCountView }) {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const [typed, setTyped] = useState(
    (view.method === 'scan'
      ? countedOff(count.unbatched, largestBatch)
      : batchSizes(count.unbatched, usualSize(count.unbatched))
    ).join(' '),
  );
  const sizes = readSizes(typed);
  const sum = sizes?.reduce((total, size) => total + size, 0) ?? 0;
  if (count.unbatched < 0) return null;
  return (
    <Section id="form-batches" title={words.form} hint={view.method === 'scan' ? words.scanHint : words.formHint}>
      <Words>
        <b>{count.unbatched}</b> {say(words.unbatched)}.
      </Words>
      <Group align="flex-start">
        <TextInput
          label={say(words.sizes)}
          description={say(words.sizesHint)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={sizes === null ? say(words.unreadable) : undefined}
          style={{ flex: '1 1 18rem' }}
        />
      </Group>
      <Words role="status" fw={600} c={sum === count.unbatched ? '#1f6b3a' : '#b42318'}>
        {say(words.sum)}: {sum} / {count.unbatched}
      </Words>
      <Group>
        <ConfirmButton
          label={words.make}
          explain={view.method === 'scan' ? words.scanExplain : words.makeExplain}
          disabled={sizes === null || sum > count.unbatched}
          error={command.error}
          onOpen={command.clear}
          onConfirm={() => command.send('form-batches', { list: list.id, sizes: sizes ?? [] })}
        >
          <Words fw={600}>{sizes?.join(' + ')}</Words>
        </ConfirmButton>
      </Group>
    </Section>
  );
}
