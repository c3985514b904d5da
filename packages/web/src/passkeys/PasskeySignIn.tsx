import { Button, Stack, Text as Words } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../language.tsx';
import { signInWithPasskey } from './device.ts';
import { passkeysText } from './passkeys.text.ts';
import { useObstacle } from './use-obstacle.ts';

export interface PasskeySignInProps {
  readonly onEntered: () => void;
  /** `null` when another try begins. */
  readonly onError: (error: unknown) => void;
  /** While nothing may be tried. */
  readonly locked: boolean;
}

/** Signing in with a passkey, on a page where that is possible; nothing elsewhere. */
export function PasskeySignIn({ onEntered, onError, locked }: PasskeySignInProps) {
  const say = useText();
  const obstacle = useObstacle();
  const [working, setWorking] = useState(false);
  if (obstacle !== null) return null;
  const enter = async () => {
    if (working) return;
    setWorking(true);
    onError(null);
    try {
      await signInWithPasskey();
      onEntered();
    } catch (thrown) {
      onError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Stack gap={4}>
      <Button
        size="md"
        variant="default"
        loading={working}
        disabled={locked}
        aria-describedby="passkey-hint"
        onClick={() => void enter()}
      >
        {say(passkeysText.signIn)}
      </Button>
      <Words size="sm" c="dimmed" id="passkey-hint">
        {say(passkeysText.signInHint)}
      </Words>
    </Stack>
  );
}
