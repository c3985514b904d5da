// Jobs in the central store, of which each server takes the next that nobody carries out (`FOR UPDATE SKIP LOCKED`). Whoever carries one out says so
// every few seconds; where that stops the job is anybody's again. A claim is named in every statement of its work: who has lost it writes nothing.
import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../store/durable.ts';
import type { Ask, Central } from '../store/postgres.ts';
import { centralWork, putFile, putParts } from './central-work.ts';
import { isOver, type StoredJob, storedJobSchema } from './job.ts';
import { type ClaimedJob, ClaimLost, type JobChange, JobStopped, type JobStore } from './job-store.ts';
import type { Part } from './parts.ts';
import type { Scratch } from './scratch.ts';

/** How long a claim holds that is not renewed, and how often it is; milliseconds. */
const claimHolds = 12_000;
const renewEvery = 2_000;
/** What is shown of a job is written so often at most. */
const showEvery = 250;
const lookEvery = 1_000;
/** After so long something waits no longer: for another job of its conference; for whatever failed in the middle of its acts; for further files. */
const pauses = { later: '1 second', aside: '1 minute', open: '1 hour' } as const;

export interface JobRow {
  readonly id: string;
  readonly round: string;
  readonly conference: string;
  readonly at: string;
  readonly state: StoredJob['state'];
  readonly open: boolean;
  readonly recording: boolean;
  readonly about: string;
  readonly progress: string;
}
const columns = 'id, round, conference, at, state, open, recording, about, progress';

export function centralJobs(central: Central, scratch: Scratch): JobStore {
  const { repeatable, organisation } = central;
  const prefix = `scans:${organisation}/`;
  const tell = ({ round, conference }: Pick<StoredJob, 'round' | 'conference'>) =>
    central.announce(`${prefix}${round}/${conference}`);

  async function claimed(row: JobRow, claim: string): Promise<ClaimedJob> {
    const { id } = row;
    const stop = new AbortController();
    const folder = await scratch.path(claim);
    let job = jobOf(row);
    let shown = Promise.resolve();
    let due: NodeJS.Timeout | null = null;
    const mine = 'WHERE id = $1 AND claim = $2';

    async function show(): Promise<void> {
      await repeatable(`UPDATE scan_job SET progress = $3 ${mine}`, [id, claim, progressOf(job)]);
      tell(job);
    }
    const renew = setInterval(() => {
      repeatable<{ stop: boolean }>(
        `UPDATE scan_job SET claimed_until = now() + $3 * interval '1 millisecond' ${mine} RETURNING stop`,
        [id, claim, claimHolds],
      ).then(
        ([now]) => {
          if (now === undefined) stop.abort(new ClaimLost(id));
          else if (now.stop) stop.abort(new JobStopped());
        },
        (error: unknown) => stop.abort(new ClaimLost(id, { cause: error })),
      );
    }, renewEvery);

    async function end(): Promise<void> {
      clearInterval(renew);
      if (due !== null) clearTimeout(due);
      await shown;
      await rm(folder, { recursive: true, force: true });
    }

    return {
      work: {
        ...centralWork(central, job, claim, folder),
        async plan(parts) {
          await centralWork(central, job, claim, folder).plan(parts);
          job = { ...job, recording: true };
        },
      },
      signal: stop.signal,
      job: () => job,
      update(changes) {
        job = { ...job, ...changes };
        due ??= setTimeout(() => {
          due = null;
          // What is shown late is shown by the next step; what ends it is told apart.
          shown = shown.then(show).catch(() => {});
        }, showEvery);
      },
      async finish(changes, clear) {
        job = { ...job, ...changes };
        await end();
        const done = await central.transaction(async (ask) => {
          const [over] = await ask<{ state: string; claim: string | null }>(
            'SELECT state, claim FROM scan_job WHERE id = $1 FOR UPDATE',
            [id],
          );
          // Sent again after the connection was lost: it is over already.
          if (over === undefined || (over.claim !== claim && over.state !== job.state)) return false;
          await ask(
            `UPDATE scan_job SET state = $2, open = $3, progress = $4, claim = NULL, claimed_until = NULL, turn = false
             WHERE id = $1`,
            [id, job.state, job.open, progressOf(job)],
          );
          if (clear) await clearJob(ask, id);
          return true;
        }, true);
        if (!done) throw new ClaimLost(id);
        tell(job);
      },
      async release(when) {
        await end();
        await repeatable(
          `UPDATE scan_job SET claim = NULL, claimed_until = NULL, stop = false, progress = $3, turn = turn AND recording,
             state = CASE WHEN recording THEN state ELSE 'waiting' END,
             not_before = now() + nullif($4::text, '')::interval ${mine}`,
          [id, claim, progressOf(job), when === 'at-once' ? '' : pauses[when]],
        );
        tell(job);
      },
      abort: (reason) => stop.abort(reason),
    };
  }

  return {
    async start() {
      // Whoever was handing in files went away.
      const gone = await repeatable<JobRow>(
        `UPDATE scan_job SET state = 'cancelled', open = false
         WHERE open AND state = 'waiting' AND touched < now() - $1::interval RETURNING ${columns}`,
        [pauses.open],
      );
      for (const { id } of gone) await central.transaction((ask) => clearJob(ask, id), true);
    },
    async get(id) {
      const [row] = await repeatable<JobRow>(`SELECT ${columns} FROM scan_job WHERE id = $1`, [id]);
      return row === undefined ? null : jobOf(row);
    },
    async of(round, conference) {
      const rows = await repeatable<JobRow>(
        `SELECT ${columns} FROM scan_job WHERE round = $1 AND conference = $2 ORDER BY at, id`,
        [round, conference],
      );
      return rows.map(jobOf).map((job) => ({ job, pending: !isOver(job) && !job.open && job.problem === null }));
    },
    async arriving() {
      const path = await scratch.path('arriving', randomUUID());
      await makeFolder(dirname(path));
      return path;
    },
    drop: (_round, _job, path) => rm(path, { force: true }),
    async add(job, paths) {
      await central.transaction((ask) => addJob(ask, job, paths), true);
      for (const path of paths) await rm(path, { force: true });
      tell(job);
    },
    async addFile(job, account, { path, ...file }, more) {
      const added = await central.transaction(async (ask) => {
        const [row] = await ask<JobRow>(`SELECT ${columns} FROM scan_job WHERE id = $1 FOR UPDATE`, [job.id]);
        const standing = row === undefined ? null : jobOf(row);
        if (standing === null || !standing.open || isOver(standing) || standing.by.account !== account) return false;
        await putFile(ask, job.id, standing.files.length, path);
        const files = [...standing.files, file];
        await ask('UPDATE scan_job SET about = $2, open = $3, touched = now() WHERE id = $1', [
          job.id,
          aboutOf({ ...standing, files }),
          more,
        ]);
        return true;
      });
      await rm(path, { force: true });
      tell(job);
      return added;
    },
    async claim(id) {
      const claim = randomUUID();
      // What is in the middle of its acts first: others of its conference wait for it.
      const due = `state IN ('waiting', 'reading') AND (claimed_until IS NULL OR claimed_until < now())
        AND ${id === undefined ? 'NOT open AND (not_before IS NULL OR not_before < now())' : 'id = $3 AND NOT recording'}`;
      const [row] = await repeatable<JobRow>(
        `UPDATE scan_job SET claim = $1, claimed_until = now() + $2 * interval '1 millisecond', not_before = NULL,
           state = ${id === undefined ? "'reading'" : 'state'}
         WHERE id = (SELECT id FROM scan_job WHERE ${due} ORDER BY turn DESC, at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING ${columns}`,
        [claim, claimHolds, ...(id === undefined ? [] : [id])],
      );
      if (row === undefined) return null;
      tell(row);
      return await claimed(row, claim);
    },
    async stop(id) {
      await repeatable(`UPDATE scan_job SET stop = true WHERE id = $1 AND NOT recording`, [id]);
    },
    watch(listener) {
      const end = central.listen((message) => {
        const change = message === null ? null : changeIn(message, prefix);
        if (change !== undefined) listener(change);
      });
      const timer = setInterval(() => listener(null), lookEvery);
      timer.unref();
      return () => {
        clearInterval(timer);
        end();
      };
    },
    close: () => scratch.close(),
  };
}

