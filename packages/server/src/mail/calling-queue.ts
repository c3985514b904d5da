// Letters that call people to a conference: each asked for by somebody of the office, taken by one server, and never taken twice.
import type { Instant, Text } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import type { Told } from './called.ts';
import type { Outcome } from './post.ts';
import { laterBy, longestPause, mailState, noteOutcome } from './queue.ts';

/**
 * `unclear`: it was handed over and nothing answered, or the server that had it in hand went down: nobody knows whether it went.
 * `dropped`: when its turn came there was nobody to call any more.
 * `recalled`: the office called it back before it was sent.
 */
export type CallingState = 'waiting' | 'sending' | 'sent' | 'refused' | 'unclear' | 'dropped' | 'recalled';

export interface CallingPlace {
  readonly round: string;
  readonly conference: string;
}

export interface CallingKey extends CallingPlace {
  readonly person: string;
  /** Which letter to this person, from 1. */
  readonly number: number;
}

export interface CallingLetter extends CallingKey {
  readonly address: string;
  readonly state: CallingState;
  readonly says: Told;
  readonly problem: Text | null;
  /** Name of the account that asked for it. */
  readonly asker: string;
  /** Of the last change. */
  readonly at: Instant;
}

/** A letter is given up after a minute; what is still in hand after this long was in the hands of a server that is gone. */
const longestSending = 3 * 60_000;

type Row = Omit<CallingLetter, 'says' | 'problem'> & { readonly says: string; readonly problem: string };

function letterOf(row: Row, now: number): CallingLetter {
  const lost = row.state === 'sending' && now - Date.parse(row.at) > longestSending;
  return {
    ...row,
    number: Number(row.number),
    state: lost ? 'unclear' : row.state,
    says: JSON.parse(row.says) as Told,
    problem: row.problem === '' ? null : (JSON.parse(row.problem) as Text),
  };
}

/** Every letter of a conference, or to one person there; to each the oldest first. */
export async function callingLetters(
  tables: Tables,
  { round, conference }: CallingPlace,
  now: Instant,
  person = '',
): Promise<readonly CallingLetter[]> {
  const rows = await tables.all<Row>(
    `SELECT round, conference, person, number, address, state, says, problem, asker, at FROM calling_letter
     WHERE round = ? AND conference = ? AND (? = '' OR person = ?) ORDER BY person, number`,
    round,
    conference,
    person,
    person,
  );
  return rows.map((row) => letterOf(row, Date.parse(now)));
}

/** Every letter of a round, in the order of conferences, people and numbers. */
export async function lettersOfRound(tables: Tables, round: string, now: Instant): Promise<readonly CallingLetter[]> {
  const rows = await tables.all<Row>(
    `SELECT round, conference, person, number, address, state, says, problem, asker, at FROM calling_letter
     WHERE round = ? ORDER BY conference, person, number`,
    round,
  );
  return rows.map((row) => letterOf(row, Date.parse(now)));
}

/** Writes a letter down that was asked for elsewhere, with what became of it; in the place of one of its number. */
export async function putCalling(tables: Tables, letter: CallingLetter): Promise<void> {
  await tables.run(
    `INSERT INTO calling_letter (round, conference, person, number, address, state, says, problem, asker, at, next_try)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
     ON CONFLICT (round, conference, person, number) DO UPDATE SET address = excluded.address, state = excluded.state,
       says = excluded.says, problem = excluded.problem, asker = excluded.asker, at = excluded.at, next_try = 0`,
    letter.round,
    letter.conference,
    letter.person,
    letter.number,
    letter.address,
    letter.state,
    JSON.stringify(letter.says),
    letter.problem === null ? '' : JSON.stringify(letter.problem),
    letter.asker,
    letter.at,
  );
}

/** Puts a letter behind those that the person got before. Inside of a transaction that has read them. */
export async function addCalling(tables: Tables, letter: Omit<CallingLetter, 'state' | 'problem'>): Promise<void> {
  await tables.run(
    `INSERT INTO calling_letter (round, conference, person, number, address, state, says, problem, asker, at, next_try)
     VALUES (?, ?, ?, ?, ?, 'waiting', ?, '', ?, ?, 0)`,
    letter.round,
    letter.conference,
    letter.person,
    letter.number,
    letter.address,
    JSON.stringify(letter.says),
    letter.asker,
    letter.at,
  );
}

/** Which letters are meant: those of a conference, or of one person there. */
export interface SomeLetters extends CallingPlace {
  readonly person?: string | undefined;
}

/** Takes one letter that may go now, of `some` where given, into this server's hands; `null` where there is none, or the mail server is left alone. */
export async function takeCalling(tables: Tables, at: Instant, some?: SomeLetters): Promise<CallingLetter | null> {
  const now = Date.parse(at);
  return await tables.transaction(async (inside) => {
    const { pausedUntil } = await mailState(inside);
    // Further ahead than any pause: the clock has been set back since.
    if (pausedUntil > now && pausedUntil - now <= longestPause) return null;
    const row = await inside.get<Row>(
      `SELECT round, conference, person, number, address, state, says, problem, asker, at FROM calling_letter
       WHERE state = 'waiting' AND next_try <= ? AND (? = '' OR round = ?) AND (? = '' OR conference = ?) AND (? = '' OR person = ?)
       ORDER BY next_try, round, conference, person LIMIT 1`,
      now,
      ...[some?.round, some?.conference, some?.person].flatMap((value = '') => [value, value]),
    );
    if (row === undefined) return null;
    await put(inside, row, 'sending', at);
    return letterOf(row, now);
  });
}

/** Writes down what the letter tells, before it goes. */
export async function noteTold(tables: Tables, key: CallingKey, says: Told): Promise<void> {
  await tables.run(
    'UPDATE calling_letter SET says = ? WHERE round = ? AND conference = ? AND person = ? AND number = ?',
    JSON.stringify(says),
    key.round,
    key.conference,
    key.person,
    key.number,
  );
}

/** Writes down what became of a letter that this server had in its hands. `untried`: the server ends before it was sent; `dropped`: nobody to call. */
export async function settleCalling(
  tables: Tables,
  key: CallingKey,
  outcome: Outcome | { readonly kind: 'dropped' } | { readonly kind: 'untried' },
  at: Instant,
): Promise<void> {
  await tables.transaction(async (inside) => {
    if (outcome.kind === 'untried') return await put(inside, key, 'waiting', at);
    if (outcome.kind === 'dropped' || outcome.kind === 'sent') await put(inside, key, outcome.kind, at);
    else {
      const waits = outcome.kind === 'later' || outcome.kind === 'server';
      const next = outcome.kind === 'later' ? Date.parse(at) + laterBy : 0;
      await put(inside, key, waits ? 'waiting' : (outcome.kind as CallingState), at, outcome.refusal.message, next);
    }
    // What a mail server says of one address is for the office alone; the technician sees how the server fares.
    if (outcome.kind === 'sent' || outcome.kind === 'server' || outcome.kind === 'unclear')
      await noteOutcome(inside, outcome, at);
  });
}

async function put(
  tables: Tables,
  { round, conference, person, number }: CallingKey,
  state: CallingState,
  at: Instant,
  problem: Text | null = null,
  next = 0,
): Promise<void> {
  await tables.run(
    `UPDATE calling_letter SET state = ?, at = ?, problem = ?, next_try = ?
     WHERE round = ? AND conference = ? AND person = ? AND number = ?`,
    state,
    at,
    problem === null ? '' : JSON.stringify(problem),
    next,
    round,
    conference,
    person,
    number,
  );
}
