// The own key, and the keys of other organisations: exchanged once, compared by eye.
import { Button, Checkbox, FileButton, Group, Paper, Stack, TextInput, Title, Text as Words } from '@mantine/core';
import { keyFingerprint } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { download } from '../components/csv.ts';
import { DownIcon } from '../components/icons.tsx';
import { Notice } from '../components/Notice.tsx';
import { notify } from '../components/notify.ts';
import { Answered } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { useChange, useOrganisations } from '../organisations/queries.ts';
import { type ExchangedKey, type KeysView, useReportKeys } from './queries.ts';
import { reportsText as words } from './reports.text.ts';

export function Keys() {
  const say = useText();
  const query = useReportKeys();
  return (
    <Stack component="section" aria-labelledby="report-keys" gap="sm">
      <Title order={2} id="report-keys">
        {say(words.keys)}
      </Title>
      <Answered query={query}>
        {(keys) => (
          <>
            <OwnKey keys={keys} />
            <Known known={keys.known} />
          </>
        )}
      </Answered>
    </Stack>
  );
}

function Fingerprint({ value }: { readonly value: string }) {
  return (
    <Words ff="monospace" fw={700} fz="lg" component="span" style={{ overflowWrap: 'anywhere' }}>
      {value}
    </Words>
  );
}

function OwnKey({ keys: { key, fingerprint } }: { readonly keys: KeysView }) {
  const say = useText();
  const { data: tree } = useOrganisations();
  const name = tree?.branches.find(({ id }) => id === tree.own)?.name ?? '';
  return (
    <Paper>
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 18rem' }}>
          <Words size="sm">{say(words.ownKey)}</Words>
          <Fingerprint value={fingerprint} />
          <Words size="sm" c="dimmed">
            {say(words.ownKeyHint)}
          </Words>
        </div>
        <Button
          variant="default"
          leftSection={<DownIcon />}
          onClick={() =>
            download('khoa-bao-cao.json', `${JSON.stringify({ organisation: name, key })}\n`, 'application/json')
          }
        >
          {say(words.saveKey)}
        </Button>
      </Group>
    </Paper>
  );
}

function Known({ known }: { readonly known: readonly ExchangedKey[] }) {
  const say = useText();
  return (
    <Paper>
      <Group justify="space-between" mb="xs">
        <Title order={3}>{say(words.known)}</Title>
        <TakeKey />
      </Group>
      {known.length === 0 && <Words size="sm">{say(words.noneKnown)}</Words>}
      <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
        {known.map((one) => (
          <li key={one.organisation} style={{ borderTop: '1px solid var(--line)', padding: '0.6rem 0' }}>
            <Group justify="space-between" gap="xs">
              <div>
                <Words>{one.organisation}</Words>
                <Fingerprint value={one.fingerprint} />
              </div>
              <ForgetKey organisation={one.organisation} />
            </Group>
          </li>
        ))}
      </Stack>
    </Paper>
  );
}

function ForgetKey({ organisation }: { readonly organisation: string }) {
  const say = useText();
  const { error, clear, change } = useChange('reports');
  return (
    <ConfirmButton
      variant="default"
      size="xs"
      label={words.forget}
      explain={words.forgetExplain}
      error={error}
      onOpen={clear}
      onConfirm={async () => {
        const done = await change(() => api.post('/api/reports/keys/forget', { organisation }));
        if (done !== null) notify(say(words.forgotten));
        return done;
      }}
    />
  );
}

const hexadecimal = /^[0-9a-f]{64}$/;

function TakeKey() {
  const say = useText();
  const { error, clear, change } = useChange('reports');
  const [organisation, setOrganisation] = useState('');
  const [typed, setTyped] = useState('');
  const [compared, setCompared] = useState(false);
  const [wrongFile, setWrongFile] = useState(false);
  const key = typed.replace(/\s/gu, '').toLowerCase();
  const whole = hexadecimal.test(key);

  const read = async (file: File | null) => {
    setWrongFile(false);
    setCompared(false);
    try {
      const { organisation: name, key: read } = JSON.parse((await file?.text()) ?? '') as Record<string, unknown>;
      if (typeof name !== 'string' || typeof read !== 'string' || !hexadecimal.test(read)) throw new Error('no key');
      setOrganisation(name);
      setTyped(read);
    } catch {
      setWrongFile(file !== null);
    }
  };

  return (
    <ConfirmButton
      label={words.takeKey}
      explain={words.takeKeyExplain}
      ready={whole && compared && organisation.trim() !== ''}
      error={error}
      onOpen={() => {
        clear();
        setOrganisation('');
        setTyped('');
        setCompared(false);
        setWrongFile(false);
      }}
      onConfirm={async () => {
        const done = await change(() => api.put('/api/reports/keys', { organisation: organisation.trim(), key }));
        if (done !== null) notify(say(words.keyTaken));
        return done;
      }}
    >
      <Stack gap="sm">
        <FileButton accept=".json,application/json" onChange={(file) => void read(file)}>
          {(props) => (
            <Button {...props} variant="default">
              {say(words.keyFile)}
            </Button>
          )}
        </FileButton>
        {wrongFile && <Notice tone="error">{say(words.keyFileWrong)}</Notice>}
        <TextInput
          label={say(words.organisation)}
          required
          value={organisation}
          onChange={(event) => setOrganisation(event.currentTarget.value)}
        />
        <TextInput
          label={say(words.keyTyped)}
          required
          ff="monospace"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setCompared(false);
          }}
        />
        {whole && (
          <div>
            <Words size="sm">{say(words.fingerprint)}</Words>
            <Fingerprint value={keyFingerprint(key)} />
          </div>
        )}
        <Checkbox
          label={say(words.compared)}
          disabled={!whole}
          checked={compared}
          onChange={(event) => setCompared(event.currentTarget.checked)}
        />
      </Stack>
    </ConfirmButton>
  );
}
