import { z } from 'zod';
import { conference, type InputOf, issuer, signature, words } from './inputs.ts';

/** Danh sách người ghi phiếu with a column to sign for the ballot (S06). One row, one person, one ballot. */
export const voterRollInput = z.strictObject({
  issuer,
  /** Trích yếu, "người ghi phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy". */
  subject: words,
  conference,
  voters: z.array(
    z.strictObject({
      name: words,
      /** All posts, in one line. */
      post: words.optional(),
      unit: words.optional(),
      /** The roles that put the person on the roll, one each; printed when `showRoles`. */
      roles: z.array(words),
      /** Text of a code beside the name for check-in at the door; printed when `codes`. Never a code of a ballot. */
      code: words.optional(),
    }),
  ),
  /** Print why each person is on the roll. */
  showRoles: z.boolean(),
  /** Print the check-in codes as QR. */
  codes: z.boolean(),
  /** Sentences below the table, "Danh sách xếp theo tên …". */
  notes: z.array(words),
  /** Who signs below, side by side; may be empty. */
  signatures: z.array(signature).max(3),
});
export type VoterRollInput = InputOf<typeof voterRollInput>;
