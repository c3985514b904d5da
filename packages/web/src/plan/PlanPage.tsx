import { Button, List, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Plan, RoundView, Section } from '@tinnhiem/core';
import { useRound, useSession } from '../api/queries.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { showDay } from '../components/format.ts';
import { DownIcon, FileIcon } from '../components/icons.tsx';
import { Page } from '../components/Page.tsx';
import { StageBadge } from '../components/StageBadge.tsx';
import { useText } from '../language.tsx';
import { roundText } from '../round/round.text.ts';
import { useRoundId } from '../round/use-round.ts';
import { placeNames } from '../rules/rules.text.ts';
import { Approval } from './Approval.tsx';
import { castingNames, editorText, methodNames } from './editor/editor.text.ts';
import { savePlanFile } from './plan-file.ts';

export function PlanPage() {
  const round = useRoundId();
  const query = useRound(round);
  return (
    <AnsweredPage title={roundText.plan} query={query}>
      {(view) => <PlanOf round={round} view={view} />}
    </AnsweredPage>
  );
}

function PlanOf({ round, view }: { readonly round: string; readonly view: RoundView }) {
  const say = useText();
  const { data: account } = useSession();
  const mayEdit = view.stage === 'drafting' && account?.roles.includes('organiser') === true;
  const pdf = `/api/rounds/${encodeURIComponent(round)}/documents/plan`;
  return (
    <Page
      title={roundText.plan}
      lead={{ vi: view.plan.title, en: view.plan.title }}
      actions={<StageBadge stage={view.stage} />}
    >
      <Stack gap="xs" style={{ flexDirection: 'row', flexWrap: 'wrap' }}>
        {mayEdit && (
          <>
            <Button component={Link} to={`/rounds/${round}/plan/edit`} variant="default">
              {say(roundText.editPlan)}
            </Button>
            <Button component={Link} to={`/rounds/${round}/import`} variant="default">
              {say(roundText.importAgain)}
            </Button>
          </>
        )}
        <Button component="a" href={pdf} target="_blank" rel="noopener" variant="default" leftSection={<FileIcon />}>
          {say(roundText.printPlan)}
        </Button>
        <Button variant="default" leftSection={<DownIcon />} onClick={() => void savePlanFile(view.plan)}>
          {say(roundText.saveFile)}
        </Button>
      </Stack>
      {view.stage === 'drafting' && <Approval round={round} view={view} />}
      <Content plan={view.plan} />
    </Page>
  );
}

function Content({ plan }: { readonly plan: Plan }) {
  const say = useText();
  return (
    <>
      <Paper component="section" aria-labelledby="plan-lists">
        <Title order={2} size="h3" id="plan-lists" mb="xs">
          {say(roundText.lists)}
        </Title>
        <Stack>
          {plan.lists.map((list) => (
            <div key={list.id}>
              <Title order={3}>{list.title}</Title>
              <Words size="sm">
                {say(editorText.listPlace)}: {say(placeNames[list.place])}
              </Words>
              <Words size="sm">
                {say(roundText.postsVotedOn)}: {list.votedOn.posts.map((post) => post.title).join('; ')}
              </Words>
              <Words size="sm">
                {say(roundText.whoVotes)}:{' '}
                {[
                  ...list.voters.map((role) => role.label),
                  ...(list.committees?.organisations ?? []).map(({ committee }) => committee.label),
                ].join('; ')}
              </Words>
            </div>
          ))}
        </Stack>
      </Paper>
      <Paper component="section" aria-labelledby="plan-conferences">
        <Title order={2} size="h3" id="plan-conferences" mb="xs">
          {say(roundText.conferences)}
        </Title>
        <Stack>
          {plan.conferences.map((conference) => (
            <div key={conference.id}>
              <Title order={3}>{conference.title}</Title>
              <Words size="sm">
                {showDay(conference.day)} {conference.time ?? ''} {conference.place ?? ''} · {say(roundText.chair)}:{' '}
                {conference.chair} · {say(roundText.count)}: {say(methodNames[conference.count.method])}
                {conference.count.method !== 'scan' && ` × ${conference.count.independent}`}
                {conference.casting !== undefined &&
                  conference.casting !== 'paper' &&
                  ` · ${say(editorText.casting).toLowerCase()} ${say(castingNames[conference.casting])}`}
                {conference.count.ballotCode === 'random' && ` · ${say(editorText.ballotCode).toLowerCase()}`}
              </Words>
              <Words size="sm">
                {conference.lists.map((id) => plan.lists.find((list) => list.id === id)?.title ?? id).join('; ')}
              </Words>
              {conference.observers.length > 0 && (
                <Words size="sm" c="dimmed">
                  {conference.observers.join('; ')}
                </Words>
              )}
            </div>
          ))}
          {plan.electronicCasting !== undefined && (
            <Words size="sm">
              {say(editorText.electronicDecision)}: {plan.electronicCasting.decision},{' '}
              {showDay(plan.electronicCasting.date)}
            </Words>
          )}
          {plan.completeBefore !== undefined && (
            <Words size="sm">
              {say(roundText.dates)}: {say(roundText.completeBefore)} {showDay(plan.completeBefore)}
            </Words>
          )}
        </Stack>
      </Paper>
      <Paper component="section" aria-labelledby="plan-text">
        <Title order={2} size="h3" id="plan-text" mb="xs">
          {say(roundText.legalBases)}
        </Title>
        <List spacing={4}>
          {plan.document.legalBases.map((basis) => (
            <List.Item key={basis}>{basis}</List.Item>
          ))}
        </List>
        <details style={{ marginTop: '0.75rem' }}>
          <summary style={{ minHeight: 24, fontWeight: 600 }}>{say(roundText.fullText)}</summary>
          {plan.document.intro !== undefined && <Words my="xs">{plan.document.intro}</Words>}
          <Sections sections={plan.document.sections} />
        </details>
        <Words size="sm" mt="sm">
          {say(roundText.recipients)}: {plan.document.recipients.join('; ')}
        </Words>
        <Words size="sm">
          {say(roundText.signature)}: {plan.document.signature.onBehalfOf}, {plan.document.signature.role},{' '}
          {plan.document.signature.name}
        </Words>
      </Paper>
    </>
  );
}

function Sections({ sections }: { readonly sections: readonly Section[] }) {
  return sections.map((section) => (
    <div key={section.heading} style={{ paddingLeft: '0.75rem' }}>
      <Words fw={600} mt="sm">
        {section.heading}
      </Words>
      {section.text.map((line) => (
        <Words key={line} my={4}>
          {line}
        </Words>
      ))}
      <Sections sections={section.sections} />
    </div>
  ));
}
