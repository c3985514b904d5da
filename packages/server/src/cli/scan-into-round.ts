// `scan --round`: files of scans into the count, on the same way as those that are handed in on the screen.
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { committeeRoles, type Refusal, type Result, type Role, refuse, roleMissing, text } from '@tinnhiem/core';
import { readerName } from '../scans/assemble.ts';
import { countPlace, countsNow } from '../scans/count-place.ts';
import { createImageStore } from '../scans/image-store.ts';
import { newJob, type StoredJob, withRecorded } from '../scans/job.ts';
import { createJobStore } from '../scans/job-store.ts';
import { createLayouts } from '../scans/layouts.ts';
import { createPlanner } from '../scans/planner.ts';
import { recordJob, type SeenPage } from '../scans/record-job.ts';
import { hashOfFile } from '../scans/take-file.ts';
import { isRunning } from '../store/embedded.ts';
import { type Call, type Outcome, Refused } from './command.ts';
import { clockOnlyInRehearsal } from './refusals.ts';
import { printedPage, recordedLines, scanLines, summaryOf } from './scan-lines.ts';
import { type Session, withSession } from './session.ts';

/** Where sheets are to be recorded, as it was given. */
export interface CountGiven {
  readonly round: string;
  readonly conference: string;
  readonly list: string | null;
  readonly batch: number | null;
}

const task = text('Ghi kết quả máy đọc', 'Record what the machine read');

/** Reads the files and records their sheets. Throws `Refused` with what was read, where nothing was recorded. */
export function scanIntoRound(call: Call, files: readonly string[], given: CountGiven): Promise<Outcome> {
  return withSession(call, async (session) => {
    const refused = await whyNot(session, given);
    if (refused !== null) throw new Refused(refused);
    const began = performance.now();
    const { pages, recorded, layouts, outcome } = await carryOut(call, session, files, given);
    const seen = pages.map((page) => ({ ...page, duplicateOf: null }));
    const summary = summaryOf(seen, performance.now() - began);
    const json = {
      pages: pages.map(({ sheet, duplicateOf, ...page }) => ({
        ...printedPage({ ...page, duplicateOf: null }, call.language),
        sheet,
        ...(duplicateOf === null ? {} : { duplicateOf }),
      })),
      summary,
      recorded,
    };
    if (!outcome.ok) throw new Refused(outcome.error, json);
    const lines = [...scanLines(seen, layouts, summary, call.language), ...recordedLines(recorded, call.language)];
    return { status: 0, json, lines };
  });
}

/** Whoever may not look at sheets is told before anything is read. */
async function whyNot({ service, doer, clockIsSet }: Session, given: CountGiven): Promise<Refusal | null> {
  const counts: readonly Role[] = committeeRoles;
  if (!doer.roles.some((role) => counts.includes(role))) return refuse(roleMissing, task, committeeRoles);
  const place = await countPlace(service, given.round, given.conference, doer.roles);
  if (!place.ok) return place.error;
  const counting = countsNow(place.value);
  if (!counting.ok) return counting.error;
  return clockIsSet && !place.value.round.state.rehearsal ? refuse(clockOnlyInRehearsal) : null;
}

async function carryOut(call: Call, { service, data, doer }: Session, files: readonly string[], given: CountGiven) {
  const { layout } = await import('../http/render-worker.ts');
  const rounds = resolve(data, 'rounds');
  const store = createJobStore(rounds, folderName);
  await removeOld(join(rounds, given.round, folderName));
  const id = `${process.pid}-${randomUUID()}`;
  const place = await store.prepare(given.round, id);
  const layouts = createLayouts(rounds, layout);
  const planner = createPlanner();
  const job: StoredJob = {
    ...newJob,
    ...given,
    id,
    kind: 'scan',
    name: basename(files[0] ?? ''),
    by: { account: doer.account, name: doer.name },
    from: 'upload',
    files: await Promise.all(files.map(async (file) => ({ name: file, sha256: await hashOfFile(file) }))),
    practice: null,
    at: service.now(),
  };
  let recorded: StoredJob['recorded'] = [];
  let pages: readonly SeenPage[] = [];
  const images = createImageStore(rounds);
  const tools = { service, layouts, planner, images, reader: readerName, rolesOf: () => Promise.resolve(doer.roles) };
  let outcome: Result<void, Refusal>;
  try {
    outcome = await recordJob(job, { sources: files, files: place }, tools, {
      signal: new AbortController().signal,
      progress: ({ read, flagged, rejected, aside, pages: all }) => {
        const done = read + flagged + rejected + aside;
        if (done % progressStep === 0) call.say(progressWords[call.language](done, all));
      },
      seen: (seen) => {
        pages = seen;
      },
      planned: () => Promise.resolve(),
      recorded: (part) => {
        recorded = withRecorded(recorded, part);
      },
    });
  } finally {
    await planner.close();
    await store.drop(given.round, id);
  }
  const styles = new Set(pages.flatMap(({ reading }) => reading.style ?? []));
  const known = await Promise.all([...styles].map((style) => layouts.find(given.round, style)));
  return { pages, recorded, outcome, layouts: known.filter((found) => found !== null) };
}

/** Beside the server's own jobs, which it would go on with. */
const folderName = 'scans-at-command-line';

/** Removes what a command left behind that was ended while it read. */
async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = Number(name.split('-')[0]);
    if (Number.isInteger(owner) && !isRunning(owner)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

const progressStep = 25;
const progressWords = {
  vi: (done: number, all: number) => `Đã đọc ${done}/${all} trang…`,
  en: (done: number, all: number) => `${done} of ${all} pages read…`,
} as const;
