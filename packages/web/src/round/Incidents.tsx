// S02: the register of incidents.
import { Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  dayOf,
  type IncidentKind,
  type IncidentOutcome,
  type IncidentView,
  type Instant,
  incidentKindNames,
  incidentKinds,
  incidentOutcomeNames,
  incidentOutcomes,
  incidentsSeenBy,
  text,
} from '@tinnhiem/core';
import { api } from '../api/client.ts';
import { useCommand } from '../api/commands.ts';
import { roundPath, useRound, useSession } from '../api/queries.ts';
import { ForRoles } from '../components/ForRoles.tsx';
import { formatMoment, showDay } from '../components/format.ts';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { SaveTable } from '../components/SaveTable.tsx';
import { StateBadge } from '../components/StateBadge.tsx';
import { Answered, EmptyState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { ActButton, type Field } from './affairs/ActButton.tsx';
import { PapersOf } from './PapersOf.tsx';
import { useRoundId } from './use-round.ts';

const words = {
  title: text('Sự việc', 'Incidents'),
  lead: text(
    'Vận động, lôi kéo, tác động làm sai lệch và việc khác trái quy định: ai báo, xử lý thế nào. Ủy ban Kiểm tra xem được; biên bản và báo cáo có tóm tắt.',
    'Campaigning, enticing, distorting and what else is against the rules: who reported it, how it was dealt with. The inspection committee reads it; minutes and report sum it up.',
  ),
  none: text('Chưa có sự việc nào', 'No incident'),
  noneHint: text('Ghi ngay khi có việc xảy ra; không xóa được.', 'File what happens at once; it cannot be deleted.'),
  file: text('Ghi nhận sự việc', 'File an incident'),
  fileExplain: text('Ghi việc đã xảy ra. Không ghi số liệu kiểm phiếu.', 'What happened. No figures of a count.'),
  kind: text('Loại', 'Kind'),
  conference: text('Thuộc', 'About'),
  round: text('Cả đợt', 'The round'),
  day: text('Ngày', 'Day'),
  time: text('Giờ, ví dụ 08:15', 'Time, such as 08:15'),
  what: text('Việc xảy ra', 'What happened'),
  reportedBy: text('Người báo', 'Reported by'),
  filed: text('Đã ghi sự việc.', 'The incident is filed.'),
  number: text('Sự việc số', 'Incident no.'),
  filedBy: text('ghi bởi', 'filed by'),
  handle: text('Ghi việc xử lý', 'Record the handling'),
  handleExplain: text('Ai xử lý, thế nào, kết quả ra sao.', 'Who dealt with it, how, what came of it.'),
  by: text('Ai xử lý', 'Who'),
  handling: text('Xử lý thế nào', 'How'),
  outcome: text('Kết quả', 'Outcome'),
  filedOn: text('Ghi lúc, bởi', 'Filed'),
  handled: text('Đã ghi việc xử lý.', 'The handling is recorded.'),
} as const;

const today = () => dayOf(new Date().toISOString() as Instant);

export function Incidents() {
  return (
    <ForRoles screen={words.title} roles={incidentsSeenBy}>
      <Register />
    </ForRoles>
  );
}

function Register() {
  const say = useText();
  const round = useRoundId();
  const { data: view } = useRound(round);
  const command = useCommand(round);
  const query = useQuery({
    queryKey: ['round', round, 'incidents'],
    queryFn: () => api.get<readonly IncidentView[]>(`${roundPath(round)}/incidents`),
  });
  const fields: readonly Field[] = [
    {
      key: 'kind',
      label: words.kind,
      kind: 'choice',
      choices: incidentKinds.map((value) => ({ value, label: say(incidentKindNames[value]) })),
    },
    {
      key: 'conference',
      label: words.conference,
      kind: 'choice',
      initial: 'round',
      choices: [
        { value: 'round', label: say(words.round) },
        ...(view?.conferences ?? []).map(({ id, title }) => ({ value: id, label: title })),
      ],
    },
    { key: 'day', label: words.day, kind: 'day', initial: today() },
    { key: 'time', label: words.time, kind: 'time', optional: true },
    { key: 'what', label: words.what, kind: 'prose' },
    { key: 'reportedBy', label: words.reportedBy, kind: 'line', optional: true },
  ];
  const orNull = (typed: string) => (typed === '' ? null : typed);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        view?.stage === 'approved' && (
          <ActButton
            label={words.file}
            explain={words.fileExplain}
            form={`${round}:incident`}
            fields={fields}
            error={command.error}
            onOpen={command.clear}
            record={async ({ text: typed }) => {
              const recorded = await command.send('file-incident', {
                kind: typed('kind') as IncidentKind,
                conference: typed('conference') === 'round' ? null : (typed('conference') as never),
                happened: typed('day') as never,
                time: orNull(typed('time')),
                what: typed('what'),
                reportedBy: orNull(typed('reportedBy')),
              });
              if (recorded !== null) notify(say(words.filed));
              return recorded;
            }}
          />
        )
      }
    >
      <Answered query={query}>
        {(incidents) =>
          incidents.length === 0 ? (
            <EmptyState title={words.none} hint={words.noneHint} />
          ) : (
            <Stack>
              <PapersOf round={round} which={({ form }) => form === 'incident-report'} />
              <SaveRegister incidents={incidents} />
              {[...incidents].reverse().map((incident) => (
                <IncidentCard key={incident.number} round={round} incident={incident} />
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}

function SaveRegister({ incidents }: { readonly incidents: readonly IncidentView[] }) {
  const say = useText();
  const { number, kind, day, conference, what, reportedBy, handling, outcome, filedOn } = words;
  return (
    <SaveTable
      title={words.title}
      head={[number, kind, day, conference, what, reportedBy, handling, outcome, filedOn]}
      rows={() =>
        incidents.map((incident) => [
          incident.number,
          say(incidentKindNames[incident.kind]),
          `${showDay(incident.happened)} ${incident.time ?? ''}`.trim(),
          incident.conferenceTitle ?? say(words.round),
          incident.what,
          incident.reportedBy ?? '',
          incident.handlings.map((one) => `${showDay(one.day)}, ${one.by}: ${one.handling}`).join('\n'),
          say(incidentOutcomeNames[incident.outcome]),
          `${formatMoment(incident.filed.at)}, ${incident.filed.by}`,
        ])
      }
    />
  );
}

function IncidentCard({ round, incident }: { readonly round: string; readonly incident: IncidentView }) {
  const say = useText();
  const { data: account } = useSession();
  const command = useCommand(round);
  const handles = account?.roles.some((role) => ['chair', 'organiser', 'committee-head'].includes(role)) === true;
  const title = `${say(words.number)} ${incident.number} · ${say(incidentKindNames[incident.kind])}`;
  return (
    <Paper component="article" aria-label={title}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Title order={2} size="h3">
          {title}
        </Title>
        <StateBadge urgent={incident.outcome === 'open'}>{say(incidentOutcomeNames[incident.outcome])}</StateBadge>
      </Group>
      <Stack gap="xs" mt="xs">
        <Words size="sm" c="dimmed">
          {showDay(incident.happened)} {incident.time ?? ''} · {incident.conferenceTitle ?? say(words.round)}
        </Words>
        <Words style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{incident.what}</Words>
        {incident.reportedBy !== null && (
          <Words size="sm">
            {say(words.reportedBy)}: {incident.reportedBy}
          </Words>
        )}
        {incident.handlings.map((handling) => (
          <Words key={`${handling.day} ${handling.handling}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {showDay(handling.day)}, {handling.by}: {handling.handling} ({say(incidentOutcomeNames[handling.outcome])})
          </Words>
        ))}
        <Words size="sm" c="dimmed">
          {formatMoment(incident.filed.at)} {say(words.filedBy)} {incident.filed.by}
        </Words>
        {handles && (
          <Group>
            <ActButton
              variant="default"
              label={words.handle}
              explain={words.handleExplain}
              form={`${round}:incident-${incident.number}`}
              fields={[
                { key: 'day', label: words.day, kind: 'day', initial: today() },
                { key: 'by', label: words.by, kind: 'line' },
                { key: 'handling', label: words.handling, kind: 'prose' },
                {
                  key: 'outcome',
                  label: words.outcome,
                  kind: 'choice',
                  choices: incidentOutcomes.map((value) => ({ value, label: say(incidentOutcomeNames[value]) })),
                },
              ]}
              error={command.error}
              onOpen={command.clear}
              record={async ({ text: typed }) => {
                const recorded = await command.send('handle-incident', {
                  incident: incident.number,
                  day: typed('day') as never,
                  by: typed('by'),
                  handling: typed('handling'),
                  outcome: typed('outcome') as IncidentOutcome,
                });
                if (recorded !== null) notify(say(words.handled));
                return recorded;
              }}
            />
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
