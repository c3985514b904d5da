import { Anchor, Group, Paper, Stack, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ConferenceStage, conferenceStages, roleNames, stageName, type Text, text } from '@tinnhiem/core';
import type { ReactNode } from 'react';
import { Page } from '../components/Page.tsx';
import { EmptyState } from '../components/States.tsx';
import { Steps } from '../components/Steps.tsx';
import { useText } from '../language.tsx';
import { entryOf, type Here, useHere } from './here.tsx';
import { conferenceNavigation, screenOfCommand } from './navigation.ts';

const words = {
  notYet: text('Chưa đến bước này', 'Not yet'),
  now: text('Hội nghị đang ở bước', 'The conference is at'),
  goThere: text('Đến việc đang làm', 'Go to the present work'),
} as const;

/** The screen on which the work of a stage is done. */
export function screenOfStage(stage: ConferenceStage): string {
  return conferenceNavigation.find((screen) => screen.stages.includes(stage))?.path ?? '';
}

/** Whether a conference has come to a stage. */
export function hasReached(stage: ConferenceStage, target: ConferenceStage): boolean {
  return conferenceStages.indexOf(stage) >= conferenceStages.indexOf(target);
}

/** What has to happen next at this conference, as the round tells it. */
export function stepsOf({ roundView, conference }: Here) {
  return roundView.conferences.find((other) => other.id === conference)?.steps ?? [];
}

export interface ScreenProps {
  readonly title: Text;
  readonly lead?: Text;
  readonly actions?: ReactNode;
  /** The first stage in which this screen has something to show. */
  readonly from?: ConferenceStage;
  /** Leaves out what happens next, where the whole screen is one piece of work. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** One screen of a conference: where we are, what is missing, who must act; then the work itself. */
export function Screen({ title, lead, actions, from = 'preparing', bare = false, children }: ScreenProps) {
  const here = useHere();
  const say = useText();
  const { view, address } = here;
  const screenFor = (command: string) => {
    const screen = screenOfCommand(command);
    return screen === null ? null : address(screen);
  };
  const reached = hasReached(view.stage, from);
  return (
    <Page title={title} lead={reached ? lead : undefined} actions={reached ? actions : undefined}>
      {!reached && (
        <EmptyState
          title={words.notYet}
          hint={text(`${words.now.vi}: ${stageName(view.stage).vi}.`, `${words.now.en}: ${stageName(view.stage).en}.`)}
        >
          <Anchor component={Link} to={address(screenOfStage(view.stage))}>
            {say(words.goThere)}
          </Anchor>
        </EmptyState>
      )}
      {(!bare || !reached) && <Steps steps={stepsOf(here)} where={stageName(view.stage)} screenFor={screenFor} />}
      {reached && children}
    </Page>
  );
}

export interface SectionProps {
  readonly title: Text;
  readonly hint?: Text | undefined;
  /** Stable name for tests and links. */
  readonly id: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a screen under its own heading. */
export function Section({ title, hint, id, actions, children }: SectionProps) {
  const say = useText();
  return (
    <Paper component="section" aria-labelledby={`${id}-title`} id={id}>
      <Group justify="space-between" align="flex-start" gap="sm" mb="sm">
        <div style={{ flex: '1 1 16rem', minWidth: 0 }}>
          <Words component="h2" id={`${id}-title`} fw={600} fz="1.15rem" m={0}>
            {say(title)}
          </Words>
          {hint !== undefined && (
            <Words size="sm" c="dimmed" maw={760}>
              {say(hint)}
            </Words>
          )}
        </div>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      <Stack gap="sm">{children}</Stack>
    </Paper>
  );
}

/** Who may do something, said to somebody who may not. */
export function WhoMay({ command }: { readonly command: Parameters<Here['may']>[0] }) {
  const say = useText();
  const entry = entryOf(command);
  return (
    <Words size="sm" c="dimmed">
      {say(text('Việc này do', 'Done by'))}: {entry.roles.map((role) => say(roleNames[role])).join(', ')}.
    </Words>
  );
}
