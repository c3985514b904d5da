import { Button, Group, Stack, Table } from '@mantine/core';
import { type ListView, levels, type TallyCell, text } from '@tinnhiem/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { levelNames } from './entry-keys.ts';
import { SheetRow, VoidFields } from './TallyForm.tsx';
import classes from './tally.module.css';
import {
  emptyRow,
  readReasons,
  readRow,
  type TypedRow,
  type TypedTally,
  tallyReasons,
  typedSum,
} from './tally-form.ts';

const words = {
  title: text('Nhập lại dòng khác nhau', 'Enter again what differs'),
  hint: text(
    'Xem lại phiếu kiểm (nếu cần thì kiểm lại phiếu của người này) và nhập lại. Không ai biết người kia đã nhập gì.',
    'Look at the sheet again (or count that person again) and enter it. Nobody knows what the other one entered.',
  ),
  left: text('dòng', 'rows'),
  send: text('Ghi lại dòng này', 'Record this row'),
  name: text('Họ và tên', 'Name'),
  sum: text('Cộng', 'Sum'),
} as const;

export interface TallyAgainProps {
  readonly list: ListView;
  /** Keys of the cells that this person must enter again, `void` or the person's index. */
  readonly cells: readonly string[];
  readonly collected: number;
}

/** One differing row at a time, blind. */
export function TallyAgain({ list, cells, collected }: TallyAgainProps) {
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  const [cell = ''] = cells;
  return (
    <Section
      id="tally-again"
      title={text(`${words.title.vi} (${cells.length})`, `${words.title.en} (${cells.length})`)}
      hint={words.hint}
    >
      <TallyCellForm
        list={list}
        cell={cell}
        collected={collected}
        onSend={(value) => void command.send('read-tally-again', { list: list.id, cell: value })}
        action={(ready) => (
          <Button type="submit" disabled={!ready} loading={command.pending !== null}>
            {say(words.send)}
          </Button>
        )}
      />
      <ErrorState error={command.error} />
    </Section>
  );
}

export interface TallyCellFormProps {
  readonly list: ListView;
  readonly cell: string;
  readonly collected: number;
  readonly onSend: (cell: TallyCell) => void;
  readonly action: (ready: boolean) => ReactNode;
  readonly children?: ReactNode;
}

/** The numbers of one cell of a tally sheet: the ballots void as a whole, or one person's totals. */
export function TallyCellForm({ list, cell, collected, onSend, action, children }: TallyCellFormProps) {
  const say = useText();
  const { view } = useHere();
  const { voiding, inRow } = tallyReasons(view.reasons);
  const [voided, setVoided] = useState<TypedTally['voided']>({});
  const [row, setRow] = useState<TypedRow>(emptyRow);
  const isVoid = cell === 'void';
  const totals = readRow(row);
  const reasons = readReasons(voided);
  const value: TallyCell | null = isVoid
    ? reasons === null || Object.keys(voided).length < voiding.length
      ? null
      : { kind: 'void', voided: reasons }
    : totals === null
      ? null
      : { kind: 'person', row: Number(cell), totals };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value !== null) onSend(value);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {isVoid ? (
          <VoidFields reasons={voiding} typed={voided} onTyped={setVoided} />
        ) : (
          <Table.ScrollContainer minWidth={560}>
            <Table className={classes.table} aria-label={say(words.title)}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say(words.name)}</Table.Th>
                  {levels.map((level) => (
                    <Table.Th key={level}>{say(levelNames[level])}</Table.Th>
                  ))}
                  {inRow.map((reason) => (
                    <Table.Th key={reason.code} className={classes.reason}>
                      {say(reason.label)}
                    </Table.Th>
                  ))}
                  <Table.Th>
                    {say(words.sum)} ({collected})
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                <SheetRow
                  number={Number(cell) + 1}
                  name={list.people[Number(cell)]?.name ?? ''}
                  row={row}
                  reasons={inRow}
                  sum={typedSum(row, {})}
                  collected={collected}
                  complete={totals !== null}
                  onRow={setRow}
                />
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {children}
        <Group>{action(value !== null)}</Group>
      </Stack>
    </form>
  );
}
