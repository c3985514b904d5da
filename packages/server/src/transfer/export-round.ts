// A round into a file, to be moved to another store.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ConferenceStage,
  canonicalJson,
  err,
  type Head,
  ok,
  type Refusal,
  type Result,
  type Round,
  refuse,
} from '@tinnhiem/core';
import manifest from '../../package.json' with { type: 'json' };
import type { BoxStore } from '../boxes/box-store.ts';
import type { Service } from '../service/service.ts';
import { exportTooLarge, exportWhileSecret } from './refusals.ts';
import { boxParts } from './round-boxes.ts';
import {
  attachmentPart,
  formatName,
  isBeside,
  mostBytes,
  mostParts,
  type PackagePart,
  partNames,
  writePackage,
} from './round-package.ts';

export interface ExportPlace {
  readonly service: Service;
  readonly boxes: BoxStore;
  /** Where its scans lie. */
  readonly folder: string;
}

/**
 * Writes a round with everything that belongs to it into `file`; answers with the end of the record that is in it. `secret-too`: also while
 * its figures are not announced; then nobody may get at the file.
 */
export async function exportRound(
  { service, boxes, folder }: ExportPlace,
  id: string,
  file: string,
  what?: 'secret-too',
): Promise<Result<Head, Refusal>> {
  const round = await service.round(id);
  if (!round.ok) return round;
  const secret = what === 'secret-too' ? [] : whileSecret(round.value);
  if (secret.length > 0) return err(refuse(exportWhileSecret, secret));
  const closed = await boxParts(boxes, round.value);
  if (!closed.ok) return closed;
  const beside = join(folder, 'rounds', id);
  const names = [
    ...(await namesIn(join(beside, 'images'))).map((name) => `images/${name}`),
    ...(await namesIn(join(beside, 'layouts'))).map((name) => `layouts/${name}`),
  ].filter(isBeside);
  let { bytes } = closed.value;
  for (const name of names) bytes += (await stat(join(beside, name))).size;
  if (names.length > mostParts) return err(refuse(exportTooLarge, `${names.length} tệp (files)`));
  if (bytes > mostBytes) return err(refuse(exportTooLarge, `${Math.ceil(bytes / 1e9)} GB`));
  const acts = await service.acts(id);
  if (!acts.ok) return acts;
  const { store } = service;
  // What was appended while this was being read is not in it, nor are its receipts.
  const end = round.value.head;
  const receipts = (await store.receipts(id)).filter(({ answer }) => answer.number <= end.number);
  const attachments = await store.attachments(id);
  const about = { format: formatName, round: id, number: end.number, hash: end.hash, program: manifest.version };
  const parts: PackagePart[] = [
    { name: partNames.about, bytes: () => encoded([about]) },
    { name: partNames.acts, bytes: () => encoded(acts.value.slice(0, end.number)) },
    { name: partNames.receipts, bytes: () => encoded(receipts) },
    { name: partNames.attachments, bytes: () => encoded(attachments) },
    ...attachments.map(({ sha256 }) => ({
      name: attachmentPart(sha256),
      bytes: async () => {
        const found = await store.attachment(id, sha256);
        if (found === null) throw new Error(`attachment ${sha256} is gone`);
        return found.bytes;
      },
    })),
    ...closed.value.parts,
    ...names.map((name) => ({ name, bytes: () => readFile(join(beside, name)) })),
  ];
  await writePackage(file, parts);
  return ok({ number: end.number, hash: end.hash });
}

const secretStages: readonly ConferenceStage[] = ['counting', 'canvassed', 'signed'];

/** Conferences with figures that not everybody who may move a file may see yet. */
function whileSecret({ conferences }: Round): readonly string[] {
  return [...conferences.values()]
    .filter(({ state }) => secretStages.includes(state.stage))
    .map(({ state }) => ('setup' in state ? state.setup.title : ''));
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

function encoded(lines: readonly unknown[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${canonicalJson(line)}\n`).join(''));
}
