import type { Plan } from '@tinnhiem/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import type { Preview } from '../api/types.ts';
import { addFiles, type ChosenFiles, noFiles } from './files.ts';

/** What is to be imported: files as they were dropped, or a plan made on the screen. */
export interface Sources extends ChosenFiles {
  readonly made: Plan | null;
}

export interface Previewing {
  readonly sources: Sources;
  readonly preview: Preview | null;
  readonly checking: boolean;
  readonly error: unknown;
  readonly drop: (files: readonly File[]) => void;
  readonly takeMade: (plan: Plan) => void;
  readonly removePlan: () => void;
  readonly removeRoster: (name: string) => void;
  readonly checkAgain: () => void;
}

const nothing: Sources = { ...noFiles, made: null };

/** Asks what an import would do. Nothing is written by it. */
export function requestPreview(sources: Sources, round: string | null): Promise<Preview> {
  const form = new FormData();
  // Every JSON text is YAML as well.
  if (sources.made !== null) form.append('plan', new File([JSON.stringify(sources.made)], 'ke-hoach.yaml'));
  else if (sources.plan !== null) form.append('plan', sources.plan);
  for (const file of sources.roster) form.append('roster', file);
  if (round !== null) form.append('round', round);
  return api.post<Preview>('/api/previews', form);
}

/** Keeps what was chosen, and has it checked whenever it changes. */
export function usePreview(round: string | null): Previewing {
  const [sources, setSources] = useState<Sources>(nothing);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [checking, setChecking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(0);

  const check = useCallback(
    async (wanted: Sources) => {
      latest.current += 1;
      const ours = latest.current;
      setError(null);
      if (wanted.made === null && wanted.plan === null && wanted.roster.length === 0) {
        setPreview(null);
        setChecking(false);
        return;
      }
      setChecking(true);
      try {
        const answer = await requestPreview(wanted, round);
        if (ours === latest.current) setPreview(answer);
      } catch (thrown) {
        if (ours !== latest.current) return;
        setError(thrown);
        setPreview(null);
      } finally {
        if (ours === latest.current) setChecking(false);
      }
    },
    [round],
  );

  useEffect(() => {
    void check(sources);
  }, [check, sources]);

  const drop = useCallback((files: readonly File[]) => {
    setSources((known) => {
      const next = addFiles(known, files);
      return { ...next, made: next.plan === known.plan ? known.made : null };
    });
  }, []);

  return {
    sources,
    preview,
    checking,
    error,
    drop,
    takeMade: (plan) => setSources((known) => ({ ...known, plan: null, made: plan })),
    removePlan: () => setSources((known) => ({ ...known, plan: null, made: null })),
    removeRoster: (name) =>
      setSources((known) => ({ ...known, roster: known.roster.filter((file) => file.name !== name) })),
    checkAgain: () => void check(sources),
  };
}
