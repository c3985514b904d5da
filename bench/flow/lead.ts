// One round from its plan to a backup of its archive, over HTTP, while the server is killed again and again.
import { createHash, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import {
  type BallotMarks,
  type ConferenceId,
  type CountedBallot,
  canonicalJson,
  dayOf,
  type Instant,
  interpret,
  type ListId,
  levels,
  type RowMark,
  type Rules,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { verifyArchive } from '@tinnhiem/verifier';
import { archiveInterrupted } from '../../packages/server/src/archive/refusals.ts';
import { makeBackup } from '../../packages/server/src/backup/backup.ts';
import { restoreBackup } from '../../packages/server/src/backup/restore.ts';
import {
  beginCount,
  copiesFor,
  finishConference,
  gather,
  openPoll,
  printBallots,
} from '../../packages/server/src/rehearsal/conference.ts';
import {
  castBallots,
  closeElectronic,
  openElectronic,
  prepareElectronic,
} from '../../packages/server/src/rehearsal/electronic.ts';
import { figuresOfResult, figuresOfTruth } from '../../packages/server/src/rehearsal/figures.ts';
import { adjudicateScans, checkScans, makeScans } from '../../packages/server/src/rehearsal/paper-count.ts';
import { approve, compare } from '../../packages/server/src/rehearsal/rehearse.ts';
import { actors } from '../../packages/server/src/rehearsal/run.ts';
import type { ScansView } from '../../packages/server/src/scans/job.ts';
import type { Fire } from './fire.ts';
import { type FarOffice, type FlowPlace, withStores } from './office.ts';
import { castList, enteredConference, enteredList, flowPlan, flowRoster, mixedConference } from './plan.ts';
import type { Tally, Witness } from './witness.ts';

export interface Flow {
  readonly office: FarOffice;
  readonly fire: Fire;
  readonly seen: Witness;
  readonly tally: Tally;
  readonly place: FlowPlace;
  /** For what is made on the way. */
  readonly folder: string;
  readonly seed: number;
}

/** Of each list. */
const voters = 18;
const mixed = mixedConference as ConferenceId;
const entered = enteredConference as ConferenceId;

/** Leads it to its end; whatever is not as it was answered or marked is noted. */
export async function leadFlow(flow: Flow): Promise<void> {
  const { office, fire, seen } = flow;
  const { run, boxes } = office;
  const plan = flowPlan(run.round, dayOf(new Date().toISOString() as Instant));
  const found = ruleSet(plan.rules.id);
  if (!found.ok) throw new Error(found.error.message.en);

  fire.step('plan and approval', 4);
  const rules = await approve(run, { roster: flowRoster, rules: found.value }, plan);

  fire.step('committee, stock, key', 8);
  const chosen = await gather(run, mixed, voters, 'mixed');
  await printBallots(run, mixed);
  const hands = await prepareElectronic(run, boxes, mixed, await copiesFor(run, mixed));
  fire.step('check-in, opening', 10);
  await openPoll(run, rules, mixed, chosen);
  fire.step('casting', 10);
  const cast = await castBallots(run, rules, boxes, mixed, hands);
  fire.step('closing, tally, decryption', 8);
  await run.act(actors.chair, 'close-poll', {}, mixed);
  await closeElectronic(run, boxes, mixed);
  await beginCount(run, mixed);
  await openElectronic(run, mixed, hands);

  fire.step('scanning', 8);
  // The layouts are the office's own, wherever those are kept.
  const made = await office.withService((service, scans) =>
    makeScans({ ...run, service, scans }, mixed, join(flow.folder, 'scans'), flow.seed, () => {}),
  );
  await scan(flow, made.files);
  fire.step('adjudication, check', 6);
  await adjudicateScans(run, rules, mixed, made.truth);
  await checkScans(run, mixed, made.truth.keys());
  fire.step('minutes, announcement, seal', 6);
  await keepFile(flow);
  await finishConference(run, rules, mixed);
  const compared = await compare(run, rules, mixed, { paper: made.truth, cast });
  for (const { why, ...difference } of compared.differences)
    if (why === 'silent') seen.note('lost', `a mark: ${JSON.stringify(difference)}`);
  same(flow, 'figures', compared.truth, compared.results);

  await countByEntry(flow, rules);
  await onceEach(flow);
  fire.step('archive', 3);
  await archive(flow);
  if (flow.place.database === undefined) {
    fire.step('backup', 2);
    await backUp(flow);
  }
}

function same({ seen }: Flow, what: string, made: unknown, stands: unknown): void {
  if (canonicalJson(made) !== canonicalJson(stands))
    seen.note('lost', `${what}: ${canonicalJson(made)} was made, ${canonicalJson(stands)} stands`);
}

/** Hands the files in, and waits until nothing is read any more; a file that got no answer is handed in again. */
async function scan({ office, fire, seen, tally }: Flow, files: readonly string[]): Promise<void> {
  const base = `/api/rounds/${office.run.round}/conferences/${mixed}/scans`;
  const jobs: string[] = [];
  for (const file of files) {
    const taken = await office.as(
      actors.secretary,
      'POST',
      `${base}?name=quet.pdf`,
      new Uint8Array(await readFile(file)),
    );
    if (taken.status !== 202) throw new Error(`scan: ${taken.status} ${JSON.stringify(taken.json)}`);
    jobs.push(taken.json.job);
  }
  for (;;) {
    const { json } = await office.as(actors.secretary, 'GET', base, undefined, true);
    const view = json as ScansView;
    for (const job of jobs) if (!view.jobs.some(({ id }) => id === job)) seen.note('lost', `scan ${job}`);
    if (!view.reading) {
      // Of a file that came twice one is recorded.
      for (const job of view.jobs)
        if (job.state !== 'recorded' && job.problem?.code !== 'R-scan-again')
          tally.problems.push(`scan ${job.state}: ${job.problem?.code} ${job.problem?.en}`);
      return;
    }
    fire.soon(1500);
    await pause(100);
  }
}

/** A scan of signed minutes, as it is kept beside the record. */
async function keepFile({ office, seen }: Flow): Promise<void> {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(randomUUID())]);
  const form = new FormData();
  form.append('file', new Blob([bytes]), 'bien-ban.pdf');
  const kept = await office.as(actors.secretary, 'POST', `/api/rounds/${office.run.round}/attachments`, form);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (kept.status !== 200 || kept.json.sha256 !== sha256) throw new Error(`attachment: ${JSON.stringify(kept.json)}`);
  seen.file(sha256);
}

