// S14: guidance from above to begin a round with, and guidance that is issued here.
import { Anchor, Badge, Button, Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../api/client.ts';
import { useSession } from '../api/queries.ts';
import { showDay } from '../components/format.ts';
import { DownIcon } from '../components/icons.tsx';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { Answered } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { useChange } from '../organisations/queries.ts';
import { ActButton } from '../round/affairs/ActButton.tsx';
import { guidanceText as words } from './guidance.text.ts';
import { IssueGuidance } from './IssueGuidance.tsx';
import { type GuidanceEntry, useGuidance } from './queries.ts';
import { TakeGuidance } from './TakeGuidance.tsx';

export function GuidanceScreen() {
  const say = useText();
  const query = useGuidance();
  const { data: account } = useSession();
  const isOrganiser = account?.roles.includes('organiser') === true;
  return (
    <Page title={words.title} lead={words.lead}>
      <Answered query={query}>
        {({ above, issued }) => (
          <>
            <section aria-labelledby="guidance-above">
              <Title order={2} id="guidance-above" mb="xs">
                {say(words.above)}
              </Title>
              {above.length === 0 && <Words>{say(words.noneAbove)}</Words>}
              <Entries entries={above}>
                {(entry) =>
                  isOrganiser &&
                  entry.withdrawn === null && (
                    <Button component={Link} to={`/guidance/${entry.id}`}>
                      {say(words.begin)}
                    </Button>
                  )
                }
              </Entries>
            </section>
            {isOrganiser && <TakeGuidance />}
            <section aria-labelledby="guidance-issued">
              <Group justify="space-between" mb="xs">
                <Title order={2} id="guidance-issued">
                  {say(words.issued)}
                </Title>
                {isOrganiser && <IssueGuidance />}
              </Group>
              {issued.length === 0 && <Words>{say(words.noneIssued)}</Words>}
              <Entries entries={issued}>
                {(entry) => (
                  <>
                    <Button
                      component="a"
                      href={`/api/guidance/${entry.id}/file`}
                      download
                      variant="default"
                      leftSection={<DownIcon />}
                    >
                      {say(words.file)}
                    </Button>
                    {isOrganiser && entry.withdrawn === null && <Withdraw id={entry.id} />}
                  </>
                )}
              </Entries>
            </section>
          </>
        )}
      </Answered>
    </Page>
  );
}

interface EntriesProps {
  readonly entries: readonly GuidanceEntry[];
  readonly children: (entry: GuidanceEntry) => ReactNode;
}

function Entries({ entries, children }: EntriesProps) {
  const say = useText();
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Paper component="article" p="sm">
            <Group justify="space-between" gap="xs">
              <div style={{ flex: '1 1 18rem' }}>
                <Group gap="xs">
                  <Anchor component={Link} to={`/guidance/${entry.id}`} fw={600}>
                    {entry.number}: {entry.title}
                  </Anchor>
                  {entry.withdrawn !== null && (
                    <Badge variant="outline" radius="sm" tt="none" color="#8a4b00">
                      {say(words.withdrawn)}
                    </Badge>
                  )}
                </Group>
                <Words size="sm" c="dimmed">
                  {entry.organisation} · {showDay(entry.day)} · {say(words.fingerprint)} {entry.fingerprint}
                </Words>
                {entry.withdrawn !== null && <Words size="sm">{entry.withdrawn.reason}</Words>}
              </div>
              <Group gap="xs">{children(entry)}</Group>
            </Group>
          </Paper>
        </li>
      ))}
    </Stack>
  );
}

function Withdraw({ id }: { readonly id: string }) {
  const say = useText();
  const { error, clear, change } = useChange('guidance');
  return (
    <ActButton
      variant="default"
      label={words.withdraw}
      explain={words.withdrawExplain}
      form={`guidance:${id}:withdraw`}
      confirmLabel={words.withdraw}
      irreversible={false}
      fields={[{ key: 'reason', label: words.reason, kind: 'prose', longest: 2000 }]}
      error={error}
      onOpen={clear}
      record={async ({ text: typed }) => {
        const done = await change(() => api.post(`/api/guidance/${id}/withdraw`, { reason: typed('reason') }));
        if (done !== null) notify(`${say(words.withdrawn)}.`);
        return done;
      }}
    />
  );
}
