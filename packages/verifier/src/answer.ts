// What a check of an archive answers.
import type { Text } from '@tinnhiem/core';

/** Where something is wrong, as closely as it is known. */
export interface CheckPlace {
  /** A file in the archive. */
  readonly file?: string;
  /** All of them, where the sentence names only the first of many. */
  readonly files?: readonly string[];
  /** A byte of the archive, from 0. */
  readonly offset?: number;
  /** A line of `file`, from 1. */
  readonly line?: number;
  /** An act of the record, by its number. */
  readonly act?: number;
  readonly conference?: string;
  readonly list?: string;
}

export interface Check {
  readonly code: CheckCode;
  readonly ok: boolean;
  readonly sentence: Text;
  readonly where?: CheckPlace;
}

export const checkCodes = [
  'container',
  'contents',
  'files',
  'record',
  'chain',
  'bound',
  'acts',
  'rules',
  'results',
  'figures',
  'documents',
  'attachments',
  'boxes',
  'sealed',
  'passphrase',
  'votes',
  'pictures',
  'anchor',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** Something that could not be checked, and why. */
export interface NotChecked {
  readonly code:
    | 'ballots'
    | 'ballots-absent'
    | 'pictures'
    | 'pictures-absent'
    | 'documents'
    | 'span'
    | 'anchor'
    | 'after-anchor'
    | 'unfinished'
    | 'rules-differ';
  readonly sentence: Text;
}

/** The act whose fingerprint stands on a signed paper. */
export interface Anchor {
  readonly number: number;
  readonly at: string;
  readonly sentence: Text;
}

export interface Verified {
  readonly ok: boolean;
  /** `null` where not even that can be read. */
  readonly round: string | null;
  readonly title: string | null;
  readonly stage: string | null;
  readonly rehearsal: boolean | null;
  readonly acts: number | null;
  /** Of the last act. */
  readonly fingerprint: string | null;
  /** Whether the record holds the act of a signed paper. */
  readonly anchored: boolean;
  readonly anchor: Anchor | null;
  /** Whether the sealed part was opened. */
  readonly opened: boolean;
  readonly checks: readonly Check[];
  readonly notChecked: readonly NotChecked[];
}

/** Gathers checks, in the order in which they are made. */
export interface Findings {
  readonly checks: Check[];
  readonly notChecked: NotChecked[];
  pass(code: CheckCode, sentence: Text): void;
  fail(code: CheckCode, sentence: Text, where?: CheckPlace): void;
  /** Whether anything of this kind has failed. */
  failed(code: CheckCode): boolean;
}

export function newFindings(): Findings {
  const checks: Check[] = [];
  const notChecked: NotChecked[] = [];
  return {
    checks,
    notChecked,
    pass: (code, sentence) => void checks.push({ code, ok: true, sentence }),
    fail: (code, sentence, where) =>
      void checks.push({ code, ok: false, sentence, ...(where === undefined ? {} : { where }) }),
    failed: (code) => checks.some((check) => check.code === code && !check.ok),
  };
}
