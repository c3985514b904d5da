import { z } from 'zod';
import { bold } from '../blocks/compose.ts';
import { closing, ending, type FormContext, heading, legalBases, text, title } from '../blocks/furniture.ts';
import type { Block } from '../blocks/model.ts';
import { type InputOf, issuer, recipients, signature, words } from './inputs.ts';

/** A piece of the plan's body, in the order of the text. */
const planBlock = z.discriminatedUnion('kind', [
  /** A heading: level 1 "I. NGUYÊN TẮC…", 2 "1. Nguyên tắc", 3 "2.1. …", 4 "2.1.1. …". */
  z.strictObject({ kind: z.literal('heading'), level: z.int().min(1).max(4), number: words.optional(), text: words }),
  /** A paragraph. */
  z.strictObject({ kind: z.literal('paragraph'), text: words }),
  /** A point with its sign: "-" or "+", or "a)". */
  z.strictObject({ kind: z.literal('item'), sign: words, text: words }),
]);

/** Kế hoạch lấy phiếu tín nhiệm (S01). */
export const planInput = z.strictObject({
  issuer,
  /** Trích yếu, "Lấy phiếu tín nhiệm đối với thành viên lãnh đạo cấp ủy và cán bộ lãnh đạo…". */
  subject: words,
  /** Căn cứ, one sentence each, first word included ("Căn cứ …", "Thực hiện …"), without the mark at the end. */
  legalBases: z.array(words),
  /** The sentence between the legal bases and the first heading, "… xây dựng kế hoạch … như sau:". */
  opening: words.optional(),
  body: z.array(planBlock),
  recipients,
  signature,
});
export type PlanInput = InputOf<typeof planInput>;

type PlanBlock = PlanInput['body'][number];

function bodyBlock(block: PlanBlock, context: FormContext, last: boolean): Block {
  const words = last ? ending(context, block.text) : block.text;
  if (block.kind === 'paragraph') return text(context, words);
  if (block.kind === 'item') return text(context, `${block.sign} ${words}`);
  const number = block.number === undefined ? '' : `${block.number}${block.number.endsWith('.') ? '' : '.'} `;
  const run =
    block.level === 3
      ? { text: number + words, bold: true, italic: true }
      : block.level === 4
        ? { text: number + words, italic: true }
        : bold(number + words);
  return text(context, [run], { withNext: true, align: 'left' });
}

/** Sets the plan. */
export function plan(input: PlanInput, context: FormContext): readonly Block[] {
  return [
    heading(context, input.issuer, { type: 'KH' }),
    ...title(context, 'Kế hoạch', input.subject),
    ...legalBases(context, input.legalBases),
    ...(input.opening === undefined ? [] : [text(context, input.opening)]),
    ...input.body.map((block, index) => bodyBlock(block, context, index === input.body.length - 1)),
    ...closing(context, input.recipients, input.signature),
  ];
}
