// S07, S22: what waits over the round and all its conferences, who must act, by when; and every date of the round.
import { Anchor, Button, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type AgendaEntry, type Reminder, text } from '@tinnhiem/core';
import { api } from '../api/client.ts';
import { roundPath, useRound, useSession } from '../api/queries.ts';
import { DataTable } from '../components/DataTable.tsx';
import { showDay } from '../components/format.ts';
import { Page } from '../components/Page.tsx';
import { Answered } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { conferenceScreenFor, roundScreenFor } from './links.ts';
import { useRoundId } from './use-round.ts';

export const boardWords = {
  title: text('Bảng việc và lịch', 'Board and calendar'),
  lead: text('Còn thiếu gì, ai phải làm, hạn nào: cả đợt và mọi hội nghị.', 'What is missing, who must act, by when.'),
  board: text('Việc phải làm', 'To do'),
  what: text('Việc', 'What'),
  where: text('Thuộc', 'Where'),
  round: text('Cả đợt', 'The round'),
  who: text('Ai làm', 'Who'),
  by: text('Hạn', 'By'),
  overdue: text('QUÁ HẠN', 'OVERDUE'),
  due: text('Việc đến hạn và quá hạn', 'Due and overdue'),
  noneMine: text('Không có việc nào của bạn có hạn ở đây.', 'Nothing of yours has a day here.'),
  othersOverdue: text(
    'việc của người khác đã quá hạn, xem trên bảng việc.',
    'tasks of others are overdue: see the board.',
  ),
  all: text('Xem bảng việc và lịch', 'Board and calendar'),
  dates: text('Lịch của đợt', 'Dates of the round'),
  day: text('Ngày', 'Day'),
  time: text('Giờ', 'Time'),
  source: text('Căn cứ', 'Source'),
  file: text('Tải lịch (iCalendar)', 'Calendar file (iCalendar)'),
} as const;

interface Agenda {
  readonly today: string;
  readonly entries: readonly AgendaEntry[];
  readonly board: readonly Reminder[];
}

export function useAgenda(round: string) {
  return useQuery({
    queryKey: ['round', round, 'agenda'],
    queryFn: () => api.get<Agenda>(`${roundPath(round)}/agenda`),
  });
}

function screenOf(round: string, { conference, command }: Reminder): string | null {
  return conference === null ? roundScreenFor(round, command) : conferenceScreenFor(round, conference, command);
}

export function Board() {
  const say = useText();
  const round = useRoundId();
  const agenda = useAgenda(round);
  const { data: view } = useRound(round);
  const titleOf = (conference: string | null) =>
    conference === null
      ? say(boardWords.round)
      : (view?.conferences.find(({ id }) => id === conference)?.title ?? conference);
  return (
    <Page
      title={boardWords.title}
      lead={boardWords.lead}
      actions={
        <Button component="a" href={`${roundPath(round)}/calendar.ics`} variant="default">
          {say(boardWords.file)}
        </Button>
      }
    >
      <Answered query={agenda}>
        {({ board, entries }) => (
          <Stack>
            <Title order={2}>{say(boardWords.board)}</Title>
            <DataTable<Reminder>
              title={boardWords.board}
              rows={board}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'what',
                  title: boardWords.what,
                  value: (row) => say(row.what),
                  isHeader: true,
                  cell: (row) => {
                    const screen = screenOf(round, row);
                    return screen === null || screen.includes('#') ? (
                      say(row.what)
                    ) : (
                      <Anchor component={Link} to={screen}>
                        {say(row.what)}
                      </Anchor>
                    );
                  },
                },
                { key: 'where', title: boardWords.where, value: (row) => titleOf(row.conference) },
                { key: 'who', title: boardWords.who, value: (row) => say(row.who) },
                { key: 'by', title: boardWords.by, value: (row) => dueWords(row, say(boardWords.overdue)) },
              ]}
            />
            <Title order={2}>{say(boardWords.dates)}</Title>
            <DataTable<AgendaEntry>
              title={boardWords.dates}
              rows={entries}
              rowKey={(row) => row.id}
              searchable={false}
              columns={[
                {
                  key: 'day',
                  title: boardWords.day,
                  value: (row) => row.day,
                  written: (row) => showDay(row.day),
                  width: 120,
                },
                { key: 'time', title: boardWords.time, value: (row) => row.time ?? '', width: 80 },
                { key: 'what', title: boardWords.what, value: (row) => say(row.title), isHeader: true },
                { key: 'where', title: boardWords.where, value: (row) => titleOf(row.conference) },
                { key: 'source', title: boardWords.source, value: (row) => row.cite ?? '' },
              ]}
            />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

function dueWords({ by, overdue }: Reminder, word: string): string {
  return by === null ? '' : `${showDay(by)}${overdue ? ` · ${word}` : ''}`;
}

/** On the round's first screen: what the person at the screen has to do and is due or overdue. */
export function DueReminders({ round }: { readonly round: string }) {
  const say = useText();
  const { data } = useAgenda(round);
  const { data: account } = useSession();
  const mine = (data?.board ?? []).filter(
    ({ by, conference, roles }) =>
      by !== null && conference === null && roles.some((role) => account?.roles.includes(role) === true),
  );
  const others = (data?.board ?? []).filter((reminder) => reminder.overdue && !mine.includes(reminder)).length;
  return (
    <Paper component="section" aria-label={say(boardWords.due)}>
      <Title order={2} size="h3" mb="xs">
        {say(boardWords.due)}
      </Title>
      <Stack gap={4}>
        {mine.map((reminder) => (
          <Words key={reminder.id} {...(reminder.overdue ? { c: '#b42318', fw: 600 } : {})}>
            {say(reminder.what)} – {say(reminder.who)}, {dueWords(reminder, say(boardWords.overdue))}
          </Words>
        ))}
        {data !== undefined && mine.length === 0 && <Words c="dimmed">{say(boardWords.noneMine)}</Words>}
        {others > 0 && (
          <Words>
            <b>{others}</b> {say(boardWords.othersOverdue)}
          </Words>
        )}
        <Anchor component={Link} to={`/rounds/${round}/board`}>
          {say(boardWords.all)}
        </Anchor>
      </Stack>
    </Paper>
  );
}
