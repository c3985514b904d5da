// Shapes of answers that are not views of core.
import type { Conversion, Finding, PersonResultRow, Plan, Role, RoundListView, Text } from '@tinnhiem/core';

export interface Health {
  readonly ok: boolean;
  readonly version: string;
  /** Of the program's own files on the server. */
  readonly fingerprint: string;
  readonly setupNeeded: boolean;
  /** What the organisation's own sign-in service is called, where there is one. */
  readonly signInElsewhere: string | null;
  /** At which address passkeys can be used; `null`: nowhere. */
  readonly passkeys: string | null;
  /** Whether reminders go by e-mail. */
  readonly mail: boolean;
}

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly person?: string | null;
  readonly mustChangePassword?: boolean;
  readonly disabled?: boolean;
  readonly mustEnrol?: boolean;
  readonly secondFactor?: boolean;
  /** How many sign in to it. */
  readonly passkeys?: number;
  readonly identity?: string | null;
  readonly email?: string | null;
  readonly represents?: readonly { readonly name: string; readonly roles: readonly Role[]; readonly until: string }[];
  /** The organisation of the tree. */
  readonly belongsTo: string;
}

export type AccountName = Pick<Account, 'id' | 'username' | 'name' | 'roles'>;

export interface RoundSummary {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly stage: string;
  readonly rehearsal: boolean;
  readonly created: string;
  readonly day: string | null;
  readonly conferences: readonly {
    readonly id: string;
    readonly title: string;
    readonly day: string;
    readonly stage: string;
  }[];
}

export interface Preview {
  readonly preview: string;
  readonly plan: Plan | null;
  readonly people: number | null;
  /** Titles of the posts in the roster. */
  readonly titles: readonly string[];
  readonly lists: readonly RoundListView[] | null;
  readonly findings: readonly Finding[];
  readonly conversions: readonly Conversion[];
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  readonly ok: boolean;
}

export interface RecordEntry {
  readonly number: number;
  readonly at: string;
  readonly by: { readonly name: string; readonly role: string; readonly onBehalfOf: string | null };
  readonly stream: string;
  readonly type: string;
  readonly title: Text;
  readonly sentence: Text;
  readonly hash: string;
}

export interface RecordView {
  /** Whether the chain of hashes is whole. */
  readonly ok: boolean;
  readonly head: number;
  readonly fingerprint: string;
  /** The act up to which the fingerprint goes: during a count none of its acts are in it. */
  readonly fingerprintAt?: number;
  readonly acts: readonly RecordEntry[];
  readonly more?: boolean;
}

export interface ActivityEntry {
  readonly number: number;
  readonly at: string;
  readonly kind: string;
  readonly name: string;
  readonly round: string | null;
  readonly conference: string | null;
  readonly sentence: Text;
  readonly address: string;
}

export interface DocumentEntry {
  readonly form: string;
  readonly title: Text;
  readonly list?: string;
  readonly conference?: string;
  readonly person?: string;
  /** The request, week or authority that it is about. */
  readonly matter?: string;
  readonly copies?: number;
  readonly confidential: boolean;
  /** A ballot to look at, for somebody who prints none. */
  readonly specimen?: boolean;
  /** Signed minutes that are read only when a second person agrees, and nobody has. */
  readonly locked: boolean;
  readonly path: string;
  readonly docx: boolean;
}

export interface RuleSetSummary {
  readonly id: string;
  readonly name: Text;
  readonly unverified: readonly string[];
}

/** What a command answers: where the act stands in the record. */
export interface Recorded {
  readonly number: number;
  readonly fingerprint: string;
}

/** A person's announced results over rounds, as the server gives them. */
export interface PersonResultsView {
  readonly person: string;
  readonly names: readonly string[];
  readonly organisations: readonly string[];
  readonly results: readonly PersonResultRow[];
  readonly rehearsalsLeftOut: number;
  readonly unreadable: readonly string[];
}
