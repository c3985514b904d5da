import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import { Refused } from '../api/problem.ts';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { sessionText } from './session.text.ts';
import { useCountdown } from './use-countdown.ts';

export interface CodeFormProps {
  readonly onEntered: () => void;
  /** Back to the password: the session is over, or somebody else wants to sign in. */
  readonly onBack: () => void;
}

/** The code of the second factor, after the password. */
export function CodeForm({ onEntered, onBack }: CodeFormProps) {
  const say = useText();
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const locked = useCountdown(error instanceof Refused ? error.seconds : 0, error);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || locked > 0 || code.trim() === '') return;
    setWorking(true);
    setError(null);
    try {
      await api.post('/api/session/code', { code });
      onEntered();
    } catch (thrown) {
      setError(thrown);
      setCode('');
    } finally {
      setWorking(false);
    }
  };
  const leave = async () => {
    await api.delete('/api/session').catch(() => undefined);
    onBack();
  };

  return (
    <Page title={sessionText.codeTitle} lead={sessionText.codeLead}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <TextInput
            label={say(sessionText.code)}
            autoComplete="one-time-code"
            autoFocus
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <ErrorState error={error} />
          {locked > 0 && (
            <Notice
              tone="info"
              role="status"
            >{`${say(sessionText.lockedFor)} ${locked} ${say(sessionText.seconds)}.`}</Notice>
          )}
          <Button type="submit" size="md" loading={working} disabled={locked > 0}>
            {say(sessionText.signIn)}
          </Button>
          <Button variant="default" onClick={() => void leave()}>
            {say(sessionText.codeBack)}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
