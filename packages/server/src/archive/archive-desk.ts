// Archives asked for on the screen: made one at a time, with progress, and kept until the next one so that they can be downloaded.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Refusal, type Result, refuse, type Text } from '@tinnhiem/core';
import type { BoxStore } from '../boxes/box-store.ts';
import type { Renderer } from '../http/renderer.ts';
import type { Doer, Service } from '../service/service.ts';
import { writeDurably } from '../store/durable.ts';
import { archiveRefusal, type MadeArchive, makeArchive } from './make-archive.ts';
import { archiveMissing } from './refusals.ts';

export type ArchiveStatus =
  | { readonly state: 'none' }
  | { readonly state: 'making'; readonly done: number; readonly of: number }
  | { readonly state: 'refused'; readonly message: Text }
  | ({ readonly state: 'made'; readonly bytes: number } & Omit<MadeArchive, 'bytes'>);

export interface ArchiveDesk {
  /** Begins to make an archive, or says why not; `done` is over when it is made or refused. */
  begin(round: string, by: Doer, passphrase: string | undefined): Promise<Result<ArchiveStatus, Refusal>>;
  status(round: string): ArchiveStatus;
  /** The archive that was made last, and its name. */
  file(round: string): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }, Refusal>>;
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
  const statuses = new Map<string, ArchiveStatus>();
  const working = new Set<Promise<void>>();
  const folderOf = (round: string) => join(data, 'rounds', round);
  const fileOf = (round: string) => join(folderOf(round), 'archive.zip');

  async function make(round: string, by: Doer, passphrase: string | undefined): Promise<void> {
    try {
      const progress = (done: number, of: number) => void statuses.set(round, { state: 'making', done, of });
      const render = renderer.render;
      const made = await makeArchive(service, { round, by, passphrase, program }, { boxes, render, progress });
      if (!made.ok) {
        statuses.set(round, { state: 'refused', message: made.error.message });
        return;
      }
      const { bytes, ...about } = made.value;
      await mkdir(folderOf(round), { recursive: true, mode: 0o700 });
      await writeDurably(fileOf(round), bytes);
      statuses.set(round, { state: 'made', bytes: bytes.length, ...about });
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
      const begun: ArchiveStatus = { state: 'making', done: 0, of: 0 };
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
        return ok({ name: `ho-so-${round}.zip`, bytes: await readFile(fileOf(round)) });
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
