import { z } from 'zod';
import { count, day, type InputOf, words } from './inputs.ts';

/** Phiếu tín nhiệm (S08, S09, S10). The same on every copy: nothing on it says whose it is. */
export const ballotInput = z.strictObject({
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
        name: words.max(60),
        /** Posts and unit in one line. */
        post: words.max(200).optional(),
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
  /** How many identical copies follow each other in the file; absent: 1. */
  copies: count.min(1).max(5000).optional(),
});
export type BallotInput = InputOf<typeof ballotInput>;
