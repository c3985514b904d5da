// Work that is not finished, kept on the server under the account, so that a closed window loses nothing.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api } from '../api/client.ts';
import { Refused } from '../api/problem.ts';

const millisecondsOfQuiet = 800;

export interface Draft<T> {
  /** What was kept before; `null` where there is nothing. */
  readonly found: T | null;
  /** Whether it is known yet what was kept. */
  readonly ready: boolean;
  /** Keeps a value once typing pauses. */
  readonly save: (value: T) => void;
  readonly forget: () => Promise<void>;
}

export function useDraft<T>(key: string): Draft<T> {
  const client = useQueryClient();
  const path = `/api/drafts/${encodeURIComponent(key)}`;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { data, isPending } = useQuery({
    queryKey: ['draft', key],
    queryFn: async () => {
      try {
        return (await api.get<T | null>(path)) ?? null;
      } catch (error) {
        if (error instanceof Refused && error.status === 404) return null;
        throw error;
      }
    },
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const save = useCallback(
    (value: T) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        client.setQueryData(['draft', key], value);
        // A draft that could not be kept is no loss of an act; the next change tries again.
        api.put(path, value).catch(() => undefined);
      }, millisecondsOfQuiet);
    },
    [client, key, path],
  );

  const forget = useCallback(async () => {
    clearTimeout(timer.current);
    client.setQueryData(['draft', key], null);
    await api.delete(path).catch(() => undefined);
  }, [client, key, path]);

  return { found: data ?? null, ready: !isPending, save, forget };
}
