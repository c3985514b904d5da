// The paper ballots of a rehearsal: marked by invented voters, scanned by an invented scanner, read by the real reader, decided by a scripted
// committee that sees the truth of what the reader flagged, and of nothing else.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ConferenceId,
  type Counting,
  type FlagDecision,
  type ListId,
  type OpenFlag,
  type Rules,
  rowsOf,
  scanCounting,
  scanState,
  sheetsToCheck,
  standBatch,
} from '@tinnhiem/core';
import { createRenderer } from '../http/renderer.ts';
import { newJob, type StoredJob } from '../scans/job.ts';
import { createLayouts } from '../scans/layouts.ts';
import { createPracticeMaker, practicePiles } from '../scans/practice.ts';
import type { PracticeBallot, PracticeDone } from '../scans/practice-worker.ts';
import { scanNow } from '../scans/scan-now.ts';
import { makeFolder } from '../store/durable.ts';
import { actors, type RehearsalRun, RehearsalStopped } from './run.ts';
import { marksOf, rowMarkOf } from './truth.ts';

/** Ballots by batch, in the order in which they lie. */
export type PaperTruth = ReadonlyMap<ListId, ReadonlyMap<number, readonly PracticeBallot[]>>;

/** Hears how many of how many sheets or pages are done. */
export type Made = (done: number, of: number) => void;

export interface MadeScans {
  readonly files: readonly string[];
  readonly truth: PaperTruth;
}

/** Marks and scans every ballot of the batches of a conference. */
export async function makeScans(
  run: RehearsalRun,
  conference: ConferenceId,
  folder: string,
  seed: number,
  progress: Made,
): Promise<MadeScans> {
  const counting = await countingOf(run, conference);
  const piles = practicePiles(counting, null);
  if (piles.length === 0) return { files: [], truth: new Map() };
  const renderer = createRenderer();
  const layouts = createLayouts(run.scans.layouts, (request) => renderer.layout(request));
  const maker = createPracticeMaker(run.service, layouts, renderer);
  try {
    await makeFolder(folder);
    const made = await maker.make(practiceJob(run, conference, seed), {
      folder,
      scratch: folder,
      signal: new AbortController().signal,
      progress: ({ read, pages }) => progress(read, pages),
    });
    if (!made.ok) throw new RehearsalStopped('practise', made.error);
    const names = piles.map(({ list, batch }) => `tap-duot_${list}_tap-${batch}`);
    return {
      files: names.map((name) => join(folder, `${name}.pdf`)),
      truth: await truthIn(names.map((name) => join(folder, 'truth', `${name}.json`))),
    };
  } finally {
    await maker.close();
    await renderer.close();
  }
}

function practiceJob({ round, service }: RehearsalRun, conference: string, seed: number): StoredJob {
  const { account, name } = actors.head;
  return {
    ...newJob,
    id: 'rehearsal',
    kind: 'practice',
    round,
    conference,
    list: null,
    batch: null,
    name: 'rehearsal',
    by: { account, name },
    from: 'folder',
    files: [],
    practice: { ballots: null, seed },
    at: service.now(),
  };
}

async function truthIn(files: readonly string[]): Promise<PaperTruth> {
  const truth = new Map<ListId, Map<number, readonly PracticeBallot[]>>();
  for (const file of files) {
    const { list, batch, ballots } = JSON.parse(await readFile(file, 'utf8')) as PracticeDone['truth'];
    const batches = truth.get(list as ListId) ?? new Map<number, readonly PracticeBallot[]>();
    truth.set(list as ListId, batches.set(batch ?? 0, ballots));
  }
  return truth;
}

/** Reads the scans into the count; milliseconds that it took. */
export async function readScans(
  run: RehearsalRun,
  conference: ConferenceId,
  files: readonly string[],
  progress: Made,
): Promise<number> {
  if (files.length === 0) return 0;
  const began = performance.now();
  const place = { round: run.round, conference, list: null, batch: null };
  const { outcome } = await scanNow(
    run.data,
    run.scans,
    run.service,
    actors.secretary,
    files,
    place,
    ({ read, flagged, rejected, aside, pages }) => progress(read + flagged + rejected + aside, pages),
  );
  if (!outcome.ok) throw new RehearsalStopped('scan', outcome.error);
  return performance.now() - began;
}

