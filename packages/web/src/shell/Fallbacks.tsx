import { Anchor, Box, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { check, useConnected } from '../api/connection.ts';
import { Unreachable } from '../api/problem.ts';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { shellText } from './shell.text.ts';

export function NotFound() {
  const say = useText();
  return (
    <Box component="main" p="xl">
      <Stack align="flex-start">
        <Title order={1}>{say(shellText.notFound)}</Title>
        <p>{say(shellText.notFoundHint)}</p>
        <Anchor component={Link} to="/">
          {say(shellText.toRounds)}
        </Anchor>
      </Stack>
    </Box>
  );
}

/** A screen that threw. The rest of the office stays usable; a screen that could not be fetched comes once the server is back. */
export function ScreenFailed({ error }: { readonly error: unknown }) {
  const connected = useConnected();
  const isWaiting = error instanceof Unreachable;
  const wasLost = useRef(!connected);
  useEffect(() => {
    if (!connected) wasLost.current = true;
    else if (isWaiting && wasLost.current) window.location.reload();
  }, [connected, isWaiting]);
  const retry = async () => {
    if (await check()) window.location.reload();
  };
  return (
    <Box p="md">
      <ErrorState error={error} onRetry={() => void retry()} />
    </Box>
  );
}
