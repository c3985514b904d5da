import { z } from 'zod';
import {
  citation,
  conference,
  type InputOf,
  issuer,
  percentBase,
  person,
  recipients,
  resultRow,
  securityMark,
  signature,
  words,
} from './inputs.ts';

/** Thông báo kết quả lấy phiếu tín nhiệm to one person, with that person's figures only (S20). */
export const personalResultLetterInput = z.strictObject({
  issuer,
  /** "kết quả lấy phiếu tín nhiệm". */
  subject: words,
  person,
  /** Căn cứ, one sentence each, without the mark at the end. */
  legalBases: z.array(words),
  /** One entry for each place where the person was voted on (S05); never added. */
  results: z
    .array(z.strictObject({ conference, list: words, base: percentBase, result: resultRow.omit({ name: true }) }))
    .min(1),
  /** What the rules say is to be considered (S21), and where they say so. Empty: the section is left out. */
  considerations: z.array(z.strictObject({ text: words, cite: citation.optional() })),
  /** Closing sentences. */
  notes: z.array(words),
  recipients,
  /** Absent: MẬT. */
  security: securityMark.optional(),
  signature,
});
export type PersonalResultLetterInput = InputOf<typeof personalResultLetterInput>;
