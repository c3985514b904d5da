// Archives asked for on the screen: made one at a time, with progress, and kept until the next one so that they can be downloaded.
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Refusal, type Result, refuse, type Text } from '@tinnhiem/core';
import type { BoxStore } from '../boxes/box-store.ts';
import type { Renderer } from '../http/renderer.ts';
import { createImageStore } from '../scans/image-store.ts';
import type { Doer, Service } from '../service/service.ts';
import { archiveRefusal, type MadeArchive, makeArchive } from './make-archive.ts';
import { archiveMissing } from './refusals.ts';
import type { ArchiveProgress, ArchiveStep } from './write-archive.ts';

export type ArchiveStatus =
  | { readonly state: 'none' }
  | { readonly state: 'making'; readonly step: ArchiveStep; readonly done: number; readonly of: number }
  | { readonly state: 'refused'; readonly message: Text }
  | ({ readonly state: 'made' } & MadeArchive);

export interface ArchiveDesk {
  /** Begins to make an archive, or says why not; `done` is over when it is made or refused. */
  begin(round: string, by: Doer, passphrase: string | undefined): Promise<Result<ArchiveStatus, Refusal>>;
  status(round: string): ArchiveStatus;
  /** The archive that was made last, and its name. */
  file(
    round: string,
  ): Promise<Result<{ readonly name: string; readonly path: string; readonly bytes: number }, Refusal>>;
  /** Waits for what is being made. */
  close(): Promise<void>;
}

export interface DeskParts {
  readonly service: Service;
  readonly boxes: BoxStore;
  readonly renderer: Renderer;
  readonly program: string;
  /** The data folder. */
  readonly data: string;
  readonly report: (error: unknown, where: string) => void;
}

export function createArchiveDesk({ service, boxes, renderer, program, data, report }: DeskParts): ArchiveDesk {
  const images = createImageStore(join(data, 'rounds'));
  const statuses = new Map<string, ArchiveStatus>();
  const working = new Set<Promise<void>>();
  const folderOf = (round: string) => join(data, 'rounds', round);
  const fileOf = (round: string) => join(folderOf(round), 'archive.zip');

  async function make(round: string, by: Doer, passphrase: string | undefined): Promise<void> {
    try {
      const progress: ArchiveProgress = (step, done, of) =>
        void statuses.set(round, { state: 'making', step, done, of });
      await mkdir(folderOf(round), { recursive: true, mode: 0o700 });
      const order = { round, by, passphrase, program, out: fileOf(round) };
      const made = await makeArchive(service, order, { boxes, images, render: renderer.render, progress });
      if (!made.ok) {
        statuses.set(round, { state: 'refused', message: made.error.message });
        return;
      }
      statuses.set(round, { state: 'made', ...made.value });
    } catch (error) {
      statuses.delete(round);
      report(error, 'archive');
    }
  }

  return {
    async begin(round, by, passphrase) {
      const loaded = await service.round(round);
      if (!loaded.ok) return loaded;
      const refused = archiveRefusal(loaded.value, { by, passphrase });
      if (refused !== null) return err(refused);
      const now = statuses.get(round);
      if (now?.state === 'making') return ok(now);
      const begun: ArchiveStatus = { state: 'making', step: 'documents', done: 0, of: 0 };
      statuses.set(round, begun);
      const work = make(round, by, passphrase).finally(() => working.delete(work));
      working.add(work);
      return ok(begun);
    },
    status: (round) => statuses.get(round) ?? { state: 'none' },
    async file(round) {
      const loaded = await service.round(round);
      if (!loaded.ok) return loaded;
      try {
        const path = fileOf(round);
        return ok({ name: `ho-so-${round}.zip`, path, bytes: (await stat(path)).size });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return err(refuse(archiveMissing));
        throw error;
      }
    },
    async close() {
      await Promise.all(working);
    },
  };
}
