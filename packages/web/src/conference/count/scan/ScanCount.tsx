// A list that is counted by scanner, from the batches to the check by hand: five parts under one another, the one that is going on open.
import { Anchor, Button, Group, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ListCountView, type ListView, type ScanView, stageName, text } from '@tinnhiem/core';
import { useRef, useState } from 'react';
import { DoneIcon } from '../../../components/icons.tsx';
import { Steps } from '../../../components/Steps.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { screenOfCommand } from '../../navigation.ts';
import { Section, stepsOf } from '../../Screen.tsx';
import type { CountAddress } from '../Count.tsx';
import { FormBatches } from '../FormBatches.tsx';
import { CheckSection, DifferenceNotice } from './CheckSection.tsx';
import { Commitment, Sample } from './Commitment.tsx';
import { Phases } from './Phases.tsx';
import { Photos } from './Photos.tsx';
import { Reading } from './Reading.tsx';
import { ScanBatches } from './ScanBatches.tsx';

const words = {
  doubt: text('Chỗ máy nghi ngờ', 'What the machine doubts'),
  open: text('Mở màn hình “Phiếu chưa rõ”', 'Open “Doubtful ballots”'),
  toDecide: text('chỗ chờ Ban Kiểm phiếu quyết định', 'places for the committee to decide'),
  toConfirm: text('quyết định chờ người thứ hai xác nhận', 'decisions for a second person to confirm'),
  done: text('Danh sách này đã đọc, quyết định và kiểm tra xong.', 'This list is read, decided and checked.'),
  differed: text(
    'chỗ kiểm tra bằng tay thấy khác kết quả máy đọc: mọi tờ đã được kiểm tra, Ban Kiểm phiếu đã quyết định từng chỗ. Biên bản ghi rõ.',
    'places where the check by hand saw something else: every sheet was checked, and the committee decided each. The minutes name them.',
  ),
  canvass: text('Đến màn hình “Tổng hợp kết quả”', 'To “Canvass”'),
  more: text('Đọc thêm tệp (mã đối chiếu sẽ mất hiệu lực)', 'Read more files (this voids the fingerprint)'),
  empty: text('Hòm phiếu của danh sách này không có phiếu nào.', 'The box of this list held no ballot.'),
} as const;

export interface ScanCountProps {
  readonly list: ListView;
  readonly count: ListCountView;
  readonly scan: ScanView;
  readonly onOpen: (at: CountAddress) => void;
}

export function ScanCount({ list, count, scan, onOpen }: ScanCountProps) {
  const say = useText();
  const here = useHere();
  const { may, address } = here;
  const screenFor = (command: string) => {
    const screen = screenOfCommand(command);
    return screen === null ? null : address(screen);
  };
  const [batch, setBatch] = useState<number | null>(() => (isPhone() ? firstUnread(scan) : null));
  const reading = useRef<HTMLDivElement>(null);
  const { batches, queue, commitment } = scan;
  const toConfirm = queue.filter(({ waits }) => waits === 'confirm').length;
  const isRead = batches.length > 0 && batches.every(({ sheets, size }) => sheets === size);
  const hasBatches = batches.length > 0;
  const scanInto = (number: number) => {
    setBatch(number);
    reading.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    reading.current?.querySelector('select')?.focus({ preventScroll: true });
  };
  const table = <ScanBatches key="batches" list={list} scan={scan} onScan={scanInto} />;
  const files = commitment === null && (
    <div key="files" ref={reading} style={{ scrollMarginTop: 72 }}>
      <Reading list={list} scan={scan} batch={batch} onBatch={setBatch} />
    </div>
  );
  // The fingerprint is read aloud before the first sheet is looked at; afterwards the work stands above it.
  const isChecking = (scan.check?.checked ?? 0) > 0 && !scan.settled;
  const committed = hasBatches && (isRead || commitment !== null) && (
    <Commitment key="commitment" list={list} scan={scan} />
  );
  const drawn = <Sample key="sample" list={list} scan={scan} />;
  const checks = !scan.settled && (
    <CheckSection key="check" list={list} scan={scan} onCheck={() => onOpen({ list: list.id, work: 'check' })} />
  );
  return (
    <>
      {hasBatches && commitment === null && may('record-sheets') && (
        <Photos list={list} scan={scan} batch={batch} onBatch={setBatch} />
      )}
      <Steps steps={stepsOf(here)} where={stageName(here.view.stage)} screenFor={screenFor} />
      <Phases scan={scan} />
      <DifferenceNotice scan={scan} />
      {scan.settled && (
        <Section id="settled" title={scan.collected === 0 ? words.empty : words.done}>
          {(scan.check?.differences ?? 0) > 0 && (
            <Words>
              <b>{scan.check?.differences}</b> {say(words.differed)}
            </Words>
          )}
          <Group gap="xs">
            <DoneIcon />
            <Anchor component={Link} to={address('canvass')}>
              {say(words.canvass)}
            </Anchor>
          </Group>
        </Section>
      )}
      {scan.unbatched > 0 && may('form-batches') && <FormBatches key={scan.unbatched} list={list} count={count} />}
      {queue.length > 0 && (
        <Section id="doubt" title={words.doubt}>
          <Group justify="space-between">
            <Words>
              {queue.length - toConfirm > 0 && (
                <>
                  <b>{queue.length - toConfirm}</b> {say(words.toDecide)}.{' '}
                </>
              )}
              {toConfirm > 0 && (
                <>
                  <b>{toConfirm}</b> {say(words.toConfirm)}.
                </>
              )}
            </Words>
            <Button component={Link} to={address('adjudication')}>
              {say(words.open)}
            </Button>
          </Group>
        </Section>
      )}
      {isChecking ? [checks, drawn, committed] : [committed, drawn, checks]}
      {hasBatches && (isRead ? [table, files] : [files, table])}
      {commitment !== null && (
        <details>
          <summary style={{ minHeight: 24, fontWeight: 600 }}>{say(words.more)}</summary>
          <Reading list={list} scan={scan} batch={batch} onBatch={setBatch} />
        </details>
      )}
    </>
  );
}

/** The batch that somebody with a camera goes on with: photographs have no cover sheet. */
function firstUnread({ batches }: ScanView): number | null {
  return batches.find(({ sheets, size }) => sheets < size)?.number ?? null;
}

/** Whether the button of the camera is shown, as the style sheet says it. */
function isPhone(): boolean {
  return window.matchMedia('(max-width: 62rem), (pointer: coarse)').matches;
}
