import { longestOnBallot } from '@tinnhiem/core';
import { serialPattern } from '@tinnhiem/paper/layout';
import { z } from 'zod';
import { count, day, type InputOf, words } from './inputs.ts';

const mostCopies = 5000;

const fields = z.strictObject({
  /** Higher body above the issuing one, in capitals; left column of the heading. */
  parent: words.optional(),
  /** The body whose hanging stamp goes top left, "BAN CHẤP HÀNH ĐẢNG BỘ". */
  body: words,
  /** Place before the date, "Thái Nguyên". */
  place: words.optional(),
  /** Whom it is about, after "đối với": "Ủy viên Ban Thường vụ Đảng ủy". */
  subject: words,
  /** "Hội nghị Ban Chấp hành Đảng bộ Trường Đại học Nông Lâm". */
  conference: words,
  /** The voting day. */
  date: day,
  /** The criteria (S08), word for word, in the plan's groups. Empty: none are printed. */
  criteria: z.array(z.strictObject({ title: words, items: z.array(words) })),
  people: z
    .array(
      z.strictObject({
        /** Who this is in the record; not printed. */
        id: words,
        name: words.max(longestOnBallot.name),
        /** Posts and unit in one line. */
        post: words.max(longestOnBallot.post).optional(),
      }),
    )
    .min(1),
  /** What to do, one sentence each; absent: the usual sentences. */
  instructions: z.array(words).optional(),
  /** What makes the ballot, or the part about one person, invalid, in the plan's words; one each. */
  invalidReasons: z.array(words),
  /** Whether the rules allow the voter to sign: then there is a place for it, and ink there is never an added mark (S16). */
  signature: z.enum(['optional', 'forbidden']),
  /** Code of the ballot style, capitals and digits; printed twice a page as QR, the same on every copy. Absent: no code. */
  style: z
    .string()
    .regex(/^[0-9A-Z-]{4,20}$/)
    .optional(),
  /** Head it PHIẾU MẪU: sheets that never count. */
  specimen: z.boolean().optional(),
  /** How many copies follow each other in the file; absent: 1, or as many as there are serials. */
  copies: count.min(1).max(mostCopies).optional(),
  /**
   * A random code for each copy, ten letters of Crockford's base 32, drawn by the caller from a source of true randomness and kept beside
   * no name (docs/decisions/025): in place of one code on all copies. Absent: every copy is the same.
   */
  serials: z.array(z.string().regex(serialPattern)).min(1).max(mostCopies).optional(),
});

/** Phiếu tín nhiệm (S08, S09, S10). Nothing on it says whose it is; without `serials` it is the same on every copy. */
export const ballotInput = fields.superRefine(({ serials, style, copies }, context) => {
  if (serials === undefined) return;
  const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['serials'], message });
  if (style === undefined) wrong('a random code stands beside the code of a style');
  if (new Set(serials).size < serials.length) wrong('two ballots have the same random code');
  if (copies !== undefined && copies !== serials.length) wrong('one random code for each copy');
});
export type BallotInput = InputOf<typeof ballotInput>;
