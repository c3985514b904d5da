import { Button, PasswordInput, Stack, TextInput, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { api } from '../api/client.ts';
import { Refused } from '../api/problem.ts';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { Entrance } from './Entrance.tsx';
import { sessionText } from './session.text.ts';

/** Seconds until the next try, counted down; 0 when one may try. */
function useCountdown(from: number, startedBy: unknown): number {
  const [left, setLeft] = useState(from);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second lock-out of the same length starts again
  useEffect(() => {
    setLeft(from);
    if (from <= 0) return;
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, [from, startedBy]);
  return left;
}

export function SignIn() {
  const say = useText();
  const client = useQueryClient();
  const router = useRouter();
  const { next } = useSearch({ strict: false });
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const locked = useCountdown(error instanceof Refused ? error.seconds : 0, error);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || locked > 0) return;
    setWorking(true);
    setError(null);
    try {
      await api.post('/api/session', { username: username.trim(), password });
      client.clear();
      // Only an address inside the office is taken from the link.
      router.history.replace(next?.startsWith('/') === true && !next.startsWith('//') ? next : '/');
    } catch (thrown) {
      setError(thrown);
      setPassword('');
    } finally {
      setWorking(false);
    }
  };

  return (
    <Entrance>
      <Page title={sessionText.signIn} lead={sessionText.signInLead}>
        <form onSubmit={(event) => void submit(event)}>
          <Stack>
            <TextInput
              label={say(sessionText.username)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            <PasswordInput
              label={say(sessionText.password)}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <ErrorState error={error} />
            {locked > 0 && (
              <Notice tone="info" role="status">
                <Words>
                  {say(sessionText.lockedFor)} {locked} {say(sessionText.seconds)}.
                </Words>
              </Notice>
            )}
            <Button type="submit" size="md" loading={working} disabled={locked > 0}>
              {say(sessionText.signIn)}
            </Button>
          </Stack>
        </form>
      </Page>
    </Entrance>
  );
}
