// S07: calling back letters that call people to a conference and have not been sent yet.
import { type Instant, text } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import {
  type CallingLetter,
  type CallingPlace,
  type CallingState,
  callingLetters,
  putCalling,
} from './calling-queue.ts';

export interface Recall {
  /** How many letters are not sent any more. */
  readonly recalled: number;
  /** Whose letter is no more to be had: it went, or is in the hands of a mail server, or nobody knows. */
  readonly gone: readonly { readonly person: string; readonly state: CallingState }[];
}

const isGone = ({ state }: CallingLetter) => state === 'sent' || state === 'sending' || state === 'unclear';

/**
 * Takes what still waits out of the queue, of `people` where given. A letter is taken by a server in a transaction like this one, so that each
 * is either sent or called back. Of the others it says what became of their last letter.
 */
export async function recallCalling(
  tables: Tables,
  place: CallingPlace,
  people: readonly string[] | null,
  by: string,
  now: Instant,
): Promise<Recall> {
  return await tables.transaction(async (inside) => {
    const letters = Map.groupBy(await callingLetters(inside, place, now), ({ person }) => person);
    const last = (people ?? [...letters.keys()]).flatMap((person) => letters.get(person)?.at(-1) ?? []);
    const waiting = last.filter(({ state }) => state === 'waiting');
    const problem = text(`${by} gọi lại trước khi gửi.`, `Called back by ${by} before it was sent.`);
    for (const letter of waiting) await putCalling(inside, { ...letter, state: 'recalled', problem, at: now });
    return {
      recalled: waiting.length,
      gone: last.filter(isGone).map(({ person, state }) => ({ person, state })),
    };
  });
}
