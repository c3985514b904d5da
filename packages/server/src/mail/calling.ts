// S07: calling people to a conference by e-mail, where a mail server is set. Somebody of the office asks for each letter; the signed paper counts.
import { createHash } from 'node:crypto';
import {
  type Conference,
  type ConferenceId,
  compareNames,
  convened,
  err,
  type Instant,
  ok,
  type PersonId,
  type Refusal,
  type Result,
  type Role,
  type Round,
  refuse,
} from '@tinnhiem/core';
import type { Renderer } from '../http/renderer.ts';
import { withRules } from '../http/routes/documents.ts';
import type { Service } from '../service/service.ts';
import type { Tables } from '../store/tables.ts';
import { addressesIn, nameIn, type Told, toldBy } from './called.ts';
import { type Before, callingWords, notCalledWords } from './calling-letter.ts';
import {
  addCalling,
  type CallingLetter,
  callingLetters,
  noteTold,
  type SomeLetters,
  settleCalling,
  takeCalling,
} from './calling-queue.ts';
import { addressSchema, type MailServer } from './mail-server.ts';
import type { Letter, Outcome } from './post.ts';
import { callingAddress, callingNobody, callingNoHour, callingOver, callingRehearsal } from './refusals.ts';

/** Somebody on a roll of the conference, or called before and on none any more. */
export interface Called {
  readonly person: PersonId;
  readonly name: string;
  readonly unit: string;
  readonly lists: readonly string[];
  /** To where a letter would go; empty: nobody knows. */
  readonly address: string;
  /** The last letter. */
  readonly letter: CallingLetter | null;
  /** What waits for the office to send it: nothing where the letter tells what is true, or was refused. */
  readonly due: 'first' | 'correction' | null;
}

/** Where the letters of a conference stand. */
export interface Calling {
  readonly round: Round;
  readonly conference: Conference;
}

/** Why nobody can be called by e-mail to this conference now; `null`: they can. */
export function callingProblem({ round, conference }: Calling): Refusal | null {
  const { stage, setup } = conference.state;
  if (round.state.rehearsal) return refuse(callingRehearsal);
  if (stage !== 'preparing' && stage !== 'ready') return refuse(callingOver);
  return setup.time === undefined ? refuse(callingNoHour) : null;
}

const same = (one: Told, other: Told) => JSON.stringify(one) === JSON.stringify(other);

const neverWent = ({ state }: CallingLetter) => state === 'dropped' || state === 'recalled';

/** The last letter that was neither dropped nor called back; whether it still may reach somebody; and what is due. */
function standing(letters: readonly CallingLetter[], says: Told) {
  const last = letters.findLast((letter) => !neverWent(letter)) ?? null;
  const onItsWay = last?.state === 'waiting' || last?.state === 'sending';
  if (onItsWay) return { last, onItsWay, due: null };
  if (last === null) return { last, onItsWay, due: says.lists.length === 0 ? null : ('first' as const) };
  // Nothing to correct where nothing had gone.
  const none = says.lists.length === 0 && !letters.some(hasGone);
  return { last, onItsWay, due: none || same(last.says, says) ? null : ('correction' as const) };
}

const hasGone = ({ state }: CallingLetter) => state === 'sent' || state === 'unclear';

/** Everybody who is called, in the order of names, and what became of their letters. `tables: null`: nothing was ever sent from here. */
export async function calledPeople(tables: Tables | null, at: Calling, now: Instant): Promise<readonly Called[]> {
  const { round, conference } = at;
  const { state } = conference;
  const place = { round: round.state.id, conference: state.setup.id };
  const letters = Map.groupBy(
    tables === null ? [] : await callingLetters(tables, place, now),
    ({ person }) => person as PersonId,
  );
  const addresses = addressesIn(round);
  const people = convened(state);
  const told = toldBy(state);
  return [...new Set([...people.keys(), ...letters.keys()])]
    .map((person) => {
      const own = letters.get(person) ?? [];
      const says = told(person);
      const { last, due } = standing(own, says);
      const { name, unit } = people.get(person) ?? nameIn(round, state, person);
      const address = last?.address ?? addresses.get(person) ?? '';
      return { person, name, unit, lists: says.lists, address, letter: own.at(-1) ?? null, due };
    })
    .sort((a, b) => compareNames(a.name, b.name) || (a.person < b.person ? -1 : 1));
}

/** Who calls people. */
export const callingOffice: readonly Role[] = ['organiser', 'chair'];

export interface Wanted {
  readonly people: readonly { readonly person: string; readonly address?: string | undefined }[];
  /** Whoever has a letter that tells what is true gets it once more. */
  readonly again: boolean;
}

