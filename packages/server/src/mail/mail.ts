// Letters, where a mail server is set: those that call people to a conference, when the office asks for them, and reminders once a day. Nothing depends on them.
import { createHash } from 'node:crypto';
import { addDays, err, ok, type Refusal, type Result, refuse, roundView, vietnamClock } from '@tinnhiem/core';
import type { Account, Accounts } from '../accounts/accounts.ts';
import { withRules } from '../http/routes/documents.ts';
import type { Organisations } from '../organisations/organisations.ts';
import { ownRounds } from '../organisations/own-rounds.ts';
import { type CallingGround, sendCalling } from './calling.ts';
import { letterText, type RoundOfLetter, subject } from './letter.ts';
import type { MailServer } from './mail-server.ts';
import type { Outcome } from './post.ts';
import {
  daysKept,
  type LetterState,
  lettersOf,
  type MailState,
  mailState,
  makeLetters,
  noteOutcome,
  settleLetter,
  takeLetter,
} from './queue.ts';
import { noOwnAddress } from './refusals.ts';

// Most servers send no letters: what speaks with mail servers is loaded for the first one.
const loaded = () => import('./post.ts');

export interface Mail {
  readonly server: Omit<MailServer, 'password'>;
  /** Sends what is to be sent now; at once where there is nothing. One call at a time does something. */
  tick(): Promise<void>;
  /** Begins what `tick` does, where somebody waits for it; what fails is tried again by the next tick. */
  soon(): void;
  /** Sends a letter to somebody who wants to know whether letters go. */
  trial(account: Account): Promise<Result<void, Refusal>>;
  state(): Promise<MailState & { readonly letters: Readonly<Record<LetterState, number>> }>;
  /** Cuts short what goes on; what nobody knows the end of is not sent again. */
  end(): Promise<void>;
}

export interface MailGround extends CallingGround {
  readonly accounts: Accounts;
  readonly organisations: Organisations;
}

export function createMail(ground: MailGround, server: MailServer): Mail {
  const { tables, accounts, organisations, service, now } = ground;
  const ending = new AbortController();
  let going: Promise<void> | null = null;

  /** Rounds of an organisation, and what waits in them. One that cannot be read says so on the screen. */
  async function roundsOf(own: string): Promise<RoundOfLetter[]> {
    const reached = ownRounds(service, organisations, own);
    const today = vietnamClock(now()).day;
    const rounds: RoundOfLetter[] = [];
    for (const { id } of await reached.list()) {
      const found = await withRules(reached, id);
      if (!found.ok) continue;
      const { round, rules } = found.value;
      const { title, rehearsal, steps, conferences } = roundView(rules, round, today);
      const affairs = round.state.stage === 'approved' ? round.state : null;
      rounds.push({ id, title, rehearsal, conferences, ground: { steps, conferences, affairs } });
    }
    return rounds;
  }

  async function send(account: Account, rounds: readonly RoundOfLetter[]): Promise<Outcome | { kind: 'nothing' }> {
    const { day } = vietnamClock(now());
    const to = account.email;
    const body = to === null || account.disabled ? null : letterText(rounds, account, day, server.address);
    if (to === null || body === null) return { kind: 'nothing' };
    const id = createHash('sha256').update(`${day} ${account.id} ${server.address}`).digest('hex').slice(0, 32);
    const { post } = await loaded();
    return await post(server, { to, subject, body, id }, ending.signal);
  }

  async function run(): Promise<void> {
    await sendCalling(ground, server, ending.signal);
    const { day, hour } = vietnamClock(now());
    if (hour < server.hour) return;
    await makeLetters(tables, day, addDays(day, -daysKept));
    // Read once for all who get a letter in this run.
    const known = new Map<string, Promise<RoundOfLetter[]>>();
    for (;;) {
      if (ending.signal.aborted) return;
      const id = await takeLetter(tables, day, Date.parse(now()));
      if (id === null) return;
      const account = await accounts.withId(id);
      const own = account?.belongsTo ?? '';
      const rounds = known.get(own) ?? roundsOf(own);
      known.set(own, rounds);
      const outcome = account === null ? { kind: 'nothing' as const } : await send(account, await rounds);
      const untried = outcome.kind === 'server' && ending.signal.aborted;
      await settleLetter(tables, id, day, untried ? { kind: 'untried' } : outcome, now());
    }
  }

  const tick = () => {
    going ??= run().finally(() => {
      going = null;
    });
    return going;
  };

  const { password: _password, ...shown } = server;
  return {
    server: shown,
    tick,
    soon: () => void tick().catch(() => {}),
    async trial(account) {
      if (account.email === null) return err(refuse(noOwnAddress));
      const { post } = await loaded();
      const outcome = await post(
        server,
        {
          to: account.email,
          subject: 'Tín Nhiệm: thư gửi thử',
          body: `Kính gửi: ${account.name}\n\nThư gửi thử: máy chủ thư nhận thư của phần mềm Tín Nhiệm.\n\n${server.address}\n`,
          id: createHash('sha256').update(`${now()} ${account.id} thử`).digest('hex').slice(0, 32),
        },
        ending.signal,
      );
      await tables.transaction((inside) => noteOutcome(inside, outcome, now()));
      return outcome.kind === 'sent' ? ok(undefined) : err(outcome.refusal);
    },
    async state() {
      return { ...(await mailState(tables)), letters: await lettersOf(tables, vietnamClock(now()).day) };
    },
    async end() {
      ending.abort();
      await going?.catch(() => {});
    },
  };
}
