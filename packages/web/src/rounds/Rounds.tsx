import { Anchor, Button, Group, Paper, Stack, TextInput, Title, Text as Words } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRounds, useSession } from '../api/queries.ts';
import type { RoundSummary } from '../api/types.ts';
import { BackupNotice } from '../backups/BackupNotice.tsx';
import { formatMoment, showDay } from '../components/format.ts';
import { PlusIcon, SearchIcon } from '../components/icons.tsx';
import { Page } from '../components/Page.tsx';
import { RehearsalBadge, StageBadge } from '../components/StageBadge.tsx';
import { Answered, EmptyState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { FirstRound } from './FirstRound.tsx';
import { roundsText } from './rounds.text.ts';

const millisecondsOfQuiet = 250;

export function Rounds() {
  const say = useText();
  const { data: account } = useSession();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), millisecondsOfQuiet);
  const rounds = useRounds(search);
  const isEmpty = search === '' && rounds.data?.length === 0;
  const mayCreate = account?.roles.includes('organiser') === true;
  const create = mayCreate && !isEmpty && (
    <Button component={Link} to="/rounds/new" leftSection={<PlusIcon />}>
      {say(roundsText.create)}
    </Button>
  );
  return (
    <Page title={roundsText.title} lead={roundsText.lead} actions={create}>
      {!isEmpty && <BackupNotice />}
      {!isEmpty && (
        <TextInput
          label={say(roundsText.search)}
          placeholder={say(roundsText.searchHint)}
          leftSection={<SearchIcon />}
          maw={460}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Answered query={rounds}>
        {(found) =>
          isEmpty ? (
            <FirstRound />
          ) : found.length === 0 ? (
            <EmptyState title={roundsText.notFound} hint={roundsText.notFoundHint} />
          ) : (
            <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
              {found.map((round) => (
                <li key={round.id}>
                  <RoundCard round={round} />
                </li>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}

function RoundCard({ round }: { readonly round: RoundSummary }) {
  const say = useText();
  return (
    <Paper component="article">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 20rem' }}>
          <Title order={2} size="h3">
            <Anchor component={Link} to={`/rounds/${round.id}`} inherit>
              {round.title}
            </Anchor>
          </Title>
          <Words size="sm" c="dimmed">
            {round.organisation} · {say(roundsText.created)} {formatMoment(round.created)}
          </Words>
        </div>
        <Group gap="xs">
          {round.rehearsal && <RehearsalBadge />}
          <StageBadge stage={round.stage} />
        </Group>
      </Group>
      {round.conferences.length > 0 && (
        <Stack component="ul" gap={4} mt="sm" mb={0} pl="md" aria-label={say(roundsText.conferences)}>
          {round.conferences.map((conference) => (
            <li key={conference.id}>
              <Group gap="xs">
                <Words size="sm" style={{ flex: '1 1 14rem' }}>
                  {showDay(conference.day)} ·{' '}
                  <Anchor component={Link} to={`/rounds/${round.id}/conferences/${conference.id}`} inherit>
                    {conference.title}
                  </Anchor>
                </Words>
                {round.stage !== 'drafting' && <StageBadge stage={conference.stage} />}
              </Group>
            </li>
          ))}
        </Stack>
      )}
    </Paper>
  );
}
