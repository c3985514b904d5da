import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { contentHash, type Plan } from '@tinnhiem/core';
import { useCallback, useMemo, useState } from 'react';
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
  const draft = useDraft<Revision>(`plan-revision:${round}`);
  return (
    <AnsweredPage title={editorText.title} query={view}>
      {({ plan, stage }) => {
        if (stage !== 'drafting') return <Redirect to="/rounds/$round/plan" params={{ round }} />;
        return draft.ready ? <Editing round={round} plan={plan} draft={draft} /> : <Loading />;
      }}
    </AnsweredPage>
  );
}

/** What is being written, and the content hash of the plan that it began from. */
interface Revision {
  readonly plan: Plan;
  readonly replaces: string;
}

interface EditingProps {
  readonly round: string;
  readonly plan: Plan;
  readonly draft: Draft<Revision>;
}

function Editing({ round, plan, draft }: EditingProps) {
  const say = useText();
  const roster = useRoster(round);
  const navigate = useNavigate();
  const { send, error } = useCommand(round);
  const present = useMemo(() => contentHash(plan), [plan]);
  const [begun, setBegun] = useState<Revision | null>(draft.found === null ? { plan, replaces: present } : null);
  const from = begun?.replaces ?? present;
  const isStale = from !== present;
  const titles = [...new Set((roster.data ?? []).flatMap((person) => person.posts.map((post) => post.title)))];

  // Whoever saves over another revision has been asked, with what is there now in view.
  const save = async (changed: Plan) => {
    const recorded = await send('revise-plan', { plan: changed, replaces: isStale ? present : from });
    if (recorded === null) return null;
    await draft.forget();
    notify(say(roundText.planChanged));
    await navigate({ to: '/rounds/$round', params: { round } });
    return recorded;
  };
  const { save: saveDraft } = draft;
  const keep = useCallback((changed: Plan) => saveDraft({ plan: changed, replaces: from }), [saveDraft, from]);
  const startAnew = () => {
    void draft.forget();
    setBegun({ plan, replaces: present });
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
      initial={begun.plan}
      rosterTitles={titles}
      onChange={keep}
      doneLabel={roundText.saveRevision}
      onDone={save}
      onBack={() => void navigate({ to: '/rounds/$round/plan', params: { round } })}
      error={error}
      replacing={isStale ? roundText.changedElsewhere : null}
    />
  );
}
