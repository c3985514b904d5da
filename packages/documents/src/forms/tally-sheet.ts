import { z } from 'zod';
import { bold, cell, gap, headRow, italic, plain, tightLine, together } from '../blocks/compose.ts';
import { type FormContext, heading, signatureRow, title } from '../blocks/furniture.ts';
import type { Block, Cell, Table } from '../blocks/model.ts';
import { dayAndPlace } from '../blocks/wording.ts';
import { conference, count, type InputOf, issuer, words } from './inputs.ts';

/** Phiếu kiểm: strokes and totals per person, filled in by hand at the counting table. */
export const tallySheetInput = z.strictObject({
  issuer,
  /** "Ủy viên Ban Thường vụ Đảng ủy", after "đối với". */
  subject: words,
  conference,
  /** Which counting team fills it in, "Tổ 1"; absent: a gap. */
  team: words.optional(),
  /** Which batch of ballots it counts, "03"; absent: a gap. */
  batch: words.optional(),
  /** Ballots in the batch, or in the box: decides how many stroke boxes are drawn. */
  ballots: count.min(1),
  people: z.array(z.strictObject({ name: words, post: words.optional() })),
  /** Reasons why the row of one person does not count, one line to fill in each. */
  rowReasons: z.array(words),
  /** Reasons why a ballot does not count as a whole, one line to fill in each. */
  ballotReasons: z.array(words),
});
export type TallySheetInput = InputOf<typeof tallySheetInput>;

const gapToFill = '\u2026\u2026\u2026\u2026';
const levels = ['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp'];

/** With more ballots than this the squares of one person may not fit on a page, and may go on over its end. */
const mostOnOnePage = 250;

/** One square takes five strokes: four sides and the diagonal. */
const strokes = (ballots: number): Cell => ({
  blocks: [{ kind: 'strokes', count: Math.ceil(ballots / 5), side: 5 }],
  align: 'left',
});

/** What the line titles and the squares of one person share; a square takes about 6.5 of it. Few squares leave the titles room to stay on one line. */
const titlesAndSquares = 106;
const sharesOf = (ballots: number) => {
  const squares = Math.min(72, Math.max(24, Math.ceil(6.5 * Math.ceil(ballots / 5)) + 4));
  return { titles: titlesAndSquares - squares, squares };
};

function personTable(input: TallySheetInput, index: number): Table {
  const person = input.people[index];
  const shares = sharesOf(input.ballots);
  const label = [
    tightLine([bold(`${index + 1}. ${person?.name ?? ''}`)], 'left'),
    ...(person?.post === undefined ? [] : [tightLine(person.post, 'left', { size: 10 })]),
  ];
  const lines = [
    ...levels.map((title) => ({ title, squares: true })),
    ...input.rowReasons.map((title) => ({ title: `Không hợp lệ: ${title}`, squares: false })),
  ];
  return {
    kind: 'table',
    size: 11,
    columns: [
      { share: 44, align: 'left' },
      { share: shares.titles, align: 'left' },
      { share: shares.squares, align: 'left' },
      { share: 18, align: 'center' },
    ],
    head: [],
    rows: [
      ...lines.map(({ title, squares }, row) => ({
        breakable: input.ballots > mostOnOnePage,
        cells: [
          ...(row === 0 ? [cell(label, { rows: lines.length + 1 })] : []),
          cell(squares ? [bold(title)] : title),
          squares ? strokes(input.ballots) : strokes(10),
          cell(''),
        ],
      })),
      { cells: [cell([bold('Cộng')], { columns: 2 }), cell('')] },
    ],
  };
}

function personBlocks(input: TallySheetInput, index: number): readonly Block[] {
  const blocks = [gap(3), personTable(input, index)];
  return input.ballots > mostOnOnePage ? blocks : [together(blocks)];
}

function ballotTable(input: TallySheetInput): Table {
  return {
    kind: 'table',
    size: 11.5,
    columns: [
      { share: 130, align: 'left' },
      { share: 30, align: 'center' },
    ],
    head: [headRow(['Số phiếu của tập (hòm)', 'Số lượng'])],
    rows: [
      'Số phiếu đếm được',
      ...input.ballotReasons.map((reason) => `Không hợp lệ cả phiếu: ${reason}`),
      'Cộng số phiếu không hợp lệ',
      'Số phiếu hợp lệ',
    ].map((title) => ({ cells: [cell(title), cell('')] })),
  };
}

const checks = [
  'Số phiếu đếm được = số phiếu hợp lệ + số phiếu không hợp lệ.',
  'Đối với từng người: tín nhiệm cao + tín nhiệm + tín nhiệm thấp + không hợp lệ = số phiếu đếm được (phiếu không hợp lệ cả phiếu được tính vào phần không hợp lệ của mọi người).',
];

/** Sets the tally sheet: nothing on it is computed, everything is filled in by hand. */
export function tallySheet(input: TallySheetInput, context: FormContext): readonly Block[] {
  const { conference: held } = input;
  const line = (words: string) => tightLine(words, 'left', { size: 12.5, before: 3 });
  const sign = (post: string) => ({ capacity: 'own', post, note: 'Ký, ghi rõ họ tên' }) as const;
  return [
    heading(context, input.issuer, {}),
    ...title(context, 'Phiếu kiểm', `Kiểm phiếu tín nhiệm đối với ${input.subject}`),
    tightLine([italic(`${held.name}, ${dayAndPlace(held)}`)], 'center'),
    gap(4),
    line(
      `Tổ kiểm phiếu: ${input.team ?? gapToFill}; tập phiếu số: ${input.batch ?? gapToFill}; bắt đầu: …… giờ ……; kết thúc: …… giờ ……`,
    ),
    line(`Người đọc: ${gapToFill.repeat(3)}; người ghi: ${gapToFill.repeat(3)}`),
    line('Cách ghi: mỗi phiếu một nét; mỗi ô vuông năm nét (bốn cạnh và một đường chéo).'),
    gap(4),
    ballotTable(input),
    ...input.people.flatMap((_, index) => personBlocks(input, index)),
    tightLine([bold('Đối chiếu trước khi ký (đánh dấu khi đã khớp):')], 'left', {
      size: 12.5,
      before: 8,
      withNext: true,
    }),
    ...checks.map((check) => tightLine([plain(`\u25a1 ${check}`)], 'justify', { size: 12.5, before: 3 })),
    signatureRow(context, [sign('Người đọc'), sign('Người ghi'), sign('Người giám sát')]),
  ];
}
