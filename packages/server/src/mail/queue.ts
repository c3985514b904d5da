// Letters of a day, one a person: made at once, each taken by one server, and never taken twice (docs/decisions/060-calling-people.md).
import type { Day, Instant, Text } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import type { Outcome } from './post.ts';

/**
 * `sending`: some server has it in hand, or went down with it, or the mail server never answered: nobody knows whether it went.
 * `nothing`: nothing was due.
 */
export type LetterState = 'waiting' | 'sending' | 'sent' | 'refused' | 'nothing';

/** How the mail server fares, over all servers. */
export interface MailState {
  /** The day whose letters are made. */
  readonly day: string;
  readonly lastSent: Instant | null;
  readonly problem: { readonly at: Instant; readonly what: Text; readonly todo: Text } | null;
  /** How often in a row the mail server itself failed, and until when, in milliseconds, it is left alone for that. */
  readonly failures: number;
  readonly pausedUntil: number;
}

const fresh: MailState = { day: '', lastSent: null, problem: null, failures: 0, pausedUntil: 0 };
const stateSetting = 'mail-state';

const minute = 60_000;
/** After each failure in a row the wait doubles, up to an hour: a mail server that is asked too often locks accounts. */
export const longestPause = 60 * minute;
/** Mail servers that put strangers off take their letter after some minutes. */
export const laterBy = 15 * minute;
/** So many days of letters are kept, for the technician's questions. */
export const daysKept = 30;

export async function mailState(tables: Tables): Promise<MailState> {
  const row = await tables.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', stateSetting);
  return row === undefined ? fresh : { ...fresh, ...(JSON.parse(row.value) as Partial<MailState>) };
}

async function keep(tables: Tables, state: MailState): Promise<void> {
  await tables.run(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    stateSetting,
    JSON.stringify(state),
  );
}

/** Makes the letters of a day, once: for everybody who has an address and wants to be reminded. What waited of days before is dropped: these say it anew. */
export async function makeLetters(tables: Tables, today: Day, oldest: Day): Promise<void> {
  if ((await mailState(tables)).day >= today) return;
  await tables.transaction(async (inside) => {
    const state = await mailState(inside);
    if (state.day >= today) return;
    await inside.run("DELETE FROM letter WHERE day < ? OR state = 'waiting'", oldest);
    await inside.run(
      `INSERT INTO letter (account, day, state, next_try)
       SELECT account.id, ?, 'waiting', 0 FROM contact JOIN account ON account.id = contact.account
       WHERE email IS NOT NULL AND reminders = 1 AND disabled = 0`,
      today,
    );
    await keep(inside, { ...state, day: today });
  });
}

/** Takes one letter of the day that may go now into this server's hands; `null` where there is none, or the mail server is left alone. */
export async function takeLetter(tables: Tables, today: Day, now: number): Promise<string | null> {
  return await tables.transaction(async (inside) => {
    const { pausedUntil } = await mailState(inside);
    // Further ahead than any pause: the clock has been set back since.
    if (pausedUntil > now && pausedUntil - now <= longestPause) return null;
    const row = await inside.get<{ account: string }>(
      `SELECT account FROM letter WHERE day = ? AND state = 'waiting' AND next_try <= ? ORDER BY next_try, account LIMIT 1`,
      today,
      now,
    );
    if (row === undefined) return null;
    await inside.run(`UPDATE letter SET state = 'sending' WHERE account = ? AND day = ?`, row.account, today);
    return row.account;
  });
}

/** Writes down what became of a letter that this server had in its hands. `untried`: the server ends before it was sent. */
export async function settleLetter(
  tables: Tables,
  account: string,
  today: Day,
  outcome: Outcome | { readonly kind: 'nothing' } | { readonly kind: 'untried' },
  at: Instant,
): Promise<void> {
  const now = Date.parse(at);
  await tables.transaction(async (inside) => {
    const put = (state: LetterState, next = 0) =>
      inside.run(
        'UPDATE letter SET state = ?, next_try = ? WHERE account = ? AND day = ?',
        state,
        next,
        account,
        today,
      );
    // As it was: its turn comes again.
    if (outcome.kind === 'untried') return await put('waiting');
    if (outcome.kind === 'nothing') return await put('nothing');
    if (outcome.kind === 'later') await put('waiting', now + laterBy);
    else if (outcome.kind === 'server') await put('waiting');
    else if (outcome.kind !== 'unclear') await put(outcome.kind);
    await noteOutcome(inside, outcome, at);
  });
}

/** What an attempt says of the mail server itself. */
export async function noteOutcome(tables: Tables, outcome: Outcome, at: Instant): Promise<void> {
  const before = await mailState(tables);
  const failures = outcome.kind === 'server' || outcome.kind === 'unclear' ? before.failures + 1 : 0;
  await keep(tables, {
    ...before,
    lastSent: outcome.kind === 'sent' ? at : before.lastSent,
    problem:
      outcome.kind === 'sent' ? before.problem : { at, what: outcome.refusal.message, todo: outcome.refusal.todo },
    failures,
    pausedUntil: failures === 0 ? 0 : Date.parse(at) + Math.min(longestPause, minute * 2 ** (failures - 1)),
  });
}

/** How many letters of a day are in which state. */
export async function lettersOf(tables: Tables, today: string): Promise<Readonly<Record<LetterState, number>>> {
  const rows = await tables.all<{ state: LetterState; letters: number }>(
    'SELECT state, COUNT(*) AS letters FROM letter WHERE day = ? GROUP BY state',
    today,
  );
  const count = (state: LetterState) => Number(rows.find((row) => row.state === state)?.letters ?? 0);
  return {
    waiting: count('waiting'),
    sending: count('sending'),
    sent: count('sent'),
    refused: count('refused'),
    nothing: count('nothing'),
  };
}
