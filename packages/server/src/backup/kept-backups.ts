// Which backups were made by themselves, and at which stages rounds stood in them: in the office's tables.
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Instant, Text } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import type { StageBegun } from './stages.ts';

export interface KeptBackup extends StageBegun {
  readonly file: string;
  readonly at: Instant;
  readonly bytes: number;
}

export interface BackupProblem {
  readonly at: Instant;
  readonly what: Text;
  readonly todo: Text;
}

/** So many backups of a whole folder: more than the stages of a round, and fewer than fill a disk. */
export const mostWhole = 20;

const problemSetting = 'backup-problem';

export async function knownStages(tables: Tables): Promise<Map<string, string>> {
  const rows = await tables.all<{ round: string; stages: string }>('SELECT round, stages FROM backed_up');
  return new Map(rows.map(({ round, stages }) => [round, stages]));
}

/** Newest first. */
export async function keptBackups(tables: Tables): Promise<readonly KeptBackup[]> {
  return await tables.all<KeptBackup>(
    'SELECT file, round, conference, stage, at, bytes FROM backup ORDER BY at DESC, file DESC',
  );
}

export async function backupProblem(tables: Tables): Promise<BackupProblem | null> {
  const row = await tables.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', problemSetting);
  return row === undefined ? null : (JSON.parse(row.value) as BackupProblem);
}

/** Writes down that backups fail; `false` where the same is known already. */
export async function noteProblem(tables: Tables, problem: BackupProblem): Promise<boolean> {
  const before = await backupProblem(tables);
  await tables.run(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    problemSetting,
    JSON.stringify(problem),
  );
  return before?.what.en !== problem.what.en;
}

export async function forgetProblem(tables: Tables): Promise<void> {
  await tables.run('DELETE FROM setting WHERE key = ?', problemSetting);
}

/** Writes down a backup that was checked, with the stages at which rounds stand in it. */
export async function noteBackup(
  tables: Tables,
  { file, round, conference, stage, at, bytes }: KeptBackup,
  stages: ReadonlyMap<string, string>,
): Promise<void> {
  await tables.transaction(async (inside) => {
    await inside.run(
      `INSERT INTO backup (file, round, conference, stage, at, bytes) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (file) DO UPDATE SET at = excluded.at, bytes = excluded.bytes`,
      file,
      round,
      conference,
      stage,
      at,
      bytes,
    );
    for (const [id, standing] of stages)
      await inside.run(
        'INSERT INTO backed_up (round, stages) VALUES (?, ?) ON CONFLICT (round) DO UPDATE SET stages = excluded.stages',
        id,
        standing,
      );
    await forgetProblem(inside);
  });
}

/** Removes what a newer backup of the same round and stage replaces, and the oldest beyond `most`. Files in other folders stay: they are on another stick. */
export async function removeReplaced(tables: Tables, folder: string, most: number): Promise<void> {
  const seen = new Set<string>();
  for (const { file, round, conference, stage } of await keptBackups(tables)) {
    if (dirname(file) !== folder) continue;
    const what = JSON.stringify([round, conference, stage]);
    if (!seen.has(what) && seen.size < most) {
      seen.add(what);
      continue;
    }
    await rm(file, { force: true });
    await tables.run('DELETE FROM backup WHERE file = ?', file);
  }
}
