// S19: signed minutes are drawn once, when they are signed; every later print has the pages of that file, marked with who prints them (docs/decisions/085-signed-paper-is-the-original.md).
import { type ConferenceId, isSigned } from '@tinnhiem/core';
import type { DocumentRequest } from '../documents/index.ts';
import type { Office } from './route.ts';
import { withRules } from './routes/documents.ts';

type Keeper = Pick<Office, 'service' | 'renderer'>;

/** The kept file as somebody prints it. */
export async function printedMinutes(keeper: Keeper, round: string, request: DocumentRequest): Promise<Uint8Array> {
  const { keptMinutes } = await import('../documents/index.ts');
  const kept = await keptMinutes(keeper.service.store, keeper.renderer.render, round, request);
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
    const { documentRequest, keptMinutes } = await import('../documents/index.ts');
    for (let copy = 1; ; copy += 1) {
      const request = documentRequest(
        round,
        rules,
        { form: 'counting-minutes', conference, copy },
        { roles: ['chair'] },
      );
      if (!request.ok) return;
      await keptMinutes(keeper.service.store, keeper.renderer.render, id, request.value);
    }
  } catch {
    // The minutes are signed, whatever the disk says now.
  }
}