/** `undefined` where the message is about something else. */
function changeIn(message: string, prefix: string): JobChange | undefined {
  if (!message.startsWith(prefix)) return undefined;
  const [round = '', conference = ''] = message.slice(prefix.length).split('/');
  return { round, conference };
}

/** Writes a job down with its files; doing it again changes nothing. */
async function addJob(ask: Ask, job: StoredJob, paths: readonly string[]): Promise<boolean> {
  const { id, round, conference, at, state, open, recording } = job;
  const fresh = await ask(
    `INSERT INTO scan_job (id, round, conference, at, state, open, recording, turn, about, progress)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
    [id, round, conference, at, state, open, recording, aboutOf(job), progressOf(job)],
  );
  if (fresh.length > 0) for (const [number, path] of paths.entries()) await putFile(ask, id, number, path);
  return fresh.length > 0;
}

/** What is needed to go on with a job that another kind of store began. */
export interface JobLeft {
  readonly job: StoredJob;
  /** Its files, in order. */
  readonly paths: readonly string[];
  /** Its acts, where they are written down, and the pictures that they name. */
  readonly parts: readonly Part[];
  readonly pictures: readonly { readonly sha256: string; readonly path: string }[];
}

/** Takes such a job over, all of it or nothing; doing it again changes nothing. */
export async function takeInJob({ transaction }: Central, { job, paths, parts, pictures }: JobLeft): Promise<void> {
  await transaction(async (ask) => {
    if (!(await addJob(ask, job, paths))) return;
    for (const { sha256, path } of pictures)
      await ask('INSERT INTO scan_picture (job, sha256, bytes) VALUES ($1, $2, $3)', [
        job.id,
        sha256,
        await readFile(path),
      ]);
    await putParts(ask, job.id, parts);
  }, true);
}

async function clearJob(ask: Ask, id: string): Promise<void> {
  for (const table of ['scan_file', 'scan_page', 'scan_picture', 'scan_part'])
    await ask(`DELETE FROM ${table} WHERE job = $1`, [id]);
}

function aboutOf({ kind, name, list, batch, by, from, files, practice }: StoredJob): string {
  return JSON.stringify({ kind, name, list, batch, by, from, files, practice });
}

function progressOf({ pages, read, flagged, rejected, aside, blackAndWhite, recorded, problem }: StoredJob): string {
  return JSON.stringify({ pages, read, flagged, rejected, aside, blackAndWhite, recorded, problem });
}

function jobOf({ about, progress, ...row }: JobRow): StoredJob {
  return storedJobSchema.parse({ ...row, ...JSON.parse(about), ...JSON.parse(progress) });
}
