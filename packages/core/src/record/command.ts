// The pattern of every act: a command is decided by a pure function, which may refuse; its events are folded by another, which may not.
import type { z } from 'zod';
import type { Instant } from '../basics/dates.ts';
import type { Refusal } from '../basics/findings.ts';
import type { Result } from '../basics/result.ts';
import type { Role } from '../basics/roles.ts';
import type { Text } from '../basics/text.ts';
import type { Rules } from '../rules/rules.ts';
import type { Actor, Envelope } from './envelope.ts';

/** Time and identity, as parameters. */
export interface Context {
  readonly at: Instant;
  readonly by: Actor;
}

/** A command: its name, the shape of its data, who may give it, in which stages, and the function that decides. */
export interface Command<Name extends string, Stage extends string, State, Schema extends z.ZodType, Event> {
  readonly name: Name;
  readonly title: Text;
  readonly data: Schema;
  readonly roles: readonly Role[];
  readonly stages: readonly Stage[];
  /** Acts that would reveal an order of casting carry no more than the minute. */
  readonly precision?: 'minute';
  /** Never a route of its own: only the server gives it, for somebody, once it has checked what the command records. */
  readonly internal?: true;
  readonly decide: (
    rules: Rules,
    state: State,
    data: z.output<Schema>,
    context: Context,
  ) => Result<readonly Event[], Refusal>;
}

/** Declares a command, so that its types follow from its schema. */
export function command<Name extends string, Stage extends string, State, Schema extends z.ZodType, Event>(
  definition: Command<Name, Stage, State, Schema, Event>,
): Command<Name, Stage, State, Schema, Event> {
  return definition;
}

/** An event as it is stored: shape, version, and the sentence with which it is read aloud. */
export interface EventKind<Type extends string, Schema extends z.ZodType> {
  readonly type: Type;
  readonly version: number;
  readonly data: Schema;
  readonly title: Text;
  readonly sentence: (data: z.output<Schema>) => Text;
}

/** Declares an event, so that its types follow from its schema. */
export function event<Type extends string, Schema extends z.ZodType>(
  kind: EventKind<Type, Schema>,
): EventKind<Type, Schema> {
  return kind;
}

/** What `decide` returns: type and data; the server adds envelope and chain. */
export type EventOf<Kind> =
  Kind extends EventKind<infer Type, infer Schema> ? { readonly type: Type; readonly data: z.output<Schema> } : never;

/** What `evolve` reads: the stored act. */
export type RecordedOf<Kind> =
  Kind extends EventKind<infer Type, infer Schema> ? Envelope<Type, z.output<Schema>> : never;

/** When, by whom and at which point of the record an act was done. */
export interface Done {
  readonly at: Instant;
  readonly by: Actor;
  readonly number: number;
  readonly hash: string;
}

/** When and by whom an act was done, to be kept with what it did. */
export function done(envelope: Envelope): Done {
  return { at: envelope.at, by: envelope.by, number: envelope.number, hash: envelope.hash };
}

/** A stored act that does not fit the state: the record is corrupt. */
export class CorruptRecord extends Error {
  readonly number: number;
  /** What does not fit, as it stands in the middle of a sentence. */
  readonly problem: Text;
  constructor(number: number, problem: Text) {
    super(`act ${number}: ${problem.en}`);
    this.name = 'CorruptRecord';
    this.number = number;
    this.problem = problem;
  }
}
