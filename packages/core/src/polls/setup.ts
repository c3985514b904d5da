// S17: what a conference takes over from the approved plan. Frozen; what changes later is a new act.
import { z } from 'zod';
import { daySchema } from '../basics/dates.ts';
import { conferenceIdSchema, listIdSchema, personIdSchema } from '../basics/ids.ts';
import { textSchema } from '../basics/text.ts';
import { castingSchema, countSetupSchema } from '../plan/plan.ts';
import { postSchema } from '../plan/roster.ts';
import { citeSchema } from '../rules/cited.ts';

export const voterSchema = z.strictObject({
  person: personIdSchema,
  name: z.string(),
  unit: z.string(),
  because: z.array(z.strictObject({ role: z.string(), post: postSchema })),
});

export const contestSchema = z.strictObject({
  person: personIdSchema,
  name: z.string(),
  posts: z.array(postSchema),
  reason: textSchema,
  cite: citeSchema,
});

/** One ballot style: the people on it, in ballot order, and its voters. */
export const frozenListSchema = z.strictObject({
  id: listIdSchema,
  title: z.string(),
  place: z.enum(['party-committee', 'workplace']),
  votedOn: z.array(contestSchema),
  voters: z.array(voterSchema),
});
export type FrozenList = z.output<typeof frozenListSchema>;

export const setupSchema = z.strictObject({
  id: conferenceIdSchema,
  title: z.string(),
  day: daySchema,
  time: z.string().optional(),
  place: z.string().optional(),
  chair: z.string(),
  observers: z.array(z.string()),
  count: countSetupSchema,
  /** Absent is `paper`: records from before there was a choice mean that. */
  casting: castingSchema.exactOptional(),
  lists: z.array(frozenListSchema),
});
export type Setup = z.output<typeof setupSchema>;
