import { Button, Fieldset, Group, Paper, Stack, Title } from '@mantine/core';
import type { Text } from '@tinnhiem/core';
import type { ReactNode } from 'react';
import { CloseIcon, PlusIcon } from '../../components/icons.tsx';
import { useText } from '../../language.tsx';

/** A titled part of the form. */
export function Part({ title, children }: { readonly title: Text; readonly children: ReactNode }) {
  const say = useText();
  return (
    <Paper component="section" aria-label={say(title)}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {say(title)}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

export interface ItemProps {
  readonly legend: string;
  readonly removeLabel: Text;
  /** Missing where the last one has to stay. */
  readonly onRemove?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One of several, with the button that takes it out. */
export function Item({ legend, removeLabel, onRemove, children }: ItemProps) {
  const say = useText();
  return (
    <Fieldset legend={legend} variant="default" styles={{ legend: { fontWeight: 600 } }}>
      <Stack gap="sm">
        {children}
        {onRemove !== undefined && (
          <Group justify="flex-end">
            <Button variant="subtle" color="dark" leftSection={<CloseIcon size={16} />} onClick={onRemove}>
              {say(removeLabel)}
              <span className="visually-hidden">: {legend}</span>
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  );
}

/** The button below several that adds another. */
export function AddButton({ label, onAdd }: { readonly label: Text; readonly onAdd: () => void }) {
  const say = useText();
  return (
    <Group>
      <Button variant="default" leftSection={<PlusIcon size={16} />} onClick={onAdd}>
        {say(label)}
      </Button>
    </Group>
  );
}
