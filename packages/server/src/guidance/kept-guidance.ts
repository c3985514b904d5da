// S14: guidance for lower levels, as it was issued here or came in: in the office's tables, each organisation's apart.
import {
  canonicalJson,
  checkGuidance,
  err,
  type Finding,
  guidanceFingerprint,
  hasCanonicalJson,
  hashOf,
  type Instant,
  keyFingerprint,
  ok,
  type Refusal,
  type Result,
  refuse,
  type SignedGuidance,
  signedGuidanceSchema,
  type Tree,
  wayDown,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { exchangedKeys, settingOf } from '../reports/kept-reports.ts';
import { keyNotExchanged, otherKey } from '../reports/refusals.ts';
import { isSigned } from '../reports/signature.ts';
import type { Tables } from '../store/tables.ts';
import { guidanceAltered, guidanceLooser, notGuidance } from './refusals.ts';

export interface KeptGuidance {
  /** The beginning of the SHA-256 of what was signed. */
  readonly id: string;
  /** When it was issued here, or came in. */
  readonly kept: Instant;
  readonly signed: SignedGuidance;
  /** Why nobody is to begin a plan from it any more; `null` while it holds. */
  readonly withdrawn: { readonly at: Instant; readonly reason: string } | null;
}

/** `issued` by the organisation itself, or `taken` from a file. */
export type GuidanceBox = 'issued' | 'taken';

const prefixOf = (box: GuidanceBox, holder: string) => `${settingOf(`guidance-${box}`, holder)}:`;
const idOf = (signed: SignedGuidance) => hashOf(canonicalJson(signed.guidance)).slice(0, 12);

export function guidanceText(signed: SignedGuidance): string {
  return `${canonicalJson(signed)}\n`;
}

/** Keeps guidance; the same again changes nothing. */
export async function keepGuidance(
  tables: Tables,
  box: GuidanceBox,
  holder: string,
  signed: SignedGuidance,
  kept: Instant,
): Promise<KeptGuidance> {
  const id = idOf(signed);
  const value: KeptGuidance = { id, kept, signed, withdrawn: null };
  await tables.run(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING',
    `${prefixOf(box, holder)}${id}`,
    JSON.stringify(value),
  );
  return value;
}

export async function withdrawGuidance(
  tables: Tables,
  holder: string,
  id: string,
  at: Instant,
  reason: string,
): Promise<KeptGuidance | null> {
  return await tables.transaction(async (inside) => {
    const key = `${prefixOf('issued', holder)}${id}`;
    const row = await inside.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', key);
    if (row === undefined) return null;
    const before = JSON.parse(row.value) as KeptGuidance;
    const value: KeptGuidance = { ...before, withdrawn: before.withdrawn ?? { at, reason } };
    await inside.run('UPDATE setting SET value = ? WHERE key = ?', JSON.stringify(value), key);
    return value;
  });
}

/** Newest first. */
export async function keptGuidance(tables: Tables, box: GuidanceBox, holder: string): Promise<KeptGuidance[]> {
  const prefix = prefixOf(box, holder);
  const rows = await tables.all<{ value: string }>(
    'SELECT value FROM setting WHERE substr(key, 1, ?) = ?',
    prefix.length,
    prefix,
  );
  return rows
    .map(({ value }) => JSON.parse(value) as KeptGuidance)
    .sort((one, other) => (one.kept < other.kept ? 1 : -1));
}

/** What an organisation may begin a plan from: what those above on this server issued, nearest first, and what came as a file. */
export async function guidanceFor(tables: Tables, tree: Tree, own: string): Promise<KeptGuidance[]> {
  const found: KeptGuidance[] = [];
  for (const { id } of wayDown(tree, own).slice(0, -1).reverse())
    found.push(...(await keptGuidance(tables, 'issued', id)));
  return [...found, ...(await keptGuidance(tables, 'taken', own))];
}

/** Where guidance is looser than the rules that it stands on; refused where there are no such rules. */
export function looserThanRules(signed: Pick<SignedGuidance, 'guidance'>): Result<Finding[], Refusal> {
  const rules = ruleSet(signed.guidance.template.rules.id);
  return rules.ok ? ok(checkGuidance(signed.guidance, rules.value)) : rules;
}

/** Reads guidance that came as a file, and checks form, signature, key and values. `holder`: who takes it. */
export async function readGuidance(
  tables: Tables,
  holder: string,
  bytes: Uint8Array,
): Promise<Result<SignedGuidance, { readonly refusal: Refusal; readonly unknown: SignedGuidance | null }>> {
  const no = (refusal: Refusal, unknown: SignedGuidance | null = null) => err({ refusal, unknown });
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    return no(refuse(notGuidance));
  }
  const parsed = signedGuidanceSchema.safeParse(value);
  if (!parsed.success) return no(refuse(notGuidance));
  if (!hasCanonicalJson(value) || guidanceText(value as SignedGuidance) !== text) return no(refuse(guidanceAltered));
  const signed = parsed.data;
  if (!isSigned(signed.guidance, signed)) return no(refuse(guidanceAltered));
  const { organisation } = signed.guidance;
  const known = (await exchangedKeys(tables, holder)).get(organisation);
  if (known === undefined) return no(refuse(keyNotExchanged, organisation, keyFingerprint(signed.key)), signed);
  if (known !== signed.key) return no(refuse(otherKey, organisation, keyFingerprint(signed.key)));
  const looser = looserThanRules(signed);
  if (!looser.ok) return no(looser.error);
  if (looser.value.length > 0) return no({ ...refuse(guidanceLooser, looser.value.length), findings: looser.value });
  return ok(signed);
}

/** How guidance is listed. */
export function listedGuidance({ id, kept, withdrawn, signed }: KeptGuidance) {
  const { organisation, number, day, title } = signed.guidance;
  return { id, kept, withdrawn, organisation, number, day, title, fingerprint: guidanceFingerprint(signed.guidance) };
}
