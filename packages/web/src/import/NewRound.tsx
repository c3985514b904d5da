import { Button, Group, Paper, Radio, Stack, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Plan } from '@tinnhiem/core';
import { useEffect, useState } from 'react';
import { api } from '../api/client.ts';
import { ForRoles } from '../components/ForRoles.tsx';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { Page } from '../components/Page.tsx';
import { ErrorState } from '../components/States.tsx';
import { useDraft } from '../drafts/draft.ts';
import { GuidanceFromAbove } from '../guidance/GuidanceFromAbove.tsx';
import { useText } from '../language.tsx';
import { emptyPlan } from '../plan/empty-plan.ts';
import { PlanEditor } from '../plan/PlanEditor.tsx';
import { CheckResult } from './CheckResult.tsx';
import { takeCarriedFiles, takeCarriedPlan } from './files.ts';
import { importText } from './import.text.ts';
import { requestPreview, usePreview } from './preview.ts';
import { SourcesPanel } from './Sources.tsx';

const newPlanDraft = 'new-round-plan';

export function NewRound() {
  return (
    <ForRoles screen={importText.title} roles={['organiser']}>
      <Making />
    </ForRoles>
  );
}

function Making() {
  const say = useText();
  const previewing = usePreview(null);
  const draft = useDraft<Plan>(newPlanDraft);
  const [editing, setEditing] = useState<Plan | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [kind, setKind] = useState<Kind>('real');

  const { drop } = previewing;
  useEffect(() => {
    const carried = takeCarriedFiles();
    if (carried.files.length > 0) drop(carried.files);
    if (carried.rehearsal) setKind('rehearsal');
    const begun = takeCarriedPlan();
    if (begun !== null) setEditing(begun);
  }, [drop]);

  const startFromTemplate = async () => {
    setError(null);
    try {
      const file = new File([await api.text('/api/templates/plan.yaml')], 'plan.yaml');
      const { plan } = await requestPreview({ plan: file, roster: [], unknown: [], made: null }, null);
      if (plan !== null) setEditing(plan);
    } catch (thrown) {
      setError(thrown);
    }
  };

  if (editing !== null)
    return (
      <PlanEditor
        initial={editing}
        rosterTitles={previewing.preview?.titles ?? []}
        onChange={draft.save}
        doneLabel={importText.doneEditing}
        onDone={(plan) => {
          previewing.takeMade(plan);
          setEditing(null);
          return Promise.resolve(true);
        }}
        onBack={() => setEditing(null)}
      />
    );

  const hasPlan = previewing.sources.made !== null || previewing.sources.plan !== null;
  return (
    <Page title={importText.title} lead={importText.lead}>
      {draft.found !== null && !hasPlan && (
        <Notice tone="info">
          <Group justify="space-between">
            <Words>
              {say(importText.draftFound)} {draft.found.title}
            </Words>
            <Group gap="xs">
              <Button onClick={() => setEditing(draft.found)}>{say(importText.draftTake)}</Button>
              <Button variant="default" onClick={() => void draft.forget()}>
                {say(importText.draftDrop)}
              </Button>
            </Group>
          </Group>
        </Notice>
      )}
      {!hasPlan && <GuidanceFromAbove />}
      <ErrorState error={error} />
      <SourcesPanel
        previewing={previewing}
        isReplacing={false}
        onEdit={setEditing}
        onTemplate={() => void startFromTemplate()}
        onEmpty={() => setEditing(emptyPlan())}
      />
      <CheckResult previewing={previewing} />
      {(previewing.preview !== null || hasPlan) && (
        <CreateRound
          preview={previewing.preview}
          checking={previewing.checking}
          isComplete={hasPlan && previewing.sources.roster.length > 0}
          kind={kind}
          onKind={setKind}
          onCreated={() => draft.forget()}
        />
      )}
    </Page>
  );
}

type Kind = 'real' | 'rehearsal';

interface CreateRoundProps {
  readonly preview: ReturnType<typeof usePreview>['preview'];
  readonly checking: boolean;
  readonly isComplete: boolean;
  readonly kind: Kind;
  readonly onKind: (kind: Kind) => void;
  readonly onCreated: () => Promise<void>;
}

function CreateRound({ preview, checking, isComplete, kind, onKind, onCreated }: CreateRoundProps) {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ready = isComplete && preview?.ok === true && !checking;

  const create = async () => {
    if (working || !ready) return;
    setWorking(true);
    setError(null);
    try {
      const { round } = await api.post<{ round: string }>('/api/rounds', {
        preview: preview.preview,
        rehearsal: kind === 'rehearsal',
      });
      await onCreated();
      await client.invalidateQueries({ queryKey: ['rounds'] });
      notify(say(importText.created));
      await navigate({ to: '/rounds/$round', params: { round } });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };

  return (
    <Paper>
      <Stack>
        <Radio.Group label={say(importText.kindOfRound)} value={kind} onChange={(value) => onKind(value as Kind)}>
          <Stack gap="xs" mt="xs">
            <Radio value="real" label={say(importText.real)} description={say(importText.realHint)} />
            <Radio value="rehearsal" label={say(importText.rehearsal)} description={say(importText.rehearsalHint)} />
          </Stack>
        </Radio.Group>
        <ErrorState error={error} />
        <Group>
          <Button size="md" onClick={() => void create()} loading={working} disabled={!ready}>
            {say(importText.create)}
          </Button>
          {!ready && !checking && (
            <Words size="sm">{say(isComplete ? importText.fixErrors : importText.needBoth)}</Words>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
