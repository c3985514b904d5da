// A whole invented round, from the plan to the ballots that are handed over, with every step real.
import { join } from 'node:path';
import {
  type ConferenceId,
  type CountedBallot,
  dayOf,
  type Instant,
  interpret,
  type ListId,
  openFindings,
  type Plan,
  planSchema,
  type Roster,
  type Rules,
  rollsOf,
} from '@tinnhiem/core';
import { seededRandom } from '@tinnhiem/paper/practice';
import type { Boxes } from '../boxes/boxes.ts';
import type { Service } from '../service/service.ts';
import { beginCount, copiesFor, finishConference, gather, openPoll, printBallots, reason } from './conference.ts';
import {
  castBallots,
  closeElectronic,
  countedElectronically,
  type ElectronicTruth,
  openElectronic,
  prepareElectronic,
  sameAsCast,
} from './electronic.ts';
import {
  type Difference,
  differencesOf,
  figuresOfResult,
  figuresOfTruth,
  type JudgedBallot,
  type ListFigures,
} from './figures.ts';
import { adjudicateScans, checkScans, makeScans, type PaperTruth, readScans, standingBallots } from './paper-count.ts';
import type { RehearsalMode } from './participants.ts';
import { actors, type RehearsalClock, type RehearsalRun, rehearsalRun } from './run.ts';
import { countedOf } from './truth.ts';

export interface RehearsalWish {
  readonly plan: Plan;
  readonly roster: Roster;
  /** Rule set that the plan names. */
  readonly rules: Rules;
  readonly voters: number;
  readonly mode: RehearsalMode;
  readonly seed: number;
  /** Of the new round. */
  readonly round: string;
}

export interface Rehearsed {
  readonly truth: readonly ListFigures[];
  readonly results: readonly ListFigures[];
  readonly differences: readonly Difference[];
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
}

/** The plan as it is rehearsed: paper counted by scanner; an invented decision where voters cast electronically. */
export function rehearsalPlan(plan: Plan, mode: RehearsalMode): Plan {
  const [first] = plan.conferences;
  return planSchema.parse({
    ...plan,
    conferences: plan.conferences.map(({ count, casting: _casting, ...conference }) => ({
      ...conference,
      casting: mode,
      count: { ...count, method: 'scan' },
    })),
    ...(mode === 'paper' || first === undefined
      ? {}
      : { electronicCasting: { decision: 'Quyết định giả định, chỉ để diễn tập', date: first.day } }),
  });
}

/** Runs it. `data`: data folder; `scans`: where the scanned ballots are put, with the truth of them. Throws `RehearsalStopped`. */
export async function rehearse(
  wish: RehearsalWish,
  { data, scans, service, boxes, clock }: Stage,
  say: (line: RehearsalLine) => void,
): Promise<Rehearsed> {
  const plan = rehearsalPlan(wish.plan, wish.mode);
  const run = rehearsalRun(wish.round, data, service, seededRandom(wish.seed));
  const timings: Record<string, number> = {};
  const timed = async <T>(step: RehearsalStep, conference: ConferenceId | undefined, work: () => Promise<T>) => {
    say({ step, ...(conference === undefined ? {} : { conference }) });
    const began = performance.now();
    const done = await work();
    timings[step] = Math.round((timings[step] ?? 0) + performance.now() - began);
    return done;
  };
  clock.set(morningOf(plan.conferences[0]?.day ?? dayOf(service.now())));
  const rules = await timed('approve', undefined, () => approve(run, wish, plan));
  const lists = { truth: [] as ListFigures[], results: [] as ListFigures[], differences: [] as Difference[] };
  for (const { id, day, time } of plan.conferences) {
    clock.set(`${day}T${time ?? '08:00'}:00+07:00` as Instant);
    const chosen = await timed('prepare', id, () => gather(run, id, wish.voters, wish.mode));
    if (wish.mode !== 'electronic') await timed('prepare', id, () => printBallots(run, id));
    const hands =
      wish.mode === 'paper'
        ? null
        : await timed('key', id, async () => prepareElectronic(run, boxes, id, await copiesFor(run, id)));
    await timed('poll', id, () => openPoll(run, rules, id, chosen));
    const cast = hands === null ? new Map() : await timed('cast', id, () => castBallots(run, rules, boxes, id, hands));
    await timed('poll', id, () => run.act(actors.chair, 'close-poll', {}, id));
    if (hands !== null) await timed('close', id, () => closeElectronic(run, boxes, id));
    await timed('poll', id, () => beginCount(run, id));
    if (hands !== null) await timed('open', id, () => openElectronic(run, id, hands));
    const counted =
      (step: RehearsalStep) =>
      (done: number, of: number): void =>
        say({ step, conference: id, done, of });
    const made = await timed('mark', id, () => makeScans(run, id, join(scans, id), wish.seed, counted('mark')));
    await timed('scan', id, () => readScans(run, id, made.files, counted('scan')));
    await timed('adjudicate', id, () => adjudicateScans(run, rules, id, made.truth));
    await timed('check', id, () => checkScans(run, id, made.truth.keys()));
    await timed('finish', id, () => finishConference(run, rules, id));
    const compared = await compare(run, rules, id, { paper: made.truth, cast });
    lists.truth.push(...compared.truth);
    lists.results.push(...compared.results);
    lists.differences.push(...compared.differences);
  }
  return { ...lists, timings };
}

