// The layouts of ballots as they were printed, by style. What was kept first stays: what a newer program would print is not what lies in the box.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LayoutFile } from '@tinnhiem/paper';
import { makeFolder, readIfThere, writeDurably } from '../store/durable.ts';
import type { Central } from '../store/postgres.ts';

export interface LayoutStore {
  find(round: string, style: string): Promise<LayoutFile | null>;
  /** Keeps a layout where the style has none yet; answers with the one that stands. */
  keep(round: string, style: string, layout: LayoutFile): Promise<LayoutFile>;
  /** The styles of a round that have a layout, in order. */
  styles(round: string): Promise<readonly string[]>;
}

const layoutFile = /^([0-9A-Z-]+)\.json$/;

export interface FolderLayouts extends LayoutStore {
  /** Removes a layout that is kept elsewhere by now. */
  drop(round: string, style: string): Promise<void>;
}

/** Layouts of the rounds in `rounds` (`data/rounds`), in `rounds/<round>/layouts`. */
export function folderLayouts(rounds: string): FolderLayouts {
  const folderOf = (round: string) => join(rounds, round, 'layouts');
  const pathOf = (round: string, style: string) => join(folderOf(round), `${style}.json`);

  async function find(round: string, style: string): Promise<LayoutFile | null> {
    const bytes = await readIfThere(pathOf(round, style));
    return bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as LayoutFile);
  }

  return {
    find,
    async keep(round, style, layout) {
      const known = await find(round, style);
      if (known !== null) return known;
      await makeFolder(folderOf(round));
      await writeDurably(pathOf(round, style), JSON.stringify(layout));
      return layout;
    },
    async styles(round) {
      const names = await readdir(folderOf(round)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      return names.flatMap((name) => layoutFile.exec(name)?.[1] ?? []).sort();
    },
    drop: (round, style) => rm(pathOf(round, style), { force: true }),
  };
}

export function centralLayouts({ repeatable }: Central): LayoutStore {
  async function find(round: string, style: string): Promise<LayoutFile | null> {
    const [row] = await repeatable<{ content: string }>('SELECT content FROM layout WHERE round = $1 AND style = $2', [
      round,
      style,
    ]);
    return row === undefined ? null : (JSON.parse(row.content) as LayoutFile);
  }

  return {
    find,
    async keep(round, style, layout) {
      await repeatable('INSERT INTO layout (round, style, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
        round,
        style,
        JSON.stringify(layout),
      ]);
      // Of two servers that made one at the same moment one was first.
      return (await find(round, style)) ?? layout;
    },
    async styles(round) {
      const rows = await repeatable<{ style: string }>('SELECT style FROM layout WHERE round = $1 ORDER BY style', [
        round,
      ]);
      return rows.map(({ style }) => style);
    },
  };
}
