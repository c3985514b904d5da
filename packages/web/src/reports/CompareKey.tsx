// A key that nobody has compared yet: its fingerprint, to be read out over the telephone, before it is believed.
import { Button, Group, Text as Words } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { Notice } from '../components/Notice.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import type { ExchangedKey } from './queries.ts';
import { reportsText as words } from './reports.text.ts';

interface CompareKeyProps {
  readonly unknown: ExchangedKey;
  readonly onTaken: () => void;
  readonly onRefused: () => void;
}

export function CompareKey({ unknown, onTaken, onRefused }: CompareKeyProps) {
  const say = useText();
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const trust = async () => {
    if (working) return;
    setWorking(true);
    try {
      await api.put('/api/reports/keys', { organisation: unknown.organisation, key: unknown.key });
      onTaken();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Notice tone="warning" role="alert" title={`${say(words.compareTitle)}: ${unknown.organisation}`}>
      <Words size="sm">{say(words.compare)}</Words>
      <Words ff="monospace" fw={700} fz="xl" style={{ overflowWrap: 'anywhere' }}>
        {unknown.fingerprint}
      </Words>
      <ErrorState error={error} />
      <Group gap="xs">
        <Button onClick={() => void trust()} loading={working}>
          {say(words.same)}
        </Button>
        <Button variant="default" onClick={onRefused}>
          {say(words.different)}
        </Button>
      </Group>
    </Notice>
  );
}
