import { z } from 'zod';
import { bold, cell, gap, headRow, italic, plain, tightLine } from '../blocks/compose.ts';
import { closing, ending, type FormContext, heading, legalBases, points, text, title } from '../blocks/furniture.ts';
import type { Block, Row, Table } from '../blocks/model.ts';
import { longDate } from '../blocks/wording.ts';
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
import { baseLine } from './results-table.ts';

/** Báo cáo kết quả to one managing authority, with the people whom it manages only (S14). */
export const authorityReportInput = z.strictObject({
  issuer,
  /** Cấp quản lý, to which it goes. */
  authority: words,
  /** Căn cứ, one sentence each, without the mark at the end. */
  legalBases: z.array(words),
  people: z
    .array(
      z.strictObject({
        name: words,
        /** One entry for each place where the person was voted on (S05): side by side, never added (S13). */
        results: z
          .array(z.strictObject({ conference, list: words, base: percentBase, result: resultRow.omit({ name: true }) }))
          .min(1),
      }),
    )
    .min(1),
  /** What the rules say is to be considered (S21), a sentence each, with its source. Empty: the section is left out. */
  considerations: z.array(words),
  /** Sentences below the table. */
  notes: z.array(words),
  recipients,
  /** Absent: MẬT. */
  security: securityMark.optional(),
  signature,
});
export type AuthorityReportInput = InputOf<typeof authorityReportInput>;

type Managed = AuthorityReportInput['people'][number];

const counts = ['Phát ra', 'Thu về', 'Hợp lệ', 'Không hợp lệ'];
const levels = ['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp'];

/** Rows of so many places stay together on a page; of more they would run over its end, where they are lost. */
const mostTogether = 4;

function rowsOf({ name, results }: Managed, index: number): Row[] {
  return results.map(({ conference: held, list, base, result }, place) => {
    const { issued, collected, valid, invalid } = result;
    const shares = [result.high, result.confidence, result.low].flatMap(({ ballots, percent }) => [
      String(ballots),
      percent,
    ]);
    const who =
      place > 0
        ? []
        : [
            cell(String(index + 1), { align: 'center', rows: results.length }),
            cell([bold(name)], { rows: results.length }),
          ];
    return {
      // The cells beside all places stand in the first row.
      ...(place === 0 && results.length > mostTogether ? { breakable: true } : {}),
      cells: [
        ...who,
        cell([
          tightLine(result.post, 'left'),
          tightLine(`${list}; ${held.name}, ngày ${held.date.split('-').reverse().join('/')}`, 'left'),
          tightLine([italic(baseLine(base))], 'left'),
        ]),
        ...[...[issued, collected, valid, invalid].map(String), ...shares].map((figure) =>
          cell(figure, { align: 'center' }),
        ),
      ],
    };
  });
}

function tableOf(people: readonly Managed[]): Table {
  const centred = (share: number) => ({ share, align: 'center' }) as const;
  return {
    kind: 'table',
    size: 11,
    columns: [
      centred(10),
      { share: 34, align: 'left' },
      { share: 72, align: 'left' },
      ...counts.map(() => centred(14)),
      ...levels.flatMap(() => [centred(13), centred(16)]),
    ],
    head: [
      headRow([
        ...['STT', 'Họ và tên', 'Chức vụ; nơi lấy phiếu'].map((name) => ({ title: name, rows: 2 })),
        { title: 'Số phiếu', columns: counts.length },
        ...levels.map((name) => ({ title: name, columns: 2 })),
      ]),
      headRow([...counts, ...levels.flatMap(() => ['Số phiếu', 'Tỷ lệ %'])]),
    ],
    rows: people.flatMap(rowsOf),
  };
}

/** Sets the report, in landscape. */
export function authorityReport(input: AuthorityReportInput, context: FormContext): readonly Block[] {
  const held = new Map(
    input.people.flatMap(({ results }) => results.map(({ conference: at }) => [`${at.date} ${at.name}`, at] as const)),
  );
  const conferences = [...held].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, at]) => at);
  return [
    heading(context, input.issuer, { type: 'BC', security: input.security === undefined ? 'MẬT' : input.security }),
    ...title(context, 'Báo cáo', `kết quả lấy phiếu tín nhiệm đối với cán bộ thuộc diện ${input.authority} quản lý`),
    tightLine([plain('Kính gửi: '), bold(input.authority)], 'center', { before: 6 }),
    ...legalBases(context, input.legalBases),
    text(
      context,
      `${input.issuer.body} báo cáo kết quả lấy phiếu tín nhiệm đối với ${String(input.people.length).padStart(2, '0')} cán bộ thuộc diện ${input.authority} quản lý, tại:`,
      { before: 8 },
    ),
    ...points(
      context,
      '-',
      conferences.map(({ name, date, place }) => `${name}, ${longDate(date)}, tại ${place}`),
    ),
    gap(6),
    tableOf(input.people),
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