/** The other conference: on paper, entered by two people, one doubtful row decided. */
async function countByEntry(flow: Flow, rules: Rules): Promise<void> {
  const { office, fire } = flow;
  const { run } = office;
  fire.step('check-in, opening', 6);
  const chosen = await gather(run, entered, voters, 'paper');
  await printBallots(run, entered);
  await openPoll(run, rules, entered, chosen);
  fire.step('closing, tally, decryption', 2);
  await run.act(actors.chair, 'close-poll', {}, entered);
  await beginCount(run, entered);

  fire.step('entry by two', 12);
  const list = enteredList as ListId;
  const people = (await run.conference(entered)).setup.lists[0]?.votedOn.map(({ person }) => person) ?? [];
  const made = Array.from({ length: voters }, (_, ballot): BallotMarks => {
    const rows = people.map((_, row): RowMark => levels[(ballot + row + flow.seed) % levels.length] ?? 'high');
    return { whole: 'ok', rows: ballot === 0 ? rows.with(0, 'doubtful') : rows };
  });
  await Promise.all(
    [actors.head, actors.member].map(async (by) => {
      for (const [index, marks] of made.entries())
        await run.act(by, 'enter-ballot', { list, batch: 1, ballot: index + 1, marks }, entered);
      await run.act(by, 'finish-batch', { list, batch: 1 }, entered);
    }),
  );
  fire.step('adjudication, check', 2);
  const vote = { decision: 'low', votesFor: 3, votesAgainst: 0 };
  await run.act(actors.head, 'adjudicate', { list, batch: 1, ballot: 1, row: 0, ...vote }, entered);
  fire.step('minutes, announcement, seal', 6);
  await finishConference(run, rules, entered);

  const truth = made.map(
    (marks): CountedBallot =>
      interpret(rules, { ...marks, rows: marks.rows.map((row) => (row === 'doubtful' ? 'low' : row)) } as BallotMarks),
  );
  const state = await run.conference(entered);
  if (!('canvass' in state)) throw new Error('nothing was canvassed');
  same(flow, 'figures', [figuresOfTruth(list, people, truth)], state.canvass.results.map(figuresOfResult));
}

