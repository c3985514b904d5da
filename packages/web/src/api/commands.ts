import { useQueryClient } from '@tanstack/react-query';
import type { CommandInput, CommandName } from '@tinnhiem/core';
import { useCallback, useRef, useState } from 'react';
import { api } from './client.ts';
import { pendingIds } from './pending.ts';
import { Refused, Unreachable } from './problem.ts';
import { conferencePath, roundPath } from './queries.ts';
import type { Recorded } from './types.ts';

const ids = pendingIds();
const pausesBeforeRetry = [500, 1500, 3000];

async function deliver(path: string, data: unknown): Promise<Recorded> {
  const id = ids.idFor(path, data);
  for (let attempt = 0; ; attempt += 1) {
    try {
      const recorded = await api.post<Recorded>(path, { id, data });
      ids.settled(path, data);
      return recorded;
    } catch (error) {
      const certain = error instanceof Refused && error.status < 500;
      if (certain) ids.settled(path, data);
      const pause = pausesBeforeRetry[attempt];
      if (!(error instanceof Unreachable) || pause === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** A preview stands in for the plan or the roster that the server has parsed already. */
type Sent<Name extends CommandName> = CommandInput<Name> | { readonly preview: string };

export interface Commander {
  /** Sends a command; `null` when it was refused or unreachable (then `error` says why). Resolves once the views are read again. */
  readonly send: <Name extends CommandName>(name: Name, data: Sent<Name>) => Promise<Recorded | null>;
  /** The command on its way, `null` when none is. */
  readonly pending: CommandName | null;
  readonly error: unknown;
  readonly clear: () => void;
}

/** Gives commands to a round, or to a conference of it. A second press while one is on its way does nothing. */
export function useCommand(round: string, conference?: string): Commander {
  const client = useQueryClient();
  const [pending, setPending] = useState<CommandName | null>(null);
  const [error, setError] = useState<unknown>(null);
  const busy = useRef(false);
  const base = conference === undefined ? roundPath(round) : conferencePath(round, conference);

  const send = useCallback(
    async <Name extends CommandName>(name: Name, data: Sent<Name>): Promise<Recorded | null> => {
      if (busy.current) return null;
      busy.current = true;
      setPending(name);
      setError(null);
      try {
        const recorded = await deliver(`${base}/${name}`, data);
        await client.invalidateQueries({ queryKey: ['round', round] });
        return recorded;
      } catch (thrown) {
        setError(thrown);
        // A refusal often means that somebody else was faster: show what is there now.
        if (thrown instanceof Refused) void client.invalidateQueries({ queryKey: ['round', round] });
        return null;
      } finally {
        busy.current = false;
        setPending(null);
      }
    },
    [base, client, round],
  );
  return { send, pending, error, clear: useCallback(() => setError(null), []) };
}
