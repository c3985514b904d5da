import type { Role, Text } from '@tinnhiem/core';

/** Those who prepare and run a round; the server's routes name the same. */
export const rehearsers: readonly Role[] = [
  'organiser',
  'chair',
  'committee-head',
  'committee-secretary',
  'technician',
];

export type Mode = 'paper' | 'electronic' | 'mixed';

export interface Difference {
  readonly list: string;
  /** Place among the ballots of the list, from 1. */
  readonly ballot: number;
  readonly person: string;
  readonly truth: string;
  readonly counted: string;
  readonly why: 'adjudicated' | 'silent';
}

interface Row {
  readonly person: string;
  readonly high: number;
  readonly confidence: number;
  readonly low: number;
  readonly invalidRows: number;
}

export interface RehearsedList {
  readonly id: string;
  readonly title: string;
  readonly collected: number;
  readonly people: readonly Row[];
}

export type Rehearsal = {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly by: string;
  readonly mode: Mode;
  readonly voters: number;
  readonly people: Readonly<Record<string, string>>;
} & (
  | {
      readonly state: 'running';
      readonly step?: Text;
      readonly place?: string;
      readonly done?: number;
      readonly of?: number;
    }
  | { readonly state: 'stopped'; readonly message: Text; readonly todo: Text }
  | Done
);

export interface Done {
  readonly state: 'done';
  readonly differences: readonly Difference[];
  readonly lists: readonly RehearsedList[];
  readonly rows: number;
  readonly archive: { readonly bytes: number };
  readonly milliseconds: number;
}
