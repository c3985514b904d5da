import { z } from 'zod';

/** *Mã cán bộ*: the id of a person in the roster. Two people may have one name; a person is an id. */
export type PersonId = string & { readonly __id: 'person' };
/** A list's id is the plan's: one list is one ballot style. */
export type ListId = string & { readonly __id: 'list' };
export type ConferenceId = string & { readonly __id: 'conference' };
export type RoundId = string & { readonly __id: 'round' };

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const personIdSchema = z.string().min(1).max(60) as unknown as z.ZodType<PersonId>;
export const listIdSchema = z.string().regex(slug).max(80) as unknown as z.ZodType<ListId>;
export const conferenceIdSchema = z.string().regex(slug).max(80) as unknown as z.ZodType<ConferenceId>;
export const roundIdSchema = z.string().regex(slug).max(120) as unknown as z.ZodType<RoundId>;
