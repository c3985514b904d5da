// A round into a file, to be moved to another store.
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
import type { ImageStore, KeptPicture } from '../scans/image-store.ts';
import type { ScanStores } from '../scans/scan-stores.ts';
import type { Service } from '../service/service.ts';
import type { Tables } from '../store/tables.ts';
import { exportTooLarge, exportWhileSecret } from './refusals.ts';
import { boxParts } from './round-boxes.ts';
import { lettersToMove } from './round-calling.ts';
import {
  attachmentPart,
  formatName,
  layoutPart,
  mostBytes,
  mostParts,
  type PackagePart,
  partNames,
  pictureParts,
  writePackage,
} from './round-package.ts';

export interface ExportPlace {
  readonly service: Service;
  readonly boxes: BoxStore;
  readonly scans: ScanStores;
  /** Where letters to the people who are called are written down; `null` where there are none. */
  readonly knownTables: Tables | null;
}

/**
 * Writes a round with everything that belongs to it into `file`; answers with the end of the record that is in it. `secret-too`: also while
 * its figures are not announced; then nobody may get at the file.
 */
export async function exportRound(
  { service, boxes, scans, knownTables }: ExportPlace,
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
  const pictures = await scans.images.list(id);
  const styles = await scans.layouts.styles(id);
  let { bytes } = closed.value;
  for (const picture of pictures) bytes += picture.bytes;
  const files = 2 * pictures.length + styles.length;
  if (files > mostParts) return err(refuse(exportTooLarge, `${files} tệp (files)`));
  if (bytes > mostBytes) return err(refuse(exportTooLarge, `${Math.ceil(bytes / 1e9)} GB`));
  const acts = await service.acts(id);
  if (!acts.ok) return acts;
  const { store } = service;
  // What was appended while this was being read is not in it, nor are its receipts.
  const end = round.value.head;
  const receipts = (await store.receipts(id)).filter(({ answer }) => answer.number <= end.number);
  const attachments = await store.attachments(id);
  const letters = knownTables === null ? [] : await lettersToMove(knownTables, id, service.now());
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
    ...(letters.length === 0 ? [] : [{ name: partNames.calling, bytes: () => encoded(letters) }]),
    ...closed.value.parts,
    ...scanParts(scans, id, pictures, styles),
  ];
  try {
    await writePackage(file, parts);
  } catch (error) {
    if (error instanceof PictureDamaged) return err(error.refusal);
    throw error;
  }
  return ok({ number: end.number, hash: end.hash });
}

const secretStages: readonly ConferenceStage[] = ['counting', 'canvassed', 'signed'];

/** Conferences with figures that not everybody who may move a file may see yet. */
function whileSecret({ conferences }: Round): readonly string[] {
  return [...conferences.values()]
    .filter(({ state }) => secretStages.includes(state.stage))
    .map(({ state }) => ('setup' in state ? state.setup.title : ''));
}

/** Pictures one at a time, each with what was seen on it, and layouts. */
function scanParts(
  { images, layouts }: ScanStores,
  id: string,
  pictures: readonly KeptPicture[],
  styles: readonly string[],
): PackagePart[] {
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  return [
    ...pictures.flatMap(({ sha256, seen }) => {
      const part = pictureParts(sha256);
      const picture = { name: part.picture, bytes: () => pictureOf(images, id, sha256) };
      return seen
        ? [picture, { name: part.seen, bytes: async () => json(await images.details(id, sha256)) }]
        : [picture];
    }),
    ...styles.map((style) => ({ name: layoutPart(style), bytes: async () => json(await layouts.find(id, style)) })),
  ];
}

async function pictureOf(images: ImageStore, id: string, sha256: string): Promise<Uint8Array> {
  const picture = await images.image(id, sha256);
  if (!picture.ok) throw new PictureDamaged(picture.error);
  return picture.value;
}

class PictureDamaged extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message.en);
    this.refusal = refusal;
  }
}

function encoded(lines: readonly unknown[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${canonicalJson(line)}\n`).join(''));
}
