// A rehearsal from plan to verified archive, in a folder of its own: at the command line and for the screen.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Instant } from '@tinnhiem/core';
import type { ArchiveStep } from '../archive/write-archive.ts';
import { createBoxes } from '../boxes/boxes.ts';
import { renderDocument } from '../documents/index.ts';
import { createService } from '../service/service.ts';
import { writeDurably } from '../store/durable.ts';
import { makeDataFolder } from '../store/folder.ts';
import { folderStores } from '../store/stores.ts';
import { archiveRehearsal } from './archive.ts';
import type { Difference, ListFigures } from './figures.ts';
import { type RehearsalLine, type RehearsalStep, type RehearsalWish, rehearse } from './rehearse.ts';
import { rehearsalClock } from './run.ts';

/** Most voters that a rehearsal invents. */
export const mostVoters = 2000;

export interface RehearsalProgress extends Omit<RehearsalLine, 'step'> {
  readonly step: RehearsalStep | ArchiveStep;
}

export interface RehearsedWhole {
  readonly round: string;
  /** Files: the archive, what was marked, what was counted. */
  readonly archive: string;
  readonly truth: string;
  readonly results: string;
  readonly lists: readonly ListFigures[];
  readonly differences: readonly Difference[];
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
}

/** Runs it into an empty folder. `render`: how its documents are set. Throws `RehearsalStopped` where an act is refused or the archive does not pass its check. */
export async function rehearseWhole(
  wish: Omit<RehearsalWish, 'round'>,
  out: string,
  say: (progress: RehearsalProgress) => void,
  report: (error: unknown) => void,
  render = renderDocument,
): Promise<RehearsedWhole> {
  const data = join(out, 'data');
  makeDataFolder(data);
  const round = wish.plan.id;
  const clock = rehearsalClock(`${wish.plan.conferences[0]?.day ?? ''}T00:00:00+07:00` as Instant);
  const stores = folderStores(data);
  const service = createService(stores.rounds, clock.now);
  const boxes = createBoxes({
    service,
    store: stores.boxes,
    random: (bytes) => randomBytes(bytes),
    milliseconds: () => Date.parse(clock.now()),
    report,
  });
  try {
    const stage = { data, scans: join(out, 'scans'), service, boxes, clock };
    const done = await rehearse({ ...wish, round }, stage, say);
    const parts = { service, boxes: stores.boxes, images: stores.scans.images, render };
    const archived = await archiveRehearsal(parts, round, out, (step, done, of) => say({ step, done, of }));
    const files = { archive: archived.file, truth: join(out, 'truth.json'), results: join(out, 'results.json') };
    await writeDurably(files.truth, JSON.stringify({ lists: done.truth }, null, 1));
    await writeDurably(files.results, JSON.stringify({ lists: done.results }, null, 1));
    const { differences, results: lists } = done;
    return { round, ...files, lists, differences, timings: { ...done.timings, ...archived.timings } };
  } finally {
    await boxes.end();
    await stores.close();
  }
}
