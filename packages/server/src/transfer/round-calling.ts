// What became of the letters that called people to the conferences of a round: it moves with the round (docs/decisions/060-calling-people.md).
import { type Instant, type Text, text } from '@tinnhiem/core';
import { z } from 'zod';
import type { Told } from '../mail/called.ts';
import { type CallingLetter, type CallingState, lettersOfRound, putCalling } from '../mail/calling-queue.ts';
import type { Tables } from '../store/tables.ts';

const told: z.ZodType<Told> = z.strictObject({
  title: z.string(),
  day: z.iso.date() as unknown as z.ZodType<Told['day']>,
  time: z.string(),
  place: z.string(),
  chair: z.string(),
  lists: z.array(z.string()),
});
const states = [
  'waiting',
  'sending',
  'sent',
  'refused',
  'unclear',
  'dropped',
  'recalled',
] as const satisfies readonly CallingState[];

/** One letter as a line of a package; of its round it says nothing. */
export const movedLetterSchema = z.strictObject({
  conference: z.string(),
  person: z.string(),
  number: z.number().int().min(1),
  address: z.string(),
  state: z.enum(states),
  says: told,
  problem: z.strictObject({ vi: z.string(), en: z.string() }).nullable(),
  asker: z.string(),
  at: z.iso.datetime({ offset: true }),
});
export type MovedLetter = z.output<typeof movedLetterSchema>;

/** The letters of a round, in the order of conferences, people and numbers. */
export async function lettersToMove(tables: Tables, round: string, now: Instant): Promise<readonly MovedLetter[]> {
  const letters = await lettersOfRound(tables, round, now);
  return letters.map(({ round: _of, ...letter }) => letter);
}

const leftWaiting: Text = text(
  'Khi đợt được chuyển đi, thư này còn đợi gửi ở nơi cũ; không rõ nơi cũ đã gửi chưa.',
  'This letter waited to be sent when the round was moved; nobody knows whether it went from there.',
);

const goneElsewhere: Text = text(
  'Một thư gửi sau cho người này đã đi từ nơi khác khi đợt ở đó; không rõ thư này đã gửi chưa, và thư không tự gửi nữa.',
  'A later letter to this person went from where the round was meanwhile; nobody knows whether this one went, and it is not sent by itself any more.',
);

/** What was not settled there is never sent from here by itself: it may have gone meanwhile. */
function arrived(letter: MovedLetter): MovedLetter {
  const open = letter.state === 'waiting' || letter.state === 'sending';
  return open ? { ...letter, state: 'unclear', problem: leftWaiting } : letter;
}

/** Nobody knows yet, or for good, whether it went. */
const isOpen = ({ state }: { readonly state: CallingState }) =>
  state === 'waiting' || state === 'sending' || state === 'unclear';

const mayHaveGone = ({ state }: CallingLetter) => state === 'sent' || state === 'unclear';

/** Whether both are one letter: settled at the same moment, or not settled on one side. */
const isOne = (here: CallingLetter, letter: MovedLetter) =>
  here.address === letter.address &&
  here.asker === letter.asker &&
  (here.at === letter.at || (here.number === letter.number && (isOpen(here) || isOpen(letter))));

/**
 * Takes letters over; what is here stays. A letter of which nobody knows here whether it went is settled by what the package says became of it. Where
 * both places called the same person, the one that arrives is put behind those that are here. What still waits here although a later letter to the
 * same person has gone is not sent any more: the office decides.
 */
export async function takeLetters(
  tables: Tables,
  round: string,
  letters: readonly MovedLetter[],
  now: Instant,
): Promise<void> {
  if (letters.length === 0) return;
  await tables.transaction(async (inside) => {
    const here = Map.groupBy(await lettersOfRound(inside, round, now), keyOf);
    for (const letter of letters.map(arrived)) {
      const own = here.get(keyOf(letter)) ?? [];
      const same = own.find((other) => isOne(other, letter));
      // What is in the hands of a mail server now is settled by whoever has it.
      if (same !== undefined && (!isOpen(same) || same.state === 'sending' || isOpen(letter))) continue;
      const number = same?.number ?? freeNumber(own, letter.number);
      const put = { ...letter, round, number, at: letter.at as Instant };
      await putCalling(inside, put);
      here.set(keyOf(letter), [...own.filter((other) => other !== same), put]);
    }
    for (const own of here.values())
      for (const letter of own)
        if (letter.state === 'waiting' && own.some((other) => other.number > letter.number && mayHaveGone(other)))
          await putCalling(inside, { ...letter, state: 'unclear', problem: goneElsewhere, at: now });
  });
}

const keyOf = ({ conference, person }: { readonly conference: string; readonly person: string }) =>
  JSON.stringify([conference, person]);

const freeNumber = (own: readonly { readonly number: number }[], wanted: number): number =>
  own.some(({ number }) => number === wanted) ? Math.max(...own.map(({ number }) => number)) + 1 : wanted;
