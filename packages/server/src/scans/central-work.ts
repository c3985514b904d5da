// What a job of a centre is read from, and what was read of it so far, in the database: any server goes on with it. Files are there in pieces and
// pictures a row each, so that a server has never more than one of them in memory.
import { open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from '@tinnhiem/core';
import { makeFolder } from '../store/durable.ts';
import type { Ask, Central } from '../store/postgres.ts';
import { StoreProblem } from '../store/problem.ts';
import type { PageDetails } from './image-store.ts';
import type { StoredJob } from './job.ts';
import { ClaimLost, type JobWork } from './job-store.ts';
import { lineOf, pageIn } from './page-log.ts';
import { type Part, partSchema } from './parts.ts';
import { hashOfFile } from './take-file.ts';

/** Bytes of a file in one row. */
const pieceBytes = 1024 * 1024;

/** Puts a file that lies on the disk into the database. */
export async function putFile(ask: Ask, job: string, number: number, path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(pieceBytes);
    for (let piece = 0; ; piece += 1) {
      const { bytesRead } = await handle.read(buffer, 0, pieceBytes);
      if (bytesRead === 0) return;
      await ask('INSERT INTO scan_file (job, number, piece, bytes) VALUES ($1, $2, $3, $4)', [
        job,
        number,
        piece,
        buffer.subarray(0, bytesRead),
      ]);
    }
  } finally {
    await handle.close();
  }
}

/** The work on a job that this process holds under `claim`, with a folder of its own on this machine. Whoever holds it no longer writes nothing. */
export function centralWork(central: Central, job: StoredJob, claim: string, folder: string): JobWork {
  const { repeatable, organisation } = central;
  const { id, round, conference } = job;
  const pictures = join(folder, 'pages');
  const held = 'SELECT id FROM scan_job WHERE id = $1 AND claim = $2 FOR SHARE';

  async function layDown(number: number, sha256: string): Promise<string> {
    const path = join(folder, 'files', String(number));
    await makeFolder(dirname(path));
    const handle = await open(path, 'w', 0o600);
    try {
      for (let piece = 0; ; piece += 1) {
        const [row] = await repeatable<{ bytes: Buffer }>(
          'SELECT bytes FROM scan_file WHERE job = $1 AND number = $2 AND piece = $3',
          [id, number, piece],
        );
        if (row === undefined) break;
        await handle.writeFile(row.bytes);
      }
    } finally {
      await handle.close();
    }
    if ((await hashOfFile(path)) !== sha256) throw damaged(central.where, job.name);
    return path;
  }

  async function stored(sha256: string): Promise<Buffer> {
    const [row] = await repeatable<{ bytes: Buffer }>('SELECT bytes FROM scan_picture WHERE job = $1 AND sha256 = $2', [
      id,
      sha256,
    ]);
    if (row === undefined) throw new ClaimLost(`picture ${sha256} of ${id}`);
    return row.bytes;
  }

  return {
    pictures,
    async sources() {
      const paths: string[] = [];
      for (const [number, { sha256 }] of job.files.entries()) paths.push(await layDown(number, sha256));
      return paths;
    },
    async log() {
      await makeFolder(pictures);
      const rows = await repeatable<{ line: string }>('SELECT line FROM scan_page WHERE job = $1 ORDER BY number', [
        id,
      ]);
      const pages = rows.flatMap(({ line }) => pageIn(line) ?? []);
      return {
        pages,
        async add(page) {
          const path = page.picture === null ? null : join(pictures, `${page.picture}.jpg`);
          const done = await repeatable(
            `WITH held AS (${held}), picture AS (
               INSERT INTO scan_picture (job, sha256, bytes) SELECT id, $3::text, $4::bytea FROM held WHERE $3::text IS NOT NULL
               ON CONFLICT DO NOTHING)
             INSERT INTO scan_page (job, number, line) SELECT id, $5, $6 FROM held
             ON CONFLICT (organisation, job, number) DO UPDATE SET line = excluded.line RETURNING number`,
            [id, claim, page.picture, path === null ? null : await readFile(path), pages.length, lineOf(page)],
          );
          if (done.length === 0) throw new ClaimLost(id);
          if (path !== null) await rm(path, { force: true });
          pages.push(page);
        },
        close: () => Promise.resolve(),
      };
    },
    picture: stored,
    async addPicture(sha256, bytes) {
      await repeatable(
        `WITH held AS (${held})
         INSERT INTO scan_picture (job, sha256, bytes) SELECT id, $3, $4 FROM held ON CONFLICT DO NOTHING`,
        [id, claim, sha256, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
      );
    },
    turn: () =>
      central.transaction(async (ask) => {
        await ask('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [`${organisation}/${round}/${conference}`]);
        const others = await ask(
          `SELECT FROM scan_job WHERE round = $1 AND conference = $2 AND id <> $3 AND state = 'reading' AND turn`,
          [round, conference, id],
        );
        if (others.length > 0) return false;
        const mine = await ask('UPDATE scan_job SET turn = true WHERE id = $1 AND claim = $2 RETURNING id', [
          id,
          claim,
        ]);
        if (mine.length === 0) throw new ClaimLost(id);
        return true;
      }, true),
    plan: (parts) =>
      central.transaction(async (ask) => {
        const mine = await ask('UPDATE scan_job SET recording = true WHERE id = $1 AND claim = $2 RETURNING id', [
          id,
          claim,
        ]);
        if (mine.length === 0) throw new ClaimLost(id);
        await ask('DELETE FROM scan_part WHERE job = $1', [id]);
        await putParts(ask, id, parts);
      }, true),
    async parts() {
      const rows = await repeatable<{ content: string }>(
        'SELECT content FROM scan_part WHERE job = $1 ORDER BY number',
        [id],
      );
      return rows.map(({ content }) => partSchema.parse(JSON.parse(content)));
    },
    async keep(sha256: string, details: PageDetails | null) {
      const [row] = await repeatable<{ fresh: boolean }>(
        `INSERT INTO picture (round, sha256, details, bytes)
         SELECT $1, sha256, $4, bytes FROM scan_picture WHERE job = $2 AND sha256 = $3
         ON CONFLICT (organisation, round, sha256) DO UPDATE SET details = coalesce(excluded.details, picture.details)
         RETURNING xmax = 0 AS fresh`,
        [round, id, sha256, details === null ? null : JSON.stringify(details)],
      );
      if (row === undefined) throw new ClaimLost(`picture ${sha256} of ${id}`);
      return row.fresh;
    },
  };
}

export async function putParts(ask: Ask, job: string, parts: readonly Part[]): Promise<void> {
  for (const [number, part] of parts.entries())
    await ask('INSERT INTO scan_part (job, number, content) VALUES ($1, $2, $3)', [job, number, JSON.stringify(part)]);
}

function damaged(where: string, name: string): StoreProblem {
  return new StoreProblem(
    'damaged',
    text(
      `Tệp quét “${name}” trong cơ sở dữ liệu ${where} không còn như khi nộp. Hãy nộp lại tệp đó.`,
      `The file of scans “${name}” in the database ${where} is no longer what was handed in. Hand it in again.`,
    ),
  );
}
