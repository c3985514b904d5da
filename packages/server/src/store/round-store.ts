// Where records live. One interface, several stores, one suite of tests for all (contract.test.ts).
import type { Envelope } from '@tinnhiem/core';

/** What a command was answered: the number of its last act, and the fingerprint of the record as far as it may be shown. The same for every repeat of the command. */
export interface Answer {
  readonly number: number;
  readonly fingerprint: string;
}

/** A command that was carried out: its id, chosen by the sender, and a hash of who asked for what. */
export interface Receipt {
  readonly id: string;
  readonly content: string;
  readonly answer: Answer;
}

/** What a list of rounds shows; worked out from the record and stored beside it in the same transaction. */
export interface RoundSummary {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  /** The organisation of the tree that it belongs to; absent: the one at the top. */
  readonly belongsTo?: string;
  readonly stage: string;
  readonly rehearsal: boolean;
  /** Moment of the first act. */
  readonly created: string;
  /** Day of the first conference. */
  readonly day: string;
  readonly conferences: readonly {
    readonly id: string;
    readonly title: string;
    readonly day: string;
    readonly stage: string;
    /** Somebody has asked to re-open it, and a second person is waited for. */
    readonly reopeningAsked?: true;
    /** How often it was led back to an earlier stage; absent where it never was. */
    readonly reopened?: number;
    /** The electronic boxes that are prepared; absent where there is none. */
    readonly elections?: readonly { readonly list: string; readonly election: string }[];
  }[];
}

/** One command that is to be stored: its acts, its receipt, and how the round then stands. */
export interface Write {
  readonly envelopes: readonly Envelope[];
  readonly receipt: Receipt;
  readonly summary: RoundSummary;
}

/**
 * `conflict`: the record has gone on since the acts were decided. `repeated`: one of the commands was carried out before,
 * and its receipt is there. In both cases nothing was written.
 */
export type AppendOutcome = 'appended' | 'conflict' | 'repeated';

export interface StoredHead {
  readonly number: number;
  readonly hash: string;
  /** Changes when the round was replaced by another of the same id, so that nothing cached from the old one is used. */
  readonly source: string;
}

export interface ListedRound {
  readonly id: string;
  /** `null` where the round's file cannot be read. */
  readonly summary: RoundSummary | null;
}

/** A file kept with a round, named by the SHA-256 of its content. */
export interface StoredAttachment {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Records, receipts and attachments of rounds. Whatever a call has answered survives the end of the process and of the
 * power. Problems with the disk or a damaged file are thrown as `StoreProblem`, a damaged act as `CorruptRecord`.
 */
export interface RoundStore {
  /** Creates a round with its first commands. */
  create(round: string, writes: readonly Write[]): Promise<'created' | 'exists'>;
  /** Appends commands that were decided, one after the other, from the record as it stood at number `expected`: all of them or none. */
  append(round: string, expected: number, writes: readonly Write[]): Promise<AppendOutcome>;
  /** Where the record ends; `null` where there is no such round. */
  head(round: string): Promise<StoredHead | null>;
  /** The acts from number `from` on, in order. */
  acts(round: string, from: number): Promise<readonly Envelope[]>;
  /** The receipt of a command that was carried out. */
  receipt(round: string, command: string): Promise<Receipt | null>;
  /** The receipts of every command, in the order of their acts: for moving a round. */
  receipts(round: string): Promise<readonly Receipt[]>;
  /** Keeps a file; keeping it again changes nothing. */
  addAttachment(round: string, attachment: StoredAttachment): Promise<void>;
  /** A kept file; throws where its content is no longer what its name says. */
  attachment(round: string, sha256: string): Promise<StoredAttachment | null>;
  /** What files are kept with a round, by their hashes. */
  attachments(round: string): Promise<readonly Omit<StoredAttachment, 'bytes'>[]>;
  /** Every round there is, in the order of their ids. */
  list(): Promise<readonly ListedRound[]>;
  /**
   * Calls `listener` with the round to which somebody, in whatever process, has appended, and with `null` where that may be any;
   * returns what ends it. Only where the store hears of it.
   */
  readonly watch?: (listener: (round: string | null) => void) => () => void;
  /**
   * Does `work` while no other process that asked for its turn writes to the round: for those that were too late again and again.
   * Only where several processes write to one store all the time.
   */
  readonly turn?: <T>(round: string, work: () => Promise<T>) => Promise<T>;
  close(): Promise<void>;
}