/** Puts letters into the queue: all that are asked for, or none. Whose letter is on its way, or is not due, is passed over. */
export async function askCalling(
  tables: Tables,
  at: Calling,
  { people, again }: Wanted,
  asker: string,
  now: Instant,
): Promise<Result<{ readonly asked: number }, Refusal>> {
  const problem = callingProblem(at);
  if (problem !== null) return err(problem);
  const place = { round: at.round.state.id, conference: at.conference.state.setup.id };
  return await tables.transaction(async (inside) => {
    const known = new Map((await calledPeople(inside, at, now)).map((called) => [called.person as string, called]));
    const before = Map.groupBy(await callingLetters(inside, place, now), ({ person }) => person);
    const told = toldBy(at.conference.state);
    const letters = [];
    for (const { person, address } of new Map(people.map((one) => [one.person, one])).values()) {
      const called = known.get(person);
      if (called === undefined) return err(refuse(callingNobody, person));
      const to = address ?? called.address;
      if (!addressSchema.safeParse(to).success) return err(refuse(callingAddress, called.name));
      const own = before.get(person) ?? [];
      const says = told(called.person);
      const { onItsWay, due } = standing(own, says);
      if (says.lists.length === 0 && !own.some(hasGone)) return err(refuse(callingNobody, called.name));
      if (onItsWay || (due === null && !again)) continue;
      letters.push({ ...place, person, number: (own.at(-1)?.number ?? 0) + 1, address: to, says, asker, at: now });
    }
    for (const letter of letters) await addCalling(inside, letter);
    return ok({ asked: letters.length });
  });
}

export interface CallingGround {
  readonly tables: Tables;
  readonly service: Service;
  readonly renderer: Renderer;
  readonly now: () => Instant;
}

/** Sends what waits, of `some` letters where given, one after the other, until nothing may go now or `signal` ends it. */
export async function sendCalling(
  ground: CallingGround,
  server: MailServer,
  signal: AbortSignal,
  some?: SomeLetters,
): Promise<void> {
  const { tables, now } = ground;
  while (!signal.aborted) {
    const taken = await takeCalling(tables, now(), some);
    if (taken === null) return;
    const letter = await letterFor(ground, server, taken);
    await settleCalling(tables, taken, await outcomeOf(letter, server, signal), now());
  }
}

async function outcomeOf(letter: Result<Letter | null, Refusal>, server: MailServer, signal: AbortSignal) {
  // That the round cannot be read now says nothing about whom it calls: the letter waits.
  if (!letter.ok) return { kind: 'later' as const, refusal: letter.error };
  return letter.value === null ? { kind: 'dropped' as const } : await posted(server, letter.value, signal);
}

async function posted(server: MailServer, letter: Letter, signal: AbortSignal): Promise<Outcome | { kind: 'untried' }> {
  const { post } = await import('./post.ts');
  const outcome = await post(server, letter, signal);
  return outcome.kind === 'server' && signal.aborted ? { kind: 'untried' } : outcome;
}

/**
 * What a letter says now that its turn has come, which is written down first; `null` where there is nobody to call any more. Refused where the
 * round cannot be read.
 */
async function letterFor(
  ground: CallingGround,
  server: MailServer,
  taken: CallingLetter,
): Promise<Result<Letter | null, Refusal>> {
  const { tables, service, renderer, now } = ground;
  const found = await withRules(service, taken.round);
  if (!found.ok) return found;
  const { round, rules } = found.value;
  const conference = round.conferences.get(taken.conference as ConferenceId);
  if (conference === undefined || callingProblem({ round, conference }) !== null) return ok(null);
  const person = taken.person as PersonId;
  const says = toldBy(conference.state)(person);
  const gone = (await callingLetters(tables, taken, now(), person)).findLast(
    (letter) => letter.number < taken.number && hasGone(letter),
  );
  const before: Before | null = gone ?? null;
  await noteTold(tables, taken, says);
  const id = createHash('sha256')
    .update(`${taken.round} ${taken.conference} ${person} ${taken.number} ${server.address}`)
    .digest('hex')
    .slice(0, 32);
  if (says.lists.length === 0)
    return ok(
      before === null
        ? null
        : { to: taken.address, id, ...notCalledWords(nameIn(round, conference.state, person).name, says, before) },
    );
  const { ownInvitation } = await import('../documents/index.ts');
  const page = ownInvitation(round, rules, taken.conference, person);
  if (page === null) return ok(null);
  const attached = { name: page.fileName, bytes: await renderer.render(page) };
  return ok({ to: taken.address, id, ...callingWords(page.input, says, before), attached });
}
