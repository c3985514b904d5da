// A backup in a process of its own, as the server sees it.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { err, type Result, type Text, text } from '@tinnhiem/core';
import { removeUnfinished } from './backup-place.ts';
import type { DamagedRound } from './damage.ts';
import type { LockKey } from './locked.ts';

/** A whole data folder, or one round of the central store with its scans in a folder. */
export type BackupSource =
  | { readonly kind: 'folder'; readonly data: string }
  | { readonly kind: 'round'; readonly database: string; readonly files: string; readonly round: string };

export interface BackupJob {
  readonly from: BackupSource;
  readonly file: string;
  /** Beside it: what is not checked yet. */
  readonly unfinished: string;
  readonly key: LockKey | null;
  readonly program: string;
  readonly now: string;
}

export interface MadeBackup {
  readonly bytes: number;
  /** Rounds that were damaged when they were backed up, and are in it as they were. */
  readonly damaged: readonly DamagedRound[];
}

export type ToBackup =
  | { readonly kind: 'make'; readonly job: BackupJob }
  | { readonly kind: 'may-stay'; readonly may: boolean };
export type FromBackup = { readonly kind: 'read' } | { readonly kind: 'done'; readonly made: Result<MadeBackup, Text> };

export interface BackupRun {
  readonly over: Promise<Result<MadeBackup, Text>>;
  /** Ends it; nothing of it stays. */
  kill(): void;
}

const program = fileURLToPath(new URL('./backup-process.ts', import.meta.url));

/** Begins a backup. `mayStay` is asked once everything is read. */
export function runBackup(job: BackupJob, mayStay: () => Promise<boolean>): BackupRun {
  const child: ChildProcess = fork(program, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = `${said}${piece.toString('utf8')}`.slice(-2000);
  });
  const send = (message: ToBackup) => child.connected && child.send(message);
  let made: Result<MadeBackup, Text> | null = null;
  const over = new Promise<Result<MadeBackup, Text>>((resolve) => {
    const fail = (why: string) => {
      removeUnfinished(job.unfinished);
      resolve(err(text(`việc sao lưu dừng giữa chừng (${why})`, `it stopped before its end (${why})`)));
    };
    child.on('message', (message: FromBackup) => {
      if (message.kind === 'done') made = message.made;
      else
        mayStay().then(
          (may) => send({ kind: 'may-stay', may }),
          () => child.kill('SIGKILL'),
        );
    });
    // Where it never began there is no end of it either.
    child.on('error', (error) => child.pid === undefined && fail(error.message));
    // Its last message may come after its exit; `close` is after both.
    child.once('close', (code, signal) => {
      if (made !== null) resolve(made);
      else fail(said.trim().split('\n').at(-1) || String(signal ?? code));
    });
  });
  send({ kind: 'make', job });
  return { over, kill: () => void child.kill('SIGKILL') };
}
