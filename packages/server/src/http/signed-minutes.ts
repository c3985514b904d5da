// S19: signed minutes are drawn once, when they are signed; every later print has the pages of that file, marked with who prints them (docs/decisions/085-signed-paper-is-the-original.md).
import { createHash } from 'node:crypto';
import { type ConferenceId, isSigned } from '@tinnhiem/core';
import type { DocumentRequest } from '../documents/index.ts';
import type { Office } from './route.ts';
import { withRules } from './routes/documents.ts';

/** Nothing that somebody uploads is kept under it, and nothing of it is given as an attachment. */
const type = 'application/vnd.tinnhiem.minutes+pdf';

type Keeper = Pick<Office, 'service' | 'renderer'>;

/** Whether a document is one that is kept: minutes that were signed, as PDF in the plan's own format. */
export function isKept({ form, reprint, options }: DocumentRequest, profile: string | undefined): boolean {
  return form === 'counting-minutes' && reprint && options.format === 'pdf' && profile === undefined;
}

/** The file of one copy, drawn and kept where it is not yet. */
async function signedMinutes(
  { service: { store }, renderer }: Keeper,
  round: string,
  request: DocumentRequest,
): Promise<Uint8Array> {
  const { fingerprint = '', copy } = request.options;
  const name = `${request.conference}_${fingerprint}_${copy?.number ?? 1}-${copy?.of ?? 1}.pdf`;
  const kept = (await store.attachments(round)).find((file) => file.type === type && file.name === name);
  const found = kept === undefined ? null : await store.attachment(round, kept.sha256);
  if (found !== null) return found.bytes;
  const { printed: _nobody, ...options } = request.options;
  const bytes = await renderer.render({ ...request, options: { ...options, reprint: true } });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store.addAttachment(round, { sha256, name, type, bytes });
  return bytes;
}

/** The kept file as somebody prints it. */
export async function printedMinutes(keeper: Keeper, round: string, request: DocumentRequest): Promise<Uint8Array> {
  const kept = await signedMinutes(keeper, round, request);
  const { printed } = request.options;
  return printed === undefined ? kept : await keeper.renderer.copy(kept, printed);
}

/** Keeps every copy of minutes that were signed just now. What fails here is kept by the first print. */
export async function keepSignedMinutes(keeper: Keeper, id: string, conference: string): Promise<void> {
  try {
    const found = await withRules(keeper.service, id);
    if (!found.ok) return;
    const { round, rules } = found.value;
    const held = round.conferences.get(conference as ConferenceId)?.state;
    if (held === undefined || !isSigned(held)) return;
    const { documentRequest } = await import('../documents/index.ts');
    for (let copy = 1; ; copy += 1) {
      const request = documentRequest(
        round,
        rules,
        { form: 'counting-minutes', conference, copy },
        { roles: ['chair'] },
      );
      if (!request.ok) return;
      await signedMinutes(keeper, id, request.value);
    }
  } catch {
    // The minutes are signed, whatever the disk says now.
  }
}
