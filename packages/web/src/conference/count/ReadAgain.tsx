// Reading 12: only what differs goes back, blind: which ballot and which person, never what anybody read.
import { Button, Group, Paper, Stack, Text as Words } from '@mantine/core';
import { type ListCountView, type ListView, type RowMark, text, type WholeMark } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { DoneIcon } from '../../components/icons.tsx';
import { Page } from '../../components/Page.tsx';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { CellChoice } from './CellChoice.tsx';
import classes from './cell.module.css';
import { keysOfCell } from './mark-names.ts';

const words = {
  title: text('Đọc lại chỗ khác nhau', 'Read again what differs'),
  lead: text(
    'Lấy đúng tập, đúng phiếu, nhìn lại dòng này trên giấy và bấm điều nhìn thấy. Không ai biết người kia đã đọc gì.',
    'Take that batch and that ballot, look at the row on the paper, and press what you see. Nobody knows what the other one read.',
  ),
  batch: text('Tập', 'Batch'),
  ballot: text('Phiếu số', 'Ballot'),
  row: text('Dòng', 'Row'),
  whole: text('Cả tờ phiếu: có gì không bình thường không?', 'The whole sheet: is anything out of order?'),
  left: text('chỗ còn phải đọc', 'places left'),
  choose: text('Trên phiếu là', 'The paper says'),
  send: text('Ghi lại', 'Record'),
  done: text('Đã đọc lại hết.', 'Everything was read again.'),
  leave: text('Về các tập phiếu', 'Back to the batches'),
} as const;

export interface ReadAgainProps {
  readonly list: ListView;
  readonly count: ListCountView;
  readonly onLeave: () => void;
}

export function ReadAgain({ list, count, onLeave }: ReadAgainProps) {
  const say = useText();
  const queue = count.batches.flatMap((batch) => batch.readAgain.map((cell) => ({ batch: batch.number, cell })));
  const [first] = queue;
  return (
    <Page title={words.title} lead={words.lead}>
      <Stack>
        <Words role="status" fw={600}>
          {list.title} · {queue.length} {say(words.left)}
        </Words>
        {first === undefined ? (
          <Group gap="xs">
            <DoneIcon />
            <Words>{say(words.done)}</Words>
          </Group>
        ) : (
          <CellToRead
            key={`${first.batch}/${first.cell.key}`}
            list={list}
            batch={first.batch}
            ballot={first.cell.ballot}
            row={first.cell.row}
          />
        )}
        <Group>
          <Button variant="default" onClick={onLeave}>
            {say(words.leave)}
          </Button>
        </Group>
      </Stack>
    </Page>
  );
}

interface CellToReadProps {
  readonly list: ListView;
  readonly batch: number;
  readonly ballot: number;
  readonly row: number | null;
}

function CellToRead({ list, batch, ballot, row }: CellToReadProps) {
  const say = useText();
  const { round, conference, view } = useHere();
  const command = useCommand(round, conference);
  const [chosen, setChosen] = useState<RowMark | WholeMark | null>(null);
  const send = () => {
    if (chosen !== null) void command.send('read-again', { list: list.id, batch, ballot, row, mark: chosen });
  };
  return (
    <Paper p="lg">
      <Stack>
        <CellPlace list={list} batch={batch} ballot={ballot} row={row} />
        <CellChoice
          label={say(words.choose)}
          keys={keysOfCell(view, row, false)}
          chosen={chosen}
          onChoose={setChosen}
          onEnter={send}
        />
        <ErrorState error={command.error} />
        <Group>
          <Button size="lg" onClick={send} disabled={chosen === null} loading={command.pending !== null}>
            {say(words.send)} (Enter)
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** Which batch, ballot and person: large enough to find the paper. */
export function CellPlace({ list, batch, ballot, row }: CellToReadProps) {
  const say = useText();
  const person = row === null ? undefined : list.people[row];
  return (
    <>
      <p className={classes.place}>
        <span>
          {say(words.batch)} <b>{batch}</b>
        </span>
        <span>
          {say(words.ballot)} <b>{ballot}</b>
        </span>
        {row !== null && (
          <span>
            {say(words.row)} <b>{row + 1}</b>
          </span>
        )}
      </p>
      {row === null ? (
        <p className={classes.who}>{say(words.whole)}</p>
      ) : (
        <p className={classes.who}>
          {person?.name}
          <small>{person?.position}</small>
        </p>
      )}
    </>
  );
}
