// What the server says of calling people by e-mail, and asking it for letters.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Text } from '@tinnhiem/core';
import { api } from '../../api/client.ts';
import { conferencePath } from '../../api/queries.ts';

export type LetterState = 'waiting' | 'sending' | 'sent' | 'refused' | 'unclear' | 'dropped' | 'recalled';

export interface Called {
  readonly person: string;
  readonly name: string;
  readonly unit: string;
  readonly lists: readonly string[];
  readonly address: string;
  readonly letter: {
    readonly number: number;
    readonly state: LetterState;
    readonly at: string;
    readonly asker: string;
    readonly problem: Text | null;
  } | null;
  readonly due: 'first' | 'correction' | null;
}

export interface Calling {
  readonly sender: string | null;
  readonly problem: { readonly code: string; readonly message: Text; readonly todo: Text } | null;
  readonly people: readonly Called[];
}

/** Where letters are on their way it is looked at again. */
const often = 2000;
const seldom = 30_000;

export const isOnItsWay = ({ letter }: Called) => letter?.state === 'waiting' || letter?.state === 'sending';

export function useCalling(round: string, conference: string, enabled: boolean) {
  return useQuery({
    queryKey: ['round', round, 'conference', conference, 'calling'],
    queryFn: () => api.get<Calling>(`${conferencePath(round, conference)}/calling`),
    refetchInterval: ({ state: { data } }) => (data?.people.some(isOnItsWay) === true ? often : seldom),
    enabled,
  });
}

export const isWaiting = ({ letter }: Called) => letter?.state === 'waiting';

/** Whether the last letter is no more to be had: it went, is in a mail server's hands, or nobody knows. */
export const isGone = ({ letter }: Called) =>
  letter?.state === 'sent' || letter?.state === 'sending' || letter?.state === 'unclear';

export interface Recall {
  readonly recalled: number;
  readonly gone: readonly { readonly person: string; readonly state: LetterState }[];
}

export interface Wanted {
  readonly people: readonly { readonly person: string; readonly address?: string }[];
  readonly again: boolean;
}

/** Asks for letters; resolves to how many, `null` where none was taken. */
export function useSendLetters(round: string, conference: string) {
  const { error, clear, post } = usePost<Wanted, { readonly asked: number }>(round, conference, 'calling');
  return { error, clear, send: async (wanted: Wanted) => (await post(wanted))?.asked ?? null };
}

/** Calls letters back that have not been sent yet; `null` where the server could not be asked. */
export function useRecallLetters(round: string, conference: string) {
  const { error, clear, post } = usePost<{ people: readonly string[] }, Recall>(round, conference, 'calling/recall');
  return { error, clear, recall: (people: readonly string[]) => post({ people }) };
}

function usePost<Body, Answer>(round: string, conference: string, to: string) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (body: Body) => api.post<Answer>(`${conferencePath(round, conference)}/${to}`, body),
    onSettled: () => client.invalidateQueries({ queryKey: ['round', round, 'conference', conference, 'calling'] }),
  });
  return {
    error: mutation.error,
    clear: mutation.reset,
    post: (body: Body): Promise<Answer | null> => mutation.mutateAsync(body).catch(() => null),
  };
}
