// The plan's own values over a rule set: which there are, and how one is begun.
import type { Citation, Overlay, Plan, Rules } from '@tinnhiem/core';

/** What the screen can edit; the rest of an overlay is kept as it is. */
export const editableKeys = [
  'tenure',
  'cutoff',
  'places',
  'multiplePosts',
  'quorum',
  'signature',
  'invalidity',
  'denominator',
  'votedOnInCommittee',
  'minutes',
  'fourEyes',
  'deadlines',
  'publication',
  'criteria',
] as const;
export type EditableKey = (typeof editableKeys)[number];

/** The values of a plan, or an overlay that names it and has none yet. */
export function overlayOf(plan: Plan): Overlay {
  return plan.rules.overlay ?? { name: { vi: `Kế hoạch “${plan.title}”`, en: `Plan “${plan.title}”` } };
}

/** The plan as the source of a value. */
export function ownCitation(provision: string): Citation {
  return { instrument: 'Kế hoạch của đợt này', provision };
}

/** Every source inside a value replaced by one: what the plan states, the plan is the source of. */
export function citedBy<T>(value: T, cite: Citation | 'unverified'): T {
  if (Array.isArray(value)) return value.map((item) => citedBy(item, cite)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) =>
    key === 'cite' ? [key, cite] : [key, key === 'note' ? item : citedBy(item, cite)],
  );
  return Object.fromEntries(entries) as T;
}

/** The first source inside a value. */
export function citeOf(value: unknown): Citation | 'unverified' | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value) && 'cite' in value) return value.cite as Citation | 'unverified';
  for (const item of Object.values(value)) {
    const found = citeOf(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a value begins as that rule sets say nothing of. */
const unsaid = { fourEyes: { value: ['reopening', 'minutes'], cite: 'unverified' } } as const;

/** The plan with a value of its own, begun with what the rule set says; without it when `own` is false. */
export function withOwn(plan: Plan, rules: Rules, key: EditableKey, own: boolean): Plan {
  const overlay = overlayOf(plan);
  if (own) {
    const begun = citedBy(rules[key] ?? unsaid[key as keyof typeof unsaid], ownCitation(''));
    return { ...plan, rules: { ...plan.rules, overlay: { ...overlay, [key]: withoutNotes(begun) } } };
  }
  const { [key]: _removed, ...rest } = overlay;
  const left = Object.keys(rest).filter((other) => other !== 'name').length;
  const { overlay: _overlay, ...others } = plan.rules;
  return { ...plan, rules: left === 0 ? others : { ...others, overlay: rest as Overlay } };
}

// A note of the rule set explains the value of the rule set.
function withoutNotes<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNotes) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'note')
      .map(([key, item]) => [key, withoutNotes(item)]),
  ) as T;
}
