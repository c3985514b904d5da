// How well ballots are read: pages marked and distorted by the practice generator, read, judged against what is on them.
//   node scripts/run.mjs bench/paper.ts [--persons N] [--seed N] [--threads N] [--only TEXT] [--keep DIR] [--notes]
//     [--minutes N]
// --persons: about so many rows in all (default 3000, a minute or two; 100000 for a statement). --keep: writes the pages that were
// read wrongly. --only: the sets whose name contains the text. --minutes: takes no more pages then, and tells of what was read; all sets
// go forward together, and the sum so far is told every ten minutes.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { addScores, noScore, type Score } from '@tinnhiem/paper/practice';
import { type PrintedBallot, printedBallot } from './paper/ballots.ts';
import { upperBound } from './paper/bound.ts';
import { type PageSet, pageSets } from './paper/sets.ts';
import type { Job, JobResult, WorkerStart } from './paper/worker.ts';

const { values } = parseArgs({
  options: {
    persons: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
    notes: { type: 'boolean', default: false },
    minutes: { type: 'string' },
  },
});
const chosen = pageSets.map((set, index) => ({ set, index })).filter(({ set }) => set.name.includes(values.only));
const ballots: Record<string, PrintedBallot> = {};
for (const key of new Set(
  chosen.flatMap(({ set }) => (set.special === 'other-style' ? [...set.ballots, '4'] : set.ballots)),
))
  ballots[key] = await printedBallot(key);

const rowsPerPage = (key: string): number => {
  const pages = ballots[key]?.layout.pages ?? [];
  return pages.reduce((sum, { rows }) => sum + rows.length, 0) / pages.length;
};
const total = chosen.reduce((sum, { set }) => sum + set.weight, 0);
const jobs = chosen.flatMap(({ set, index }) => {
  const perPage = set.ballots.reduce((sum, key) => sum + rowsPerPage(key), 0) / set.ballots.length;
  const pages = Math.max(2, Math.round((Number(values.persons) * set.weight) / total / perPage));
  const step = Math.min(25, Math.ceil(pages / 2));
  return Array.from({ length: Math.ceil(pages / step) }, (_, part) => {
    const [from, to] = [part * step, Math.min(pages, (part + 1) * step)];
    const job: Job = { set: index, seed: Number(values.seed), from, to };
    return { job, share: to / pages };
  });
});
// All sets go forward together, so that a run that is stopped has read of all.
jobs.sort((a, b) => a.share - b.share);

const percent = (part: number, of: number): string => (of === 0 ? '–' : ((100 * part) / of).toFixed(1));
const median = (times: readonly number[]): number =>
  Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0);

const results = new Map<number, { score: Score; times: number[] }>();
const notes: string[] = [];
const twice = { sheets: 0, found: 0, strangers: 0 };
const start: WorkerStart = { ballots, keep: values.keep ?? null };
const began = performance.now();
const minutes = (): number => (performance.now() - began) / 60_000;
const isLate = (): boolean => values.minutes !== undefined && minutes() > Number(values.minutes);
const everyTenMinutes = setInterval(() => {
  console.log(`${Math.round(minutes())} min, scan 0–3 and phone 0–2: ${JSON.stringify(together(ordinary))}`);
}, 600_000);
await Promise.all(
  Array.from({ length: Number(values.threads) }, async () => {
    const worker = new Worker(new URL('./paper/worker.ts', import.meta.url), { workerData: start });
    for (let next = jobs.shift(); next !== undefined && !isLate(); next = jobs.shift()) {
      const { set, score, times, notes: more, twice: again } = await answer(worker, next.job);
      const before = results.get(set);
      results.set(set, {
        score: addScores(before?.score ?? noScore, score),
        times: [...(before?.times ?? []), ...times],
      });
      notes.push(...more);
      for (const key of ['sheets', 'found', 'strangers'] as const) twice[key] += again[key];
    }
    await worker.terminate();
  }),
);
clearInterval(everyTenMinutes);

/** No silent misread is allowed on scans up to severity 3 and photographs up to tilt 2; beyond that the most is a flag. */
function ordinary({ device }: PageSet): boolean {
  return 'tilt' in device ? device.tilt <= 2 : device.scan.severity <= 3;
}

function together(wanted: (set: PageSet) => boolean): Readonly<Record<string, string | number>> {
  const some = chosen.flatMap(({ set, index }) => (wanted(set) ? (results.get(index) ?? []) : []));
  const score = some.reduce((sum, each) => addScores(sum, each.score), noScore);
  return line({ score, times: some.flatMap(({ times }) => times) });
}

function answer(worker: Worker, job: Job): Promise<JobResult> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result: JobResult) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(job);
  });
}

function line({
  score,
  times,
}: {
  readonly score: Score;
  readonly times: readonly number[];
}): Readonly<Record<string, string | number>> {
  return {
    pages: score.pages,
    refused: score.rejected,
    persons: score.persons,
    silent: score.silent,
    'bound 95 %': upperBound(score.silent, score.persons).toExponential(1),
    'votes misread': score.votesMisread,
    'plain-flag %': percent(score.plainFlagged, score.plain),
    'name missed': `${score.struckNamesMissed}/${score.struckNames}`,
    'writing missed': `${score.writingsMissed}/${score.writings}`,
    'struck mark read': `${score.struckMarksRead}/${score.struckMarks}`,
    'clean flagged': `${score.cleanPagesFlagged}/${score.cleanPages}`,
    'wrong sheet read': `${score.wrongSheetsRead}/${score.wrongSheets}`,
    ms: median(times),
  };
}

const table = Object.fromEntries(
  chosen.flatMap(({ set, index }) => {
    const result = results.get(index);
    return result === undefined ? [] : [[set.name, line(result)]];
  }),
);
console.table(table);
console.table({
  'scan 0–3, phone 0–2': together(ordinary),
  'scan 4–5, phone 3–4': together((set) => !ordinary(set)),
});
if (twice.sheets > 0)
  console.log(
    `fed twice: ${twice.found} of ${twice.sheets} noticed; sheets of two like-minded voters taken for one: ${twice.strangers} of ${twice.sheets}`,
  );
if (values.notes || values.keep !== undefined) for (const note of notes.toSorted()) console.log(note);
console.log(`seed ${values.seed}, ${Math.round((performance.now() - began) / 1000)} s`);
