import { z } from 'zod';
import { conference, type InputOf, issuer, percentBase, resultRow, securityMark, signature, words } from './inputs.ts';

/** Bảng tổng hợp kết quả phiếu tín nhiệm (S12). Figures of two places stand side by side, never added (S13). */
export const resultSummaryInput = z.strictObject({
  issuer,
  /** "kết quả lấy phiếu tín nhiệm đối với …". */
  subject: words,
  conference,
  /** One table for each list; numbering starts again in each. */
  lists: z.array(z.strictObject({ title: words, base: percentBase, results: z.array(resultRow) })).min(1),
  /** Sentences below the tables. */
  notes: z.array(words),
  /** Absent: MẬT. */
  security: securityMark.optional(),
  /** Who signs below, side by side. */
  signatures: z.array(signature).max(3),
});
export type ResultSummaryInput = InputOf<typeof resultSummaryInput>;
