// Pictures of sheets in the central store, a row each; one at a time is in memory.
import { readFile } from 'node:fs/promises';
import { err, hashOf, ok, refuse } from '@tinnhiem/core';
import type { Central } from '../store/postgres.ts';
import { type ImageStore, type KeptPicture, pageDetailsSchema } from './image-store.ts';
import { imageAltered, imageMissing } from './refusals.ts';

export function centralImages({ repeatable }: Central): ImageStore {
  return {
    async keep(round, sha256, from, details) {
      const known = details === null ? null : JSON.stringify(details);
      // What is seen is said anew where a file is read again; the picture is the same, by its name.
      const there = await repeatable(
        `UPDATE picture SET details = coalesce($3, details) WHERE round = $1 AND sha256 = $2 RETURNING sha256`,
        [round, sha256, known],
      );
      if (there.length > 0) return false;
      const bytes = typeof from === 'string' ? await readFile(from) : bufferOf(from);
      const added = await repeatable(
        `INSERT INTO picture (round, sha256, details, bytes) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING sha256`,
        [round, sha256, known, bytes],
      );
      return added.length > 0;
    },
    async drop(round, sha256) {
      // One that an act names goes with its ballot alone: then the database lets it go.
      await repeatable(
        `DELETE FROM picture WHERE round = $1 AND sha256 = $2 AND tinnhiem.picture_may_go(organisation, round, sha256)`,
        [round, sha256],
      );
    },
    // Each was there after a power cut when it was taken in.
    settle: () => Promise.resolve(),
    async has(round, sha256) {
      return (await repeatable('SELECT FROM picture WHERE round = $1 AND sha256 = $2', [round, sha256])).length > 0;
    },
    async hasAny(round) {
      return (await repeatable('SELECT FROM picture WHERE round = $1 LIMIT 1', [round])).length > 0;
    },
    list: (round) =>
      repeatable<KeptPicture>(
        `SELECT sha256, octet_length(bytes) AS bytes, details IS NOT NULL AS seen
         FROM picture WHERE round = $1 ORDER BY sha256`,
        [round],
      ),
    async image(round, sha256) {
      const [row] = await repeatable<{ bytes: Buffer }>('SELECT bytes FROM picture WHERE round = $1 AND sha256 = $2', [
        round,
        sha256,
      ]);
      if (row === undefined) return err(refuse(imageMissing, sha256));
      return hashOf(row.bytes) === sha256 ? ok(row.bytes) : err(refuse(imageAltered, sha256));
    },
    async details(round, sha256) {
      const [row] = await repeatable<{ details: string | null }>(
        'SELECT details FROM picture WHERE round = $1 AND sha256 = $2',
        [round, sha256],
      );
      return row === undefined || row.details === null ? null : pageDetailsSchema.parse(JSON.parse(row.details));
    },
  };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
