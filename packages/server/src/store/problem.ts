import type { Text } from '@tinnhiem/core';

/** Why a store cannot do what it was asked, in words for people. `full`, `read-only` and `disk-failed` are about the disk, `away` about the database, not the data. */
export class StoreProblem extends Error {
  readonly kind: StoreProblemKind;
  readonly text: Text;
  constructor(kind: StoreProblemKind, words: Text, cause?: unknown) {
    super(words.en, { cause });
    this.name = 'StoreProblem';
    this.kind = kind;
    this.text = words;
  }
}

/**
 * `away`: the database does not answer now; what was sent may be sent again. `unsafe`: the database is set so that it may lose
 * what it has confirmed, or cannot do what is needed.
 */
export type StoreProblemKind =
  | 'damaged'
  | 'full'
  | 'read-only'
  | 'disk-failed'
  | 'busy'
  | 'newer'
  | 'in-use'
  | 'old-sqlite'
  | 'away'
  | 'unsafe';
