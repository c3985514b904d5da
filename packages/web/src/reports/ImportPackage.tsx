// A package from a stick: verified before anything of it is kept, and why not where it is refused.
import { Stack, Title, Text as Words } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { Refused } from '../api/problem.ts';
import { DropZone } from '../components/DropZone.tsx';
import { Notice } from '../components/Notice.tsx';
import { ErrorState } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { CompareKey } from './CompareKey.tsx';
import { reportsText as words } from './reports.text.ts';

interface Imported {
  readonly id: string;
  readonly isNew: boolean;
  readonly organisation: string;
  readonly pdf: 'right' | 'not-there';
}

export function ImportPackage() {
  const say = useText();
  const client = useQueryClient();
  const [sent, setSent] = useState<readonly File[]>([]);
  const [done, setDone] = useState<Imported | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const unknown = error instanceof Refused ? (error.key ?? null) : null;

  const send = async (files: readonly File[]) => {
    if (working) return;
    setWorking(true);
    setSent(files);
    setError(null);
    setDone(null);
    try {
      const form = new FormData();
      for (const file of files) form.append('file', file);
      setDone(await api.post<Imported>('/api/reports', form));
      void client.invalidateQueries({ queryKey: ['reports'] });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Stack component="section" aria-labelledby="report-import" gap="sm">
      <Title order={2} id="report-import">
        {say(words.importTitle)}
      </Title>
      <DropZone hint={words.importHint} accept=".tinnhiem,.pdf" onFiles={(files) => void send(files)} />
      {done !== null && (
        <Notice tone={done.isNew ? 'done' : 'info'} title={`${say(words.imported)} ${done.organisation}`} role="status">
          <Words size="sm">
            {say(words.right)} {say(done.pdf === 'right' ? words.pdfRight : words.pdfNotThere)}
          </Words>
          {!done.isNew && <Words size="sm">{say(words.twice)}</Words>}
        </Notice>
      )}
      {unknown === null && <ErrorState error={error} />}
      {unknown !== null && (
        <CompareKey unknown={unknown} onTaken={() => void send(sent)} onRefused={() => setError(null)} />
      )}
    </Stack>
  );
}
