import { Group, Stack, Title, Text as Words } from '@mantine/core';
import { type Text, text } from '@tinnhiem/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../language.tsx';

export interface PageProps {
  readonly title: Text | string;
  readonly lead?: Text | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

let shownBefore: string | null = null;

/** One screen: its one h1, which takes the focus when somebody comes here from another screen, and the title of the window. */
export function Page({ title, lead, actions, children }: PageProps) {
  const say = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const words = say(typeof title === 'string' ? text(title, title) : title);
  useEffect(() => {
    document.title = `${words} – Tín Nhiệm`;
  }, [words]);
  useEffect(() => {
    const { pathname } = window.location;
    if (shownBefore !== null && shownBefore !== pathname) heading.current?.focus({ preventScroll: true });
    shownBefore = pathname;
  }, []);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 20rem', minWidth: 0 }}>
          <Title order={1} ref={heading} tabIndex={-1} style={{ textWrap: 'balance' }}>
            {words}
          </Title>
          {lead !== undefined && (
            <Words c="dimmed" mt={4} maw={760}>
              {say(lead)}
            </Words>
          )}
        </div>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
