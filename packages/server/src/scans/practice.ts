// Ballots for a rehearsal: printed, marked by invented voters, and scanned by an invented scanner, into the folder that the scanner would use.
import { rename } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  type ConferenceId,
  type Counting,
  err,
  type ListId,
  ok,
  type Refusal,
  type Result,
  type Round,
  refuse,
  scanCounting,
} from '@tinnhiem/core';
import type { LayoutFile } from '@tinnhiem/paper';
import { Piscina } from 'piscina';
import type { Renderer } from '../http/renderer.ts';
import type { Service } from '../service/service.ts';
import { makeFolder, writeDurably } from '../store/durable.ts';
import type { StoredJob } from './job.ts';
import type { Layouts } from './layouts.ts';
import type { PracticeDone, PracticeTask } from './practice-worker.ts';
import type { Progress } from './read-pages.ts';
import { nothingToPractise, onlyInRehearsal } from './refusals.ts';

/** Sheets of one list that lie together; `batch: null` where no batches were formed. */
export interface PracticePile {
  readonly list: ListId;
  readonly batch: number | null;
  readonly ballots: number;
}

/** What is made: the batches that have not been read, filled in order with as many ballots as are wished, by default all. */
export function practicePiles(counting: Counting, ballots: number | null): PracticePile[] {
  return counting.setup.lists.flatMap(({ id, votedOn }): PracticePile[] => {
    const scan = scanCounting(counting, id);
    if (scan === null || votedOn.length === 0) return [];
    if (scan.batches.length === 0) return ballots === null ? [] : [{ list: id, batch: null, ballots }];
    let left = ballots ?? Number.POSITIVE_INFINITY;
    return scan.batches.flatMap(({ number, size, sheets }) => {
      const taken = sheets.length > 0 ? 0 : Math.min(size, left);
      left -= taken;
      return taken === 0 ? [] : [{ list: id, batch: number, ballots: taken }];
    });
  });
}

export interface PracticePlace {
  /** Where the files are put when they are complete. */
  readonly folder: string;
  /** Where they are made. */
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

export interface PracticeMaker {
  make(job: StoredJob, place: PracticePlace): Promise<Result<void, Refusal>>;
  close(): Promise<void>;
}

/** A file of more sheets would be held in memory as a whole. */
const sheetsPerFile = 100;

export function createPracticeMaker(
  service: Service,
  layouts: Layouts,
  renderer: Pick<Renderer, 'render'>,
): PracticeMaker {
  let pool: Piscina<PracticeTask, PracticeDone> | undefined;

  function workers(): Piscina<PracticeTask, PracticeDone> {
    pool ??= new Piscina({
      filename: new URL('./practice-worker.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: availableParallelism(),
      idleTimeout: 10_000,
    });
    return pool;
  }

  /** The cover sheets of a list, and as many of its ballots as are asked for, as a printer would get them. */
  async function printed(
    round: Round,
    counting: Counting,
    list: ListId,
    covers: boolean,
  ): Promise<Result<Printed, Refusal>> {
    const { documentRequest, randomCodes } = await import('../documents/index.ts');
    if (round.state.stage !== 'approved') throw new Error('a count before the plan was approved');
    const { rules } = round.state;
    const viewer = { roles: ['organiser', 'committee-head'] } as const;
    const of = (form: string, copies: number) => {
      const query = { form, conference: counting.setup.id, list, copies };
      return documentRequest(round, rules, query, viewer, randomCodes);
    };
    const one = of('ballot', 1);
    const cover = covers ? of('batch-cover', 1) : null;
    if (!one.ok) return one;
    if (cover?.ok === false) return cover;
    const same = await renderer.render(one.value);
    const coded = counting.setup.count.ballotCode === 'random';
    return ok({
      coded,
      covers: cover === null ? null : await renderer.render(cover.value),
      async ballots(copies) {
        const each = coded ? of('ballot', copies) : null;
        return each?.ok === true ? await renderer.render(each.value) : same;
      },
    });
  }

  async function tasksOf(
    job: StoredJob,
    wish: NonNullable<StoredJob['practice']>,
    scratch: string,
  ): Promise<Result<PracticeTask[], Refusal>> {
    const round = await service.round(job.round);
    if (!round.ok) return round;
    if (!round.value.state.rehearsal) return err(refuse(onlyInRehearsal));
    const state = round.value.conferences.get(job.conference as ConferenceId)?.state;
    if (state?.stage !== 'counting') return err(refuse(nothingToPractise));
    const known = await layouts.ofConference(round.value, state);
    if (!known.ok) return known;
    const tasks: PracticeTask[] = [];
    for (const [list, layout] of known.value) {
      const piles = practicePiles(state, wish.ballots).filter((pile) => pile.list === list);
      if (piles.length === 0) continue;
      const papers = await printed(
        round.value,
        state,
        list,
        piles.some(({ batch }) => batch !== null),
      );
      if (!papers.ok) return papers;
      for (const pile of piles) tasks.push(...(await tasksFor(pile, layout, papers.value, wish.seed, scratch)));
    }
    return tasks.length === 0 ? err(refuse(nothingToPractise)) : ok(tasks);
  }

  return {
    async make(job, { folder, scratch, signal, progress }) {
      if (job.practice === null) throw new Error(`job ${job.id} makes nothing`);
      const tasks = await tasksOf(job, job.practice, scratch);
      if (!tasks.ok) return tasks;
      const threads = workers();
      const pages = tasks.value.reduce((sum, task) => sum + task.to - task.from, 0);
      let made = 0;
      progress({ pages, read: 0, flagged: 0, rejected: 0, aside: 0, blackAndWhite: 0 });
      await makeFolder(join(folder, 'truth'));
      const run = async (task: PracticeTask) => {
        const { truth } = await threads.run(task, { signal });
        await writeDurably(join(folder, 'truth', `${task.name}.json`), JSON.stringify(truth));
        await rename(task.file, join(folder, `${task.name}.pdf`));
        made += task.to - task.from;
        progress({ pages, read: made, flagged: 0, rejected: 0, aside: 0, blackAndWhite: 0 });
      };
      await Promise.all(tasks.value.map(run));
      return ok(undefined);
    },
    async close() {
      await pool?.destroy();
    },
  };
}

interface Printed {
  /** Whether every ballot has a random code, so that none may be marked twice. */
  readonly coded: boolean;
  readonly covers: Uint8Array | null;
  readonly ballots: (copies: number) => Promise<Uint8Array>;
}

/** A pile in files that are not too large, each with the cover sheet on top. */
async function tasksFor(
  { list, batch, ballots }: PracticePile,
  layout: LayoutFile,
  { coded, covers, ballots: print }: Printed,
  seed: number,
  scratch: string,
): Promise<PracticeTask[]> {
  const files = Math.ceil(ballots / sheetsPerFile);
  const tasks: PracticeTask[] = [];
  for (let part = 0; part < files; part += 1) {
    const name = [
      'tap-duot',
      list,
      ...(batch === null ? [] : [`tap-${batch}`]),
      ...(files === 1 ? [] : [part + 1]),
    ].join('_');
    const [from, to] = [part * sheetsPerFile, Math.min(ballots, (part + 1) * sheetsPerFile)];
    tasks.push({
      name,
      file: join(scratch, `${name}.pdf`),
      pages: layout.pages.map(({ clean: _clean, ...page }) => page),
      ballot: await print(to - from),
      coded,
      cover: covers === null || batch === null ? null : { pdf: covers, page: batch },
      list,
      batch,
      from,
      to,
      seed,
    });
  }
  return tasks;
}
