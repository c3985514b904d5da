// S15: who asked. The name is kept beside the record, never in it: the record holds a hash with a random salt, from which nobody can try names out.
import { z } from 'zod';
import { personIdSchema } from '../basics/ids.ts';
import type { Role } from '../basics/roles.ts';
import { fold, lineSchema } from '../basics/text.ts';

const line = lineSchema(300);

/** Somebody who asks (người yêu cầu). `person`: where they are in the roster. */
export const askerSchema = z.strictObject({
  name: line,
  unit: line.exactOptional(),
  /** Where the answer is sent. */
  contact: line.exactOptional(),
  person: personIdSchema.exactOptional(),
});
export type Asker = z.output<typeof askerSchema>;

/** The card on which an asker is kept: its file stands beside the record, which knows its hash alone. */
export const askerCardSchema = z.strictObject({ asker: askerSchema, salt: z.string().min(32).max(100) });
export type AskerCard = z.output<typeof askerCardSchema>;

/**
 * Who must know who asked: who collects the requests and answers them, who chairs, and who inspects (reads everything but unpublished figures).
 * Each look is written down. Nobody else, and never the person whom the request is about.
 */
export const askerSeenBy: Readonly<Record<Role, boolean>> = {
  organiser: true,
  chair: true,
  inspector: true,
  'committee-head': false,
  'committee-secretary': false,
  'committee-member': false,
  technician: false,
  'higher-committee': false,
  observer: false,
};

/** Who reads the requests, without who asked. */
export const inquiriesSeenBy: Readonly<Record<Role, boolean>> = { ...askerSeenBy };

/** Somebody at a screen: roles, name, and who they are in the roster, where the account says so. */
export interface Onlooker {
  readonly roles: readonly Role[];
  readonly name: string;
  readonly person: string | null;
  /** In whose place they look. */
  readonly standsFor?: readonly { readonly name: string; readonly person: string | null }[];
}

/** Whether somebody reads the requests of a round. */
export function seesInquiries({ roles }: Pick<Onlooker, 'roles'>): boolean {
  return roles.some((role) => inquiriesSeenBy[role]);
}

/**
 * Whether somebody may know who asked about a person. An account that is not tied to anybody in the roster is taken for the person where it has the
 * person's name: withheld once too often rather than once too seldom.
 */
export function seesAsker(onlooker: Onlooker, about: { readonly person: string; readonly name: string }): boolean {
  const isThePerson = ({ name, person }: Pick<Onlooker, 'name' | 'person'>) =>
    person === null ? fold(name) === fold(about.name) : person === about.person;
  // Nor does whoever stands in for that person.
  return (
    ![onlooker, ...(onlooker.standsFor ?? [])].some(isThePerson) && onlooker.roles.some((role) => askerSeenBy[role])
  );
}

/** Whether a text names an asker, word for word: acts of the record, and papers for others, must not. */
export function namesAsker(words: string, asker: Pick<Asker, 'name'>): boolean {
  return asWords(words).includes(asWords(asker.name));
}

function asWords(text: string): string {
  return ` ${fold(text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '))} `;
}
