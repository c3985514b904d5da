// What can be wrong with a ballot box, each with a code that does not change. The sentences are apart (`problem-texts.ts`):
// a voter's phone loads the codes without them.
import type { problemTexts } from './problem-texts.ts';

/** Where a problem is. Everything counts from 1, except the height of an event, which the format counts from 0. */
export interface Place {
  /** Record of the file. */
  readonly record?: number;
  /** Height of the event in the chain. */
  readonly event?: number;
  /** Ballot in the order of casting. */
  readonly ballot?: number;
  /** Question of the election: row of the ballot. */
  readonly question?: number;
  /** Cell of the row. */
  readonly cell?: number;
  /** Trustee, or member of a threshold, numbered over the whole list. */
  readonly trustee?: number;
  /** Entry in the list of public credentials. */
  readonly credential?: number;
}

/** Something that is not as the format demands. */
export interface Problem {
  readonly code: ProblemCode;
  readonly where: Place;
}

export function problem(code: ProblemCode, where: Place = {}): Problem {
  return { code, where };
}

export type ProblemCode = keyof typeof problemTexts;
