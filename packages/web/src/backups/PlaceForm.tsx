import { Button, Checkbox, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.ts';
import { common } from '../components/common.text.ts';
import { notify } from '../components/notify.ts';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { backupsText } from './backups.text.ts';
import { type BackupState, backupsKey } from './queries.ts';

const leastLength = 10;

/** Where backups go, and the passphrase that locks them, typed twice. */
export function PlaceForm({ state }: { readonly state: BackupState }) {
  const say = useText();
  const client = useQueryClient();
  const [folder, setFolder] = useState(state.folder ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [unlock, setUnlock] = useState(false);
  const [left, setLeft] = useState({ passphrase: false, repeated: false });
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const none = folder.trim() === '';
  const isGood = unlock || passphrase === '' || passphrase.length >= leastLength;
  const isSame = unlock || passphrase === repeated;
  const changed = folder.trim() !== (state.folder ?? '') || passphrase !== '' || unlock;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setLeft({ passphrase: true, repeated: true });
    if (working || !changed || !isGood || !isSame) return;
    setWorking(true);
    setError(null);
    try {
      const chosen = unlock ? { passphrase: '' } : passphrase === '' ? {} : { passphrase };
      client.setQueryData(backupsKey, await api.put('/api/backups', { folder: folder.trim(), ...chosen }));
      notify(say(backupsText.saved));
      setPassphrase('');
      setRepeated('');
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Stack gap="sm" maw={560}>
        <TextInput
          label={say(backupsText.folder)}
          description={say(backupsText.folderHint)}
          autoComplete="off"
          spellCheck={false}
          value={folder}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
        {!none && !unlock && (
          <>
            <PasswordInput
              label={say(backupsText.passphrase)}
              description={`${say(backupsText.passphraseHint)} ${state.locked ? say(backupsText.passphraseKept) : ''}`}
              autoComplete="new-password"
              value={passphrase}
              onBlur={() => setLeft((known) => ({ ...known, passphrase: true }))}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
              error={left.passphrase && !isGood ? say(backupsText.tooShort) : null}
            />
            <PasswordInput
              label={say(backupsText.repeat)}
              autoComplete="new-password"
              value={repeated}
              onBlur={() => setLeft((known) => ({ ...known, repeated: true }))}
              onChange={(event) => setRepeated(event.currentTarget.value)}
              error={left.repeated && !isSame ? say(backupsText.different) : null}
            />
          </>
        )}
        {!none && state.locked && (
          <Checkbox
            label={say(backupsText.unlock)}
            checked={unlock}
            onChange={(event) => setUnlock(event.currentTarget.checked)}
          />
        )}
        <ErrorState error={error} />
        <Group>
          <Button type="submit" loading={working} disabled={!changed}>
            {say(common.save)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
