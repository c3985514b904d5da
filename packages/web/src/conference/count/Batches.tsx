import { Button, Group, Stack, Table, TextInput, Text as Words } from '@mantine/core';
import { type BatchView, type ListCountView, type ListView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DoneIcon, PrintIcon } from '../../components/icons.tsx';
import { useText } from '../../language.tsx';
import { ReasonInput } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { BatchCovers } from './BatchCovers.tsx';
import { batchSizes, readSizes, usualSize } from './batch-sizes.ts';
import type { CountAddress } from './Count.tsx';

const words = {
  form: text('Chia tập phiếu', 'Form batches'),
  formHint: text(
    'Đếm phiếu thành từng tập 25–50 phiếu, đánh số tập, giữ nguyên thứ tự phiếu trong tập.',
    'Count the ballots off into batches of 25–50, number the batches, keep the order within each.',
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
  batches: text('Các tập phiếu', 'Batches'),
  batch: text('Tập', 'Batch'),
  size: text('Số phiếu', 'Ballots'),
  counters: text('Người nhập', 'Entered by'),
  state: text('Tình trạng', 'State'),
  act: text('Việc của bạn', 'Your work'),
  free: text('chờ người nhận', 'to be taken'),
  finished: text('nhập xong', 'finished'),
  settled: text('Xong', 'Settled'),
  entering: text('Đang nhập', 'Being entered'),
  differs: text('chỗ khác nhau hoặc chưa rõ', 'places differ or are doubtful'),
  take: text('Nhận và nhập', 'Take and enter'),
  continue: text('Nhập tiếp', 'Continue'),
  full: text('Đã đủ người nhập', 'Has all its counters'),
  waitOthers: text('Phần bạn đã xong, chờ người khác', 'Your part is done, waiting for the others'),
  readAgain: text('Đọc lại', 'Read again'),
  places: text('chỗ', 'places'),
  readAgainHint: text(
    'Có chỗ bạn đọc khác người kia. Lấy lại đúng phiếu đó và đọc lại.',
    'You read some places differently. Take those ballots again and look.',
  ),
  covers: text('In tờ bìa tập', 'Print batch covers'),
  release: text('Giao cho người khác', 'Release'),
  releaseExplain: text(
    'Những phiếu người này đã nhập trong tập bị bỏ (vẫn lưu trong nhật ký); người khác nhập lại từ đầu.',
    'What this person entered in the batch is set aside (it stays in the record); somebody else begins anew.',
  ),
  recount: text('Kiểm lại tập', 'Count the batch anew'),
  recountAll: text('Kiểm lại toàn bộ danh sách', 'Count the whole list anew'),
  recountExplain: text(
    'Mọi kết quả đã nhập của phần này bị bỏ (vẫn lưu trong nhật ký) và nhập lại từ đầu.',
    'Everything entered there is set aside (it stays in the record) and entered anew.',
  ),
  head: text('Việc của Trưởng ban', 'For the head'),
} as const;

export interface BatchesProps {
  readonly list: ListView;
  readonly count: ListCountView;
  readonly onOpen: (at: CountAddress) => void;
}

/** The batches of a list: how far each is, and what this person does next. */
export function Batches({ list, count, onOpen }: BatchesProps) {
  const say = useText();
  const { view, may } = useHere();
  const [printing, setPrinting] = useState(false);
  const again = count.batches.reduce((total, batch) => total + batch.readAgain.length, 0);
  return (
    <>
      {count.unbatched !== 0 && may('form-batches') && <FormBatches key={count.unbatched} list={list} count={count} />}
      {again > 0 && (
        <Section
          id="read-again"
          title={text(
            `${words.readAgain.vi}: ${again} ${words.places.vi}`,
            `${words.readAgain.en}: ${again} ${words.places.en}`,
          )}
          hint={words.readAgainHint}
        >
          <Group>
            <Button onClick={() => onOpen({ list: list.id, read: true })}>
              {say(words.readAgain)} ({again})
            </Button>
          </Group>
        </Section>
      )}
      {count.batches.length > 0 && (
        <Section
          id="batches"
          title={words.batches}
          actions={
            <Button variant="default" leftSection={<PrintIcon />} onClick={() => setPrinting(true)}>
              {say(words.covers)}
            </Button>
          }
        >
          <Table.ScrollContainer minWidth={640}>
            <Table aria-labelledby="batches-title">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say(words.batch)}</Table.Th>
                  <Table.Th ta="right">{say(words.size)}</Table.Th>
                  <Table.Th>{say(words.act)}</Table.Th>
                  <Table.Th>{say(words.counters)}</Table.Th>
                  <Table.Th>{say(words.state)}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {count.batches.map((batch) => (
                  <BatchRow
                    key={batch.number}
                    list={list}
                    batch={batch}
                    independent={view.independent}
                    onOpen={onOpen}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Section>
      )}
      {may('recount') && count.batches.some((batch) => batch.counters.length > 0) && (
        <Section id="head" title={words.head}>
          <Group>
            <Recount list={list} batch={null} />
          </Group>
        </Section>
      )}
      {printing && <BatchCovers list={list} count={count} onDone={() => setPrinting(false)} />}
    </>
  );
}

function FormBatches({ list, count }: { readonly list: ListView; readonly count: ListCountView }) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const [typed, setTyped] = useState(batchSizes(count.unbatched, usualSize(count.unbatched)).join(' '));
  const sizes = readSizes(typed);
  const sum = sizes?.reduce((total, size) => total + size, 0) ?? 0;
  if (count.unbatched < 0) return null;
  return (
    <Section id="form-batches" title={words.form} hint={words.formHint}>
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
          explain={words.makeExplain}
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

interface BatchRowProps {
  readonly list: ListView;
  readonly batch: BatchView;
  readonly independent: number;
  readonly onOpen: (at: CountAddress) => void;
}

function BatchRow({ list, batch, independent, onOpen }: BatchRowProps) {
  const say = useText();
  const { may } = useHere();
  const places = Math.max(0, independent - batch.counters.length);
  const isMine = batch.mine !== null && !batch.mine.finished;
  return (
    <Table.Tr>
      <Table.Th scope="row">{batch.number}</Table.Th>
      <Table.Td ta="right">{batch.size}</Table.Td>
      <Table.Td>
        <Group gap="xs">
          {isMine && (
            <Button
              onClick={() => onOpen({ list: list.id, batch: batch.number })}
              aria-label={`${say(words.continue)} ${say(words.batch).toLowerCase()} ${batch.number}`}
            >
              {say(words.continue)}
            </Button>
          )}
          {batch.mine === null && places > 0 && may('enter-ballot') && (
            <Button
              variant="light"
              onClick={() => onOpen({ list: list.id, batch: batch.number })}
              aria-label={`${say(words.take)} ${say(words.batch).toLowerCase()} ${batch.number}`}
            >
              {say(words.take)}
            </Button>
          )}
          {batch.mine === null && places === 0 && !batch.settled && (
            <Words size="sm" c="dimmed">
              {say(words.full)}
            </Words>
          )}
          {batch.mine?.finished === true && batch.readAgain.length > 0 && (
            <Button
              onClick={() => onOpen({ list: list.id, read: true })}
              aria-label={`${say(words.readAgain)} ${say(words.batch).toLowerCase()} ${batch.number}`}
            >
              {say(words.readAgain)} ({batch.readAgain.length})
            </Button>
          )}
          {batch.mine?.finished === true && batch.readAgain.length === 0 && !batch.settled && (
            <Words size="sm" c="dimmed">
              {say(words.waitOthers)}
            </Words>
          )}
          {may('recount') && batch.counters.some((counter) => counter.finished) && (
            <Recount list={list} batch={batch.number} />
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        <Stack gap={2}>
          {batch.counters.map((counter) => (
            <Group key={counter.account} gap="xs">
              <span>
                {counter.name}: <b>{counter.finished ? say(words.finished) : `${counter.entered}/${batch.size}`}</b>
              </span>
              {!counter.finished && may('release-batch') && (
                <Release list={list} batch={batch} account={counter.account} name={counter.name} />
              )}
            </Group>
          ))}
          {Array.from({ length: places }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: free places are all the same
            <Words key={index} size="sm" c="dimmed">
              {say(words.free)}
            </Words>
          ))}
        </Stack>
      </Table.Td>
      <Table.Td>
        {batch.settled ? (
          <Group gap={4} c="#1f6b3a" fw={600} wrap="nowrap">
            <DoneIcon size={16} /> {say(words.settled)}
          </Group>
        ) : batch.waiting > 0 ? (
          <Words size="sm" fw={600} c="#8a5300">
            {batch.waiting} {say(words.differs)}
          </Words>
        ) : batch.counters.length > 0 ? (
          <Words size="sm">{say(words.entering)}</Words>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

function Release({
  list,
  batch,
  account,
  name,
}: {
  readonly list: ListView;
  readonly batch: BatchView;
  readonly account: string;
  readonly name: string;
}) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const [reason, setReason] = useState('');
  return (
    <ConfirmButton
      variant="default"
      size="compact-sm"
      label={words.release}
      explain={words.releaseExplain}
      ready={reason.trim() !== ''}
      error={command.error}
      onOpen={command.clear}
      aria-label={`${say(words.release)}: ${say(words.batch).toLowerCase()} ${batch.number}, ${name}`}
      onConfirm={() =>
        command.send('release-batch', { list: list.id, batch: batch.number, account, reason: reason.trim() })
      }
    >
      <b>
        {say(words.batch)} {batch.number} · {name}
      </b>
      <ReasonInput value={reason} onValue={setReason} maxLength={500} />
    </ConfirmButton>
  );
}

/** Sets a batch, or the whole list, back to the beginning. */
export function Recount({ list, batch }: { readonly list: ListView; readonly batch: number | null }) {
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const [reason, setReason] = useState('');
  return (
    <ConfirmButton
      variant="default"
      size={batch === null ? 'sm' : 'compact-sm'}
      label={batch === null ? words.recountAll : text(`${words.recount.vi} ${batch}`, `${words.recount.en} ${batch}`)}
      explain={words.recountExplain}
      ready={reason.trim() !== ''}
      error={command.error}
      onOpen={command.clear}
      onConfirm={() => command.send('recount', { list: list.id, batch, reason: reason.trim() })}
    >
      <b>{list.title}</b>
      <ReasonInput value={reason} onValue={setReason} />
    </ConfirmButton>
  );
}
