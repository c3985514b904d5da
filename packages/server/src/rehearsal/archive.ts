// The last steps of a rehearsal: documents and archive as a real round gets them, then the check of that archive.
import { join } from 'node:path';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import { verifyArchive } from '@tinnhiem/verifier';
import manifest from '../../package.json' with { type: 'json' };
import { makeArchive } from '../archive/make-archive.ts';
import type { BoxStore } from '../boxes/box-store.ts';
import { renderDocument } from '../documents/index.ts';
import type { Service } from '../service/service.ts';
import { writeDurably } from '../store/durable.ts';
import { actors, RehearsalStopped } from './run.ts';

/** Known to everybody: what it seals is invented. */
const passphrase = 'dien-tap-khong-phai-phieu-that';

export interface ArchivedRehearsal {
  readonly file: string;
  readonly verified: boolean;
  readonly timings: { readonly archive: number; readonly verify: number };
}

/** Writes the archive of a round that is over into a folder, its passphrase beside it, and verifies what was written. */
export async function archiveRehearsal(
  { service, boxes }: { readonly service: Service; readonly boxes: BoxStore },
  round: string,
  folder: string,
  say: (line: { readonly step: 'archive' | 'verify' }) => void,
): Promise<ArchivedRehearsal> {
  say({ step: 'archive' });
  const began = performance.now();
  const order = { round, by: actors.head, passphrase, program: manifest.version };
  const made = await makeArchive(service, order, { boxes, render: renderDocument, progress: () => {} });
  if (!made.ok) throw new RehearsalStopped('archive', made.error);
  const file = join(folder, `${round}.zip`);
  await writeDurably(file, made.value.bytes);
  await writeDurably(join(folder, 'mat-khau-dien-tap.txt'), passphrase);
  say({ step: 'verify' });
  const archived = performance.now();
  const { ok } = verifyArchive(made.value.bytes, { passphrase, group: fastestGroup() });
  const timings = {
    archive: Math.round(archived - began),
    verify: Math.round(performance.now() - archived),
  };
  return { file, verified: ok, timings };
}
