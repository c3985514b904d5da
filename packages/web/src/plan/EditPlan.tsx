import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Plan } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../api/commands.ts';
import { useRoster, useRound } from '../api/queries.ts';
import { AnsweredPage } from '../components/AnsweredPage.tsx';
import { ForRoles } from '../components/ForRoles.tsx';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { Redirect } from '../components/Redirect.tsx';
import { Loading } from '../components/States.tsx';
import { type Draft, useDraft } from '../drafts/draft.ts';
import { importText } from '../import/import.text.ts';
import { useText } from '../language.tsx';
import { roundText } from '../round/round.text.ts';
import { useRoundId } from '../round/use-round.ts';

import { editorText } from './editor/editor.text.ts';
import { PlanEditor } from './PlanEditor.tsx';

/** Changes the plan of a round that is being drafted. */
export function EditPlan() {
  return (
    <ForRoles screen={editorText.title} roles={['organiser']}>
      <Changing />
    </ForRoles>
  );
}

function Changing() {
  const round = useRoundId();
  const view = useRound(round);
  const draft = useDraft<Plan>(`plan:${round}`);
  return (
    <AnsweredPage title={editorText.title} query={view}>
      {({ plan, stage }) => {
        if (stage !== 'drafting') return <Redirect to="/rounds/$round/plan" params={{ round }} />;
        return draft.ready ? <Editing round={round} plan={plan} draft={draft} /> : <Loading />;
      }}
    </AnsweredPage>
  );
}

interface EditingProps {
  readonly round: string;
  readonly plan: Plan;
  readonly draft: Draft<Plan>;
}

function Editing({ round, plan, draft }: EditingProps) {
  const say = useText();
  const roster = useRoster(round);
  const navigate = useNavigate();
  const { send, error } = useCommand(round);
  const [begun, setBegun] = useState<Plan | null>(draft.found === null ? plan : null);
  const [seen] = useState(() => JSON.stringify(plan));
  const titles = [...new Set((roster.data ?? []).flatMap((person) => person.posts.map((post) => post.title)))];

  const save = async (changed: Plan) => {
    const recorded = await send('revise-plan', { plan: changed });
    if (recorded === null) return null;
    await draft.forget();
    notify(say(roundText.planChanged));
    await navigate({ to: '/rounds/$round', params: { round } });
    return recorded;
  };
  const startAnew = () => {
    void draft.forget();
    setBegun(plan);
  };

  if (begun === null)
    return (
      <Page title={editorText.title}>
        <Notice tone="info" title={say(importText.draftFound)}>
          <Group gap="xs">
            <Button onClick={() => setBegun(draft.found)}>{say(importText.draftTake)}</Button>
            <Button variant="default" onClick={startAnew}>
              {say(importText.draftDrop)}
            </Button>
          </Group>
        </Notice>
      </Page>
    );
  return (
    <PlanEditor
      initial={begun}
      rosterTitles={titles}
      onChange={draft.save}
      doneLabel={roundText.saveRevision}
      onDone={save}
      onBack={() => void navigate({ to: '/rounds/$round/plan', params: { round } })}
      error={error}
      warning={JSON.stringify(plan) === seen ? null : say(roundText.changedElsewhere)}
    />
  );
}
