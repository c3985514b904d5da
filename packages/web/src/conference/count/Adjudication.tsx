// S11: what is doubtful is put to the whole committee. What each person read stays beside the decision for ever.
import { Button, Group, Paper, Stack, Table, Text as Words } from '@mantine/core';
import {
  type CommitteeCell,
  type ListCountView,
  type ListView,
  type RowMark,
  text,
  type WholeMark,
} from '@tinnhiem/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { DoneIcon } from '../../components/icons.tsx';
import { SaveTable } from '../../components/SaveTable.tsx';
import { ErrorState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Screen, Section, WhoMay } from '../Screen.tsx';
import { CellChoice } from './CellChoice.tsx';
import { keysOfCell, nameOfMark } from './mark-names.ts';
import { CellPlace } from './ReadAgain.tsx';
import { ScanAdjudication } from './scan/ScanAdjudication.tsx';
import { TallyAdjudication } from './TallyAdjudication.tsx';
import { emptyVote, readVote, VoteFields } from './VoteFields.tsx';

const words = {
  title: text('Phiếu chưa rõ', 'Doubtful ballots'),
  lead: text(
    'Cả Ban Kiểm phiếu xem tờ phiếu, chọn điều trên phiếu theo quy định, biểu quyết và ghi lại. Không ai quyết định một mình.',
    'The whole committee looks at the ballot, chooses what the rules call it, votes, and records both. Nobody decides alone.',
  ),
  left: text('chỗ chờ quyết định', 'places wait for a decision'),
  none: text('Không có chỗ nào chờ Ban Kiểm phiếu quyết định.', 'Nothing waits for the committee.'),
  readings: text('Những người nhập đã đọc', 'What was read'),
  who: text('Người nhập', 'Who'),
  first: text('Lần đầu', 'First'),
  again: text('Đọc lại', 'Again'),
  decision: text('Quyết định', 'Decision'),
  decide: text('Ghi quyết định', 'Record the decision'),
  decided: text('Đã quyết định', 'Decided'),
  place: text('Chỗ', 'Place'),
  vote: text('Biểu quyết', 'Vote'),
  note: text('Ghi chú', 'Note'),
  committeeOnly: text('Chỉ Ban Kiểm phiếu làm việc ở màn hình này.', 'This screen is for the counting committee.'),
} as const;

interface Waiting {
  readonly list: ListView;
  readonly batch: number;
  readonly cell: CommitteeCell;
}

export function Adjudication() {
  const { view } = useHere();
  return view.method === 'scan' ? <ScanAdjudication /> : <EnteredAdjudication />;
}

function EnteredAdjudication() {
  const say = useText();
  const { view, list } = useHere();
  const queue = (view.counts ?? []).flatMap((count): Waiting[] => {
    const own = list(count.list);
    return own === undefined
      ? []
      : count.batches.flatMap((batch) => batch.committee.map((cell) => ({ list: own, batch: batch.number, cell })));
  });
  const [first] = queue;
  const tallies = (view.counts ?? []).flatMap((count) =>
    (count.tally?.committee ?? []).map((cell) => ({ list: list(count.list), cell, collected: count.collected })),
  );
  const [firstTally] = tallies;
  const left = queue.length + tallies.length;
  return (
    <Screen title={words.title} lead={words.lead} from="counting" bare={view.stage === 'counting' && left > 0}>
      {view.counts === null ? (
        <Words>{say(words.committeeOnly)}</Words>
      ) : left === 0 ? (
        <Group gap="xs" role="status">
          <DoneIcon />
          <Words>{say(words.none)}</Words>
        </Group>
      ) : (
        <Words role="status" fw={600}>
          {left} {say(words.left)}
        </Words>
      )}
      {first !== undefined && (
        <CellToDecide key={`${first.list.id}/${first.batch}/${first.cell.key}`} waiting={first} />
      )}
      {first === undefined && firstTally?.list !== undefined && (
        <TallyAdjudication
          key={`${firstTally.list.id}/${firstTally.cell.key}`}
          list={firstTally.list}
          cell={firstTally.cell.key}
          collected={firstTally.collected ?? 0}
        />
      )}
      {(view.counts ?? []).map((count) => (
        <Decided key={count.list} count={count} />
      ))}
    </Screen>
  );
}