/** How far it is; `done` of `of` sheets or pages where they are many. */
export interface RehearsalLine {
  readonly step: RehearsalStep;
  readonly conference?: string;
  readonly done?: number;
  readonly of?: number;
}

export type RehearsalStep =
  | 'approve'
  | 'prepare'
  | 'key'
  | 'poll'
  | 'cast'
  | 'close'
  | 'open'
  | 'mark'
  | 'scan'
  | 'adjudicate'
  | 'check'
  | 'finish';

export interface Stage {
  readonly data: string;
  readonly scans: string;
  readonly service: Service;
  readonly boxes: Boxes;
  readonly clock: RehearsalClock;
}

function morningOf(day: string): Instant {
  return `${day}T06:00:00+07:00` as Instant;
}

/** The round made, its findings settled, the plan approved; the rules that then hold. */
export async function approve(
  run: RehearsalRun,
  { roster, rules }: Pick<RehearsalWish, 'roster' | 'rules'>,
  plan: Plan,
): Promise<Rules> {
  const { round } = run;
  await run.act(actors.organiser, 'create-round', { round, rehearsal: true, plan, roster, sources: [] });
  // Settling one finding may bring up another.
  for (;;) {
    const { state } = await run.now();
    const [open] = openFindings(rollsOf(rules, state, dayOf(run.service.now())).findings).filter(
      ({ severity }) => severity === 'warning',
    );
    if (open === undefined) break;
    await run.act(actors.organiser, 'settle-finding', { finding: open.id, reason });
  }
  await run.act(actors.organiser, 'approve-plan', {});
  const { state } = await run.now();
  if (state.stage !== 'approved') throw new Error('the plan was not approved');
  return state.rules;
}

interface Truth {
  readonly paper: PaperTruth;
  readonly cast: ElectronicTruth;
}

/** Marks that were made and figures that stand, list by list. */
export async function compare(run: RehearsalRun, rules: Rules, conference: ConferenceId, truth: Truth) {
  const state = await run.conference(conference);
  if (!('canvass' in state)) throw new Error(`${conference} has no result`);
  const compared = state.setup.lists.map(({ id, votedOn }) => {
    const people = votedOn.map(({ person }) => person);
    const onPaper = truthOnPaper(rules, truth.paper, id);
    const judged = standingBallots(state, id).map(
      ({ marks, decided }): JudgedBallot => ({
        counted: marks === null ? { void: null, rows: [] } : interpret(rules, marks),
        decided,
      }),
    );
    const differences = differencesOf(id, people, onPaper, judged);
    const electronic = countedElectronically(rules, truth.cast, id);
    const box = state.electronic?.boxes[id];
    if (box !== undefined) sameAsCast(box, id, people, electronic);
    return { truth: figuresOfTruth(id, people, [...onPaper, ...electronic]), differences };
  });
  return {
    truth: compared.map(({ truth: figures }) => figures),
    differences: compared.flatMap(({ differences }) => differences),
    results: state.canvass.results.map(figuresOfResult),
  };
}

function truthOnPaper(rules: Rules, paper: PaperTruth, list: ListId): CountedBallot[] {
  const batches = [...(paper.get(list) ?? [])].sort(([a], [b]) => a - b);
  return batches.flatMap(([, ballots]) => ballots.map((ballot) => countedOf(rules, ballot)));
}
