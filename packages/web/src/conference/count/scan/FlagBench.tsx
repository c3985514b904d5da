import { ActionIcon, Group } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { useText } from '../../../language.tsx';
import { useHere } from '../../here.tsx';
import { isMeantElsewhere, useKeys } from '../keyboard.ts';
import type { TypedVote } from '../VoteFields.tsx';
import classes from './bench.module.css';
import { ConfirmForm } from './ConfirmForm.tsx';
import { FlagForm } from './FlagForm.tsx';
import { MachineSaw } from './MachineSaw.tsx';
import { RowCrop } from './RowCrop.tsx';
import type { Waiting } from './ScanAdjudication.tsx';
import { SheetLink } from './SheetLink.tsx';
import { SheetViewer } from './SheetViewer.tsx';
import { scanBase, sideOfRow, useSheet } from './scans.ts';

const words = {
  region: text('Chỗ đang xem', 'The place that is open'),
  batch: text('Tập', 'Batch'),
  ballot: text('Phiếu', 'Ballot'),
  row: text('Dòng', 'Row'),
  whole: text('Cả tờ phiếu', 'The whole sheet'),
  before: text('Chỗ trước (↑)', 'Place before (↑)'),
  after: text('Chỗ sau (↓)', 'Next place (↓)'),
  page: text('Mọi điều về tờ này', 'Everything about this sheet'),
} as const;

export interface FlagBenchProps {
  readonly waiting: Waiting;
  readonly index: number;
  readonly total: number;
  readonly onGo: (index: number) => void;
  readonly vote: TypedVote;
  readonly onVote: (vote: TypedVote) => void;
  /** What was recorded last, in words. */
  readonly told: string;
  /** An act on this place has been sent, or was refused. */
  readonly onActing: (acting: boolean) => void;
  readonly onRecorded: (what: string) => void;
}

/** One place: the row large, the whole sheet beside it, what the machine saw, and what is to be done. */
export function FlagBench({ waiting, index, total, onGo, vote, onVote, told, onActing, onRecorded }: FlagBenchProps) {
  const say = useText();
  const { round, conference } = useHere();
  const { list, flag } = waiting;
  const base = scanBase(round, conference);
  const sheet = { list: list.id, batch: flag.batch, ballot: flag.ballot };
  const person = flag.row === null ? undefined : list.people[flag.row];
  useKeys((event) => {
    if (isMeantElsewhere(event) || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowRight') onGo(index + 1);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') onGo(index - 1);
    else return;
    event.preventDefault();
  });
  const seen = useSheet(round, conference, sheet);
  const first = sideOfRow(seen.data?.sides ?? [], flag.row);
  return (
    <section className={classes.work} aria-label={say(words.region)}>
      <p role="status" className={classes.told}>
        {told}
      </p>
      <div className={classes.head}>
        <p className={classes.place}>
          {say(words.batch)} <b>{flag.batch}</b> · {say(words.ballot)} <b>{flag.ballot}</b>
          {flag.row !== null && (
            <>
              {' '}
              · {say(words.row)} <b>{flag.row + 1}</b>
            </>
          )}
        </p>
        <p className={classes.who}>
          {person?.name ?? say(words.whole)}
          <small>{person?.position ?? list.title}</small>
        </p>
        <div className={classes.steps}>
          <ActionIcon
            variant="default"
            aria-label={say(words.before)}
            title={say(words.before)}
            disabled={index === 0}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onGo(index - 1)}
          >
            ↑
          </ActionIcon>
          <span role="status">
            {index + 1}/{total}
          </span>
          <ActionIcon
            variant="default"
            aria-label={say(words.after)}
            title={say(words.after)}
            disabled={index >= total - 1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onGo(index + 1)}
          >
            ↓
          </ActionIcon>
        </div>
      </div>
      {flag.row !== null && <RowCrop base={base} sheet={sheet} row={flag.row} label={person?.name ?? ''} />}
      <div className={classes.split} data-whole={flag.row === null}>
        <div className={classes.work}>
          <MachineSaw list={list} flag={flag} />
          {flag.decided === null ? (
            <FlagForm list={list} flag={flag} vote={vote} onVote={onVote} onActing={onActing} onRecorded={onRecorded} />
          ) : (
            <ConfirmForm
              list={list}
              flag={flag}
              decided={flag.decided}
              onActing={onActing}
              onRecorded={onRecorded}
              byKeys
            />
          )}
          <Group justify="flex-end">
            <SheetLink sheet={sheet}>{say(words.page)}</SheetLink>
          </Group>
        </div>
        <div className={classes.sheet}>
          <SheetViewer key={first} base={base} sheet={sheet} sides={flag.images.length} first={first} />
        </div>
      </div>
    </section>
  );
}
