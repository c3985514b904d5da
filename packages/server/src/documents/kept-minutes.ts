// S19: signed minutes are drawn once, when they are signed, and kept with the round; every later print and archive has those pages (docs/decisions/085-signed-paper-is-the-original.md).
import { createHash } from 'node:crypto';
import type { RoundStore } from '../store/round-store.ts';
import type { DocumentRequest } from './documents.ts';

/** Of the files that are kept. Nothing that somebody uploads is kept under it, and nothing of it is given as an attachment. */
export const minutesType = 'application/vnd.tinnhiem.minutes+pdf';

/** Whether a document is one that is kept: minutes that were signed, as PDF in the plan's own format. */
export function isKept({ form, reprint, options }: DocumentRequest, profile: string | undefined): boolean {
  return form === 'counting-minutes' && reprint && options.format === 'pdf' && profile === undefined;
}

/** The file of one copy, without anybody's name; drawn by `render` and kept where it is not yet. */
export async function keptMinutes(
  store: RoundStore,
  render: (request: DocumentRequest) => Promise<Uint8Array>,
  round: string,
  request: DocumentRequest,
): Promise<Uint8Array> {
  const { fingerprint = '', copy } = request.options;
  const name = `${request.conference}_${fingerprint}_${copy?.number ?? 1}-${copy?.of ?? 1}.pdf`;
  const kept = (await filesKept(store, round)).get(name);
  const found = kept === undefined ? null : await store.attachment(round, kept);
  if (found !== null) return found.bytes;
  const { printed: _nobody, ...options } = request.options;
  const bytes = await render({ ...request, options: { ...options, reprint: true } });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store.addAttachment(round, { sha256, name, type: minutesType, bytes });
  return bytes;
}

/**
 * SHA-256 of each kept file by its name. Where two servers that signed at once, or two places before they were brought together, drew the same copy, the one
 * whose SHA-256 comes first is the copy: everywhere the same.
 */
async function filesKept(store: RoundStore, round: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const { name, type, sha256 } of await store.attachments(round)) {
    const other = files.get(name);
    if (type === minutesType && (other === undefined || sha256 < other)) files.set(name, sha256);
  }
  return files;
}

export interface KeptCopy {
  readonly conference: string;
  /** Of the act by which the minutes were written. */
  readonly fingerprint: string;
  readonly copy: number;
  readonly of: number;
  readonly bytes: Uint8Array;
}

const nameShape = /^(.+)_((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})_(\d+)-(\d+)\.pdf$/;

/** Every copy that is kept of minutes that are not among `fingerprints`: those of counts that were opened again. */
export async function otherMinutes(
  store: RoundStore,
  round: string,
  fingerprints: ReadonlySet<string>,
): Promise<readonly KeptCopy[]> {
  const copies: KeptCopy[] = [];
  for (const [name, sha256] of await filesKept(store, round)) {
    const named = nameShape.exec(name);
    const [, conference = '', fingerprint = '', copy, of] = named ?? [];
    if (named === null || fingerprints.has(fingerprint)) continue;
    const found = await store.attachment(round, sha256);
    if (found !== null)
      copies.push({ conference, fingerprint, copy: Number(copy), of: Number(of), bytes: found.bytes });
  }
  const order = ({ conference, fingerprint, copy }: KeptCopy) => `${conference} ${fingerprint} ${copy}`;
  return copies.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