/** Nobody is checked in twice, no ballot is in the box twice, no sheet stands twice. */
async function onceEach({ office, seen, tally, place }: Flow): Promise<void> {
  const { round } = office.run;
  const state = await office.run.conference(mixed);
  await withStores(place, async ({ rounds, boxes }) => {
    const acts = await rounds.acts(round, 1);
    for (const conference of [mixed, entered]) {
      const here = acts
        .filter(({ stream, type }) => type === 'checked-in' && stream.includes(conference))
        .flatMap(({ data }) => (data as { readonly people: readonly string[] }).people);
      if (here.length !== voters) seen.note('twice', `${here.length} check-ins of ${voters} people`);
      twice(seen, 'check-in', here);
    }
    const election = state.electronic?.boxes[castList as ListId]?.election ?? '';
    twice(seen, 'ballot', await boxes.trackers({ round, election }));
  });
  const counting = 'counts' in state ? state.counts[castList as ListId] : undefined;
  const sheets = counting?.method === 'scan' ? counting.batches.flatMap((batch) => batch.sheets) : [];
  tally.sheets += sheets.length;
  twice(
    seen,
    'sheet',
    sheets.flatMap(({ reading }) => reading.images.map(({ sha256 }) => sha256)),
  );
}

function twice(seen: Witness, what: string, ids: readonly string[]): void {
  if (ids.length === 0) seen.note('lost', `no ${what}`);
  if (new Set(ids).size !== ids.length) seen.note('twice', what);
}

const passphrase = 'không ai đoán được câu này';

/** Makes the archive, as often as it takes, and checks what was downloaded. */
async function archive({ office, fire, seen, folder }: Flow): Promise<void> {
  const at = `/api/rounds/${office.run.round}/archive`;
  for (;;) {
    const { json } = await office.as(actors.head, 'GET', at, undefined, true);
    if (json.state === 'made') break;
    const interrupted = json.state === 'refused' && json.message.en === archiveInterrupted.message().en;
    if (json.state === 'refused' && !interrupted) throw new Error(JSON.stringify(json.message));
    if (json.state === 'none' || interrupted) await office.as(actors.head, 'POST', at, { passphrase });
    fire.soon(3000);
    await pause(100);
  }
  const { bytes } = await office.as(actors.head, 'GET', `${at}/file`);
  await writeFile(join(folder, 'archive.zip'), bytes);
  const verified = verifyArchive(bytes, { passphrase, group: fastestGroup() });
  if (!verified.ok || !verified.opened)
    seen.note('lost', `archive: ${verified.checks.filter(({ ok }) => !ok).map(({ code }) => code)}`);
}

/** Backs everything up while the server dies, restores it beside, and compares the records. */
async function backUp({ office, fire, seen, place, folder }: Flow): Promise<void> {
  const file = join(folder, 'backup.tar');
  const at = new Date().toISOString();
  fire.soon(400);
  const made = await makeBackup(place.data, file, { program: 'flow', now: at });
  if (!made.ok) throw new Error(`backup: ${made.error.message.en}`);
  const restored = join(folder, 'restored');
  const back = await restoreBackup(file, restored);
  if (!back.ok) throw new Error(`restore: ${back.error.message.en}`);
  const headOf = (data: string) => withStores({ data }, ({ rounds }) => rounds.head(office.run.round));
  const [here, there] = [await headOf(place.data), await headOf(restored)];
  if (here?.hash !== there?.hash) seen.note('lost', 'the backup ends elsewhere');
  await withStores({ data: restored }, (stores) => seen.look(stores));
}
