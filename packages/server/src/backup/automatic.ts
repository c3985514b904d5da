// Backups by themselves: whenever a round goes on to another stage, one at a time, and never while people cast electronically.
// Nothing waits for them, and nothing depends on them (docs/decisions/081-backups-at-each-stage.md).
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { err, type Instant, ok, refuse, type Text } from '@tinnhiem/core';
import { summaryOf } from '../service/summary.ts';
import type { NewActivity } from '../store/activity.ts';
import type { RoundSummary } from '../store/round-store.ts';
import {
  type BackupPlace,
  folderProblem,
  goneWords,
  keepPlace,
  keptPlace,
  prepareFolder,
  weaknesses,
} from './backup-place.ts';
import type { BackupGround, Backups } from './backups.ts';
import {
  backupProblem,
  forgetProblem,
  keptBackups,
  knownStages,
  lastWithout,
  mostWhole,
  noteBackup,
  noteProblem,
  removeReplaced,
} from './kept-backups.ts';
import { lockKeyOf } from './locked.ts';
import { openBoxes } from './open-boxes.ts';
import { watchRecords } from './record-files.ts';
import * as refusals from './refusals.ts';
import { type BackupRun, type BackupSource, runBackup } from './run-backup.ts';
import { fileNameOf, type StageBegun, stageBegun, stagesOf } from './stages.ts';

/** What follows an act within so many milliseconds shares its backup: closing a poll is several acts. */
const usualQuiet = 3000;
/** What failed is tried again after so many, besides at the next stage; what other programs wrote is noticed then where the system tells nothing of it. */
const again = 10 * 60_000;

interface Due {
  readonly begun: StageBegun;
  readonly conferences: number;
  readonly stages: string;
}

