import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Title, Text as Words } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../api/queries.ts';
import { DropZone } from '../components/DropZone.tsx';
import { DownIcon } from '../components/icons.tsx';
import { EmptyState, ErrorState } from '../components/States.tsx';
import { GuidanceFromAbove } from '../guidance/GuidanceFromAbove.tsx';
import { acceptedFiles, carryFiles } from '../import/files.ts';
import { importText } from '../import/import.text.ts';
import { useText } from '../language.tsx';
import { roundsText } from './rounds.text.ts';
import { useSampleRound } from './sample-round.ts';

/** Leads somebody who has never done this by the hand, each role to its own first step. */
export function FirstRound() {
  const say = useText();
  const { data: account } = useSession();
  const roles = account?.roles ?? [];
  if (roles.includes('organiser')) return <OrganiserBeginning makesAccounts={roles.includes('technician')} />;
  if (roles.includes('technician'))
    return (
      <EmptyState title={roundsText.emptyTitle} hint={roundsText.emptyTechnician}>
        <Button component={Link} to="/accounts">
          {say(roundsText.toAccounts)}
        </Button>
      </EmptyState>
    );
  return <EmptyState title={roundsText.emptyTitle} hint={roundsText.emptyOthers} />;
}

function OrganiserBeginning({ makesAccounts }: { readonly makesAccounts: boolean }) {
  const say = useText();
  const navigate = useNavigate();
  const openSample = useSampleRound();
  const [error, setError] = useState<unknown>(null);
  const practise = async () => {
    setError(null);
    try {
      await openSample();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const begin = (files: readonly File[]) => {
    carryFiles(files);
    void navigate({ to: '/rounds/new' });
  };
  return (
    <Stack>
      <div>
        <Title order={2}>{say(roundsText.emptyTitle)}</Title>
        <Words c="dimmed">{say(roundsText.emptyOrganiser)}</Words>
      </div>
      <GuidanceFromAbove />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Paper>
          <Title order={3}>{say(roundsText.step1)}</Title>
          <Words size="sm" my="xs">
            {say(roundsText.step1Hint)}
          </Words>
          <TemplateLinks />
        </Paper>
        <Paper>
          <Title order={3}>{say(roundsText.step2)}</Title>
          <Words size="sm" my="xs">
            {say(roundsText.step2Hint)}
          </Words>
          <Anchor component={Link} to="/rounds/new">
            {say(roundsText.orWithout)}
          </Anchor>
        </Paper>
      </SimpleGrid>
      <Title order={3}>{say(roundsText.step3)}</Title>
      <DropZone hint={importText.dropHint} accept={acceptedFiles} onFiles={begin} />
      <ErrorState error={error} />
      <Paper>
        <Group justify="space-between">
          <Words size="sm" maw={620}>
            {say(roundsText.practiseHint)}
          </Words>
          <Group gap="sm">
            <Button variant="default" onClick={() => void practise()}>
              {say(roundsText.practise)}
            </Button>
            <Button component={Link} to="/rehearsals" variant="default">
              {say(roundsText.rehearse)}
            </Button>
          </Group>
        </Group>
      </Paper>
      {makesAccounts && (
        <Words size="sm">
          {say(roundsText.accountsHint)}{' '}
          <Anchor component={Link} to="/accounts">
            {say(roundsText.toAccounts)}
          </Anchor>
        </Words>
      )}
    </Stack>
  );
}

/** The two files to fill in. */
export function TemplateLinks() {
  const say = useText();
  return (
    <Group gap="sm">
      <Button component="a" href="/api/templates/roster.xlsx" download variant="default" leftSection={<DownIcon />}>
        {say(roundsText.rosterTemplate)}
      </Button>
      <Button component="a" href="/api/templates/plan.yaml" download variant="default" leftSection={<DownIcon />}>
        {say(roundsText.planTemplate)}
      </Button>
    </Group>
  );
}
