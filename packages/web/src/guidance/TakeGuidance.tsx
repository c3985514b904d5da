// Guidance out of a file: signature, key and values are checked before anything of it is kept.
import { Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { Refused } from '../api/problem.ts';
import { DropZone } from '../components/DropZone.tsx';
import { Notice } from '../components/Notice.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { useChange } from '../organisations/queries.ts';
import { CompareKey } from '../reports/CompareKey.tsx';
import { guidanceText as words } from './guidance.text.ts';
import type { GuidanceEntry } from './queries.ts';

export function TakeGuidance() {
  const say = useText();
  const { error, clear, change } = useChange('guidance', 'reports');
  const [sent, setSent] = useState<readonly File[]>([]);
  const [taken, setTaken] = useState<GuidanceEntry | null>(null);
  const unknown = error instanceof Refused ? error.key : undefined;
  const send = async (files: readonly File[]) => {
    setSent(files);
    setTaken(null);
    const form = new FormData();
    for (const file of files) form.append('file', file);
    setTaken(await change(() => api.post<GuidanceEntry>('/api/guidance/file', form)));
  };
  return (
    <Stack component="section" aria-labelledby="guidance-take" gap="sm">
      <Title order={2} id="guidance-take">
        {say(words.take)}
      </Title>
      <DropZone hint={words.takeHint} accept=".tinnhiem" multiple={false} onFiles={(files) => void send(files)} />
      {taken !== null && (
        <Notice tone="done" role="status" title={`${say(words.taken)} ${taken.number}: ${taken.title}`} />
      )}
      {unknown === undefined ? (
        <ErrorState error={error} />
      ) : (
        <CompareKey unknown={unknown} onTaken={() => void send(sent)} onRefused={clear} />
      )}
    </Stack>
  );
}
