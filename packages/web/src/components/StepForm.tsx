import { Button, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ErrorState } from './States.tsx';

export interface StepFormProps {
  readonly ready: boolean;
  readonly submitLabel: string;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}

/** One step of something: its fields, what went wrong, and the button that goes on. */
export function StepForm({ ready, submitLabel, onSubmit, children }: StepFormProps) {
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || !ready) return;
    setWorking(true);
    setError(null);
    try {
      await onSubmit();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm" maw={480}>
        {children}
        <ErrorState error={error} />
        <div>
          <Button type="submit" loading={working} disabled={!ready}>
            {submitLabel}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
