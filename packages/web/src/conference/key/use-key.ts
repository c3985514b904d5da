import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Result } from '@tinnhiem/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { Refused } from '../../api/problem.ts';
import { conferencePath } from '../../api/queries.ts';
import { newId } from '../../api/uuid.ts';
import type { KeyProblem } from '../casting/key-tasks.ts';
import { useHere } from '../here.tsx';
import { mayTryAgain } from '../outbox.ts';
import type { KeyState } from './key-move.ts';
import { KeyFailed } from './key-problem.ts';

/** What the server has for my browser; read again with the conference. Only for members of the committee. */
export function useKeyState(enabled: boolean) {
  const { round, conference } = useHere();
  return useQuery({
    queryKey: ['round', round, 'conference', conference, 'key'],
    queryFn: () => api.get<KeyState>(`${conferencePath(round, conference)}/key`),
    enabled,
  });
}

type Make = () => Promise<Result<unknown, KeyProblem>>;

/**
 * Gives the server something that this browser works out. Made once and sent with the same id until there is an answer: what
 * is signed differs from one making to the next. `intention`: names what is to be given; the same one is the same thing.
 */
export function useGive(): (path: string, field: string, intention: string, make: Make) => Promise<void> {
  const { round, conference } = useHere();
  const client = useQueryClient();
  const parcels = useRef(new Map<string, Promise<Readonly<Record<string, unknown>>>>());
  return useCallback(
    async (path, field, intention, make) => {
      const pack = async () => {
        const made = await make();
        if (!made.ok) throw new KeyFailed(made.error);
        return { id: newId(), [field]: made.value };
      };
      const parcel = parcels.current.get(intention) ?? pack();
      parcels.current.set(intention, parcel);
      try {
        await api.post(`${conferencePath(round, conference)}/${path}`, await parcel);
      } catch (error) {
        if (!mayTryAgain(error)) parcels.current.delete(intention);
        if (error instanceof Refused) void client.invalidateQueries({ queryKey: ['round', round] });
        throw error;
      }
      await client.invalidateQueries({ queryKey: ['round', round] });
    },
    [round, conference, client],
  );
}

const pause = (tries: number) => Math.min(10_000, 1000 * 2 ** Math.min(tries, 4));

export interface ByItself {
  readonly error: unknown;
  readonly retry: () => void;
}

/** Does something by itself as soon as it is due, and again while the network is away. `due`: names it; `null` where nothing is. */
export function useByItself(due: string | null, act: () => Promise<void>): ByItself {
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry is another round of the same
  useEffect(() => {
    setError(null);
    if (due === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const run = async (tries: number) => {
      try {
        await latest.current();
      } catch (thrown) {
        if (stopped) return;
        setError(thrown);
        if (mayTryAgain(thrown)) timer = setTimeout(() => void run(tries + 1), pause(tries));
      }
    };
    void run(0);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [due, round]);
  return { error, retry: () => setRound((before) => before + 1) };
}
