// Rehearsals asked for on the screen: one at a time, each in a folder and a thread of its own, with progress; kept until somebody deletes it.
import { randomInt, randomUUID } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  err,
  ok,
  type Plan,
  type Refusal,
  type Result,
  type Roster,
  type Rules,
  refuse,
  type Text,
} from '@tinnhiem/core';
import { notFound } from '../service/refusals.ts';
import { makeFolder, writeDurably } from '../store/durable.ts';
import type { Difference, ListFigures } from './figures.ts';
import type { RehearsalMode } from './participants.ts';
import { passphraseFile } from './passphrase-file.ts';
import { rehearsalBusy, rehearsalInterrupted } from './refusals.ts';
import { rehearsalStepWords } from './step-words.ts';
import type { RehearsalProgress, RehearsedWhole } from './whole.ts';

/** What is rehearsed. */
export interface RehearsalInputs {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly rules: Rules;
}

export interface RehearsalChoice {
  readonly mode: RehearsalMode;
  readonly voters: number;
}

/** How a rehearsal stands. Everything in it is invented. */
export type RehearsalState =
  | {
      readonly state: 'running';
      /** Which step, in words; absent before the first. */
      readonly step?: Text;
      /** Title of the conference that it is about. */
      readonly place?: string;
      readonly done?: number;
      readonly of?: number;
    }
  | { readonly state: 'stopped'; readonly message: Text; readonly todo: Text }
  | {
      readonly state: 'done';
      /** Rows whose count is not what was marked: each decided by people, or read so with nobody looking. */
      readonly differences: readonly Difference[];
      readonly lists: readonly (ListFigures & { readonly title: string })[];
      /** Rows that were marked, in all lists. */
      readonly rows: number;
      readonly archive: { readonly bytes: number };
      /** Milliseconds in all. */
      readonly milliseconds: number;
    };

export type Rehearsal = {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly by: string;
  /** The organisation whose plan and people it takes: no other one sees it. */
  readonly belongsTo: string;
  /** Names of everybody who is voted on, by id. */
  readonly people: Readonly<Record<string, string>>;
} & RehearsalChoice &
  RehearsalState;

export const rehearsalFiles = {
  archive: { file: null, type: 'application/zip', name: 'ho-so-dien-tap.zip' },
  passphrase: { file: passphraseFile, type: 'text/plain; charset=utf-8', name: passphraseFile },
  truth: { file: 'truth.json', type: 'application/json', name: 'dau-da-ghi.json' },
  results: { file: 'results.json', type: 'application/json', name: 'ket-qua-dem.json' },
} as const;
export type RehearsalFile = keyof typeof rehearsalFiles;

/** Who begins a rehearsal, and for which organisation. */
interface Rehearser {
  readonly name: string;
  readonly belongsTo: string;
}

export interface Rehearsals {
  begin(inputs: RehearsalInputs, choice: RehearsalChoice, by: Rehearser): Promise<Result<Rehearsal, Refusal>>;
  /** Those of an organisation, newest first. */
  list(own: string): Promise<readonly Rehearsal[]>;
  /** Stops it where it goes on, and deletes all of it. */
  remove(id: string, own: string): Promise<Result<null, Refusal>>;
  /** Where one of its files lies. */
  file(id: string, what: RehearsalFile, own: string): Promise<Result<string, Refusal>>;
  close(): Promise<void>;
}

/** What the thread gets and tells. */
export interface RehearsalTask extends RehearsalInputs, RehearsalChoice {
  readonly seed: number;
  readonly out: string;
}
export type RehearsalTold =
  | { readonly told: 'progress'; readonly progress: RehearsalProgress }
  | { readonly told: 'done'; readonly rehearsed: RehearsedWhole }
  | { readonly told: 'stopped'; readonly message: Text; readonly todo: Text };

function progressWords({ conferences }: Plan, { step, conference, done, of }: RehearsalProgress) {
  const place = conferences.find(({ id }) => id === conference)?.title;
  return {
    state: 'running',
    step: rehearsalStepWords[step],
    ...(place === undefined ? {} : { place }),
    ...(done === undefined || of === undefined ? {} : { done, of }),
  } as const;
}

