// Which backups were made by themselves, and at which stages rounds stood in them: in the office's tables.
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Instant, Text } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import type { DamagedRound } from './damage.ts';
import type { StageBegun } from './stages.ts';

export interface KeptBackup extends StageBegun {
  readonly file: string;
  readonly at: Instant;
  readonly bytes: number;
  /** Rounds that are in it as they were, damaged. */
  readonly damaged: readonly DamagedRound[];
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
  const rows = await tables.all<Omit<KeptBackup, 'damaged'> & { readonly damaged: string }>(
    'SELECT file, round, conference, stage, at, bytes, damaged FROM backup ORDER BY at DESC, file DESC',
  );
  return rows.map(({ damaged, ...row }) => ({ ...row, damaged: JSON.parse(damaged) as DamagedRound[] }));
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
  { file, round, conference, stage, at, bytes, damaged }: KeptBackup,
  stages: ReadonlyMap<string, string>,
): Promise<void> {
  await tables.transaction(async (inside) => {
    await inside.run(
      `INSERT INTO backup (file, round, conference, stage, at, bytes, damaged) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (file) DO UPDATE SET at = excluded.at, bytes = excluded.bytes, damaged = excluded.damaged`,
      file,
      round,
      conference,
      stage,
      at,
      bytes,
      JSON.stringify(damaged),
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

/**
 * Removes what a newer backup of the same round and stage replaces, and the oldest beyond `most`. One in which a round is damaged replaces
 * none in which it is whole, and takes no place from those. Files in other folders stay: they are on another stick.
 */
export async function removeReplaced(tables: Tables, folder: string, most: number): Promise<void> {
  const newer: { what: string; damaged: readonly string[] }[] = [];
  for (const { file, round, conference, stage, damaged } of await keptBackups(tables)) {
    if (dirname(file) !== folder) continue;
    const one = {
      what: JSON.stringify([round, conference, stage]),
      damaged: [...new Set(damaged.map((each) => each.round))],
    };
    const asWhole = newer.filter((other) => other.damaged.every((each) => one.damaged.includes(each)));
    if (!asWhole.some(({ what }) => what === one.what) && asWhole.length < most) {
      newer.push(one);
      continue;
    }
    await rm(file, { force: true });
    await tables.run('DELETE FROM backup WHERE file = ?', file);
  }
}

/** The newest backup in which a round is not damaged; `null` where none is kept. */
export function lastWithout(round: string, kept: readonly KeptBackup[]): string | null {
  return kept.find(({ damaged }) => damaged.every((each) => each.round !== round))?.file ?? null;
}
