import { z } from 'zod';
import { daySchema } from '../basics/dates.ts';
import { comparisonSchema, type Fraction, fractionSchema } from '../basics/fractions.ts';
import { textSchema } from '../basics/text.ts';
import { cited, citeSchema } from './cited.ts';

/** The three levels of confidence (S10). */
export const levels = ['high', 'confidence', 'low'] as const;
export const levelSchema = z.enum(levels);
export type Level = z.infer<typeof levelSchema>;

/** What a percentage or a threshold is a share of. */
export const baseSchema = z.enum(['issued', 'collected', 'valid', 'members', 'convened']);
export type Base = z.infer<typeof baseSchema>;

/** What time in post counts: the post voted on itself, or any leading post held without a gap (S04). */
export const tenureCountsSchema = z.enum(['thisPost', 'anyLeadingPost']);

/** Minimum time in post (S04): so many months before a day, or an explicit cut-off day, or not elected in the year of the vote. */
export const tenureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('months'),
    months: z.number().int().positive(),
    /** Day up to which the months are counted. */
    until: z.enum(['votingDay', 'sessionOpening']),
    counts: tenureCountsSchema,
  }),
  z.strictObject({ kind: z.literal('notInVoteYear'), counts: tenureCountsSchema }),
]);

/** An explicit day: appointed `before` it, or on it as well. It governs over the months. */
export const cutoffSchema = z.strictObject({ day: daySchema, inclusive: z.boolean() });

/** One reason for which a ballot, or one person's row on it, is invalid (S11). */
export const invalidityReasonSchema = z.strictObject({
  code: z.enum(['not-issued', 'name-struck', 'added-text', 'blank', 'multiple', 'no-stamp', 'other-form', 'signed']),
  /** What the reason voids: the whole ballot, or one person's row. */
  layer: cited(z.enum(['ballot', 'row'])),
  label: textSchema,
  cite: citeSchema,
});
export type InvalidityReason = z.infer<typeof invalidityReasonSchema>;
export type InvalidityCode = InvalidityReason['code'];

/** One line of consequences: `2·low > base`. `upTo` closes the band above, where the rule has bands. */
export const thresholdSchema = z
  .strictObject({
    code: z.enum(['low-over-half', 'low-two-thirds']),
    level: levelSchema,
    operator: comparisonSchema,
    fraction: fractionSchema,
    upTo: z.strictObject({ operator: z.enum(['<', '<=']), fraction: fractionSchema }).optional(),
    /** What the rule says should be considered; never a verdict (S21). */
    text: textSchema,
    cite: citeSchema,
  })
  .refine(({ fraction, upTo }) => upTo === undefined || isBelow(fraction, upTo.fraction), {
    error: 'upTo > fraction',
    path: ['upTo'],
  });

function isBelow(a: Fraction, b: Fraction): boolean {
  return BigInt(a.numerator) * BigInt(b.denominator) < BigInt(b.numerator) * BigInt(a.denominator);
}
export type Threshold = z.infer<typeof thresholdSchema>;

/** A clock counted back from a day (S15). */
export const deadlineSchema = z.strictObject({
  code: z.enum([
    'information-request',
    'information-answer',
    'list-and-request',
    'report-of-person',
    'front-digest',
    'sent-to-delegates',
    'verification-request',
  ]),
  days: z.number().int().positive(),
  before: z.enum(['votingDay', 'sessionOpening']),
  label: textSchema,
  cite: citeSchema,
});

export const criteriaBlockSchema = z.strictObject({
  title: z.string().min(1),
  items: z.array(z.string().min(1)).min(1),
});
export type CriteriaBlock = z.infer<typeof criteriaBlockSchema>;

export const audienceSchema = z.enum(['conference', 'sameLevelLeadership', 'higherLeadership', 'person', 'public']);
export type Audience = z.infer<typeof audienceSchema>;

export const invalidityCodes = invalidityReasonSchema.shape.code.options;

/** Everything that a regulation decides. A number from a regulation stands here with its source, and nowhere in code. */
export const rulesSchema = z.strictObject({
  /** `vn/262-qd-tw-2014` */
  id: z.string().regex(/^[a-z0-9]+(?:[/-][a-z0-9]+)*$/),
  version: z.number().int().positive(),
  name: textSchema,
  /** Short name as cited: `Quy định 262-QĐ/TW`. */
  instrument: z.string().min(1),
  issuedOn: cited(daySchema),
  inForce: z.strictObject({ from: cited(daySchema), until: cited(daySchema).optional() }),
  /** How often, and in which year of a term. */
  cycle: cited(textSchema),
  /** Year of the term in which the vote is held; `null` where the rule names none. */
  yearOfTerm: cited(z.number().int().positive().nullable()),
  levels: cited(z.array(z.strictObject({ code: levelSchema, label: textSchema })).length(3)),
  tenure: cited(tenureSchema),
  cutoff: cited(cutoffSchema.nullable()),
  exclusions: z.array(cited(z.enum(['retirementNotice', 'resigned', 'longSickLeave']))),
  /** At most so many places, by person or by title; at most one list of each kind of place (S05). */
  places: cited(
    z.strictObject({
      max: z.number().int().positive(),
      per: z.enum(['person', 'title']),
      kinds: z.array(z.enum(['party-committee', 'workplace'])),
    }),
  ),
  multiplePosts: cited(z.enum(['perPost', 'highestOnly', 'onceForAll'])),
  /** Least share of those convened who must be present; `null` where the rule has none. */
  quorum: cited(fractionSchema.nullable()),
  denominator: z.strictObject({ display: cited(baseSchema), thresholds: cited(baseSchema) }),
  invalidity: z.array(invalidityReasonSchema).min(1),
  signature: cited(z.enum(['allowed', 'forbidden'])),
  thresholds: z
    .array(thresholdSchema)
    .refine((thresholds) => new Set(thresholds.map(({ code }) => code)).size === thresholds.length, {
      error: 'each code once',
    }),
  deadlines: z.array(deadlineSchema),
  /** Whether people who are voted on may sit in the counting committee. */
  votedOnInCommittee: cited(z.enum(['allowed', 'warn', 'forbidden'])),
  minutes: z.strictObject({ copies: cited(z.number().int().positive()), marking: cited(z.string().nullable()) }),
  publication: cited(z.array(audienceSchema)),
  criteria: cited(z.array(criteriaBlockSchema)),
  /** Least number of voters, below which levels that everybody shares give away each vote; fewer voters raise a finding (reading 9). */
  smallElectorate: cited(z.number().int().nonnegative()),
  /** Independent counts that must agree (reading 12). */
  independentCounts: cited(z.number().int().min(2)),
  /** What two people do: re-opening what was closed, reading signed confidential minutes. Absent: neither is demanded. */
  fourEyes: cited(z.array(z.enum(['reopening', 'minutes']))).optional(),
});
export type Rules = z.infer<typeof rulesSchema>;

/** An organisation's or a plan's own values: the same keys, each citing its decision. What it names replaces the value of the rule set. */
export const overlaySchema = rulesSchema
  .omit({ id: true, version: true, instrument: true, issuedOn: true, inForce: true })
  .partial()
  .extend({ name: textSchema });
export type Overlay = z.infer<typeof overlaySchema>;

/** Whether an electronic ballot must mark every row: where a blank row voids the whole ballot, an encrypted tally could not do so (S11). */
export function everyRowMarked(rules: Rules): boolean {
  return rules.invalidity.some(({ code, layer }) => code === 'blank' && layer.value === 'ballot');
}
