import { Button, Group, Progress, Stack, Text as Words } from '@mantine/core';
import { type ListView, type ScanView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { DoneIcon, PrintIcon } from '../../../components/icons.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PrintSheet } from '../../../components/PrintSheet.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { Section, WhoMay } from '../../Screen.tsx';

const words = {
  title: text('Kiểm tra bằng tay', 'Check by hand'),
  hint: text(
    'Lấy đúng tờ phiếu giấy ra, so từng dòng với kết quả máy đọc. Hai người làm cùng lúc được, mỗi người trên máy của mình.',
    'Take the paper, compare row by row with what the machine read. Two people can do it at once, each at their own computer.',
  ),
  every: text('Phải kiểm tra mọi phiếu của danh sách.', 'Every sheet of the list is checked.'),
  some: text('Phải kiểm tra các phiếu đã chọn và các dòng sát ngưỡng.', 'What was drawn, and rows close to a limit.'),
  done: text('đã kiểm tra', 'checked'),
  print: text('In danh sách để lấy phiếu', 'Print the list'),
  sheets: text('Phiếu phải kiểm tra bằng tay', 'Sheets to check by hand'),
  batch: text('Tập', 'Batch'),
  ballot: text('Phiếu', 'Ballot'),
  rows: text('Dòng phải xem', 'Rows'),
  whole: text('cả phiếu', 'all'),
  who: text('Người kiểm tra (ký)', 'Checked by (signature)'),
  begin: text('Kiểm tra phiếu', 'Check sheets'),
  finished: text('Đã kiểm tra xong, mọi phiếu đều khớp.', 'Everything is checked, and agrees.'),
  finishedWaits: text(
    'Đã kiểm tra hết các tờ. Còn chỗ khác chờ Ban Kiểm phiếu quyết định hoặc xác nhận.',
    'Every sheet is checked. What differed still waits for the committee to decide or confirm.',
  ),
} as const;

export interface CheckSectionProps {
  readonly list: ListView;
  readonly scan: ScanView;
  readonly onCheck: () => void;
}

/** How far the check by hand is, and the way to it. */
export function CheckSection({ list, scan, onCheck }: CheckSectionProps) {
  const say = useText();
  const { may } = useHere();
  const [printing, setPrinting] = useState(false);
  const { check } = scan;
  if (check === null) return null;
  const { needed, checked, remaining, differences, every } = check;
  return (
    <Section id="check" title={words.title} hint={words.hint}>
      <CheckProgress checked={checked} needed={needed} />
      {remaining.length > 0 ? (
        <Group>
          {may('check-sheet') ? (
            <Button size="md" onClick={onCheck}>
              {say(words.begin)}
            </Button>
          ) : (
            <WhoMay command="check-sheet" />
          )}
          <Button variant="default" leftSection={<PrintIcon />} onClick={() => setPrinting(true)}>
            {say(words.print)}
          </Button>
          <Words size="sm" c="dimmed">
            {say(every ? words.every : words.some)}
          </Words>
        </Group>
      ) : (
        <Group gap="xs" role="status">
          <DoneIcon />
          <Words fw={600}>{say(differences > 0 ? words.finishedWaits : words.finished)}</Words>
        </Group>
      )}
      {printing && (
        <PrintSheet
          title={`${say(words.sheets)}: ${list.title}`}
          head={[words.batch, words.ballot, words.rows, words.who].map(say)}
          rows={remaining.map(({ batch, ballot, rows }) => [
            batch,
            ballot,
            rows === null ? say(words.whole) : rows.map((row) => row + 1).join(', '),
            '',
          ])}
          onDone={() => setPrinting(false)}
        />
      )}
    </Section>
  );
}

/** A bar with its numbers. */
export function CheckProgress({ checked, needed }: { readonly checked: number; readonly needed: number }) {
  const say = useText();
  const label = `${checked}/${needed} ${say(words.done)}`;
  return (
    <Stack gap={2}>
      <Words role="status" fw={600}>
        {label}
      </Words>
      <Progress value={needed === 0 ? 100 : (100 * checked) / needed} aria-label={label} color="#1f6b3a" />
    </Stack>
  );
}

const stop = {
  title: text('Kiểm tra bằng tay thấy khác: việc kiểm phiếu dừng lại', 'The check found a difference: the count stops'),
  found: text('chỗ khác với kết quả máy đọc', 'places where the paper says something else'),
  steps: [
    text(
      'Không ai sửa số liệu. Kết quả máy đọc, điều thấy trên giấy và người thấy đều đã được ghi lại.',
      'Nobody changes a figure. What the machine read, what was seen and by whom are recorded.',
    ),
    text(
      'Mọi phiếu của danh sách này phải được kiểm tra bằng tay, không chỉ mẫu đã chọn.',
      'Every sheet of this list is checked by hand now, not only the sample.',
    ),
    text(
      'Từng chỗ khác được cả Ban xem trên phiếu giấy, biểu quyết, và một người khác xác nhận, ở màn hình “Phiếu chưa rõ”.',
      'Each such place is decided by the committee from the paper, and confirmed by another member, on “Doubtful ballots”.',
    ),
    text(
      'Chỉ khi hai việc trên xong hết mới tổng hợp được kết quả. Biên bản ghi rõ số chỗ khác.',
      'Only then can the result be canvassed. The minutes name the number of differences.',
    ),
  ],
  left: text('Còn lại', 'Left'),
  sheets: text('phiếu chưa kiểm tra', 'sheets to check'),
  places: text('chỗ chờ quyết định hoặc xác nhận', 'places to decide or confirm'),
} as const;

/** Whether the check found something else than the record says, and not everything that follows from it is done. */
export function isStopped({ check, queue }: ScanView): boolean {
  return check !== null && check.differences > 0 && (check.remaining.length > 0 || queue.length > 0);
}

/** What follows where the paper says something else than the record; where `short`, only what is left to do. */
export function DifferenceNotice({ scan, short = false }: { readonly scan: ScanView; readonly short?: boolean }) {
  const say = useText();
  const { check, queue } = scan;
  if (check === null || !isStopped(scan)) return null;
  const left = `${say(stop.left)}: ${check.remaining.length} ${say(stop.sheets)}; ${queue.length} ${say(stop.places)}.`;
  if (short)
    return (
      <Notice tone="error" role="status">
        <Words>
          <b>{say(stop.title)}.</b> {left}
        </Words>
      </Notice>
    );
  return (
    <Notice tone="error" role="status" title={say(stop.title)}>
      <Words>
        <b>{check.differences}</b> {say(stop.found)}.
      </Words>
      <ol style={{ margin: 0, paddingLeft: '1.3rem' }}>
        {stop.steps.map((step) => (
          <li key={step.vi}>{say(step)}</li>
        ))}
      </ol>
      <Words fw={600}>{left}</Words>
    </Notice>
  );
}
