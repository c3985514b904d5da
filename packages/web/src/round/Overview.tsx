import { Anchor, Button, Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RoundView } from '@tinnhiem/core';
import { useCommand } from '../api/commands.ts';
import { useRound, useSession } from '../api/queries.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { DataTable } from '../components/DataTable.tsx';
import { FindingList, isClear } from '../components/FindingList.tsx';
import { formatMoment, showDay } from '../components/format.ts';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import type { Settle } from '../components/SettleForm.tsx';
import { StageBadge } from '../components/StageBadge.tsx';
import { StepList, Steps } from '../components/Steps.tsx';
import { useText } from '../language.tsx';
import { nextText } from '../next/next.text.ts';
import { ArchiveSection } from './ArchiveSection.tsx';
import { DueReminders } from './Board.tsx';
import { conferenceScreenFor, roundScreenFor } from './links.ts';
import { roundText } from './round.text.ts';
import { titlesOf, useRoundId } from './use-round.ts';

export function Overview() {
  const round = useRoundId();
  const query = useRound(round);
  return (
    <AnsweredPage title={roundText.overview} query={query}>
      {(view) => <OverviewOf round={round} view={view} />}
    </AnsweredPage>
  );
}

function OverviewOf({ round, view }: { readonly round: string; readonly view: RoundView }) {
  const say = useText();
  const { data: account } = useSession();
  const isDrafting = view.stage === 'drafting';
  const isOver = view.conferences.every(({ stage }) => stage === 'announced' || stage === 'sealed');
  const mayCreate = account?.roles.includes('organiser') === true;
  return (
    <Page
      title={view.title}
      actions={
        <>
          {isOver && mayCreate && (
            <Button component={Link} to={`/rounds/${round}/next`} variant="default">
              {say(nextText.open)}
            </Button>
          )}
          <StageBadge stage={view.stage} />
        </>
      }
    >
      {isDrafting && (
        <Steps steps={view.steps} where={roundText.drafting} screenFor={(command) => roundScreenFor(round, command)} />
      )}
      {isDrafting && <Findings round={round} view={view} />}
      {!isDrafting && <DueReminders round={round} />}
      <Conferences round={round} view={view} />
      <section aria-labelledby="lists-title">
        <Title order={2} id="lists-title" mb="xs">
          {say(roundText.lists)}
        </Title>
        <DataTable
          title={roundText.lists}
          rows={view.lists}
          rowKey={(list) => list.id}
          searchable={false}
          columns={[
            { key: 'title', title: roundText.list, value: (list) => list.title, isHeader: true },
            { key: 'votedOn', title: roundText.votedOn, value: (list) => list.votedOn.length, order: 'number' },
            { key: 'excluded', title: roundText.excludedCount, value: (list) => list.excluded.length, order: 'number' },
            { key: 'voters', title: roundText.voters, value: (list) => list.voters.length, order: 'number' },
          ]}
        />
      </section>
      <Facts view={view} />
      {!isDrafting && <ArchiveSection round={round} view={view} />}
      {!isDrafting && view.findings.length > 0 && (
        <section aria-labelledby="findings-after">
          <Title order={2} id="findings-after" mb="xs">
            {say(roundText.findingsAfter)}
          </Title>
          <FindingList findings={view.findings} lists={titlesOf(view)} />
        </section>
      )}
    </Page>
  );
}

function Findings({ round, view }: { readonly round: string; readonly view: RoundView }) {
  const say = useText();
  const { data: account } = useSession();
  const { send, error } = useCommand(round);
  const roles = account?.roles ?? [];
  const maySettle = roles.includes('organiser') || roles.includes('chair');
  const settle: Settle = async (finding, reason, more) => {
    const recorded = await send('settle-finding', { finding, reason, ...more });
    if (recorded !== null) notify(say(roundText.settled));
    return recorded;
  };
  return (
    <section aria-labelledby="findings" style={{ scrollMarginTop: '5rem' }}>
      <Group justify="space-between" mb="xs">
        <Title order={2} id="findings" tabIndex={-1}>
          {say(roundText.findings)}
        </Title>
        {roles.includes('organiser') && (
          <Group gap="xs">
            <Button component={Link} to={`/rounds/${round}/import`} variant="default">
              {say(roundText.importAgain)}
            </Button>
            <Button component={Link} to={`/rounds/${round}/plan/edit`} variant="default">
              {say(roundText.editPlan)}
            </Button>
          </Group>
        )}
      </Group>
      {isClear(view.findings) && (
        <Words mb="xs" fw={500}>
          {say(roundText.nothingOpen)}
        </Words>
      )}
      <FindingList findings={view.findings} lists={titlesOf(view)} error={error} {...(maySettle ? { settle } : {})} />
    </section>
  );
}

function Conferences({ round, view }: { readonly round: string; readonly view: RoundView }) {
  const say = useText();
  return (
    <section aria-labelledby="conferences-title">
      <Title order={2} id="conferences-title" mb="xs">
        {say(roundText.conferences)}
      </Title>
      <Stack gap="sm">
        {view.conferences.map((conference) => (
          <Paper key={conference.id} component="article">
            <Group justify="space-between" align="flex-start" mb={4}>
              <div style={{ flex: '1 1 18rem' }}>
                <Title order={3}>
                  {conference.stage === 'planned' ? (
                    conference.title
                  ) : (
                    <Anchor component={Link} to={`/rounds/${round}/conferences/${conference.id}`} inherit>
                      {conference.title}
                    </Anchor>
                  )}
                </Title>
                <Words size="sm" c="dimmed">
                  {showDay(conference.day)} {conference.time ?? ''}
                  {conference.stage !== 'planned' &&
                    ` · ${conference.present}/${conference.convened} ${say(roundText.present)}`}
                </Words>
              </div>
              <StageBadge stage={conference.stage} />
            </Group>
            {conference.stage !== 'planned' && (
              <StepList
                steps={conference.steps}
                screenFor={(command) => conferenceScreenFor(round, conference.id, command)}
              />
            )}
          </Paper>
        ))}
      </Stack>
    </section>
  );
}

function Facts({ view }: { readonly view: RoundView }) {
  const say = useText();
  const facts: readonly (readonly [string, string])[] = [
    [say(roundText.organisation), view.plan.organisation.name],
    [say(roundText.people), String(view.people)],
    [say(roundText.created), `${formatMoment(view.created.at)} ${say(roundText.by)} ${view.created.by.name}`],
    ...(view.follows === null ? [] : [[say(roundText.follows), view.follows] as const]),
    ...(view.approved === null
      ? []
      : [
          [
            say(roundText.approvedAt),
            `${formatMoment(view.approved.at)} ${say(roundText.by)} ${view.approved.by.name}`,
          ] as const,
        ]),
    [say(roundText.fingerprint), `${view.fingerprint} (${view.number} ${say(roundText.acts)})`],
  ];
  return (
    <Paper component="section" aria-label={say(roundText.facts)}>
      <Title order={2} size="h3" mb="xs">
        {say(roundText.facts)}
      </Title>
      <dl style={{ margin: 0, display: 'grid', gridTemplateColumns: 'minmax(8rem, 14rem) 1fr', gap: '0.35rem 1rem' }}>
        {facts.map(([term, value]) => (
          <div key={term} style={{ display: 'contents' }}>
            <Words component="dt" size="sm" c="dimmed">
              {term}
            </Words>
            <Words component="dd" m={0} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Words>
          </div>
        ))}
      </dl>
      <Words size="sm" c="dimmed" mt="xs">
        {say(roundText.fingerprintHint)}
      </Words>
    </Paper>
  );
}
