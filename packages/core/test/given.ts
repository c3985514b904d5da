// Given acts that happened, when somebody gives a command, then these acts follow, or a refusal and nothing else.
import { expect } from 'vitest';
import {
  type Act,
  type Actor,
  type ConferenceId,
  type ConferenceState,
  type Context,
  chain,
  commands,
  decide,
  type Envelope,
  emptyRecord,
  evolve,
  type Instant,
  isRoundCommand,
  type Refusal,
  type Result,
  type Role,
  type Round,
  type RoundState,
  type Rules,
  roleFor,
  roundEvents,
  streamOf,
} from '../src/index.ts';
import { conferenceId } from './people.ts';

/** A record so far, and the rule set that its plan names. Never changed: every step gives another. */
export interface Scene {
  readonly rules: Rules;
  readonly round: Round | null;
  readonly envelopes: readonly Envelope[];
}

export interface Who {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly onBehalfOf?: Actor['onBehalfOf'];
}

export function somebody(account: string, ...roles: readonly Role[]): Who {
  return { account, name: `Người ${account}`, roles };
}

export const organiser = somebody('organiser', 'organiser');
export const chair = somebody('chair', 'chair');
export const head = somebody('head', 'committee-head');
export const secretary = somebody('secretary', 'committee-secretary');
export const member = somebody('member', 'committee-member');
export const other = somebody('other', 'committee-member');
export const everybody: readonly Who[] = [organiser, chair, head, secretary, member, other];

export function start(rules: Rules): Scene {
  return { rules, round: null, envelopes: [] };
}

/** The state on which a command decides: the round's, or a conference's. */
export function stateFor(scene: Scene, name: string, conference = conferenceId): RoundState | ConferenceState | null {
  if (isRoundCommand(name)) return scene.round?.state ?? null;
  return scene.round?.conferences.get(conference as ConferenceId)?.state ?? null;
}

/** One minute passes with every act. */
export function contextOf(scene: Scene, who: Who, name: string): Context {
  const minutes = scene.envelopes.length;
  const at = new Date(Date.UTC(2019, 1, 1) + minutes * 60_000).toISOString() as Instant;
  const entry = commands.get(name);
  const role = entry === undefined ? null : roleFor(entry, who.roles);
  const { account, onBehalfOf } = who;
  return { at, by: { account, name: who.name, role: role ?? '', ...(onBehalfOf === undefined ? {} : { onBehalfOf }) } };
}

/** What the core answers, before anything is written. */
export function answer(scene: Scene, who: Who, name: string, data: unknown, conference = conferenceId) {
  const approved = scene.round?.state.stage === 'approved' ? scene.round.state.rules : scene.rules;
  const rules = isRoundCommand(name) ? scene.rules : approved;
  return decide(name, rules, stateFor(scene, name, conference), data, contextOf(scene, who, name), who.roles);
}

/** The scene after acts by somebody. */
export function append(scene: Scene, at: Instant, by: Actor, acts: readonly Act[], conference = conferenceId): Scene {
  const unsealed = acts.map((act) => ({
    stream: isRoundAct(act) ? streamOf(act as never) : conference,
    at,
    by,
    type: act.type,
    version: 1,
    data: act.data,
  }));
  const envelopes = chain(scene.round?.head ?? emptyRecord, unsealed);
  let { round } = scene;
  for (const envelope of envelopes) round = evolve(round, envelope);
  return { ...scene, round, envelopes: [...scene.envelopes, ...envelopes] };
}

function isRoundAct(act: Act): boolean {
  return roundEvents.some(({ type }) => type === act.type) || act.type === 'conference-convened';
}

/** The scene after a command, or why it was refused. */
export function give(
  scene: Scene,
  who: Who,
  name: string,
  data: unknown = {},
  conference = conferenceId,
): Result<Scene, Refusal> {
  const decided = answer(scene, who, name, data, conference);
  if (!decided.ok) return decided;
  const { at, by } = contextOf(scene, who, name);
  return { ok: true, value: append(scene, at, by, decided.value, conference) };
}

export type Step = readonly [who: Who, command: string, data?: unknown];

/** The scene after commands that must all be accepted. */
export function follow(scene: Scene, ...steps: readonly Step[]): Scene {
  return steps.reduce((before, [who, name, data]) => {
    const next = give(before, who, name, data);
    if (!next.ok) throw new Error(`${name} by ${who.account}: ${next.error.code} ${next.error.message.en}`);
    return next.value;
  }, scene);
}

/** One way to be refused: the code, where things stand, and the command. */
export type RefusalRow = readonly [code: string, scene: () => Scene, ...step: Step];

export function given(scene: Scene, ...steps: readonly Step[]) {
  const before = follow(scene, ...steps);
  return {
    when(who: Who, name: string, data: unknown = {}) {
      const decided = answer(before, who, name, data);
      return {
        /** These acts, and no others, are recorded. */
        acts(...expected: readonly Act[]): Scene {
          expect(decided.ok ? decided.value : decided.error).toEqual(expected);
          return follow(before, [who, name, data]);
        },
        /** Accepted; the test looks at the state. */
        accepted(): Scene {
          expect(decided.ok ? null : decided.error).toBeNull();
          return follow(before, [who, name, data]);
        },
        /** Refused with this code, in both languages, with something to do. */
        refused(code: string): Refusal {
          if (decided.ok) throw new Error(`accepted: ${JSON.stringify(decided.value)}`);
          const { message, todo } = decided.error;
          expect(decided.error.code).toBe(code);
          for (const words of [message.vi, message.en, todo.vi, todo.en]) expect(words.trim()).not.toBe('');
          return decided.error;
        },
      };
    },
  };
}

/** The conference of a scene. */
export function conference(scene: Scene, id = conferenceId) {
  const found = scene.round?.conferences.get(id as ConferenceId);
  if (found === undefined) throw new Error(`no conference ${id}`);
  return found;
}

/** The state of the conference, in a stage that the test knows. */
export function stateOf<Stage extends ConferenceState['stage']>(
  scene: Scene,
  stage: Stage,
): Extract<ConferenceState, { stage: Stage }> {
  const { state } = conference(scene);
  expect(state.stage).toBe(stage);
  return state as Extract<ConferenceState, { stage: Stage }>;
}
