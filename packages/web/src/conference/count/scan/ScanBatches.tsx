// S18: batch by batch, what was counted by hand beside what the machine read and what the committee settled.
import { Button, Group, NativeSelect, Table, Text as Words } from '@mantine/core';
import { type ListView, type ScanBatchState, type ScanView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { DoneIcon } from '../../../components/icons.tsx';
import { SaveTable } from '../../../components/SaveTable.tsx';
import { useText } from '../../../language.tsx';
import { DocumentLinks } from '../../DocumentLinks.tsx';
import { useHere } from '../../here.tsx';
import { Section } from '../../Screen.tsx';
import { Recount } from '../BatchRow.tsx';
import { CorrectBatch, WithdrawBatch } from './batch-acts.tsx';
import { needsOf } from './batch-words.ts';
import { SheetLink } from './SheetLink.tsx';
import classes from './scan.module.css';

const words = {
  title: text('Đối chiếu từng tập', 'Batch by batch'),
  hint: text(
    'Số đếm tay và số máy đọc phải bằng nhau ở từng tập, trước khi chốt.',
    'Counted by hand and read by the machine must be the same in every batch before the readings are committed.',
  ),
  batch: text('Tập', 'Batch'),
  size: text('Đếm tay', 'By hand'),
  read: text('Máy đọc', 'Read'),
  left: text('Không phải phiếu', 'No ballots'),
  flagged: text('Cần xem', 'Doubtful'),
  decided: text('Đã quyết định', 'Decided'),
  confirmed: text('Đã xác nhận', 'Confirmed'),
  state: text('Còn thiếu gì, ai làm', 'What is missing, and who acts'),
  agrees: text('Khớp, không còn việc', 'Agrees, nothing left'),
  sum: text('Cộng', 'Sum'),
  inBox: text('trong hòm', 'in the box'),
  scanThis: text('Quét tập này', 'Scan this batch'),
  look: text('Xem các tờ', 'Look at the sheets'),
  acts: text('Việc làm với tập', 'Acts'),
  others: text('Quét lại, đính chính', 'Scan anew, correct'),
  which: text('Tập nào', 'Which batch'),
  covers: text('Phiếu bìa các tập', 'Cover sheets of the batches'),
  coversHint: text(
    'In và đặt lên đầu mỗi tập: máy tự biết phiếu thuộc tập nào, quét nhiều tập liền một lượt được.',
    'Print them and lay one on each batch: the machine then knows the batch, and several can be scanned in one go.',
  ),
  withdrawn: text('đã quét lại', 'scanned anew'),
  times: text('lần', 'times'),
} as const;

const figureHeads = [words.size, words.read, words.left, words.flagged, words.decided, words.confirmed];

/** The figures of a batch, under `figureHeads`. */
function figuresOf({ size, read, sheets, flagged, decided, confirmed }: ScanBatchState): readonly number[] {
  return [size, read, read - sheets, flagged, decided, confirmed];
}

export interface ScanBatchesProps {
  readonly list: ListView;
  readonly scan: ScanView;
  /** Chooses the batch into which the next file goes. */
  readonly onScan: (batch: number) => void;
}

export function ScanBatches({ list, scan, onScan }: ScanBatchesProps) {
  const say = useText();
  const sum = (part: 'size' | 'read' | 'sheets' | 'flagged' | 'decided' | 'confirmed') =>
    scan.batches.reduce((total, batch) => total + batch[part], 0);
  const total = sum('size');
  const stateOf = (batch: ScanBatchState) => {
    const needs = needsOf(batch).map(({ what, todo }) => `${say(what)}. ${say(todo)}`);
    const withdrawn = batch.withdrawn > 0 ? [`${say(words.withdrawn)} ${batch.withdrawn} ${say(words.times)}`] : [];
    return [...(needs.length === 0 ? [say(words.agrees)] : needs), ...withdrawn].join('\n');
  };
  return (
    <Section
      id="scan-batches"
      title={words.title}
      hint={words.hint}
      actions={
        <SaveTable
          compact
          title={text(`${words.title.vi}: ${list.title}`, `${words.title.en}: ${list.title}`)}
          head={[words.batch, ...figureHeads, words.state]}
          rows={() => scan.batches.map((batch) => [batch.number, ...figuresOf(batch), stateOf(batch)])}
        />
      }
    >
      <div className={classes.frame}>
        <Table className={classes.table} aria-labelledby="scan-batches-title">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say(words.batch)}</Table.Th>
              {figureHeads.map((head) => (
                <Table.Th key={head.vi} data-figure>
                  {say(head)}
                </Table.Th>
              ))}
              <Table.Th>{say(words.state)}</Table.Th>
              <Table.Th aria-label={say(words.acts)} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {scan.batches.map((batch) => (
              <BatchLine key={batch.number} list={list} batch={batch} onScan={onScan} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{say(words.sum)}</Table.Th>
              {(
                [
                  [words.size, total],
                  [words.read, sum('read')],
                  [words.left, sum('read') - sum('sheets')],
                  [words.flagged, sum('flagged')],
                  [words.decided, sum('decided')],
                  [words.confirmed, sum('confirmed')],
                ] as const
              ).map(([head, value]) => (
                <Table.Td key={head.vi} data-figure data-label={say(head)}>
                  {value}
                </Table.Td>
              ))}
              <Table.Td colSpan={2} data-wide>
                {scan.collected !== null && (
                  <Words span size="sm" fw={600} c={total === scan.collected ? '#1f6b3a' : '#b42318'}>
                    {total}/{scan.collected} {say(words.inBox)}
                  </Words>
                )}
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </div>
      <details>
        <summary style={{ minHeight: 24, fontWeight: 600 }}>{say(words.covers)}</summary>
        <Words size="sm" c="dimmed" my={4}>
          {say(words.coversHint)}
        </Words>
        <DocumentLinks forms={['batch-cover']} list={list.id} />
      </details>
      <OtherActs list={list} scan={scan} />
    </Section>
  );
}

/** What is seldom needed, and never by accident. */
function OtherActs({ list, scan }: { readonly list: ListView; readonly scan: ScanView }) {
  const say = useText();
  const { may } = useHere();
  const [chosen, setChosen] = useState(1);
  const batch = scan.batches.find(({ number }) => number === chosen);
  if (batch === undefined || !(may('withdraw-sheets') || may('correct-batch'))) return null;
  const isRead = scan.batches.some(({ read }) => read > 0);
  return (
    <details>
      <summary style={{ minHeight: 24, fontWeight: 600 }}>{say(words.others)}</summary>
      <Group align="flex-end" mt="xs">
        <NativeSelect
          label={say(words.which)}
          value={String(chosen)}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          data={scan.batches.map(({ number, size }) => ({
            value: String(number),
            label: `${say(words.batch)} ${number} (${size})`,
          }))}
        />
        {may('withdraw-sheets') && batch.read > 0 && <WithdrawBatch key={`w${chosen}`} list={list} batch={batch} />}
        {may('correct-batch') && <CorrectBatch key={`c${chosen}`} list={list} batch={batch} />}
        {may('recount') && isRead && <Recount list={list} batch={null} />}
      </Group>
    </details>
  );
}

interface BatchLineProps {
  readonly list: ListView;
  readonly batch: ScanBatchState;
  readonly onScan: (batch: number) => void;
}

function BatchLine({ list, batch, onScan }: BatchLineProps) {
  const say = useText();
  const { may } = useHere();
  const needs = needsOf(batch);
  const isShort = batch.sheets < batch.size;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {say(words.batch)} {batch.number}
      </Table.Th>
      {figuresOf(batch).map((value, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of one row never move
        <Table.Td key={column} data-figure data-label={say(figureHeads[column] ?? words.size)}>
          {value}
        </Table.Td>
      ))}
      <Table.Td data-wide>
        {needs.length === 0 ? (
          <Group gap={4} c="#1f6b3a" fw={600} wrap="nowrap">
            <DoneIcon size={16} /> {say(words.agrees)}
          </Group>
        ) : (
          needs.map(({ what, todo, grave }) => (
            <p key={what.vi} className={classes.need} data-grave={grave}>
              <b>{say(what)}.</b> {say(todo)}
            </p>
          ))
        )}
        {batch.withdrawn > 0 && (
          <Words size="sm" c="dimmed">
            {say(words.withdrawn)} {batch.withdrawn} {say(words.times)}
          </Words>
        )}
      </Table.Td>
      <Table.Td data-wide>
        <Group gap="xs" justify="flex-end">
          {isShort && may('record-sheets') && (
            <Button
              variant={batch.read === 0 ? 'filled' : 'default'}
              size="compact-sm"
              onClick={() => onScan(batch.number)}
              aria-label={`${say(words.scanThis)}: ${batch.number}`}
            >
              {say(words.scanThis)}
            </Button>
          )}
          {batch.read > 0 && (
            <SheetLink
              sheet={{ list: list.id, batch: batch.number, ballot: 1 }}
              label={`${say(words.look)}: ${batch.number}`}
            >
              {say(words.look)}
            </SheetLink>
          )}
          {batch.sheets > batch.size && may('withdraw-sheets') && (
            <WithdrawBatch list={list} batch={batch} size="compact-sm" />
          )}
          {batch.read > 0 && batch.sheets !== batch.size && may('correct-batch') && (
            <CorrectBatch list={list} batch={batch} size="compact-sm" />
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
