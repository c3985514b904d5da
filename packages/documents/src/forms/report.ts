import { z } from 'zod';
import { cell, gap, headRow, plain, tightLine } from '../blocks/compose.ts';
import {
  closing,
  ending,
  type FormContext,
  heading,
  legalBases,
  numberedSections,
  points,
  text,
  title,
} from '../blocks/furniture.ts';
import type { Block, Table } from '../blocks/model.ts';
import { type InputOf, issuer, recipients, securityMark, signature, words } from './inputs.ts';

const column = z.strictObject({
  title: words,
  /** Widths share the line in proportion. */
  share: z.number().positive(),
  align: z.enum(['left', 'center', 'right']),
});

/** Báo cáo, thông báo, trích sổ: sections of sentences, points and tables (S02, S07, S15, S21). */
export const reportInput = z.strictObject({
  issuer,
  /** "Báo cáo", "Thông báo", "Trích sổ". */
  name: words,
  /** Abbreviation of the kind of document, "BC"; absent: a paper without number. */
  type: words.optional(),
  subject: words,
  /** "Kính gửi", where it is sent to somebody. */
  addressees: z.array(words),
  legalBases: z.array(words),
  opening: words.optional(),
  sections: z.array(
    z.strictObject({
      /** Absent: what it holds follows without a heading. */
      title: words.optional(),
      paragraphs: z.array(words),
      points: z.array(words),
      table: z.strictObject({ columns: z.array(column).min(1), rows: z.array(z.array(z.string())) }).optional(),
    }),
  ),
  closing: words,
  recipients,
  /** Absent: none. */
  security: securityMark.optional(),
  signature,
});
export type ReportInput = InputOf<typeof reportInput>;
type ReportSection = ReportInput['sections'][number];

function tableOf({ columns, rows }: NonNullable<ReportSection['table']>): Table {
  return {
    kind: 'table',
    size: 11,
    columns: columns.map(({ share, align }) => ({ share, align })),
    head: [headRow(columns.map((entry) => entry.title))],
    rows: rows.map((row) => ({
      breakable: true,
      cells: row.map((words, index) => cell([plain(words)], { align: columns[index]?.align ?? 'left' })),
    })),
  };
}

function blocksOf(context: FormContext, section: ReportSection): readonly Block[] {
  return [
    ...section.paragraphs.map((words) => text(context, words)),
    ...points(context, '-', section.points),
    ...(section.table === undefined ? [] : [gap(4), tableOf(section.table), gap(6)]),
  ];
}

/** Sets a report: heading, bases, sections, closing. */
export function report(input: ReportInput, context: FormContext): readonly Block[] {
  const titled = input.sections.flatMap((section) =>
    section.title === undefined ? [] : [{ title: section.title, blocks: blocksOf(context, section) }],
  );
  const untitled = input.sections.filter((section) => section.title === undefined);
  return [
    heading(context, input.issuer, {
      ...(input.type === undefined ? {} : { type: input.type }),
      security: input.security ?? null,
    }),
    ...title(context, input.name, input.subject),
    ...(input.addressees.length === 0
      ? []
      : [tightLine([plain(`Kính gửi: ${input.addressees.join('; ')}`)], 'center', { before: 4 })]),
    ...legalBases(context, input.legalBases),
    ...(input.opening === undefined ? [] : [text(context, input.opening, { before: 8 })]),
    ...untitled.flatMap((section) => blocksOf(context, section)),
    ...numberedSections(context, titled),
    text(context, ending(context, input.closing)),
    ...closing(context, input.recipients, input.signature),
  ];
}
