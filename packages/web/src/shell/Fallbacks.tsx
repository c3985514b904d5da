import { Anchor, Box, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
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

/** A screen that threw. The rest of the office stays usable. */
export function ScreenFailed({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return (
    <Box p="xl">
      <ErrorState
        error={error}
        onRetry={() => {
          reset();
          window.location.reload();
        }}
      />
    </Box>
  );
}
