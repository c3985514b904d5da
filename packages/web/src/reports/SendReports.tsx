// S14: a round's reports to its managing authorities, as files for a stick or within the server.
import { Button, Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { roundPath } from '../api/queries.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { download, downloadBytes } from '../components/csv.ts';
import { formatMoment } from '../components/format.ts';
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
  const client = useQueryClient();
  const { error, clear, change } = useChange('reports');
  const [working, setWorking] = useState(false);
  const { authority, people, waiting, within, delivered } = report;
  const toFile = async () => {
    if (working) return;
    setWorking(true);
    await change(async () => {
      const made = await api.post<MadePackage>(`${roundPath(round)}/reports/package`, { authority });
      download(made.name, made.package, 'application/octet-stream');
      downloadBytes(`${made.name}.pdf`, made.pdf, 'application/pdf');
      notify(say(words.toFileDone));
    });
    setWorking(false);
  };
  const deliver = () =>
    change(async () => {
      const done = await api.post<{ isNew: boolean; organisation: string }>(`${roundPath(round)}/reports/deliver`, {
        authority,
      });
      notify(done.isNew ? `${say(words.delivered)} ${done.organisation}.` : say(words.deliveredBefore));
      await client.invalidateQueries({ queryKey: ['round', round, 'reports'] });
      return done;
    });
  const deliverWords = delivered === null ? words.deliver : words.deliverAgain;
  const explain = (language: 'vi' | 'en') => `${words.deliverExplain[language]}: ${people}.`;
  return (
    <>
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 18rem' }}>
          <Words>{authority}</Words>
          <Words size="sm" c="dimmed">
            {people} {say(words.person)}
            {waiting.length > 0 && ` · ${say(words.waitsFor)}: ${waiting.join('; ')}`}
            {delivered !== null && ` · ${say(words.deliveredAt)} ${formatMoment(delivered)}`}
          </Words>
        </div>
        {waiting.length === 0 && (
          <Group gap="xs">
            {within !== null && (
              <ConfirmButton
                label={text(`${deliverWords.vi} ${within}`, `${deliverWords.en} ${within}`)}
                explain={text(explain('vi'), explain('en'))}
                variant={delivered === null ? 'filled' : 'default'}
                error={error}
                onOpen={clear}
                onConfirm={deliver}
              />
            )}
            <Button variant="default" leftSection={<DownIcon />} onClick={() => void toFile()} loading={working}>
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
