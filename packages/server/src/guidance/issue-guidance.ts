// S14: guidance made from the plan of a round, and found again by its id: for the screen and the command line alike.
import {
  err,
  type Guidance,
  guidanceSchema,
  type Instant,
  malformed,
  malformedIn,
  ok,
  organisationOf,
  type Plan,
  type Refusal,
  type Result,
  refuse,
  type Tree,
  templateOf,
  text,
} from '@tinnhiem/core';
import { ownKey, signGuidance } from '../reports/signature.ts';
import type { Tables } from '../store/tables.ts';
import { guidanceFor, type KeptGuidance, keepGuidance, keptGuidance, looserThanRules } from './kept-guidance.ts';
import { guidanceLooser, valueNotInPlan } from './refusals.ts';

/** What stands on the paper, and which of the plan's own values go along. */
export interface GuidanceWords {
  readonly number: string;
  readonly day: string;
  readonly title: string;
  readonly values: readonly string[];
}

/** Issues guidance in the name of an organisation, from a plan: signed and kept, or why not. */
export async function issueGuidance(
  tables: Tables,
  tree: Tree,
  issuer: string,
  plan: Plan,
  { number, day, title, values }: GuidanceWords,
  now: Instant,
): Promise<Result<KeptGuidance, Refusal>> {
  const own = organisationOf(tree, issuer);
  if (own === undefined || own.name === '') return err(refuse(malformed, 'organisation', noName));
  const ownValues = Object.entries(plan.rules.overlay ?? {}).filter(([key]) => key !== 'name');
  const keys = ownValues.map(([key]) => key);
  const unknown = values.filter((key) => !keys.includes(key));
  if (unknown.length > 0) return err(refuse(valueNotInPlan, unknown, keys));
  const chosen = ownValues.filter(([key]) => values.includes(key));
  const name = text(`${number} của ${own.name}`, `${number} of ${own.name}`);
  const sent = {
    format: 'tinnhiem/guidance/1',
    organisation: own.name,
    number,
    day,
    title,
    template: templateOf(plan),
    ...(chosen.length === 0 ? {} : { overlay: { ...Object.fromEntries(chosen), name } }),
  };
  const parsed = guidanceSchema.safeParse(sent);
  if (!parsed.success) return err(malformedIn(guidanceSchema, sent));
  const guidance: Guidance = parsed.data;
  const looser = looserThanRules({ guidance });
  if (!looser.ok) return looser;
  if (looser.value.length > 0) return err({ ...refuse(guidanceLooser, looser.value.length), findings: looser.value });
  const signed = signGuidance(guidance, await ownKey(tables, issuer));
  return ok(await keepGuidance(tables, 'issued', issuer, signed, now));
}

/** Guidance that an organisation issued, took in, or may take over from above. */
export async function guidanceWithin(
  tables: Tables,
  tree: Tree,
  own: string,
  id: string,
): Promise<KeptGuidance | undefined> {
  const all = [...(await keptGuidance(tables, 'issued', own)), ...(await guidanceFor(tables, tree, own))];
  return all.find((other) => other.id === id);
}

const noName = text(
  'tổ chức chưa có tên; đặt tên ở màn hình Tổ chức hoặc bằng organisation rename trước',
  'the organisation has no name yet; give it one on the screen of organisations, or by organisation rename, first',
);
