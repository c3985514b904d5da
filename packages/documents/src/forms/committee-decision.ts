import { z } from 'zod';
import { conference, type InputOf, issuer, person, recipients, signature, words } from './inputs.ts';

/** Quyết định thành lập Ban Kiểm phiếu (S17). */
export const committeeDecisionInput = z.strictObject({
  issuer,
  /** "thành lập Ban Kiểm phiếu Hội nghị lấy phiếu tín nhiệm …". */
  subject: words,
  conference,
  /** Who decides, "BAN THƯỜNG VỤ ĐẢNG ỦY"; printed in capitals above QUYẾT ĐỊNH. */
  deciding: words,
  /** Căn cứ, one sentence each, without the mark at the end. */
  legalBases: z.array(words),
  members: z.array(person.extend({ role: z.enum(['head', 'secretary', 'member']) })).min(1),
  /** Tasks of the committee, one each. */
  tasks: z.array(words),
  recipients,
  signature,
});
export type CommitteeDecisionInput = InputOf<typeof committeeDecisionInput>;
