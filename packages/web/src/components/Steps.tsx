import { Anchor, Badge, Group, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Role, roleNames, type Step, type Text, text } from '@tinnhiem/core';
import type { ReactNode } from 'react';
import { useSession } from '../api/queries.ts';
import { useText } from '../language.tsx';
import { ArrowIcon, DoneIcon } from './icons.tsx';

const words = {
  title: text('Việc tiếp theo', 'What to do next'),
  by: text('Người làm', 'Who'),
  yours: text('Việc của bạn', 'Yours'),
  go: text('Mở', 'Open'),
  nothing: text('Không còn việc nào phải làm ở đây.', 'Nothing is left to do here.'),
} as const;

export interface StepListProps {
  readonly steps: readonly Step[];
  /** Address of the screen for a command; `null` where there is none. */
  readonly screenFor: (command: string) => string | null;
}

export interface StepsProps extends StepListProps {
  /** Where we are, in words: `Đang soạn`. */
  readonly where?: Text;
  readonly children?: ReactNode;
}

/** Where we are, what is missing, who must act; each step with the way to its screen. */
export function Steps({ steps, where, screenFor, children }: StepsProps) {
  const say = useText();
  return (
    <Paper component="section" aria-labelledby="steps-title">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="steps-title">
          {say(words.title)}
        </Title>
        {where !== undefined && (
          <Badge size="lg" variant="light" color="gray" c="black" tt="none">
            {say(where)}
          </Badge>
        )}
      </Group>
      <StepList steps={steps} screenFor={screenFor} />
      {children}
    </Paper>
  );
}

/** What has to be done, in order, those of the person at the screen marked. */
export function StepList({ steps, screenFor }: StepListProps) {
  const say = useText();
  if (steps.length === 0)
    return (
      <Group gap="xs">
        <DoneIcon />
        <Words>{say(words.nothing)}</Words>
      </Group>
    );
  return (
    <Stack component="ol" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {steps.map((step) => (
        <li key={`${step.command} ${step.what.vi}`}>
          <StepLine step={step} screen={screenFor(step.command)} />
        </li>
      ))}
    </Stack>
  );
}

function addressOf(screen: string): { to: string; hash?: string } {
  const [to = '', hash] = screen.split('#');
  return hash === undefined ? { to } : { to, hash };
}

function StepLine({ step, screen }: { readonly step: Step; readonly screen: string | null }) {
  const say = useText();
  const { data: account } = useSession();
  const mine = step.who.some((role: Role) => account?.roles.includes(role) === true);
  return (
    <Group
      justify="space-between"
      gap="xs"
      py={6}
      px="sm"
      style={{ borderLeft: `4px solid ${mine ? 'var(--mantine-color-seal-7)' : 'var(--line)'}` }}
    >
      <div style={{ flex: '1 1 16rem' }}>
        <Words fw={mine ? 600 : 400}>{say(step.what)}</Words>
        <Words size="sm" c="dimmed">
          {say(words.by)}: {step.who.map((role) => say(roleNames[role])).join(', ')}
          {mine && ` · ${say(words.yours)}`}
        </Words>
      </div>
      {screen !== null && (
        <Anchor
          component={Link}
          {...addressOf(screen)}
          aria-label={`${say(words.go)}: ${say(step.what)}`}
          py={4}
          style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}
        >
          {say(words.go)} <ArrowIcon size={16} />
        </Anchor>
      )}
    </Group>
  );
}
