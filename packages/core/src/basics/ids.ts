import { z } from 'zod';

/** *Mã cán bộ*: the id of a person in the roster. Two people may have one name; a person is an id. */
export type PersonId = string & { readonly __id: 'person' };
/** A list's id is the plan's: one list is one ballot style. */
export type ListId = string & { readonly __id: 'list' };
export type ConferenceId = string & { readonly __id: 'conference' };
export type RoundId = string & { readonly __id: 'round' };

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
// Ids of lists are keys of plain objects, which have names of their own.
const isFree = (id: string) => !(id in {});

export const personIdSchema = z.string().min(1).max(60) as unknown as z.ZodType<PersonId>;
export const listIdSchema = z.string().regex(slug).max(80).refine(isFree) as unknown as z.ZodType<ListId>;
/** `round` is the stream of the round's own acts, so that no conference can have this id. */
export const conferenceIdSchema = z
  .string()
  .regex(slug)
  .max(80)
  .refine((id) => id !== 'round') as unknown as z.ZodType<ConferenceId>;
/** SHA-256 of a file kept with the round, as 64 hexadecimal digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const roundIdSchema = z.string().regex(slug).max(120) as unknown as z.ZodType<RoundId>;
