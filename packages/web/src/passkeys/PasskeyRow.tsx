import { Group, PasswordInput, TextInput, Text as Words } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../api/client.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { formatMoment } from '../components/format.ts';
import { notify } from '../components/notify.ts';
import { useText } from '../language.tsx';
import { passkeysText } from './passkeys.text.ts';

export interface Passkey {
  readonly id: string;
  readonly name: string;
  /** The name of the site at which it is good. */
  readonly host: string;
  readonly added: string;
  readonly lastUsed: string | null;
  readonly stopped: boolean;
}

interface PasskeyRowProps {
  readonly passkey: Passkey;
  readonly onChanged: () => Promise<void>;
}

/** One passkey: what it is called, since when, last used when; renamed and removed. */
export function PasskeyRow({ passkey, onChanged }: PasskeyRowProps) {
  const say = useText();
  const { id, name, host, added, lastUsed, stopped } = passkey;
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(null);
  const path = `/api/session/passkeys/${id}`;
  const attempt = async (act: () => Promise<unknown>, done: string) => {
    setError(null);
    try {
      await act();
    } catch (thrown) {
      setError(thrown);
      return false;
    }
    notify(done);
    await onChanged();
    return true;
  };
  const asked = (value: string) => () => {
    setTyped(value);
    setError(null);
  };
  const used =
    lastUsed === null ? say(passkeysText.neverUsed) : `${say(passkeysText.lastUsed)} ${formatMoment(lastUsed)}`;
  const elsewhere: ReactNode = host !== window.location.hostname && ` · ${say(passkeysText.goodAt)} ${host}`;
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Words fw={500}>{name}</Words>
        <Words size="sm" c="dimmed">
          {say(passkeysText.addedOn)} {formatMoment(added)} · {used}
          {elsewhere}
        </Words>
        {stopped && (
          <Words size="sm" c="#b42318">
            {say(passkeysText.stopped)}
          </Words>
        )}
      </div>
      <Group gap="xs">
        <ConfirmButton
          variant="default"
          size="xs"
          mih={28}
          aria-label={`${say(passkeysText.rename)}: ${name}`}
          label={passkeysText.rename}
          explain={passkeysText.renameWhy}
          ready={typed.trim() !== ''}
          error={error}
          onOpen={asked(name)}
          onConfirm={() => attempt(() => api.patch(path, { name: typed.trim() }), say(passkeysText.renamed))}
        >
          <TextInput
            label={say(passkeysText.name)}
            maxLength={60}
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </ConfirmButton>
        <ConfirmButton
          variant="default"
          size="xs"
          mih={28}
          aria-label={`${say(passkeysText.remove)}: ${name}`}
          label={passkeysText.remove}
          explain={passkeysText.removeWhy}
          ready={typed !== ''}
          error={error}
          onOpen={asked('')}
          onConfirm={() => attempt(() => api.post(`${path}/remove`, { password: typed }), say(passkeysText.removed))}
        >
          <Words fw={600}>{name}</Words>
          <PasswordInput
            label={say(passkeysText.password)}
            autoComplete="current-password"
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </ConfirmButton>
      </Group>
    </Group>
  );
}
