import { Button, Group, Paper, Text as Words } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../api/commands.ts';
import { useRound } from '../api/queries.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { ForRoles } from '../components/ForRoles.tsx';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { Redirect } from '../components/Redirect.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { useRoundId } from '../round/use-round.ts';
import { CheckResult } from './CheckResult.tsx';
import { importText } from './import.text.ts';
import { type Previewing, usePreview } from './preview.ts';
import { SourcesPanel } from './Sources.tsx';

/** Replaces plan or roster of a round that is being drafted. */
export function ImportAgain() {
  return (
    <ForRoles screen={importText.againTitle} roles={['organiser']}>
      <Replacing />
    </ForRoles>
  );
}

function Replacing() {
  const round = useRoundId();
  const view = useRound(round);
  const previewing = usePreview(round);
  const navigate = useNavigate();
  return (
    <AnsweredPage title={importText.againTitle} query={view}>
      {({ stage }) =>
        stage === 'drafting' ? (
          <Page title={importText.againTitle} lead={importText.againLead}>
            <SourcesPanel
              previewing={previewing}
              isReplacing
              onEdit={() => void navigate({ to: '/rounds/$round/plan/edit', params: { round } })}
              onTemplate={() => undefined}
              onEmpty={() => undefined}
            />
            <CheckResult previewing={previewing} />
            {previewing.preview !== null && <Replace round={round} previewing={previewing} />}
          </Page>
        ) : (
          <Redirect to="/rounds/$round" params={{ round }} />
        )
      }
    </AnsweredPage>
  );
}

function Replace({ round, previewing }: { readonly round: string; readonly previewing: Previewing }) {
  const say = useText();
  const navigate = useNavigate();
  const { send, pending, error } = useCommand(round);
  const { sources, preview, checking } = previewing;
  const ready = preview?.ok === true && !checking;

  const replace = async () => {
    if (!ready) return;
    const data = { preview: preview.preview };
    if (sources.plan !== null && (await send('revise-plan', data)) === null) return;
    if (sources.roster.length > 0 && (await send('replace-roster', data)) === null) return;
    notify(say(importText.replaced));
    await navigate({ to: '/rounds/$round', params: { round } });
  };

  const label =
    sources.plan === null
      ? importText.replaceRoster
      : sources.roster.length === 0
        ? importText.replacePlan
        : importText.replaceBoth;
  return (
    <Paper>
      <ErrorState error={error} />
      <Group mt={error === null ? 0 : 'sm'}>
        <Button size="md" onClick={() => void replace()} loading={pending !== null} disabled={!ready}>
          {say(label)}
        </Button>
        {!ready && !checking && <Words size="sm">{say(importText.fixErrors)}</Words>}
      </Group>
    </Paper>
  );
}
