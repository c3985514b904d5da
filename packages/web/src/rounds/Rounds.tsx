import { Anchor, Button, Group, Paper, Stack, TextInput, Title, Text as Words } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { insiders } from '@tinnhiem/core';
import { useState } from 'react';
import { useRounds, useSession } from '../api/queries.ts';
import type { RoundSummary } from '../api/types.ts';
import { BackupNotice } from '../backups/BackupNotice.tsx';
import { formatMoment, showDay } from '../components/format.ts';
import { PlusIcon, SearchIcon } from '../components/icons.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { RehearsalBadge, StageBadge } from '../components/StageBadge.tsx';
import { Answered, EmptyState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { FirstRound } from './FirstRound.tsx';
import { roundsText } from './rounds.text.ts';

const millisecondsOfQuiet = 250;
/** So many rounds are shown at first, and more at each wish. */
const page = 50;

export function Rounds() {
  const say = useText();
  const { data: account } = useSession();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), millisecondsOfQuiet);
  const [wanted, setWanted] = useState(page);
  // One more than is shown says whether there are more.
  const rounds = useRounds(search, wanted + 1);
  const isEmpty = search === '' && rounds.data?.length === 0;
  const mayCreate = account?.roles.includes('organiser') === true;
  const isOutside = account?.roles.some((role) => insiders.includes(role)) === false;
  const create = mayCreate && !isEmpty && (
    <Button component={Link} to="/rounds/new" leftSection={<PlusIcon />}>
      {say(roundsText.create)}
    </Button>
  );
  return (
    <Page title={roundsText.title} lead={roundsText.lead} actions={create}>
      {isOutside && <Notice tone="info">{say(roundsText.outside)}</Notice>}
      {!isEmpty && <BackupNotice />}
      {!isEmpty && (
        <TextInput
          label={say(roundsText.search)}
          placeholder={say(roundsText.searchHint)}
          leftSection={<SearchIcon />}
          maw={460}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWanted(page);
          }}
        />
      )}
      <Answered query={rounds}>
        {(found) =>
          isEmpty ? (
            <FirstRound />
          ) : found.length === 0 ? (
            <EmptyState title={roundsText.notFound} hint={roundsText.notFoundHint} />
          ) : (
            <>
              <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
                {found.slice(0, wanted).map((round) => (
                  <li key={round.id}>
                    <RoundCard round={round} />
                  </li>
                ))}
              </Stack>
              {found.length > wanted && (
                <Group gap="sm">
                  <Words size="sm">{say(roundsText.newestOnly(wanted))}</Words>
                  <Button variant="default" onClick={() => setWanted(wanted + page)}>
                    {say(roundsText.more)}
                  </Button>
                </Group>
              )}
            </>
          )
        }
      </Answered>
    </Page>
  );
}

/** A link for those who see the inside of a round, the words alone for others. */
function IntoRound({ to, children }: { readonly to: string; readonly children: string }) {
  const { data: account } = useSession();
  if (account?.roles.some((role) => insiders.includes(role)) !== true) return children;
  return (
    <Anchor component={Link} to={to} inherit>
      {children}
    </Anchor>
  );
}

function RoundCard({ round }: { readonly round: RoundSummary }) {
  const say = useText();
  return (
    <Paper component="article">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 20rem' }}>
          <Title order={2} size="h3">
            <IntoRound to={`/rounds/${round.id}`}>{round.title}</IntoRound>
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
                  <IntoRound to={`/rounds/${round.id}/conferences/${conference.id}`}>{conference.title}</IntoRound>
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