export function createBackups(ground: BackupGround): Backups {
  const { service, tables, activity, boxes, data, database, program, now, report, quiet = usualQuiet } = ground;
  // `null`: any round.
  let changed: Set<string> | null = null;
  const due = new Map<string, Due>();
  let known: Map<string, string> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let ticking: NodeJS.Timeout | null = null;
  let going: Promise<void> | null = null;
  let run: BackupRun | null = null;
  let making: Instant | null = null;
  let waitsFor: readonly string[] = [];
  let asked = false;
  // Whether backups have gone to another disk than the data's.
  let elsewhere = false;
  // With which stages a round failed to be backed up: not tried again at every act, but at the next stage, by the clock, or when asked.
  const failedAt = new Map<string, string>();
  let anew = false;
  let ended = false;
  let ends: readonly (() => void)[] = [];

  // Each server of its own name: several may share a folder, and what one left that was killed is its own to remove.
  const own = createHash('sha256')
    .update(database ?? `${hostname()} ${resolve(data)}`)
    .digest('hex')
    .slice(0, 12);
  const place = () => ground.place ?? (database === null ? keptPlace(data) : null);

  function noticed(round: string | null): void {
    if (round === null) changed = null;
    else changed?.add(round);
    schedule();
  }

  function schedule(): void {
    if (ended) return;
    timer ??= setTimeout(() => {
      timer = null;
      begin();
    }, quiet).unref();
  }

  /** One at a time: what is noticed meanwhile is looked at afterwards. */
  function begin(): void {
    if (going !== null) {
      anew = true;
      return;
    }
    going = work()
      .catch((error: unknown) => report(error, 'backups'))
      .finally(() => {
        going = null;
        if (anew) schedule();
        anew = false;
      });
  }

  /** Rounds at which to look, with how they stand; those that cannot be read say so elsewhere. */
  async function looked(only: ReadonlySet<string> | null): Promise<readonly RoundSummary[]> {
    if (only === null) return (await service.store.list()).flatMap(({ summary }) => summary ?? []);
    const rounds = await Promise.all([...only].map((id) => service.round(id)));
    return rounds.flatMap((round) => (round.ok ? summaryOf(round.value) : []));
  }

  async function work(): Promise<void> {
    const where = place();
    if (where === null) return;
    const only = changed;
    changed = new Set();
    known ??= await knownStages(tables);
    for (const summary of await looked(only)) {
      const [stages, before] = [stagesOf(summary), known.get(summary.id)];
      const begun = stageBegun(summary, before);
      if (stages === before) due.delete(summary.id);
      else due.set(summary.id, { begun, conferences: summary.conferences.length, stages });
    }
    const open = openBoxes(await boxes());
    waitsFor = [];
    const ready = [...due].filter(([round, { stages }]) => only === null || failedAt.get(round) !== stages);
    if (database === null) {
      if (ready.length === 0 && !asked) return;
      if (open.size > 0) waitsFor = [...open.values()].flat();
      else await make(where, { kind: 'folder', data }, new Map(due));
      return;
    }
    for (const [round, one] of ready) {
      if (ended) return;
      const titles = open.get(round);
      if (titles !== undefined) waitsFor = [...waitsFor, ...titles];
      else await make(where, { kind: 'round', database, files: data, round }, new Map([[round, one]]));
    }
  }

  /** Why nothing can go into a folder now; a stick that was pulled out may leave its empty place behind, on the disk of the data. */
  async function away(folder: string): Promise<Text | null> {
    const problem = await folderProblem(data, folder);
    if (problem !== null) return problem;
    const { sameDisk } = weaknesses(data, folder);
    if (sameDisk && elsewhere) return goneWords(folder);
    elsewhere = !sameDisk;
    return null;
  }

  async function failed(covered: ReadonlyMap<string, Due>, why: Text): Promise<void> {
    const { message, todo } = refuse(refusals.backupFailed, why);
    for (const [round, one] of covered) failedAt.set(round, one.stages);
    if (await noteProblem(tables, { at: now(), what: message, todo }))
      await note({ kind: 'backup-failed', detail: why.vi });
  }

  async function make({ folder, key }: BackupPlace, from: BackupSource, covered: Map<string, Due>): Promise<void> {
    const at = now();
    // Whoever asks while this one is being made wants another one: this one may not hold what was done since.
    const wasAsked = asked;
    asked = false;
    const gone = await away(folder);
    if (gone !== null) return await failed(covered, gone);
    const [first, ...others] = covered.values();
    // One round's stage names the file; several at once, or somebody who asked, all of it.
    const named = first !== undefined && others.length === 0 ? first : null;
    const ending = from.kind === 'folder' ? 'tar' : key === null ? 'dot' : 'dot.khoa';
    const file = join(folder, `${fileNameOf(named?.begun ?? null, named?.conferences ?? 0, at)}.${ending}`);
    const unfinished = join(folder, `.tinnhiem-${own}.new`);
    making = at;
    let mayStay = true;
    try {
      run = runBackup({ from, file, unfinished, key, program, now: at }, async () => {
        const open = openBoxes(await boxes());
        mayStay = from.kind === 'folder' ? open.size === 0 : !open.has(from.round);
        if (!mayStay) waitsFor = [...open.values()].flat();
        return mayStay;
      });
      const made = await run.over;
      if (ended) return;
      if (made.ok) {
        const begun = named?.begun ?? { round: '', conference: '', stage: '' };
        const stages = new Map([...covered].map(([round, one]) => [round, one.stages]));
        const { bytes, damaged } = made.value;
        await noteBackup(tables, { ...begun, file, at, bytes, damaged }, stages);
        for (const [round, standing] of stages) {
          known?.set(round, standing);
          if (due.get(round)?.stages === standing) due.delete(round);
        }
        await note({ kind: 'backup-made', detail: file });
        if (damaged.length > 0)
          await note({ kind: 'backup-holds-damage', detail: damaged.map((each) => each.round).join(', ') });
        await removeReplaced(tables, folder, from.kind === 'folder' ? mostWhole : Number.POSITIVE_INFINITY);
      } else if (!mayStay) {
        asked ||= wasAsked;
      } else {
        await failed(covered, made.error);
      }
    } finally {
      run = null;
      making = null;
    }
  }

  const note = (entry: Pick<NewActivity, 'kind' | 'detail'>) =>
    activity.note({ ...entry, account: null, name: '', address: '' });

  return {
    async state() {
      const where = place();
      const [problem, kept] = [await backupProblem(tables), await keptBackups(tables)];
      const weak = where === null ? { inside: false, sameDisk: false } : weaknesses(data, where.folder);
      return {
        whole: database === null,
        setBy: ground.place !== null ? 'command-line' : where === null ? null : 'screen',
        mayBeSet: ground.place === null && database === null,
        folder: where?.folder ?? null,
        locked: where !== null && where.key !== null,
        ...weak,
        away: where === null ? null : await away(where.folder),
        making,
        waitsFor,
        last: kept[0] ?? null,
        kept: kept.length,
        damaged: (kept[0]?.damaged ?? []).map((each) => ({ ...each, whole: lastWithout(each.round, kept) })),
        problem,
      };
    },
    async set({ folder, passphrase }) {
      if (ground.place !== null || database !== null) return err(refuse(refusals.backupSetElsewhere, true));
      if (folder === '') {
        await keepPlace(data, null);
        await forgetProblem(tables);
        return ok(undefined);
      }
      const fit = await prepareFolder(data, folder);
      if (!fit.ok) return fit;
      const before = keptPlace(data)?.key ?? null;
      elsewhere = false;
      const key = passphrase === undefined ? before : passphrase === '' ? null : await lockKeyOf(passphrase);
      await keepPlace(data, { folder: fit.value, key });
      await forgetProblem(tables);
      // So that whoever has set it sees at once that it works.
      asked = true;
      noticed(null);
      return ok(undefined);
    },
    async makeNow() {
      if (place() === null) return err(refuse(refusals.backupNotSet));
      if (openBoxes(await boxes()).size > 0) return err(refuse(refusals.backupWhileCasting));
      asked = true;
      changed = null;
      begin();
      return ok(undefined);
    },
    start() {
      ended = false;
      changed = null;
      // Another server may have made some meanwhile.
      known = null;
      ends = [
        service.watch(noticed),
        service.store.watch?.(noticed) ?? (() => {}),
        ...(database === null ? [watchRecords(join(data, 'rounds'), noticed)] : []),
      ];
      ticking = setInterval(() => noticed(null), again).unref();
      noticed(null);
      return Promise.resolve();
    },
    async end() {
      ended = true;
      for (const end of ends) end();
      ends = [];
      if (timer !== null) clearTimeout(timer);
      if (ticking !== null) clearInterval(ticking);
      timer = null;
      run?.kill();
      await going;
    },
  };
}
