import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import { Page } from '../components/Page.tsx';
import { ErrorState, Loading } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { Entrance } from './Entrance.tsx';
import { sessionText } from './session.text.ts';

/** Where the organisation's own sign-in service sends the browser back to. */
export function Return() {
  const say = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  // The answer counts once; in development the effect runs twice.
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    const query = window.location.search.slice(1);
    window.history.replaceState(window.history.state, '', '/sign-in/return');
    const finish = async () => {
      const { awaitsCode } = await api.post<{ awaitsCode: boolean }>('/api/session/outside/finish', { query });
      client.clear();
      await navigate({ to: awaitsCode ? '/sign-in' : '/', replace: true });
    };
    finish().catch(setError);
  }, [client, navigate]);
  return (
    <Entrance>
      <Page title={sessionText.signIn}>
        {error === null ? <Loading /> : <ErrorState error={error} />}
        {error !== null && (
          <Button component={Link} to="/sign-in" variant="default">
            {say(sessionText.signInAgain)}
          </Button>
        )}
      </Page>
    </Entrance>
  );
}
