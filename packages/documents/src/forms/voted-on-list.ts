import { z } from 'zod';
import { day, type InputOf, issuer, signature, words } from './inputs.ts';

/** Danh sách người được lấy phiếu tín nhiệm (S03, S04). */
export const votedOnListInput = z.strictObject({
  issuer,
  /** Trích yếu, "người được lấy phiếu tín nhiệm năm 2019". */
  subject: words,
  /** A line in italics below it, "(Kèm theo Kế hoạch số 05-KH/ĐU ngày 20/02/2019 …)". */
  attachedTo: words.optional(),
  /** The lists in the plan's order; numbering starts again in each. */
  lists: z.array(
    z.strictObject({
      /** "Ủy viên Ban Thường vụ Đảng ủy". */
      title: words,
      people: z.array(
        z.strictObject({
          name: words,
          /** All posts that put the person on this list, in one line. */
          post: words,
          unit: words.optional(),
          /** Since when the person has held the post that counts. */
          appointedOn: day.optional(),
          /** Remark, "Được lấy phiếu ở 02 nơi". */
          note: words.optional(),
        }),
      ),
      /** Holders of the posts who are not voted on, and why. Empty: the section is left out. */
      excluded: z.array(z.strictObject({ name: words, post: words, reason: words })),
    }),
  ),
  /** Sentences below the lists. */
  notes: z.array(words),
  signature,
});
export type VotedOnListInput = InputOf<typeof votedOnListInput>;
