import { Group, Paper, Title, Text as Words } from '@mantine/core';
import type { Text } from '@tinnhiem/core';
import { type ReactNode, useId } from 'react';
import { useText } from '../language.tsx';

export interface SectionProps {
  readonly title: Text;
  readonly why?: Text;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a screen with a heading of its own. */
export function Section({ title, why, actions, children }: SectionProps) {
  const say = useText();
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} p="md">
      <Group justify="space-between" align="flex-start" mb="xs">
        <Title order={2} size="h3" id={id}>
          {say(title)}
        </Title>
        {actions}
      </Group>
      {why !== undefined && (
        <Words size="sm" c="dimmed" mb="sm" maw={760}>
          {say(why)}
        </Words>
      )}
      {children}
    </Paper>
  );
}
