import { z } from 'zod';
import { bold, gap, italic, plain, tightLine } from '../blocks/compose.ts';
import { closing, ending, type FormContext, heading, legalBases, points, text, title } from '../blocks/furniture.ts';
import type { Block } from '../blocks/model.ts';
import { longDate, romanNumeral } from '../blocks/wording.ts';
import {
  conference,
  type InputOf,
  issuer,
  percentBase,
  recipients,
  resultRow,
  securityMark,
  signature,
  words,
} from './inputs.ts';
import { resultsTable } from './results-table.ts';

/** Báo cáo kết quả to the leadership of the same level: everybody of every conference, list by list (S20). */
export const leadershipReportInput = z.strictObject({
  issuer,
  /** To whom it goes: `Tập thể lãnh đạo …`. */
  leadership: words,
  /** Căn cứ, one sentence each, without the mark at the end. */
  legalBases: z.array(words),
  conferences: z
    .array(
      z.strictObject({
        conference,
        /** Each with its own base: two places stand apart and are never added (S13). */
        lists: z.array(z.strictObject({ title: words, base: percentBase, results: z.array(resultRow) })).min(1),
      }),
    )
    .min(1),
  /** What the rules say is to be considered (S21), a sentence each, with its source. Empty: the section is left out. */
  considerations: z.array(words),
  /** Sentences below the tables. */
  notes: z.array(words),
  recipients,
  /** Absent: MẬT. */
  security: securityMark.optional(),
  signature,
});
export type LeadershipReportInput = InputOf<typeof leadershipReportInput>;

/** Sets the report, in landscape. */
export function leadershipReport(input: LeadershipReportInput, context: FormContext): readonly Block[] {
  const lists = input.conferences.flatMap(({ conference: held, lists: own }) => own.map((list) => ({ held, ...list })));
  return [
    heading(context, input.issuer, { type: 'BC', security: input.security === undefined ? 'MẬT' : input.security }),
    ...title(context, 'Báo cáo', 'kết quả lấy phiếu tín nhiệm'),
    tightLine([plain('Kính gửi: '), bold(input.leadership)], 'center', { before: 6 }),
    ...legalBases(context, input.legalBases),
    text(context, `${input.issuer.body} báo cáo kết quả lấy phiếu tín nhiệm tại:`, { before: 8 }),
    ...points(
      context,
      '-',
      input.conferences.map(({ conference: { name, date, place } }) => `${name}, ${longDate(date)}, tại ${place}`),
    ),
    ...lists.flatMap(({ held, title: name, base, results }, index) => [
      gap(6),
      tightLine([bold(lists.length > 1 ? `${romanNumeral(index + 1)}. ${name}` : name)], 'left', { withNext: true }),
      ...(input.conferences.length > 1
        ? [tightLine([italic(`${held.name}, ${longDate(held.date)}`)], 'left', { withNext: true, size: 12 })]
        : []),
      resultsTable(results, base, true),
    ]),
    gap(6),
    ...input.notes.map((note) => tightLine([italic(`- ${note}.`)], 'left', { size: 12 })),
    ...(input.considerations.length === 0
      ? []
      : [
          text(context, [bold('Theo quy định, việc cần được xem xét:')], { before: 8, withNext: true }),
          ...points(context, '-', input.considerations),
        ]),
    text(context, ending(context, 'Trân trọng báo cáo')),
    ...closing(context, input.recipients, input.signature),
  ];
}
