// S14: organisations form a tree. The higher one guides those below it and sees how their rounds stand; what is in them stays theirs.
import { z } from 'zod';
import { daySchema } from '../basics/dates.ts';
import type { Role } from '../basics/roles.ts';
import { proseSchema, type Text, text } from '../basics/text.ts';

export const organisationIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(60);

/** The organisation at the top of the tree. Rounds and accounts that name no organisation are its own. */
export const topOrganisation = 'main';

export const organisationKinds = ['party', 'state', 'school', 'mass', 'other'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const kindNames: Readonly<Record<OrganisationKind, Text>> = {
  party: text('Tổ chức đảng', 'Party organisation'),
  state: text('Cơ quan nhà nước', 'State body'),
  school: text('Trường, đơn vị sự nghiệp', 'School, public service unit'),
  mass: text('Tổ chức đoàn thể', 'Mass organisation'),
  other: text('Tổ chức khác', 'Other'),
};

const name = proseSchema(300);

/** What people say of an organisation. */
export const organisationWordsSchema = z.strictObject({
  name,
  kind: z.enum(organisationKinds),
  /** How rosters and reports name it besides: `ĐU ĐHTN`. A report addressed to one of these is addressed to it. */
  otherNames: z.array(name).max(20),
});

export const organisationSchema = organisationWordsSchema.extend({
  id: organisationIdSchema,
  /** `null`: the top. */
  parent: organisationIdSchema.nullable(),
  /** It begins no round any more; what it has stays readable. */
  retired: z.strictObject({ day: daySchema, reason: proseSchema(2000) }).nullable(),
});
export type Organisation = z.output<typeof organisationSchema>;
export type OrganisationWords = z.output<typeof organisationWordsSchema>;

/** Who adds, names, moves and retires the organisations below their own: the organisation board that guides them, and whoever runs the machine. */
export const treeTendedBy: readonly Role[] = ['organiser', 'technician'];

/** Who sees how the rounds of the organisations below stand (S14, S22): those who lead, guide and inspect. */
export const roundsBelowSeenBy: readonly Role[] = ['organiser', 'chair', 'inspector', 'higher-committee'];
