// S15: who asked is kept on a card beside the record, which knows the card's hash alone (docs/decisions/040).
import { createHash, randomBytes } from 'node:crypto';
import {
  type Asker,
  askerCardSchema,
  canonicalJson,
  type Envelope,
  type KeptFile,
  namesAsker,
  type Refusal,
  type Round,
  refuse,
} from '@tinnhiem/core';
import { askerNamed } from '../service/refusals.ts';
import type { Service } from '../service/service.ts';
import type { RoundStore } from '../store/round-store.ts';

/** Nobody can find a name by trying names: what is hashed holds 256 random bits besides. */
const saltBytes = 32;

/** Keeps an asker beside a round's record and answers what the record may know. */
export async function keepAsker(store: RoundStore, round: string, asker: Asker): Promise<KeptFile> {
  const bytes = Buffer.from(canonicalJson({ asker, salt: randomBytes(saltBytes).toString('base64url') }));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store.addAttachment(round, { sha256, name: 'nguoi-yeu-cau.json', type: 'application/json', bytes });
  return { sha256, bytes: bytes.length };
}

/** Who asked; `null` where the card is not there, or is none. */
export async function askerOn(
  store: RoundStore,
  round: string,
  { sha256 }: Pick<KeptFile, 'sha256'>,
): Promise<Asker | null> {
  const kept = await store.attachment(round, sha256);
  if (kept === null || kept.type !== 'application/json') return null;
  const card = askerCardSchema.safeParse(JSON.parse(Buffer.from(kept.bytes).toString('utf8')));
  return card.success ? card.data.asker : null;
}

/** Why acts about a request cannot be recorded: they name who asked, whom the record must not know. `before`: the round before them. */
export async function whereAskersAreNamed(
  store: RoundStore,
  round: string,
  before: Round | null,
  envelopes: readonly Envelope[],
): Promise<Refusal | null> {
  for (const { type, data } of envelopes) {
    const card = cardOf(type, data, before);
    const asker = card === undefined ? null : await askerOn(store, round, card);
    if (asker !== null && stringsIn(data).some((words) => namesAsker(words, asker))) return refuse(askerNamed);
  }
  return null;
}

function cardOf(type: string, data: unknown, before: Round | null): KeptFile | undefined {
  if (type === 'inquiry-registered') return (data as { asker: KeptFile }).asker;
  if (type !== 'inquiry-advanced' || before?.state.stage !== 'approved') return undefined;
  return before.state.inquiries[(data as { inquiry: number }).inquiry - 1]?.asker;
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** Who asked the request that a paper names; `undefined` where it names none, or the card is not there. */
export async function askerFor(
  { store }: Pick<Service, 'store'>,
  { state }: Round,
  inquiry: number | null,
): Promise<Asker | undefined> {
  const card = inquiry === null || state.stage !== 'approved' ? undefined : state.inquiries[inquiry - 1]?.asker;
  return card === undefined ? undefined : ((await askerOn(store, state.id, card)) ?? undefined);
}