function CellToDecide({ waiting: { list, batch, cell } }: { readonly waiting: Waiting }) {
  const say = useText();
  const { round, conference, view, may } = useHere();
  const command = useCommand(round, conference);
  const [chosen, setChosen] = useState<RowMark | WholeMark | null>(null);
  const [vote, setVote] = useState(emptyVote);
  const counted = readVote(vote);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (chosen === null || chosen === 'doubtful' || counted === null) return;
    void command.send('adjudicate', {
      list: list.id,
      batch,
      ballot: cell.ballot,
      row: cell.row,
      decision: chosen,
      ...counted,
    });
  };
  return (
    <Paper p="lg" component="section" aria-label={say(words.decide)}>
      <form onSubmit={submit}>
        <Stack>
          <Words c="dimmed">{list.title}</Words>
          <CellPlace list={list} batch={batch} ballot={cell.ballot} row={cell.row} />
          <Table aria-label={say(words.readings)} withTableBorder maw={640}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say(words.who)}</Table.Th>
                <Table.Th>{say(words.first)}</Table.Th>
                <Table.Th>{say(words.again)}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {cell.readings.map((reading) => (
                <Table.Tr key={reading.name}>
                  <Table.Th scope="row" fw={500}>
                    {reading.name}
                  </Table.Th>
                  <Table.Td>{say(nameOfMark(view, cell.row, reading.first))}</Table.Td>
                  <Table.Td>{reading.again === null ? '' : say(nameOfMark(view, cell.row, reading.again))}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {may('adjudicate') ? (
            <>
              <CellChoice
                label={say(words.decision)}
                keys={keysOfCell(view, cell.row, true)}
                chosen={chosen}
                onChoose={setChosen}
                onEnter={submit}
              />
              <VoteFields value={vote} onValue={setVote} />
              <ErrorState error={command.error} />
              <Group>
                <Button
                  type="submit"
                  size="lg"
                  disabled={chosen === null || counted === null}
                  loading={command.pending !== null}
                >
                  {say(words.decide)}
                </Button>
              </Group>
            </>
          ) : (
            <WhoMay command="adjudicate" />
          )}
        </Stack>
      </form>
    </Paper>
  );
}

function Decided({ count }: { readonly count: ListCountView }) {
  const say = useText();
  const { view, list } = useHere();
  const own = list(count.list);
  if (count.decided.length === 0 || own === undefined) return null;
  const title = text(`${words.decided.vi}: ${own.title}`, `${words.decided.en}: ${own.title}`);
  const head = [words.place, words.decision, words.vote, words.note];
  const rows = count.decided.map((cell) => {
    const [ballot = '', row = ''] = cell.key.split('/');
    const index = row === 'whole' ? null : Number(row);
    const at = say(text(`Tập ${cell.batch}, phiếu ${ballot}`, `Batch ${cell.batch}, ballot ${ballot}`));
    return {
      key: `${cell.batch}/${cell.key}`,
      cells: [
        index === null ? at : `${at}: ${own.people[index]?.name ?? ''}`,
        say(nameOfMark(view, index, cell.decision)),
        `${cell.votesFor}–${cell.votesAgainst}`,
        cell.note,
      ] as const,
    };
  });
  return (
    <Section
      id={`decided-${count.list}`}
      title={title}
      actions={<SaveTable compact title={title} head={head} rows={() => rows.map(({ cells }) => cells)} />}
    >
      <Table.ScrollContainer minWidth={560}>
        <Table aria-labelledby={`decided-${count.list}-title`}>
          <Table.Thead>
            <Table.Tr>
              {head.map((cell) => (
                <Table.Th key={cell.vi}>{say(cell)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, cells: [place, decision, vote, note] }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" fw={500}>
                  {place}
                </Table.Th>
                <Table.Td>{decision}</Table.Td>
                <Table.Td>{vote}</Table.Td>
                <Table.Td>{note}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
