import { Button, Group, Stack, Table, Text as Words } from '@mantine/core';
import { type BatchView, type ListView, type Text, text } from '@tinnhiem/core';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DoneIcon } from '../../components/icons.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { ReasonInput } from '../fields.tsx';
import { useHere } from '../here.tsx';
import type { CountAddress } from './Count.tsx';

const words = {
  batch: text('Tập', 'Batch'),
  free: text('chờ người nhận', 'to be taken'),
  finished: text('nhập xong', 'finished'),
  settled: text('Xong', 'Settled'),
  entering: text('Đang nhập', 'Being entered'),
  differs: text('chỗ khác nhau hoặc chưa rõ', 'places differ or are doubtful'),
  shifted: text(
    'Lệch hầu hết các phiếu: có thể một người đã nhập một phiếu hai lần hoặc bỏ sót một phiếu. Trưởng ban có thể cho kiểm lại cả tập.',
    'Nearly every ballot differs: somebody may have entered one twice, or left one out. The head can have the batch counted anew.',
  ),
  take: text('Nhận và nhập', 'Take and enter'),
  continue: text('Nhập tiếp', 'Continue'),
  full: text('Đã đủ người nhập', 'Has all its counters'),
  waitOthers: text('Phần bạn đã xong, chờ người khác', 'Your part is done, waiting for the others'),
  readAgain: text('Đọc lại', 'Read again'),
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
} as const;

type Say = (words: Text) => string;

interface BatchRowProps {
  readonly list: ListView;
  readonly batch: BatchView;
  readonly independent: number;
  readonly onOpen: (at: CountAddress) => void;
}

/** How far a batch is, in words; empty where nobody has begun. */
function stateOf(batch: BatchView, say: Say): string {
  if (batch.settled) return say(words.settled);
  if (batch.waiting > 0) return `${batch.waiting} ${say(words.differs)}`;
  return batch.counters.length > 0 ? say(words.entering) : '';
}

/** A batch as it stands in a file: number, size, who enters it and how far, state. */
export function batchCells(batch: BatchView, independent: number, say: Say): readonly (string | number)[] {
  const places = Math.max(0, independent - batch.counters.length);
  const counters = batch.counters.map(
    ({ name, finished, entered }) => `${name}: ${finished ? say(words.finished) : `${entered}/${batch.size}`}`,
  );
  const free = Array.from({ length: places }, () => say(words.free));
  return [batch.number, batch.size, [...counters, ...free].join('; '), stateOf(batch, say)];
}

/** One batch: who enters it, how far it is, what this person may do with it. */
export function BatchRow({ list, batch, independent, onOpen }: BatchRowProps) {
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
            <DoneIcon size={16} /> {stateOf(batch, say)}
          </Group>
        ) : batch.waiting > 0 ? (
          <Words size="sm" fw={600} c="#8a5300">
            {stateOf(batch, say)}
            {batch.waiting > batch.size && (
              <span style={{ display: 'block', fontWeight: 400 }}>{say(words.shifted)}</span>
            )}
          </Words>
        ) : (
          <Words size="sm">{stateOf(batch, say)}</Words>
        )}
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
  const form = useKeptForm(
    `${round}~${conference}:release:${list.id}:${batch.number}:${account}`,
    { reason: '' },
    { inDialog: true },
  );
  const { reason } = form.typed;
  return (
    <ConfirmButton
      variant="default"
      size="compact-sm"
      label={words.release}
      explain={words.releaseExplain}
      ready={reason.trim() !== ''}
      kept={form}
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
      <ReasonInput value={reason} onValue={(value) => form.change({ reason: value })} maxLength={500} />
    </ConfirmButton>
  );
}

/** Sets a batch, or the whole list, back to the beginning. */
export function Recount({ list, batch }: { readonly list: ListView; readonly batch: number | null }) {
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const form = useKeptForm(
    `${round}~${conference}:recount:${list.id}:${batch ?? 'all'}`,
    { reason: '' },
    { inDialog: true },
  );
  const { reason } = form.typed;
  return (
    <ConfirmButton
      variant="default"
      size={batch === null ? 'sm' : 'compact-sm'}
      label={batch === null ? words.recountAll : text(`${words.recount.vi} ${batch}`, `${words.recount.en} ${batch}`)}
      explain={words.recountExplain}
      ready={reason.trim() !== ''}
      kept={form}
      error={command.error}
      onOpen={command.clear}
      onConfirm={() => command.send('recount', { list: list.id, batch, reason: reason.trim() })}
    >
      <b>{list.title}</b>
      <ReasonInput value={reason} onValue={(value) => form.change({ reason: value })} inMinutes />
    </ConfirmButton>
  );
}
