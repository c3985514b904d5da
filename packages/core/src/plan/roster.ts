// S03, S06: people hold posts; one person may hold several.
import { z } from 'zod';
import { daySchema } from '../basics/dates.ts';
import { personIdSchema } from '../basics/ids.ts';
import { tidy } from '../basics/text.ts';

/** A post held by a person. Held on a day when `start ≤ day` and (`end` empty or `end ≥ day`). */
export const postSchema = z.strictObject({
  title: z.string().overwrite(tidy).min(1),
  unit: z.string().overwrite(tidy),
  start: daySchema,
  end: daySchema.optional(),
  /** *Diện quản lý*: the authority that manages the holder in this post (S14). */
  managedBy: z.string().optional(),
});
export type Post = z.output<typeof postSchema>;

export const personSchema = z.strictObject({
  id: personIdSchema,
  name: z.string().overwrite(tidy).min(1),
  birth: daySchema.optional(),
  gender: z.string().optional(),
  unit: z.string().overwrite(tidy).optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  posts: z.array(postSchema),
});
export type Person = z.output<typeof personSchema>;

export const rosterSchema = z.strictObject({ people: z.array(personSchema) });
export type Roster = z.output<typeof rosterSchema>;
