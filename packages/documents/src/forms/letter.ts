import { z } from 'zod';
import { bold, gap, plain, tightLine } from '../blocks/compose.ts';
import { closing, ending, type FormContext, heading, points, text } from '../blocks/furniture.ts';
import type { Block } from '../blocks/model.ts';
import { type InputOf, issuer, recipients, securityMark, signature, words } from './inputs.ts';

/** Công văn: a letter to a body or a person (S15). */
export const letterInput = z.strictObject({
  issuer,
  /** Trích yếu without "V/v": "đề nghị xác minh, cung cấp thông tin". */
  about: words,
  addressees: z.array(words).min(1),
  /** Paragraphs in order, each with points below it where it has some. */
  body: z.array(z.strictObject({ text: words, points: z.array(words) })).min(1),
  /** Last sentence. */
  closing: words,
  recipients,
  /** Absent: none. */
  security: securityMark.optional(),
  signature,
});
export type LetterInput = InputOf<typeof letterInput>;

/** Sets a letter: what it is about below its number, the addressees, the paragraphs. */
export function letter(input: LetterInput, context: FormContext): readonly Block[] {
  const [first, ...others] = input.addressees;
  return [
    heading(context, input.issuer, { type: 'CV', about: input.about, security: input.security ?? null }),
    gap(14),
    ...(others.length === 0
      ? [tightLine([plain('Kính gửi: '), bold(first ?? '')], 'center')]
      : [text(context, 'Kính gửi:'), ...points(context, '-', input.addressees)]),
    gap(8),
    ...input.body.flatMap((part) => [text(context, part.text), ...points(context, '-', part.points)]),
    text(context, ending(context, input.closing)),
    ...closing(context, input.recipients, input.signature),
  ];
}
