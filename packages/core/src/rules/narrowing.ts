// S14: a higher organisation's values for those below may fill what a rule leaves open, or narrow it; never loosen it.
import { z } from 'zod';
import { daySchema } from '../basics/dates.ts';
import { proseSchema } from '../basics/text.ts';
import { applyOverlay } from './overlay.ts';
import { type Overlay, overlaySchema, type Rules } from './rules.ts';

/** What a plan takes over from the guidance of a higher organisation, as it was issued. */
export const guidedSchema = z.strictObject({
  /** Who issued it, and under which number and day. */
  organisation: proseSchema(300),
  number: proseSchema(100),
  day: daySchema,
  /** SHA-256 of the guidance as it was signed. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  overlay: overlaySchema.optional(),
});
export type Guided = z.output<typeof guidedSchema>;

/** The rules that hold for a plan: the rule set, what the higher organisation narrowed, then the plan's own values. */
export function rulesOfPlan(
  rules: Rules,
  own: { readonly guidance?: Guided; readonly overlay?: Overlay | undefined },
): Rules {
  return applyOverlay(applyOverlay(rules, own.guidance?.overlay), own.overlay);
}

type Values = Omit<Overlay, 'name'>;
export type OverlayKey = keyof Values;

/** Equal in what they say, in whatever order their keys stand. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key as keyof typeof a], b[key as keyof typeof b]));
}

const atLeast = (a: number, b: number) => b >= a;

/** `open`: no source confirms the value, so that whoever is responsible may say what holds. */
const open = ({ cite }: { readonly cite: unknown }) => cite === 'unverified';

const strictness = { allowed: 0, warn: 1, forbidden: 2 } as const;

/** For each value of a rule set, whether a value narrows it or leaves it as it is; what is not comparable must be the same. */
const narrows: {
  readonly [Key in OverlayKey]-?: (rule: NonNullable<Rules[Key]>, own: NonNullable<Rules[Key]>) => boolean;
} = {
  cycle: (rule, own) => open(rule) || same(rule.value, own.value),
  yearOfTerm: (rule, own) => open(rule) || rule.value === null || rule.value === own.value,
  levels: (rule, own) =>
    same(
      rule.value.map(({ code }) => code),
      own.value.map(({ code }) => code),
    ),
  tenure(rule, own) {
    if (open(rule) || rule.value.kind === 'none') return true;
    if (rule.value.kind !== 'months' || own.value.kind !== 'months') return same(rule.value, own.value);
    const counts = rule.value.counts === own.value.counts || own.value.counts === 'thisPost';
    return counts && rule.value.until === own.value.until && atLeast(rule.value.months, own.value.months);
  },
  cutoff: (rule, own) => open(rule) || rule.value === null || same(rule.value, own.value),
  exclusions: (rule, own) => same(rule.map(({ value }) => value).sort(), own.map(({ value }) => value).sort()),
  places: (rule, own) =>
    open(rule) ||
    (rule.value.per === own.value.per &&
      atLeast(own.value.max, rule.value.max) &&
      own.value.kinds.every((kind) => rule.value.kinds.includes(kind))),
  multiplePosts: (rule, own) => open(rule) || rule.value === own.value,
  quorum(rule, own) {
    if (open(rule) || rule.value === null) return true;
    if (own.value === null) return false;
    return own.value.numerator * rule.value.denominator >= rule.value.numerator * own.value.denominator;
  },
  denominator: (rule, own) =>
    (['display', 'thresholds'] as const).every((part) => open(rule[part]) || rule[part].value === own[part].value),
  invalidity: (rule, own) =>
    own.length === rule.length &&
    rule.every((reason) => {
      const other = own.find(({ code }) => code === reason.code);
      return other !== undefined && (open(reason.layer) || other.layer.value === reason.layer.value);
    }),
  signature: (rule, own) => open(rule) || rule.value === own.value || own.value === 'forbidden',
  thresholds: (rule, own) =>
    same(
      rule.map(({ code, level, operator, fraction, upTo }) => ({ code, level, operator, fraction, upTo })),
      own.map(({ code, level, operator, fraction, upTo }) => ({ code, level, operator, fraction, upTo })),
    ),
  deadlines: (rule, own) =>
    rule.every((clock) => {
      const other = own.find(({ code }) => code === clock.code);
      return other !== undefined && (open(clock) || (other.days === clock.days && other.before === clock.before));
    }),
  votedOnInCommittee: (rule, own) => open(rule) || strictness[own.value] >= strictness[rule.value],
  minutes: (rule, own) =>
    (open(rule.copies) || atLeast(rule.copies.value, own.copies.value)) &&
    (open(rule.marking) || rule.marking.value === null || rule.marking.value === own.marking.value),
  publication: (rule, own) => open(rule) || own.value.every((audience) => rule.value.includes(audience)),
  criteria: (rule, own) =>
    open(rule) ||
    rule.value.every(({ title, items }) => {
      const other = own.value.find((block) => block.title === title);
      return other !== undefined && items.every((item) => other.items.includes(item));
    }),
  smallElectorate: (rule, own) => open(rule) || atLeast(rule.value, own.value),
  independentCounts: (rule, own) => open(rule) || atLeast(rule.value, own.value),
  fourEyes: (rule, own) => open(rule) || rule.value.every((what) => own.value.includes(what)),
};

/** The values of an overlay that loosen or contradict what stands above it. `above`: the rules, or another overlay. */
export function looserValues(above: Rules | Overlay, overlay: Overlay): OverlayKey[] {
  const fits = <Key extends OverlayKey>(key: Key): boolean => {
    const [rule, own] = [above[key], overlay[key]];
    return (
      rule === undefined || own === undefined || (narrows[key] as (rule: unknown, own: unknown) => boolean)(rule, own)
    );
  };
  return (Object.keys(narrows) as OverlayKey[]).filter((key) => !fits(key));
}