/** Decides every flag by the truth of its row or sheet, two accounts each, until nothing is open. */
export async function adjudicateScans(
  run: RehearsalRun,
  rules: Rules,
  conference: ConferenceId,
  truth: PaperTruth,
): Promise<number> {
  const votes = { votesFor: 3, votesAgainst: 0 };
  let decided = 0;
  for (;;) {
    const counting = await countingOf(run, conference);
    const open = [...truth.keys()].flatMap((list) =>
      scanState(counting, list).queue.map((flag) => ({ flag, list, read: wasRead(counting, list, flag) })),
    );
    if (open.length === 0) return decided;
    for (const { flag, list, read } of open) {
      const ballot = truth.get(list)?.get(flag.batch)?.[flag.ballot - 1];
      if (ballot === undefined) throw new Error(`no truth of ${list} ${flag.batch}/${flag.ballot}`);
      const cell = { list, batch: flag.batch, ballot: flag.ballot, row: flag.row };
      const decision = decisionOn(rules, ballot, flag, read);
      await run.act(actors.secretary, 'decide-flag', { ...cell, decision, note: 'Diễn tập', ...votes }, conference);
      await run.act(actors.head, 'confirm-flag', cell, conference);
      decided += 1;
    }
  }
}

function wasRead(counting: Counting, list: ListId, { batch, ballot }: OpenFlag): boolean {
  const sheet = scanCounting(counting, list)?.batches[batch - 1]?.sheets[ballot - 1];
  return sheet?.reading.rows.length === rowsOf(counting, list);
}

/** What the committee decides where it sees what the voter marked: in this row, or on this sheet. */
function decisionOn(rules: Rules, ballot: PracticeBallot, { row }: OpenFlag, read: boolean): FlagDecision {
  if (row !== null) {
    const made = ballot.rows[row];
    if (made === undefined) throw new Error(`no row ${row}`);
    return rowMarkOf(rules, made) as FlagDecision;
  }
  const marks = marksOf(rules, ballot);
  if (marks.whole !== 'ok') return marks.whole as FlagDecision;
  return read ? 'ok' : { marks };
}

/** Commits, throws the dice, and looks at every sheet that has to be checked; nobody finds a difference. */
export async function checkScans(run: RehearsalRun, conference: ConferenceId, lists: Iterable<ListId>): Promise<void> {
  for (const list of lists) {
    await run.act(actors.head, 'commit-readings', { list }, conference);
    const plan = scanCounting(await countingOf(run, conference), list)?.commitment?.plan;
    if (plan?.every === false) await run.act(actors.member, 'draw-sample', { list, seed: diceOf(run) }, conference);
    for (const { batch, ballot, rows, checked } of sheetsToCheck(await countingOf(run, conference), list) ?? [])
      if (!checked)
        await run.act(actors.member, 'check-sheet', { list, batch, ballot, rows, differences: [] }, conference);
  }
}

/** Twelve throws of a die. */
function diceOf({ random }: RehearsalRun): string {
  return Array.from({ length: 12 }, () => 1 + Math.floor(random() * 6)).join('');
}

/** The ballots of a list as they stand, in the order of batches and places, with the rows that people decided on. */
export function standingBallots(counting: Pick<Counting, 'setup' | 'counts'>, list: ListId) {
  const people = rowsOf(counting, list);
  return (scanCounting(counting, list)?.batches ?? []).flatMap((batch) =>
    standBatch(batch, people).map(({ marks, flags }) => {
      const decided = flags.filter((flag) => flag.decided !== null).map(({ row }) => row);
      return {
        marks,
        decided: Array.from({ length: people }, (_, row) => decided.includes(null) || decided.includes(row)),
      };
    }),
  );
}

async function countingOf(run: RehearsalRun, conference: ConferenceId): Promise<Counting> {
  const state = await run.conference(conference);
  if (state.stage !== 'counting') throw new Error(`${conference} is not being counted`);
  return state;
}
