// The check by hand, after the commitment: the paper against the record, row by row, by the keyboard alone.
import { Button, Group, Modal, Stack, Text as Words } from '@mantine/core';
import { type ListCountView, type ListView, type SheetToCheckView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { useAccountNames } from '../../../api/queries.ts';
import { DoneIcon } from '../../../components/icons.tsx';
import { Page } from '../../../components/Page.tsx';
import { Loading } from '../../../components/States.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { OutboxNotice } from '../../OutboxNotice.tsx';
import { useOutbox } from '../../use-outbox.ts';
import { CheckOne } from './CheckOne.tsx';
import { CheckProgress, DifferenceNotice, isStopped } from './CheckSection.tsx';
import { beginningFor, fromPlace } from './check-state.ts';

const words = {
  title: text('Kiểm tra bằng tay', 'Check by hand'),
  lead: text(
    'Nhìn phiếu giấy trước, rồi so từng dòng: Enter là đúng; khác thì bấm điều nhìn thấy.',
    'Look at the paper first, then compare row by row: Enter where it is right, otherwise the key of what you see.',
  ),
  leave: text('Về các tập phiếu', 'Back to the batches'),
  none: text('Không còn phiếu nào phải kiểm tra.', 'No sheet is left to check.'),
  notYet: text('Chưa chốt kết quả đọc, hoặc chưa chọn mẫu.', 'The readings are not committed, or nothing was drawn.'),
  saved: text('Đã ghi', 'Recorded'),
  stopped: text('Việc kiểm phiếu dừng lại', 'The count stops'),
  goOn: text('Đã hiểu, kiểm tra tiếp', 'Understood, go on checking'),
} as const;

export interface CheckSheetsProps {
  readonly list: ListView;
  readonly count: ListCountView;
  readonly onLeave: () => void;
}

export function CheckSheets(props: CheckSheetsProps) {
  const { account } = useHere();
  const names = useAccountNames();
  if (names.data === undefined && names.error === null) return <Loading />;
  const committee = (names.data ?? [])
    .filter(({ roles }) => roles.some((role) => role.startsWith('committee-')))
    .map(({ id }) => id)
    .sort();
  return <Checks {...props} first={committee.indexOf(account.id)} people={committee.length} />;
}

function Checks({
  list,
  count,
  onLeave,
  first,
  people,
}: CheckSheetsProps & { readonly first: number; readonly people: number }) {
  const say = useText();
  const { scan } = count;
  const check = scan?.check ?? null;
  const outbox = useOutbox('check-sheet', list.id);
  const [told, setTold] = useState('');
  // Differences of which whoever sits here has read what follows.
  const [known, setKnown] = useState(0);
  // Whoever checks at the same time begins somewhere else.
  const [begun] = useState(() => beginningFor(check?.remaining ?? [], first, people));
  // What this person has done, until the server has said so too.
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const nameOf = ({ batch, ballot, rows }: Pick<SheetToCheckView, 'batch' | 'ballot' | 'rows'>) =>
    [scan?.commitment?.hash, batch, ballot, rows?.join(',') ?? 'all'].join('/');
  const left = fromPlace(check?.remaining ?? [], begun).filter((sheet) => !done.has(nameOf(sheet)));
  // A sheet that is being looked at stays until it is done here, also when somebody else is faster: nobody's next key falls on another sheet.
  const [open, setOpen] = useState<SheetToCheckView | null>(null);
  const sheet = open === null ? left[0] : (left.find((other) => nameOf(other) === nameOf(open)) ?? open);
  if (open === null && sheet !== undefined) setOpen(sheet);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Button variant="default" onClick={onLeave}>
          {say(words.leave)}
        </Button>
      }
    >
      {scan !== null && <DifferenceNotice scan={scan} short />}
      <Modal
        opened={scan !== null && isStopped(scan) && (check?.differences ?? 0) > known}
        onClose={() => setKnown(check?.differences ?? 0)}
        withCloseButton={false}
        size="xl"
        title={say(words.stopped)}
      >
        <Stack>
          {scan !== null && <DifferenceNotice scan={scan} />}
          <Group justify="flex-end">
            <Button data-autofocus onClick={() => setKnown(check?.differences ?? 0)}>
              {say(words.goOn)}
            </Button>
          </Group>
        </Stack>
      </Modal>
      <OutboxNotice
        delivery={outbox.delivery}
        error={outbox.error}
        count={outbox.parcels.length}
        what={text(`${outbox.parcels.length} phiếu`, `${outbox.parcels.length} ballots`)}
        first={text(
          `Tập ${outbox.parcels[0]?.data.batch ?? ''}, phiếu ${outbox.parcels[0]?.data.ballot ?? ''}`,
          `Batch ${outbox.parcels[0]?.data.batch ?? ''}, ballot ${outbox.parcels[0]?.data.ballot ?? ''}`,
        )}
        onRetry={outbox.retry}
        onDrop={() => {
          // What was left out has to be looked at again.
          outbox.dropFirst();
          setDone(new Set());
        }}
      />
      {check === null ? (
        <Words>{say(words.notYet)}</Words>
      ) : sheet === undefined ? (
        <Group gap="xs" role="status">
          <DoneIcon />
          <Words fw={600}>{say(words.none)}</Words>
        </Group>
      ) : (
        <CheckOne
          key={nameOf(sheet)}
          list={list}
          sheet={sheet}
          told={told}
          progress={<CheckProgress checked={(check?.needed ?? 0) - left.length} needed={check?.needed ?? 0} />}
          onDone={(id, data) => {
            outbox.put(id, data);
            setDone((before) => new Set(before).add(nameOf(sheet)));
            setOpen(null);
            setTold(
              say(
                text(
                  `${words.saved.vi}: tập ${data.batch}, phiếu ${data.ballot}.`,
                  `${words.saved.en}: batch ${data.batch}, ballot ${data.ballot}.`,
                ),
              ),
            );
          }}
        />
      )}
    </Page>
  );
}
