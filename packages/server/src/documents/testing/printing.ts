// What somebody may print of a held round, and the paper itself.
import type { Role } from '@tinnhiem/core';
import { availableDocuments, type DocumentQuery, documentRequest, renderDocument } from '../index.ts';
import type { HeldRound } from './held-round.ts';

export async function roundOf({ service, round }: HeldRound) {
  const loaded = await service.round(round);
  if (!loaded.ok) throw new Error(loaded.error.message.en);
  return loaded.value;
}

export async function formsFor(held: HeldRound, ...roles: Role[]): Promise<string[]> {
  const forms = availableDocuments(await roundOf(held), held.rules, { roles }).map(({ form }) => form);
  return [...new Set(forms)];
}

export async function print(held: HeldRound, query: DocumentQuery, role: Role = 'organiser'): Promise<Uint8Array> {
  const request = documentRequest(await roundOf(held), held.rules, query, { roles: [role] });
  if (!request.ok) throw new Error(request.error.message.en);
  return renderDocument(request.value);
}

export async function refusal(held: HeldRound, query: DocumentQuery, role: Role): Promise<string> {
  const request = documentRequest(await roundOf(held), held.rules, query, { roles: [role] });
  return request.ok ? 'given' : request.error.code;
}
