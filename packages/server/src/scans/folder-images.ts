// Pictures of sheets in a data folder, a file each.
import { createHash } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, refuse } from '@tinnhiem/core';
import { flush, makeFolder, readIfThere, writeDurably } from '../store/durable.ts';
import { type ImageStore, type KeptPicture, pageDetailsSchema } from './image-store.ts';
import { imageAltered, imageMissing } from './refusals.ts';

const pictureFile = /^([0-9a-f]{64})\.jpg$/;

/** Pictures of the rounds in `rounds` (`data/rounds`), in `rounds/<round>/images`. */
export function folderImages(rounds: string): ImageStore {
  const folderOf = (round: string) => join(rounds, round, 'images');
  const imageOf = (round: string, sha256: string) => join(folderOf(round), `${sha256}.jpg`);
  const detailsOf = (round: string, sha256: string) => join(folderOf(round), `${sha256}.json`);
  const namesIn = (round: string): Promise<string[]> => readdir(folderOf(round)).catch(() => []);

  return {
    async keep(round, sha256, from, details) {
      await makeFolder(folderOf(round));
      if (details !== null) await writeDurably(detailsOf(round, sha256), JSON.stringify(details));
      const place = imageOf(round, sha256);
      // After a crash it may lie in its place already.
      if (await exists(place)) return false;
      if (typeof from === 'string') {
        await flush(from);
        await rename(from, place);
      } else await writeDurably(place, from);
      return true;
    },
    async drop(round, sha256) {
      await rm(imageOf(round, sha256), { force: true });
      await rm(detailsOf(round, sha256), { force: true });
    },
    settle: (round) => flush(folderOf(round)),
    has: (round, sha256) => exists(imageOf(round, sha256)),
    hasAny: async (round) => (await namesIn(round)).length > 0,
    async list(round) {
      const names = await namesIn(round);
      const pictures: KeptPicture[] = [];
      for (const name of names.sort()) {
        const sha256 = pictureFile.exec(name)?.[1];
        if (sha256 === undefined) continue;
        const { size } = await stat(join(folderOf(round), name));
        pictures.push({ sha256, bytes: size, seen: names.includes(`${sha256}.json`) });
      }
      return pictures;
    },
    async image(round, sha256) {
      const bytes = await readIfThere(imageOf(round, sha256));
      if (bytes === null) return err(refuse(imageMissing, sha256));
      return createHash('sha256').update(bytes).digest('hex') === sha256
        ? ok(bytes)
        : err(refuse(imageAltered, sha256));
    },
    async details(round, sha256) {
      const bytes = await readIfThere(detailsOf(round, sha256));
      return bytes === null ? null : pageDetailsSchema.parse(JSON.parse(bytes.toString('utf8')));
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
