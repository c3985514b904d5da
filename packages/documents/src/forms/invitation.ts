import { z } from 'zod';
import { clock, conference, type InputOf, issuer, person, recipients, signature, words } from './inputs.ts';

/** Giấy mời or giấy triệu tập to the conference (S07). */
export const invitationInput = z.strictObject({
  issuer,
  /** Giấy mời for guests and observers, giấy triệu tập for those who must come. */
  kind: z.enum(['invitation', 'summons']),
  /** Trích yếu, "dự Hội nghị lấy phiếu tín nhiệm …". */
  subject: words,
  /** Who is invited: one letter each. Empty: one general letter to `addressees`. */
  people: z.array(person),
  /** Who is invited in general, "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ"; printed when `people` is empty. */
  addressees: z.array(words),
  conference,
  /** When it starts. */
  startsAt: clock,
  /** Who chairs, "Đồng chí Bí thư Đảng ủy". */
  chair: words.optional(),
  /** What it is about, one line each. */
  agenda: z.array(words),
  /** What to bring, whom to tell when unable to come; one sentence each. */
  notes: z.array(words),
  recipients,
  signature,
});
export type InvitationInput = InputOf<typeof invitationInput>;
