// S14: one guidance: what it fills in, what remains to be filled in, and the plan that begins from it.
import { Anchor, Button, Group, List, Paper, SimpleGrid, Title, Text as Words } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { text } from '@tinnhiem/core';
import { useSession } from '../api/queries.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { showDay } from '../components/format.ts';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { carryPlan } from '../import/files.ts';
import { useText } from '../language.tsx';
import { issuesOf } from '../plan/editor/complete.ts';
import { placeOf } from '../plan/editor/issue-place.ts';
import { guidanceText as words } from './guidance.text.ts';
import { type GuidanceView, useGuidance, useOneGuidance } from './queries.ts';

export function FromGuidance() {
  const { guidance = '' } = useParams({ strict: false });
  const query = useOneGuidance(guidance);
  return (
    <AnsweredPage title={words.from} query={query}>
      {(view) => <One view={view} />}
    </AnsweredPage>
  );
}

function One({ view }: { readonly view: GuidanceView }) {
  const say = useText();
  const navigate = useNavigate();
  const { data: account } = useSession();
  const { data: lists } = useGuidance();
  const { id, number, title, organisation, day, fingerprint, withdrawn, plan, filled } = view;
  const remaining = [...new Set(issuesOf(plan).map(({ path }) => say(placeOf(path))))];
  const isAbove = lists?.above.some((other) => other.id === id) === true;
  const mayBegin = isAbove && withdrawn === null && account?.roles.includes('organiser') === true;
  return (
    <Page title={text(`${number}: ${title}`, `${number}: ${title}`)} lead={words.fromLead}>
      <Anchor component={Link} to="/guidance">
        {say(words.back)}
      </Anchor>
      <Words>
        {organisation} · {showDay(day)} · {say(words.fingerprint)} {fingerprint}
      </Words>
      {withdrawn !== null && (
        <Notice tone="warning" title={say(words.withdrawn)}>
          {withdrawn.reason}
        </Notice>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Paper component="section" aria-labelledby="guidance-filled">
          <Title order={2} size="h3" id="guidance-filled" mb="xs">
            {say(words.filled)}
          </Title>
          <List size="sm">
            {filled.map((sentence) => (
              <List.Item key={sentence.vi}>{say(sentence)}</List.Item>
            ))}
          </List>
        </Paper>
        <Paper component="section" aria-labelledby="guidance-remaining">
          <Title order={2} size="h3" id="guidance-remaining" mb="xs">
            {say(words.remaining)} ({remaining.length})
          </Title>
          <List size="sm">
            {remaining.map((place) => (
              <List.Item key={place}>{place}</List.Item>
            ))}
          </List>
        </Paper>
      </SimpleGrid>
      {mayBegin && (
        <Group>
          <Button
            size="md"
            onClick={() => {
              carryPlan(plan);
              void navigate({ to: '/rounds/new' });
            }}
          >
            {say(words.fill)}
          </Button>
        </Group>
      )}
    </Page>
  );
}
