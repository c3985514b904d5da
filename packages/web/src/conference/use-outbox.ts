import { useQueryClient } from '@tanstack/react-query';
import type { CommandInput, ConferenceCommandName } from '@tinnhiem/core';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { api } from '../api/client.ts';
import { isConnected, onConnection } from '../api/connection.ts';
import { Refused } from '../api/problem.ts';
import { conferencePath } from '../api/queries.ts';
import { useHere } from './here.tsx';
import { createOutbox, localShelf, type Outbox, type OutboxState, type Parcel } from './outbox.ts';

export interface CommandOutbox<Data> extends OutboxState<Data> {
  readonly put: Outbox<Data>['put'];
  readonly retry: () => void;
  readonly dropFirst: () => void;
}

export interface OutboxUse<Data> {
  readonly onSent?: (parcel: Parcel<Data>) => void;
  /** Whether a refusal means that the act was done already, by whomever. */
  readonly isDone?: (error: Refused, data: Data) => boolean;
}

/** The acts of one kind that this person gives to this conference from this place, sent one after the other whatever the network does. */
export function useOutbox<Name extends ConferenceCommandName>(
  command: Name,
  place: string,
  use: OutboxUse<CommandInput<Name>> = {},
): CommandOutbox<CommandInput<Name>> {
  type Data = CommandInput<Name>;
  const { round, conference, account } = useHere();
  const client = useQueryClient();
  const latest = useRef(use);
  useEffect(() => {
    latest.current = use;
  });
  const outbox = useMemo(
    () =>
      createOutbox<Data>({
        shelf: localShelf(),
        prefix: `tinnhiem.outbox:${account.id}:${round}~${conference}:${command}:${place}:`,
        send: async (id, data) => {
          try {
            await api.post(`${conferencePath(round, conference)}/${command}`, { id, data });
          } catch (error) {
            if (!(error instanceof Refused) || latest.current.isDone?.(error, data) !== true) throw error;
          }
        },
        onSent: (parcel) => {
          latest.current.onSent?.(parcel);
          void client.invalidateQueries({ queryKey: ['round', round] });
        },
      }),
    [account.id, round, conference, command, place, client],
  );
  useEffect(() => {
    outbox.start();
    const stop = onConnection(() => {
      if (isConnected() && outbox.state().delivery === 'waiting') outbox.retry();
    });
    return () => {
      stop();
      outbox.close();
    };
  }, [outbox]);
  const state = useSyncExternalStore(outbox.subscribe, outbox.state);
  return useMemo(
    () => ({ ...state, put: outbox.put, retry: outbox.retry, dropFirst: outbox.dropFirst }),
    [state, outbox],
  );
}
