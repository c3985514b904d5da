// One sheet: its picture, what the machine left to people, what they decided. Both stay side by side for as long as the record is kept.
import { Button, Group, Paper, Stack, Text as Words } from '@mantine/core';
import { type FlagView, type ListCountView, type ListView, text } from '@tinnhiem/core';
import { useState } from 'react';
import { Page } from '../../../components/Page.tsx';
import { Answered } from '../../../components/States.tsx';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { useCountAddress } from '../Count.tsx';
import classes from './bench.module.css';
import { ConfirmForm } from './ConfirmForm.tsx';
import { placeKey } from './flag-queue.ts';
import { MachineSaw } from './MachineSaw.tsx';
import { RowCrop } from './RowCrop.tsx';
import { SheetViewer } from './SheetViewer.tsx';
import { scanBase, useSheet } from './scans.ts';

const words = {
  back: text('Về các tập phiếu', 'Back to the batches'),
  before: text('← Tờ trước', '← Sheet before'),
  after: text('Tờ sau →', 'Next sheet →'),
  none: text(
    'Máy không để lại chỗ nào trên tờ này cho người xem.',
    'The machine left nothing on this sheet to people.',
  ),
  plain: text(
    'Những dòng máy đọc rõ chỉ hiện khi kiểm tra bằng tay, sau khi chốt: trước đó không ai được biết tổng số tạm thời.',
    'Rows that were read plainly are shown in the check by hand only, after the commitment: nobody knows a running total before.',
  ),
  whole: text('Cả tờ phiếu', 'The whole sheet'),
  row: text('Dòng', 'Row'),
  waits: text('Chờ quyết định, ở màn hình “Phiếu chưa rõ”.', 'To be decided, on the screen “Doubtful ballots”.'),
} as const;

export interface SheetPageProps {
  readonly list: ListView;
  readonly count: ListCountView;
  readonly batch: number;
  readonly ballot: number;
}

export function SheetPage({ list, count, batch, ballot }: SheetPageProps) {
  const say = useText();
  const { round, conference } = useHere();
  const [, go] = useCountAddress();
  const base = scanBase(round, conference);
  const sheet = { list: list.id, batch, ballot };
  const query = useSheet(round, conference, sheet);
  const [told, setTold] = useState('');
  const read = count.scan?.batches.find(({ number }) => number === batch)?.read ?? 0;
  const flags = [...(count.scan?.queue ?? []), ...(count.scan?.decided ?? [])]
    .filter((flag) => flag.batch === batch && flag.ballot === ballot)
    .sort((a, b) => (a.row ?? -1) - (b.row ?? -1));
  return (
    <Page
      title={text(`Tập ${batch}, phiếu ${ballot}`, `Batch ${batch}, ballot ${ballot}`)}
      lead={text(list.title, list.title)}
      actions={
        <>
          <Button
            variant="default"
            disabled={ballot <= 1}
            onClick={() => go({ work: 'sheet', ...sheet, ballot: ballot - 1 })}
          >
            {say(words.before)}
          </Button>
          <Button
            variant="default"
            disabled={ballot >= read}
            onClick={() => go({ work: 'sheet', ...sheet, ballot: ballot + 1 })}
          >
            {say(words.after)}
          </Button>
          <Button variant="default" onClick={() => go({ list: list.id })}>
            {say(words.back)}
          </Button>
        </>
      }
    >
      <div className={classes.split}>
        <Stack>
          {flags.length === 0 && <Words>{say(words.none)}</Words>}
          {flags.map((flag) => (
            <FlagCard key={placeKey(flag)} list={list} flag={flag} base={base} onRecorded={setTold} />
          ))}
          <Words role="status" fw={600} c="#1f6b3a">
            {told}
          </Words>
          <Words size="sm" c="dimmed">
            {say(words.plain)}
          </Words>
        </Stack>
        <div className={classes.sheet}>
          <Answered query={query}>
            {({ sides }) => <SheetViewer key={`${batch}/${ballot}`} base={base} sheet={sheet} sides={sides.length} />}
          </Answered>
        </div>
      </div>
    </Page>
  );
}

interface FlagCardProps {
  readonly list: ListView;
  readonly flag: FlagView;
  readonly base: string;
  readonly onRecorded: (what: string) => void;
}

function FlagCard({ list, flag, base, onRecorded }: FlagCardProps) {
  const say = useText();
  const person = flag.row === null ? undefined : list.people[flag.row];
  const name = flag.row === null ? say(words.whole) : `${say(words.row)} ${flag.row + 1}: ${person?.name ?? ''}`;
  return (
    <Paper component="section" aria-label={name}>
      <Stack gap="sm">
        <p className={classes.who}>
          {name}
          <small>{person?.position}</small>
        </p>
        {flag.row !== null && (
          <RowCrop
            base={base}
            sheet={{ list: list.id, batch: flag.batch, ballot: flag.ballot }}
            row={flag.row}
            label={person?.name ?? ''}
          />
        )}
        <MachineSaw list={list} flag={flag} />
        {flag.decided === null ? (
          <Group>
            <Words fw={600}>{say(words.waits)}</Words>
          </Group>
        ) : (
          <ConfirmForm list={list} flag={flag} decided={flag.decided} onRecorded={onRecorded} />
        )}
      </Stack>
    </Paper>
  );
}