export function createRehearsals(
  data: string,
  now: () => string,
  report: (error: unknown, where: string) => void,
): Rehearsals {
  const home = join(data, 'rehearsals');
  const folderOf = (id: string) => join(home, id);
  const recordOf = (id: string) => join(folderOf(id), 'rehearsal.json');
  let running: { rehearsal: Rehearsal; readonly worker: Worker; readonly over: Promise<void> } | null = null;

  const save = (rehearsal: Rehearsal) => writeDurably(recordOf(rehearsal.id), JSON.stringify(rehearsal));

  async function finish(rehearsal: Rehearsal, state: RehearsalState): Promise<void> {
    const { id, title, at, by, belongsTo, people, mode, voters } = rehearsal;
    await save({ id, title, at, by, belongsTo, people, mode, voters, ...state });
    // What lies in the archive need not lie here too.
    for (const name of ['data', 'scans']) await rm(join(folderOf(id), name), { recursive: true, force: true });
  }

  async function follow(worker: Worker, rehearsal: Rehearsal, began: number, { plan }: RehearsalInputs): Promise<void> {
    const told = await new Promise<Exclude<RehearsalTold, { told: 'progress' }> | null>((resolve) => {
      worker.on('message', (said: RehearsalTold) => {
        if (said.told !== 'progress') resolve(said);
        else if (running?.rehearsal.id === rehearsal.id)
          running.rehearsal = { ...rehearsal, ...progressWords(plan, said.progress) };
      });
      worker.once('error', (error) => {
        report(error, 'rehearsal');
        resolve({ told: 'stopped', message: rehearsalInterrupted.message(), todo: rehearsalInterrupted.todo });
      });
      worker.once('exit', () => resolve(null));
    });
    await worker.terminate();
    if (told === null) return;
    if (told.told === 'stopped') {
      await finish(rehearsal, { state: 'stopped', message: told.message, todo: told.todo });
      return;
    }
    const { lists, differences, archive } = told.rehearsed;
    const titles = new Map(plan.lists.map((list) => [list.id as string, list.title]));
    await finish(rehearsal, {
      state: 'done',
      differences,
      lists: lists.map((list) => ({ ...list, title: titles.get(list.id) ?? list.id })),
      rows: lists.reduce((sum, { collected, people }) => sum + collected * people.length, 0),
      archive: { bytes: (await stat(archive)).size },
      milliseconds: Math.round(performance.now() - began),
    });
  }

  /** A rehearsal of an organisation; `null` where it has none of that id. */
  async function read(id: string, own: string): Promise<Rehearsal | null> {
    if (!/^[0-9a-f-]{36}$/.test(id)) return null;
    if (running?.rehearsal.id === id) return running.rehearsal.belongsTo === own ? running.rehearsal : null;
    const text = await readFile(recordOf(id), 'utf8').catch(() => null);
    if (text === null) return null;
    const kept = JSON.parse(text) as Rehearsal;
    if (kept.belongsTo !== own) return null;
    // The server ended meanwhile.
    if (kept.state !== 'running') return kept;
    const { message, todo } = { message: rehearsalInterrupted.message(), todo: rehearsalInterrupted.todo };
    return { ...kept, state: 'stopped', message, todo };
  }

  return {
    async begin(inputs, choice, { name: by, belongsTo }) {
      if (running !== null) return err(refuse(rehearsalBusy));
      const { plan, roster } = inputs;
      const id = randomUUID();
      const people = Object.fromEntries(roster.people.map(({ id: person, name }) => [person as string, name]));
      const rehearsal: Rehearsal = {
        id,
        title: plan.title,
        at: now(),
        by,
        belongsTo,
        people,
        ...choice,
        state: 'running',
      };
      const task: RehearsalTask = { ...inputs, ...choice, seed: randomInt(2 ** 31), out: folderOf(id) };
      const worker = new Worker(new URL('./rehearsal-worker.ts', import.meta.url), { workerData: task });
      const begun = (async () => {
        await makeFolder(folderOf(id));
        await save(rehearsal);
      })();
      const over = begun
        .then(() => follow(worker, rehearsal, performance.now(), inputs))
        .catch((error: unknown) => report(error, 'rehearsal'))
        .finally(() => {
          running = null;
        });
      running = { rehearsal, worker, over };
      await begun;
      return ok(rehearsal);
    },
    async list(own) {
      const ids = await readdir(home).catch(() => [] as string[]);
      const known = (await Promise.all(ids.map((id) => read(id, own)))).filter((rehearsal) => rehearsal !== null);
      return known.sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    async remove(id, own) {
      if ((await read(id, own)) === null) return err(refuse(notFound, id));
      if (running?.rehearsal.id === id) {
        const { worker, over } = running;
        await worker.terminate();
        await over;
      }
      await rm(folderOf(id), { recursive: true, force: true });
      return ok(null);
    },
    async file(id, what, own) {
      const found = await read(id, own);
      const { file } = rehearsalFiles[what];
      const name = file ?? (await readdir(folderOf(id)).catch(() => [])).find((one) => one.endsWith('.zip'));
      if (found?.state !== 'done' || name === undefined) return err(refuse(notFound, id));
      return ok(join(folderOf(id), name));
    },
    async close() {
      const last = running;
      if (last === null) return;
      await last.worker.terminate();
      await last.over;
    },
  };
}
