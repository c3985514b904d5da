import { Button, Group, Paper, Progress, Stack, Table, Title, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { api } from '../api/client.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { formatMoment } from '../components/format.ts';
import { DownIcon } from '../components/icons.tsx';
import { Notice } from '../components/Notice.tsx';
import { SaveTable } from '../components/SaveTable.tsx';
import { RehearsalBadge } from '../components/StageBadge.tsx';
import { useText } from '../language.tsx';
import type { Done, Rehearsal } from './rehearsal.ts';
import { outcomeNames, rehearsalsText as words } from './rehearsals.text.ts';

interface CardProps {
  readonly rehearsal: Rehearsal;
  readonly onRemoved: () => Promise<unknown>;
}

/** One rehearsal: how far it is, or what came of it. */
export function RehearsalCard({ rehearsal, onRemoved }: CardProps) {
  const say = useText();
  const { id, title, at, by, mode, voters, state } = rehearsal;
  const isRunning = state === 'running';
  const remove = async () => {
    await api.delete(`/api/rehearsals/${id}`);
    await onRemoved();
    return true;
  };
  return (
    <Paper component="article">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div style={{ flex: '1 1 20rem' }}>
            <Title order={2} size="h3">
              {title}
            </Title>
            <Words size="sm" c="dimmed">
              {formatMoment(at)} · {by} · {say(words[mode])} · {voters}
            </Words>
          </div>
          <RehearsalBadge />
        </Group>
        {isRunning && <Going rehearsal={rehearsal} />}
        {state === 'stopped' && (
          <Notice tone="error" title={`${say(words.stopped)}: ${say(rehearsal.message)}`}>
            {say(rehearsal.todo)}
          </Notice>
        )}
        {state === 'done' && <Outcome id={id} done={rehearsal} people={rehearsal.people} />}
        <Group>
          <ConfirmButton
            variant="default"
            label={isRunning ? words.stop : words.remove}
            explain={isRunning ? words.stopExplain : words.removeExplain}
            onConfirm={remove}
          />
        </Group>
      </Stack>
    </Paper>
  );
}

function Going({ rehearsal }: { readonly rehearsal: Extract<Rehearsal, { state: 'running' }> }) {
  const say = useText();
  const { step, place, done, of } = rehearsal;
  const now = step === undefined ? say(words.beginning) : say(step);
  const count = done === undefined || of === undefined || of === 0 ? '' : ` ${done}/${of}`;
  return (
    <div>
      <Words role="status">{`${say(words.running)}: ${now}${count}${place === undefined ? '' : ` · ${place}`}`}</Words>
      <Progress animated value={count === '' ? 100 : (100 * (done ?? 0)) / (of ?? 1)} aria-label={now} mt="xs" />
    </div>
  );
}

const figureHeads = [words.name, words.high, words.confidence, words.low, words.invalid];
const differenceHeads = [words.list, words.ballot, words.person, words.marked, words.counted, words.why];

interface OutcomeProps {
  readonly id: string;
  readonly done: Done;
  readonly people: Rehearsal['people'];
}

function Outcome({ id, done, people }: OutcomeProps) {
  const say = useText();
  const { differences, lists, rows, milliseconds, archive } = done;
  const ballots = lists.reduce((sum, { collected }) => sum + collected, 0);
  const silent = differences.filter(({ why }) => why === 'silent').length;
  const verdict = text(
    `${ballots} phiếu, ${differences.length} chênh lệch`,
    `${ballots} ballots, ${differences.length} differences`,
  );
  const minutes = (milliseconds / 60_000).toFixed(1);
  const about = text(
    `${rows} dòng đã ghi, đếm lại từ đầu đến hồ sơ trong ${minutes.replace('.', ',')} phút. ${words.verified.vi}`,
    `${rows} rows marked, counted to the archive in ${minutes} minutes. ${words.verified.en}`,
  );
  const path = `/api/rehearsals/${id}`;
  return (
    <>
      <Notice tone={silent > 0 ? 'error' : differences.length > 0 ? 'warning' : 'done'} title={say(verdict)}>
        {say(about)}
      </Notice>
      {differences.length > 0 && <Differences done={done} people={people} />}
      {lists.map((list) => (
        <details key={list.id}>
          <summary>{`${list.title}: ${say(text(`${list.collected} phiếu`, `${list.collected} ballots`))}`}</summary>
          <Group justify="flex-end">
            <SaveTable
              compact
              title={text(list.title, list.title)}
              head={[words.code, ...figureHeads]}
              rows={() =>
                list.people.map(({ person, high, confidence, low, invalidRows }) => [
                  person,
                  people[person] ?? person,
                  high,
                  confidence,
                  low,
                  invalidRows,
                ])
              }
            />
          </Group>
          <Table.ScrollContainer minWidth={420}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {figureHeads.map((head) => (
                    <Table.Th key={head.vi}>{say(head)}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {list.people.map(({ person, high, confidence, low, invalidRows }) => (
                  <Table.Tr key={person}>
                    <Table.Th scope="row">{people[person] ?? person}</Table.Th>
                    <Table.Td>{high}</Table.Td>
                    <Table.Td>{confidence}</Table.Td>
                    <Table.Td>{low}</Table.Td>
                    <Table.Td>{invalidRows}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </details>
      ))}
      <Group gap="xs">
        <Button component="a" href={`${path}/archive`} download leftSection={<DownIcon />}>
          {`${say(words.archive)}, ${(archive.bytes / 1e6).toFixed(0)} MB`}
        </Button>
        {(['passphrase', 'truth', 'results'] as const).map((what) => (
          <Button key={what} component="a" href={`${path}/${what}`} download variant="default">
            {say(words[what])}
          </Button>
        ))}
        <Button component="a" href="/kiem-tra-ho-so" target="_blank" rel="noopener" variant="subtle" color="dark">
          {say(words.check)}
        </Button>
      </Group>
    </>
  );
}

function Differences({ done, people }: Omit<OutcomeProps, 'id'>) {
  const say = useText();
  const titles = new Map(done.lists.map(({ id, title }) => [id, title]));
  const outcome = (code: string) => {
    const name = outcomeNames[code];
    return name === undefined ? code : say(name);
  };
  const rows = done.differences.map(({ list, ballot, person, truth, counted, why }) => ({
    key: `${list}/${ballot}/${person}`,
    cells: [
      titles.get(list) ?? list,
      ballot,
      people[person] ?? person,
      outcome(truth),
      outcome(counted),
      say(words[why]),
    ],
  }));
  return (
    <div>
      <Group justify="flex-end">
        <SaveTable
          compact
          title={words.differences}
          head={differenceHeads}
          rows={() => rows.map(({ cells }) => cells)}
        />
      </Group>
      <Table.ScrollContainer minWidth={560}>
        <Table aria-label={say(words.differences)}>
          <Table.Thead>
            <Table.Tr>
              {differenceHeads.map((head) => (
                <Table.Th key={head.vi}>{say(head)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, cells }) => (
              <Table.Tr key={key}>
                {cells.map((cell, column) => (
                  <Table.Td key={differenceHeads[column]?.vi}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
