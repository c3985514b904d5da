// Makes one backup in a process of its own: there it takes no time from the server, and opening and closing the files of databases
// takes no lock from the server's connections, as it would within its process (https://sqlite.org/howtocorrupt.html, 2.2).
import { stat } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { err, ok, type Refusal, type Result, type Text } from '@tinnhiem/core';
import { removeUnfinished, wordsOf } from './backup-place.ts';
import type { DamagedRound } from './damage.ts';
import type { BackupJob, FromBackup, MadeBackup, ToBackup } from './run-backup.ts';

const answer = (message: FromBackup) => process.send?.(message);

/** Asks the server whether what was read may stay. */
function mayStay(): Promise<boolean> {
  const asked = new Promise<boolean>((resolve) => {
    process.once('message', (message: ToBackup) => resolve(message.kind === 'may-stay' && message.may));
  });
  answer({ kind: 'read' });
  return asked;
}

async function make(job: BackupJob): Promise<Result<MadeBackup, Text>> {
  const folder = dirname(job.file);
  try {
    await stat(folder);
    removeUnfinished(job.unfinished);
    const made = await work(job);
    return made.ok ? ok({ bytes: (await stat(job.file)).size, damaged: made.value }) : err(made.error.message);
  } catch (error) {
    return err(wordsOf(error, folder));
  }
}

/** Makes it; which rounds in it are damaged. */
async function work({
  from,
  file,
  unfinished,
  key,
  program,
  now,
}: BackupJob): Promise<Result<readonly DamagedRound[], Refusal>> {
  const options = { secret: key ?? undefined, program, now, unfinished, mayStay };
  if (from.kind === 'folder') {
    const { makeBackup } = await import('./backup.ts');
    const made = await makeBackup(from.data, file, options);
    return made.ok ? ok(made.value.damaged) : made;
  }
  const { backUpRound } = await import('../transfer/locked-package.ts');
  const made = await backUpRound(from, file, options);
  return made.ok ? ok([]) : made;
}

try {
  setPriority(10);
} catch {
  // Then it is as quick as everything else.
}
process.once('message', (job: ToBackup) => {
  if (job.kind !== 'make') return;
  // The server has ended, however it did: nobody waits for this any more.
  process.once('disconnect', () => {
    removeUnfinished(job.job.unfinished);
    process.exit(1);
  });
  void make(job.job).then((made) => {
    process.removeAllListeners('disconnect');
    process.send?.({ kind: 'done', made } satisfies FromBackup, () => process.disconnect());
  });
});
