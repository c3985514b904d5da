// What lies in an archive beside the record: the official documents as they can be made from it, and the signed scans.
import {
  boxWithheld,
  type ListId,
  ok,
  type Refusal,
  type Result,
  type Role,
  type Round,
  type Rules,
} from '@tinnhiem/core';
import { attachmentsFolder, boxPath, type GivenFile } from '@tinnhiem/verifier';
import type { BoxStore } from '../boxes/box-store.ts';
import {
  type AvailableDocument,
  availableDocuments,
  type DocumentRequest,
  documentRequest,
  isKept,
  keptMinutes,
  otherMinutes,
} from '../documents/index.ts';
import type { ImageStore } from '../scans/image-store.ts';
import type { RoundStore } from '../store/round-store.ts';
import type { ArchiveProgress } from './write-archive.ts';

/** Together they see every figure once it is announced. */
const readers: readonly Role[] = ['organiser', 'chair', 'committee-head'];
/**
 * Blank sheets: whoever has one could put it into a box. Covers belong to the table of a count that is over. The answer to who asked for
 * information is the asker's alone. The letters in one file are the letters that lie beside it.
 */
const leftOut: readonly string[] = ['ballot', 'batch-cover', 'inquiry-answer-letter', 'personal-result-letters'];

export interface Making {
  readonly boxes: BoxStore;
  readonly render: (request: DocumentRequest) => Promise<Uint8Array>;
  readonly images: Pick<ImageStore, 'has' | 'image'>;
  readonly progress: ArchiveProgress;
}

/**
 * Every document of a round, as PDF and, where there is one, as DOCX: minutes that were signed as the file that is kept of each copy, those of a count that was
 * opened again included, whose names say that they are not in force. Refused where one of them cannot be made.
 */
export async function documentFiles(
  round: Round,
  rules: Rules,
  store: RoundStore,
  { render, progress }: Making,
): Promise<Result<readonly GivenFile[], Refusal>> {
  const asked = availableDocuments(round, rules, { roles: readers })
    .filter(({ form }) => !leftOut.includes(form))
    .flatMap(copiesOf);
  const files: GivenFile[] = [];
  const signed = new Set<string>();
  for (const [index, { numbered, ...query }] of asked.entries()) {
    progress('documents', index, asked.length);
    const request = documentRequest(round, rules, query, { roles: readers });
    if (!request.ok) return request;
    const { fingerprint } = request.value.options;
    if (fingerprint === undefined) throw new Error(`a document of a record without its fingerprint: ${query.form}`);
    const kept = isKept(request.value, undefined);
    if (kept) signed.add(fingerprint);
    const { form, conference = null, list = null, person = null, copy } = query;
    files.push({
      path: `documents/${pathPart(request.value.fileName)}`,
      bytes: kept ? await keptMinutes(store, render, round.state.id, request.value) : await render(request.value),
      document: {
        form,
        conference,
        list,
        person,
        copy: numbered ? copy : null,
        fingerprint,
      },
    });
  }
  for (const { conference, fingerprint, copy, of, bytes } of await otherMinutes(store, round.state.id, signed))
    files.push({
      path: `documents/${pathPart(`counting-minutes_khong-con-hieu-luc_${conference}_${fingerprint}_${copy}-${of}.pdf`)}`,
      bytes,
      document: { form: 'counting-minutes', conference, list: null, person: null, copy, fingerprint },
    });
  progress('documents', asked.length, asked.length);
  return ok(files);
}

function copiesOf({ form, conference, list, person, number, matter, copies, docx }: AvailableDocument) {
  const formats = docx ? (['pdf', 'docx'] as const) : (['pdf'] as const);
  return Array.from({ length: copies ?? 1 }, (_, index) => index + 1).flatMap((copy) =>
    formats.map((format) => {
      const about = { conference, list, person, number, matter };
      return { form, ...about, copy, format, numbered: copies !== undefined };
    }),
  );
}

/** A name as an archive takes it. */
function pathPart(name: string): string {
  return name.normalize('NFC').replace(/[^\p{L}\p{N}._~-]/gu, '-');
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/tiff': '.tif',
};

/** The signed scans that the record names, each under its SHA-256. Throws where one is missing. */
export async function attachmentFiles(
  store: RoundStore,
  round: string,
  acts: readonly { readonly data: unknown }[],
): Promise<GivenFile[]> {
  const named = new Set(
    acts.flatMap(({ data }) => {
      const { scan } = (data ?? {}) as { scan?: { sha256: string } | null };
      return scan === undefined || scan === null ? [] : [scan.sha256];
    }),
  );
  const files: GivenFile[] = [];
  for (const sha256 of named) {
    const kept = await store.attachment(round, sha256);
    if (kept === null) throw new Error(`the record names a scan that is not kept: ${sha256}`);
    files.push({ path: `${attachmentsFolder}${sha256}${endings[kept.type] ?? ''}`, bytes: kept.bytes });
  }
  return files;
}

/** The electronic boxes that were closed: whole once they are open, up to the encrypted tally where so few cast that the result is kept from the public. */
export async function boxFiles(boxes: BoxStore, { state, conferences }: Round): Promise<GivenFile[]> {
  if (state.stage !== 'approved') return [];
  const files: GivenFile[] = [];
  for (const [id, { state: held }] of conferences)
    for (const [list, box] of Object.entries(held.electronic?.boxes ?? {})) {
      if (box.closed === null || box.election === null) continue;
      const isPublic = box.opened === null || !('closed' in held) || boxWithheld(state.rules, held, list as ListId);
      const place = { round: state.id, election: box.election };
      const { pieces } = await boxes.bytes(place, isPublic ? 'public' : 'whole');
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) parts.push(piece);
      files.push({ path: boxPath(id, list), bytes: Buffer.concat(parts) });
    }
  return files;
}
