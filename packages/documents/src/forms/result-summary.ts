import { z } from 'zod';
import { bold, gap, italic, tightLine } from '../blocks/compose.ts';
import { type FormContext, heading, signatureRow, title } from '../blocks/furniture.ts';
import type { Block } from '../blocks/model.ts';
import { dayAndPlace, romanNumeral } from '../blocks/wording.ts';
import {
  conference,
  type InputOf,
  issuer,
  percentBase,
  resultRow,
  securityMark,
  signature,
  waysRow,
  words,
} from './inputs.ts';
import { resultsTable, waysTable } from './results-table.ts';

/** Bảng tổng hợp kết quả phiếu tín nhiệm (S12). Figures of two places stand side by side, never added (S13). */
export const resultSummaryInput = z.strictObject({
  issuer,
  /** "kết quả lấy phiếu tín nhiệm đối với …". */
  subject: words,
  conference,
  /** One table for each list; numbering starts again in each. */
  lists: z
    .array(
      z.strictObject({
        title: words,
        base: percentBase,
        results: z.array(resultRow),
        /** Paper and box apart; absent where there is one way, or too few cast in one of them to show it. */
        ways: z.array(waysRow).optional(),
      }),
    )
    .min(1),
  /** Sentences below the tables. */
  notes: z.array(words),
  /** Absent: MẬT. */
  security: securityMark.optional(),
  /** Who signs below, side by side. */
  signatures: z.array(signature).max(3),
});
export type ResultSummaryInput = InputOf<typeof resultSummaryInput>;

/** Sets the summary table, in landscape. */
export function resultSummary(input: ResultSummaryInput, context: FormContext): readonly Block[] {
  const { conference: held } = input;
  return [
    heading(context, input.issuer, { security: input.security === undefined ? 'MẬT' : input.security }),
    ...title(context, 'Bảng tổng hợp', input.subject),
    tightLine([italic(`${held.name}, ${dayAndPlace(held)}`)], 'center'),
    ...input.lists.flatMap(({ title: name, base, results, ways }, index) => [
      gap(6),
      tightLine([bold(input.lists.length > 1 ? `${romanNumeral(index + 1)}. ${name}` : name)], 'left', {
        withNext: true,
      }),
      resultsTable(results, base, true),
      ...(ways === undefined
        ? []
        : [
            gap(4),
            tightLine('Theo từng cách ghi phiếu (đã có trong bảng trên):', 'left', { withNext: true, size: 12 }),
            waysTable(ways),
          ]),
    ]),
    ...(input.notes.length === 0
      ? []
      : [gap(4), tightLine([{ text: 'Ghi chú:', bold: true, italic: true }], 'left', { size: 12, withNext: true })]),
    ...input.notes.map((note) => tightLine([italic(`- ${note}`)], 'left', { size: 12 })),
    ...(input.signatures.length === 0 ? [] : [signatureRow(context, input.signatures)]),
  ];
}
