// Archives asked for on the screen: made one at a time, with progress, and kept until the next one so that they can be downloaded. How far one is
// lies beside it, so that it is known after a restart.
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Refusal, type Result, refuse, type Text } from '@tinnhiem/core';
import type { BoxStore } from '../boxes/box-store.ts';
import type { Renderer } from '../http/renderer.ts';
import type { ImageStore } from '../scans/image-store.ts';
import type { Doer, Service } from '../service/service.ts';
import { writeDurably } from '../store/durable.ts';
import { archiveRefusal, type MadeArchive, makeArchive } from './make-archive.ts';
import { archiveInterrupted, archiveMissing } from './refusals.ts';
import type { ArchiveProgress, ArchiveStep } from './write-archive.ts';

export type ArchiveStatus =
  | { readonly state: 'none' }
  | { readonly state: 'making'; readonly step: ArchiveStep; readonly done: number; readonly of: number }
  | { readonly state: 'refused'; readonly message: Text }
  | ({ readonly state: 'made' } & MadeArchive);

const begun: ArchiveStatus = { state: 'making', step: 'documents', done: 0, of: 0 };

export interface ArchiveDesk {
  /** Begins to make an archive, or says why not; `done` is over when it is made or refused. */
  begin(round: string, by: Doer, passphrase: string | undefined): Promise<Result<ArchiveStatus, Refusal>>;
  status(round: string): Promise<ArchiveStatus>;
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
  readonly images: ImageStore;
  readonly renderer: Renderer;
  readonly program: string;
  /** The data folder. */
  readonly data: string;
  readonly report: (error: unknown, where: string) => void;
}

export function createArchiveDesk({ service, boxes, images, renderer, program, data, report }: DeskParts): ArchiveDesk {
  /** What this process is making. */
  const making = new Map<string, { status: ArchiveStatus; readonly over: Promise<void> }>();
  const folderOf = (round: string) => join(data, 'rounds', round);
  const fileOf = (round: string) => join(folderOf(round), 'archive.zip');
  const statusOf = (round: string) => join(folderOf(round), 'archive.json');
  const keep = (round: string, status: ArchiveStatus) => writeDurably(statusOf(round), JSON.stringify(status));

  async function kept(round: string): Promise<ArchiveStatus> {
    try {
      return JSON.parse(await readFile(statusOf(round), 'utf8')) as ArchiveStatus;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'none' };
      throw error;
    }
  }

  async function make(round: string, by: Doer, passphrase: string | undefined): Promise<ArchiveStatus> {
    const progress: ArchiveProgress = (step, done, of) => {
      const current = making.get(round);
      if (current !== undefined) current.status = { state: 'making', step, done, of };
    };
    const order = { round, by, passphrase, program, out: fileOf(round) };
    const made = await makeArchive(service, order, { boxes, images, render: renderer.render, progress });
    return made.ok ? { state: 'made', ...made.value } : { state: 'refused', message: made.error.message };
  }

  async function work(round: string, by: Doer, passphrase: string | undefined): Promise<void> {
    try {
      await mkdir(folderOf(round), { recursive: true, mode: 0o700 });
      await keep(round, begun);
      await keep(round, await make(round, by, passphrase));
    } catch (error) {
      report(error, 'archive');
    } finally {
      making.delete(round);
    }
  }

  return {
    async begin(round, by, passphrase) {
      const loaded = await service.round(round);
      if (!loaded.ok) return loaded;
      const refused = archiveRefusal(loaded.value, { by, passphrase });
      if (refused !== null) return err(refused);
      const now = making.get(round);
      if (now !== undefined) return ok(now.status);
      making.set(round, { status: begun, over: Promise.resolve().then(() => work(round, by, passphrase)) });
      return ok(begun);
    },
    async status(round) {
      const now = making.get(round);
      if (now !== undefined) return now.status;
      const last = await kept(round);
      // Whoever was making it has ended before it was made.
      return last.state === 'making' ? { state: 'refused', message: archiveInterrupted.message() } : last;
    },
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
      await Promise.all([...making.values()].map(({ over }) => over));
    },
  };
}
