// S14: a round's reports to its managing authorities, as files for a stick or within the server.
import { Button, Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { roundPath } from '../api/queries.ts';
import { download, downloadBytes } from '../components/csv.ts';
import { DownIcon } from '../components/icons.tsx';
import { notify } from '../components/notify.ts';
import { Answered, ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { useChange } from '../organisations/queries.ts';
import { type RoundReports, useRoundReports } from './queries.ts';
import { reportsText as words } from './reports.text.ts';

export function SendReports({ round }: { readonly round: string }) {
  const say = useText();
  const query = useRoundReports(round);
  return (
    <Answered query={query}>
      {({ reports }) =>
        reports.length === 0 ? null : (
          <Paper component="section" aria-labelledby="send-reports">
            <Title order={2} size="h3" id="send-reports">
              {say(words.sends)}
            </Title>
            <Words size="sm" c="dimmed" mb="xs">
              {say(words.sendsHint)}
            </Words>
            <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
              {reports.map((report) => (
                <li key={report.authority} style={{ borderTop: '1px solid var(--line)', padding: '0.6rem 0' }}>
                  <SendReport round={round} report={report} />
                </li>
              ))}
            </Stack>
          </Paper>
        )
      }
    </Answered>
  );
}

interface MadePackage {
  readonly name: string;
  readonly package: string;
  readonly pdf: string;
}

function SendReport({ round, report }: { readonly round: string; readonly report: RoundReports['reports'][number] }) {
  const say = useText();
  const { error, change } = useChange('reports');
  const [working, setWorking] = useState<'file' | 'deliver' | null>(null);
  const { authority, people, waiting, within } = report;
  const once = async (which: 'file' | 'deliver', work: () => Promise<void>) => {
    if (working !== null) return;
    setWorking(which);
    await change(work);
    setWorking(null);
  };
  const toFile = () =>
    once('file', async () => {
      const made = await api.post<MadePackage>(`${roundPath(round)}/reports/package`, { authority });
      download(made.name, made.package, 'application/octet-stream');
      downloadBytes(`${made.name}.pdf`, made.pdf, 'application/pdf');
      notify(say(words.toFileDone));
    });
  const deliver = () =>
    once('deliver', async () => {
      const done = await api.post<{ isNew: boolean; organisation: string }>(`${roundPath(round)}/reports/deliver`, {
        authority,
      });
      notify(done.isNew ? `${say(words.delivered)} ${done.organisation}.` : say(words.deliveredBefore));
    });
  return (
    <>
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 18rem' }}>
          <Words>{authority}</Words>
          <Words size="sm" c="dimmed">
            {people} {say(words.person)}
            {waiting.length > 0 && ` · ${say(words.waitsFor)}: ${waiting.join('; ')}`}
          </Words>
        </div>
        {waiting.length === 0 && (
          <Group gap="xs">
            {within !== null && (
              <Button onClick={() => void deliver()} loading={working === 'deliver'}>
                {say(words.deliver)} {within}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<DownIcon />}
              onClick={() => void toFile()}
              loading={working === 'file'}
            >
              {say(words.toFile)}
              <span className="visually-hidden">: {authority}</span>
            </Button>
          </Group>
        )}
      </Group>
      <ErrorState error={error} />
    </>
  );
}
