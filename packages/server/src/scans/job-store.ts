// Jobs of scans: what was handed in, how far it is, and what is needed to go on after a crash. One interface, and one suite of tests for the
// folder and the central store (job-store.test.ts, job-store-servers.test.ts).
import type { PageDetails } from './image-store.ts';
import type { StoredJob } from './job.ts';
import type { PageLog } from './page-log.ts';
import type { Part } from './parts.ts';

/** What a job is read from, and what was read of it so far. */
export interface JobWork {
  /** Lays the files of the job on this machine's disk; where they lie, in the order of reading. */
  sources(): Promise<readonly string[]>;
  /** The folder into which the reader puts the picture of a page before it is added to the log. */
  readonly pictures: string;
  /** The pages that were read, to go on behind them. */
  log(): Promise<PageLog>;
  /** A picture of the job. */
  picture(sha256: string): Promise<Uint8Array>;
  addPicture(sha256: string, bytes: Uint8Array): Promise<void>;
  /**
   * Whether the job may be put together with what stands now: of a conference one job at a time, from here to the end of its acts, so that each
   * sees the sheets of all before it. `false`: later.
   */
  turn(): Promise<boolean>;
  /** Writes the acts down. They are there after a power cut, and from then on the job is only carried out. */
  plan(parts: readonly Part[]): Promise<void>;
  /** The acts as they were written down, in order. */
  parts(): Promise<readonly Part[]>;
  /** Takes a picture of the job into those of the round, as `ImageStore.keep` does. */
  keep(sha256: string, details: PageDetails | null): Promise<boolean>;
}

/** A job that this process carries out, and nobody else. */
export interface ClaimedJob {
  readonly work: JobWork;
  /** Aborted, with `JobStopped`, where somebody wants it stopped; with `ClaimLost` where another process may have it by now. */
  readonly signal: AbortSignal;
  /** The job as it is now. */
  job(): StoredJob;
  /** Changes what is shown of it; to be there after a crash is not promised. */
  update(changes: Partial<StoredJob>): void;
  /** Writes the end of it down; `clear`: nothing is needed of its files any more. Throws `ClaimLost`. */
  finish(changes: Partial<StoredJob>, clear: boolean): Promise<void>;
  /** Gives it back as far as it is. `at-once`: whoever is next goes on; `later`: in a moment; `aside`: where it failed in the middle of its acts. */
  release(when: 'at-once' | 'later' | 'aside'): Promise<void>;
  /** Ends the work on it. */
  abort(reason: Error): void;
}

export interface KnownJob {
  readonly job: StoredJob;
  /** It is carried out, or will be by itself soon. */
  readonly pending: boolean;
}

/** A conference in whose jobs something has changed; `null`: that may be any. */
export type JobChange = Pick<StoredJob, 'round' | 'conference'> | null;

/** A file that was handed in, and lies in `path` until it is taken. */
export interface ArrivedFile {
  readonly name: string;
  readonly sha256: string;
  readonly path: string;
}

export interface JobStore {
  /** Takes up what an earlier process has left. */
  start(): Promise<void>;
  get(id: string): Promise<StoredJob | null>;
  /** The jobs of a conference, oldest first. */
  of(round: string, conference: string): Promise<readonly KnownJob[]>;
  /** Where a file that arrives for a job is to be written. */
  arriving(round: string, job: string): Promise<string>;
  /** Removes a file that came to nothing, and what was made for its job, where that never came to be. */
  drop(round: string, job: string, path: string): Promise<void>;
  /** Writes a new job down with the files that have arrived, in the order of `job.files`; all is there after a power cut. */
  add(job: StoredJob, paths: readonly string[]): Promise<void>;
  /** Adds a file to a job that is open, as it is `more` afterwards; `false`, and nothing is taken, where it is open to nobody of this account. */
  addFile(job: StoredJob, account: string, file: ArrivedFile, more: boolean): Promise<boolean>;
  /** The next job that is due and that nobody carries out; or this one, due or not, unless its acts are written down. `null` where there is none. */
  claim(id?: string): Promise<ClaimedJob | null>;
  /** Asks whoever carries a job out to stop. */
  stop(id: string): Promise<void>;
  /** Hears of changes, in whatever process; returns what ends it. */
  watch(listener: (change: JobChange) => void): () => void;
  close(): Promise<void>;
}

/** Somebody wants a job stopped. */
export class JobStopped extends Error {}
/** A job is not, or no longer, this process's. */
export class ClaimLost extends Error {}
/** A job waits for another one of its conference. */
export class JobPostponed extends Error {}
