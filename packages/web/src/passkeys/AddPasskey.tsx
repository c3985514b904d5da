import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { notify } from '../components/notify.ts';
import { useText } from '../language.tsx';
import { addPasskey } from './device.ts';
import { passkeysText } from './passkeys.text.ts';

/** Adds a passkey: its name, the password once more, then whatever browser and device ask. */
export function AddPasskey({ onAdded }: { readonly onAdded: () => Promise<void> }) {
  const say = useText();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const add = async () => {
    setError(null);
    try {
      await addPasskey(name.trim(), password);
    } catch (thrown) {
      setError(thrown);
      return false;
    }
    notify(say(passkeysText.added));
    await onAdded();
    return true;
  };
  return (
    <ConfirmButton
      label={passkeysText.add}
      explain={passkeysText.addWhy}
      ready={name.trim() !== '' && password !== ''}
      error={error}
      onOpen={() => {
        setName('');
        setPassword('');
        setError(null);
      }}
      onConfirm={add}
    >
      <TextInput
        label={say(passkeysText.name)}
        description={say(passkeysText.nameHint)}
        required
        maxLength={60}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={say(passkeysText.password)}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </ConfirmButton>
  );
}
