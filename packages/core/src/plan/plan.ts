// S01: a round starts from a plan. The plan is data, and is issued as an official document.
import { z } from 'zod';
import { daySchema } from '../basics/dates.ts';
import { conferenceIdSchema, listIdSchema, personIdSchema } from '../basics/ids.ts';
import { tidy } from '../basics/text.ts';
import { cited } from '../rules/cited.ts';
import { guidedSchema } from '../rules/narrowing.ts';
import { overlaySchema } from '../rules/rules.ts';

const words = z.string().transform(tidy).pipe(z.string().min(1));

/** A post as the plan names it. With `unit`, only that post in that unit. */
export const postRefSchema = z.union([
  words.transform((title) => ({ title })),
  z.strictObject({ title: words, unit: words.optional() }),
]);
export type PostRef = z.output<typeof postRefSchema>;

/** One role of an electorate (S06): everybody who holds one of these posts on the voting day. */
export const voterRoleSchema = z.strictObject({ label: words, posts: z.array(postRefSchema).min(1) });
export type VoterRole = z.output<typeof voterRoleSchema>;

/** A committee of one organisation that votes on that organisation's head (reading 5). */
export const ownCommitteeSchema = z.strictObject({ head: postRefSchema, committee: voterRoleSchema });

export const listSchema = z.strictObject({
  id: listIdSchema,
  /** `Ủy viên Ban Thường vụ Đảng ủy`: who is voted on, in the words of the plan. */
  title: words,
  /** Where this list is voted on (S05): the party committee of the same level, or the workplace. */
  place: z.enum(['party-committee', 'workplace']),
  votedOn: z.strictObject({ posts: z.array(postRefSchema).min(1) }),
  voters: z.array(voterRoleSchema).min(1),
  /** Mass organisations (reading 5): their committees vote for `all` heads, or each for its `own` head. */
  committees: z
    .strictObject({ reading: z.enum(['all', 'own']), organisations: z.array(ownCommitteeSchema).min(1) })
    .optional(),
  /** Order of the people on the ballot: Vietnamese order of names, or the order of the posts named above. */
  order: z.enum(['name', 'rank']).default('name'),
});
export type PlanList = z.output<typeof listSchema>;

/** How a conference's ballots are counted: ballot by ballot, or totals of tally sheets, twice or three times independently; or read by a scanner, decided and checked by hand. */
export const countMethodSchema = z.enum(['entry', 'tally-sheet', 'scan']);
export type CountMethod = z.output<typeof countMethodSchema>;

/**
 * Whether every printed ballot has a random code of its own (reading 10), which shows copied ballots and sheets read twice to a scanner. Absent is
 * `none`: plans and records from before there was a choice mean that.
 */
export const ballotCodeSchema = z.enum(['none', 'random']);
export type BallotCode = z.output<typeof ballotCodeSchema>;

/**
 * How ballots of a conference are cast: on paper; electronically, with a code on a paper slip; or as each voter chooses. Absent is `paper`. Anything
 * else needs a decision in the plan (reading 11).
 */
export const castingSchema = z.enum(['paper', 'mixed', 'electronic']);
export type Casting = z.output<typeof castingSchema>;

/** How a conference counts. */
export const countSetupSchema = z.strictObject({
  method: countMethodSchema,
  independent: z.number().int().min(2).max(3),
  ballotCode: ballotCodeSchema.exactOptional(),
});

export const conferenceSchema = z.strictObject({
  id: conferenceIdSchema,
  title: words,
  day: daySchema,
  /** `08:00`, where known. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  place: words.optional(),
  lists: z.array(listIdSchema).min(1),
  /** Who chairs: `Bí thư Đảng ủy`. */
  chair: words,
  count: countSetupSchema.extend({ independent: countSetupSchema.shape.independent.default(2) }),
  casting: castingSchema.exactOptional(),
  observers: z.array(words).default([]),
});
export type PlanConference = z.output<typeof conferenceSchema>;

/** A numbered section of the plan's own text; `text` lines that begin with `- ` or `+ ` are points. */
export interface Section {
  readonly heading: string;
  readonly text: readonly string[];
  readonly sections: readonly Section[];
}
export const sectionSchema: z.ZodType<Section> = z.lazy(() =>
  z.strictObject({ heading: words, text: z.array(words).default([]), sections: z.array(sectionSchema).default([]) }),
) as z.ZodType<Section>;

export const formatProfileSchema = z.enum(['party-2018', 'party-2026', 'state-2020']);

export const planSchema = z.strictObject({
  schema: z.literal('tinnhiem/plan/1'),
  /** Becomes part of the round's id. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(80),
  title: words,
  organisation: z.strictObject({
    /** `TRƯỜNG ĐẠI HỌC NÔNG LÂM` as it heads the documents. */
    name: words,
    /** The body above: `ĐẢNG ỦY ĐẠI HỌC THÁI NGUYÊN`. */
    superior: words.optional(),
    /** Who issues: `ĐẢNG ỦY TRƯỜNG ĐẠI HỌC NÔNG LÂM`. */
    issuer: words,
    /** Place in the date line: `Thái Nguyên`. */
    place: words,
    /** Whose hanging stamp the ballots carry: `Ban Chấp hành Đảng bộ`. */
    stamp: words,
  }),
  document: z.strictObject({
    profile: formatProfileSchema,
    number: words.optional(),
    date: daySchema.optional(),
    subject: words,
    legalBases: z.array(words),
    intro: words.optional(),
    sections: z.array(sectionSchema),
    recipients: z.array(words),
    signature: z.strictObject({ onBehalfOf: words, role: words, name: words, signed: words.optional() }),
  }),
  rules: z.strictObject({
    id: z.string(),
    /** The guidance from above that the plan follows (S14). */
    guidance: guidedSchema.exactOptional(),
    overlay: overlaySchema.optional(),
  }),
  term: z.strictObject({ from: daySchema, until: daySchema.optional() }).optional(),
  /** The round is done before this day (S07); the day itself is too late. */
  completeBefore: daySchema.optional(),
  /** Day on which the session opens, where the rules count from it. */
  sessionOpening: daySchema.optional(),
  /** Posts that count as leading ones besides those that are voted on (S04, `anyLeadingPost`). */
  leadingPosts: z.array(postRefSchema).default([]),
  lists: z.array(listSchema).min(1),
  conferences: z.array(conferenceSchema).min(1),
  /** People left out of every list for a reason that the rules name and the roster cannot show. */
  leftOut: z
    .array(
      z.strictObject({
        person: personIdSchema,
        reason: z.enum(['retirementNotice', 'resigned', 'longSickLeave']),
        document: words,
      }),
    )
    .default([]),
  /** Who requests for information are addressed to, and who works on them besides (S15). Absent: the organisation board alone. */
  inquiries: cited(
    z.strictObject({
      /** `Ban Tổ chức Đảng ủy`. */
      addressee: words,
      helpers: z
        .array(
          z.strictObject({
            /** `Văn phòng Đảng ủy`. */
            office: words,
            /** It works on requests about everybody but the holders of these posts. */
            exceptPosts: z.array(postRefSchema).default([]),
          }),
        )
        .default([]),
    }),
  ).exactOptional(),
  /** Decision that allows casting by electronic ballot (reading 11); absent: paper only. */
  electronicCasting: z.strictObject({ decision: words, date: daySchema }).optional(),
});
export type Plan = z.output<typeof planSchema>;
export type PlanInput = z.input<typeof planSchema>;
