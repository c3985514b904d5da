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
import type { Service } from '../service/service.ts';
import { beginCount, finishConference, holdPoll, prepareConference, reason } from './conference.ts';
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

/** The plan as it is rehearsed: ballots counted by scanner. */
export function rehearsalPlan(plan: Plan): Plan {
  return planSchema.parse({
    ...plan,
    conferences: plan.conferences.map(({ count, ...conference }) => ({
      ...conference,
      count: { ...count, method: 'scan' },
    })),
  });
}

/** Runs it. `data`: data folder; `scans`: where the scanned ballots are put, with the truth of them. Throws `RehearsalStopped`. */
export async function rehearse(
  wish: RehearsalWish,
  { data, scans, service, clock }: Stage,
  say: (line: { readonly step: RehearsalStep; readonly conference?: string }) => void,
): Promise<Rehearsed> {
  const plan = rehearsalPlan(wish.plan);
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
    const chosen = await timed('prepare', id, () => prepareConference(run, id, wish.voters, wish.mode));
    await timed('poll', id, () => holdPoll(run, rules, id, chosen));
    await timed('poll', id, () => beginCount(run, id));
    const made = await timed('mark', id, () => makeScans(run, id, join(scans, id), wish.seed));
    await timed('scan', id, () => readScans(run, id, made.files));
    await timed('adjudicate', id, () => adjudicateScans(run, rules, id, made.truth));
    await timed('check', id, () => checkScans(run, id, made.truth.keys()));
    await timed('finish', id, () => finishConference(run, rules, id));
    const compared = await compare(run, rules, id, made.truth);
    lists.truth.push(...compared.truth);
    lists.results.push(...compared.results);
    lists.differences.push(...compared.differences);
  }
  return { ...lists, timings };
}

export const rehearsalSteps = ['approve', 'prepare', 'poll', 'mark', 'scan', 'adjudicate', 'check', 'finish'] as const;
export type RehearsalStep = (typeof rehearsalSteps)[number];

export interface Stage {
  readonly data: string;
  readonly scans: string;
  readonly service: Service;
  readonly clock: RehearsalClock;
}

function morningOf(day: string): Instant {
  return `${day}T06:00:00+07:00` as Instant;
}

/** The round made, its findings settled, the plan approved; the rules that then hold. */
async function approve(run: RehearsalRun, { roster, rules }: RehearsalWish, plan: Plan): Promise<Rules> {
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

async function compare(run: RehearsalRun, rules: Rules, conference: ConferenceId, paper: PaperTruth) {
  const state = await run.conference(conference);
  if (!('canvass' in state)) throw new Error(`${conference} has no result`);
  const compared = state.setup.lists.map(({ id, votedOn }) => {
    const people = votedOn.map(({ person }) => person);
    const truth = truthOf(rules, paper, id);
    const judged = standingBallots(state, id).map(
      ({ marks, decided }): JudgedBallot => ({
        counted: marks === null ? { void: null, rows: [] } : interpret(rules, marks),
        decided,
      }),
    );
    const differences = differencesOf(id, people, truth, judged);
    return { truth: figuresOfTruth(id, people, truth), differences };
  });
  return {
    truth: compared.map(({ truth }) => truth),
    differences: compared.flatMap(({ differences }) => differences),
    results: state.canvass.results.map(figuresOfResult),
  };
}

function truthOf(rules: Rules, paper: PaperTruth, list: ListId): CountedBallot[] {
  const batches = [...(paper.get(list) ?? [])].sort(([a], [b]) => a - b);
  return batches.flatMap(([, ballots]) => ballots.map((ballot) => countedOf(rules, ballot)));
}
