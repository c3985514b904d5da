import { z } from 'zod';
import { conference, count, type InputOf, issuer, words } from './inputs.ts';

/** Phiếu kiểm: strokes and totals per person, filled in by hand at the counting table. */
export const tallySheetInput = z.strictObject({
  issuer,
  /** "Ủy viên Ban Thường vụ Đảng ủy", after "đối với". */
  subject: words,
  conference,
  /** Which counting team fills it in, "Tổ 1"; absent: a gap. */
  team: words.optional(),
  /** Which batch of ballots it counts, "03"; absent: a gap. */
  batch: words.optional(),
  /** Ballots in the batch, or in the box: decides how many stroke boxes are drawn. */
  ballots: count.min(1),
  people: z.array(z.strictObject({ name: words, post: words.optional() })),
  /** Reasons why the row of one person does not count, one line to fill in each. */
  rowReasons: z.array(words),
  /** Reasons why a ballot does not count as a whole, one line to fill in each. */
  ballotReasons: z.array(words),
});
export type TallySheetInput = InputOf<typeof tallySheetInput>;
