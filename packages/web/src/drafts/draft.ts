// Work that is not finished, kept on the server under the account, so that a closed window loses nothing.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api } from '../api/client.ts';
import { Refused } from '../api/problem.ts';

const millisecondsOfQuiet = 800;
/** Characters: a browser carries on at most 64 kB of requests after their page is left. */
const longestKeptAlive = 16_000;

export interface Draft<T> {
  /** What was kept before; `null` where there is nothing. */
  readonly found: T | null;
  /** Whether it is known yet what was kept. */
  readonly ready: boolean;
  /** Keeps a value once typing pauses. */
  readonly save: (value: T) => void;
  /** Keeps at once what waits for a pause. */
  readonly flush: () => void;
  readonly forget: () => Promise<void>;
}

export interface DraftOptions {
  /** It is asked for only once somebody needs it. */
  readonly wanted?: boolean;
  /** What nobody else may read, not even on the server's disk: it lives in the memory of this page and ends with it. */
  readonly secret?: boolean;
}

export function useDraft<T>(key: string, { wanted = true, secret = false }: DraftOptions = {}): Draft<T> {
  const client = useQueryClient();
  const path = `/api/drafts/${encodeURIComponent(key)}`;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<T>(undefined);
  // One after the other: a draft that is dropped must not come back by an earlier request that was slow.
  const sent = useRef<Promise<unknown>>(Promise.resolve());
  const { data } = useQuery({
    queryKey: ['draft', key],
    queryFn: async () => {
      try {
        return (await api.get<T | null>(path)) ?? null;
      } catch (error) {
        if (error instanceof Refused && error.status === 404) return null;
        throw error;
      }
    },
    enabled: wanted && !secret,
    ...(secret ? { gcTime: Number.POSITIVE_INFINITY } : {}),
  });

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const value = waiting.current;
    if (value === undefined) return;
    waiting.current = undefined;
    client.setQueryData(['draft', key], value);
    if (secret) return;
    const keepalive = JSON.stringify(value).length <= longestKeptAlive;
    // A draft that could not be kept is no loss of an act; the next change tries again.
    sent.current = sent.current.then(() => api.put(path, value, { keepalive }).catch(() => undefined));
  }, [client, key, path, secret]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const save = useCallback(
    (value: T) => {
      clearTimeout(timer.current);
      waiting.current = value;
      timer.current = setTimeout(flush, secret ? 0 : millisecondsOfQuiet);
    },
    [flush, secret],
  );

  const forget = useCallback(async () => {
    clearTimeout(timer.current);
    waiting.current = undefined;
    client.setQueryData(['draft', key], null);
    if (secret) return;
    sent.current = sent.current.then(() => api.delete(path).catch(() => undefined));
    await sent.current;
  }, [client, key, path, secret]);

  return { found: data ?? null, ready: secret || data !== undefined, save, flush, forget };
}
