import { Button, PasswordInput, Stack, TextInput, Text as Words } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import { Refused } from '../api/problem.ts';
import { useHealth } from '../api/queries.ts';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { PasskeySignIn } from '../passkeys/PasskeySignIn.tsx';
import { CodeForm } from './CodeForm.tsx';
import { Entrance } from './Entrance.tsx';
import { sessionText } from './session.text.ts';
import { useCountdown } from './use-countdown.ts';

interface Entered {
  readonly awaitsCode: boolean;
}

export function SignIn() {
  const say = useText();
  const client = useQueryClient();
  const router = useRouter();
  const { next } = useSearch({ strict: false });
  const elsewhere = useHealth().data?.signInElsewhere ?? null;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  // A page that was loaded anew still knows that the password was given.
  const begun = useQuery({ queryKey: ['sign-in'], queryFn: () => api.get<Entered>('/api/session'), staleTime: 0 });
  const [awaiting, setAwaiting] = useState<boolean | null>(null);
  const locked = useCountdown(error instanceof Refused ? error.seconds : 0, error);

  const enter = () => {
    client.clear();
    // Only an address inside the office is taken from the link.
    router.history.replace(next?.startsWith('/') === true && !next.startsWith('//') ? next : '/');
  };
  const leave = async () => {
    setError(null);
    try {
      window.location.assign((await api.post<{ url: string }>('/api/session/outside', {})).url);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || locked > 0) return;
    setWorking(true);
    setError(null);
    try {
      const { awaitsCode } = await api.post<Entered>('/api/session', { username: username.trim(), password });
      if (awaitsCode) setAwaiting(true);
      else enter();
    } catch (thrown) {
      setError(thrown);
      setPassword('');
    } finally {
      setWorking(false);
    }
  };

  if (awaiting ?? begun.data?.awaitsCode === true)
    return (
      <Entrance>
        <CodeForm
          onEntered={enter}
          onBack={() => {
            setPassword('');
            setAwaiting(false);
          }}
        />
      </Entrance>
    );
  return (
    <Entrance>
      <Page title={sessionText.signIn} lead={sessionText.signInLead}>
        {elsewhere !== null && (
          <>
            <Button size="md" variant="default" onClick={() => void leave()}>
              {say(sessionText.elsewhereFor)} {elsewhere}
            </Button>
            <Words size="sm" c="dimmed">
              {say(sessionText.or)}
            </Words>
          </>
        )}
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
        <PasskeySignIn onEntered={enter} onError={setError} locked={working || locked > 0} />
      </Page>
    </Entrance>
  );
}
