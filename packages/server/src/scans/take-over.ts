// What a centre of before kept in a folder that its servers shared goes into the central store: checked, kept, and then gone from the folder, so
// that what is to be destroyed one day lies in one place.
import { readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { roundIdSchema } from '@tinnhiem/core';
import { folderScans, type ScanStores } from './scan-stores.ts';

export interface TakenOver {
  readonly pictures: number;
  readonly layouts: number;
  /** Files that stay where they are: their content is not what their names say. */
  readonly left: readonly string[];
}

/** Takes over what lies in `folder`; may be interrupted and repeated. */
export async function takeOver(folder: string, to: ScanStores): Promise<TakenOver> {
  const rounds = join(folder, 'rounds');
  const from = folderScans(rounds);
  let [pictures, layouts] = [0, 0];
  const left: string[] = [];
  for (const round of await roundsIn(rounds)) {
    for (const { sha256 } of await from.images.list(round)) {
      const picture = await from.images.image(round, sha256);
      if (!picture.ok) {
        left.push(join(rounds, round, 'images', `${sha256}.jpg`));
        continue;
      }
      await to.images.keep(round, sha256, picture.value, await from.images.details(round, sha256));
      await to.images.settle(round);
      await from.images.drop(round, sha256);
      pictures += 1;
    }
    for (const style of await from.layouts.styles(round)) {
      const layout = await from.layouts.find(round, style);
      if (layout === null) continue;
      await to.layouts.keep(round, style, layout);
      await from.layouts.drop(round, style);
      layouts += 1;
    }
    for (const name of ['images', 'layouts', '.']) await rmdir(join(rounds, round, name)).catch(() => {});
  }
  return { pictures, layouts, left };
}

/** The rounds of which something lies in a folder. */
export async function roundsIn(rounds: string): Promise<string[]> {
  const entries = await readdir(rounds, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory() && roundIdSchema.safeParse(entry.name).success)
    .map(({ name }) => name);
}
