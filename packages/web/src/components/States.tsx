// Waiting, nothing there, something went wrong: the same everywhere.
import { Button, Center, Group, Loader, Paper, Stack, Title, Text as Words } from '@mantine/core';
import type { Text } from '@tinnhiem/core';
import type { ReactNode } from 'react';
import { explain, Refused } from '../api/problem.ts';
import { useText } from '../language.tsx';
import { common } from './common.text.ts';
import { Notice } from './Notice.tsx';

export function Loading() {
  const say = useText();
  return (
    <Center py="xl" role="status">
      <Group gap="sm">
        <Loader size="sm" aria-hidden="true" />
        <Words c="dimmed">{say(common.loading)}</Words>
      </Group>
    </Center>
  );
}

export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong and what to do about it; nothing when there is no error. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const say = useText();
  if (error === null || error === undefined) return null;
  const { text, todo } = explain(error);
  return (
    <Notice tone="error" role="alert" title={say(text)}>
      <Words size="sm">{say(todo)}</Words>
      {onRetry !== undefined && (
        <Group>
          <Button variant="default" onClick={onRetry}>
            {say(common.retry)}
          </Button>
        </Group>
      )}
    </Notice>
  );
}

export interface EmptyStateProps {
  readonly title: Text;
  readonly hint: Text;
  readonly children?: ReactNode;
}

/** Nothing is there yet: why, and how to begin. */
export function EmptyState({ title, hint, children }: EmptyStateProps) {
  const say = useText();
  return (
    <Paper p="xl" ta="center">
      <Stack gap="sm" align="center">
        <Title order={2} size="h3">
          {say(title)}
        </Title>
        <Words c="dimmed" maw={560}>
          {say(hint)}
        </Words>
        {children}
      </Stack>
    </Paper>
  );
}

export interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

export interface AnsweredProps<T> {
  readonly query: Asked<T>;
  readonly children: (data: T) => ReactNode;
}

/** Waits for an answer, shows why there is none, or hands it on. Data that was there before stays while it is read again. */
export function Answered<T>({ query, children }: AnsweredProps<T>) {
  const { data, error } = query;
  if (data !== undefined) return children(data);
  if (error === null || error === undefined) return <Loading />;
  // Asking again does not help where the server has said no.
  const isFinal = error instanceof Refused && (error.status === 403 || error.status === 404);
  return <ErrorState error={error} {...(isFinal ? {} : { onRetry: () => void query.refetch() })} />;
}
