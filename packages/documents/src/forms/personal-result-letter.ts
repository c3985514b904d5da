import { z } from 'zod';
import { bold, cell, headRow, nextLetter, plain, tightLine } from '../blocks/compose.ts';
import { closing, ending, type FormContext, heading, legalBases, points, text, title } from '../blocks/furniture.ts';
import type { Block, Table } from '../blocks/model.ts';
import { dayAndPlace, personLine, withoutMark } from '../blocks/wording.ts';
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
import { baseLine } from './results-table.ts';

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

type PlaceResult = PersonalResultLetterInput['results'][number];

function resultTable({ result, base }: PlaceResult): Table {
  const levels = [
    ['Tín nhiệm cao', result.high],
    ['Tín nhiệm', result.confidence],
    ['Tín nhiệm thấp', result.low],
  ] as const;
  return {
    kind: 'table',
    size: 13,
    columns: [
      { share: 60, align: 'left' },
      { share: 30, align: 'center' },
      { share: 60, align: 'center' },
    ],
    head: [headRow(['Mức độ tín nhiệm', 'Số phiếu', `Tỷ lệ ${baseLine(base)}`])],
    rows: levels.map(([level, { ballots, percent }]) => ({
      cells: [
        cell([bold(level)]),
        cell(String(ballots), { align: 'center' }),
        cell(`${percent}%`, { align: 'center' }),
      ],
    })),
  };
}

function place(context: FormContext, entry: PlaceResult): readonly Block[] {
  const { conference: held, result } = entry;
  return [
    text(context, [
      bold(`- Tại ${held.name}`),
      plain(` (${dayAndPlace(held)}), danh sách ${entry.list}, chức vụ: ${result.post}:`),
    ]),
    text(
      context,
      `Số phiếu phát ra: ${result.issued}; thu về: ${result.collected}; hợp lệ: ${result.valid}; không hợp lệ: ${result.invalid}.`,
      { withNext: true },
    ),
    resultTable(entry),
  ];
}

/** Sets the letter: the figures of one person, one table for each place, never added. */
export function personalResultLetter(input: PersonalResultLetterInput, context: FormContext): readonly Block[] {
  const considered = input.considerations.map(({ text: words, cite }) => {
    const source =
      cite === undefined
        ? ''
        : ` (${[cite.provision, cite.instrument].filter((part) => part !== undefined).join(', ')})`;
    return `${withoutMark(words)}${source}`;
  });
  const [last, ...earlier] = [...input.notes].reverse();
  return [
    heading(context, input.issuer, { type: 'TB', security: input.security === undefined ? 'MẬT' : input.security }),
    ...title(context, 'Thông báo', input.subject),
    tightLine([plain('Kính gửi: '), bold(personLine(input.person))], 'center', { before: 6 }),
    ...legalBases(context, input.legalBases),
    text(
      context,
      `${input.issuer.body} thông báo kết quả lấy phiếu tín nhiệm đối với ${personLine(input.person)} như sau:`,
      { before: 10 },
    ),
    ...input.results.flatMap((entry) => place(context, entry)),
    ...(considered.length === 0
      ? []
      : [
          text(context, [bold('Theo quy định, việc cần được xem xét:')], { before: 10, withNext: true }),
          ...points(context, '-', considered),
        ]),
    ...earlier.reverse().map((note) => text(context, note)),
    text(context, ending(context, last ?? 'Thông báo này chỉ gửi đến cá nhân có tên nêu trên')),
    ...closing(context, input.recipients, input.signature),
  ];
}

/** The letters of everybody in one file, to print in one go: each begins a page of its own and goes into an envelope of its own. */
export const personalResultLettersInput = z.strictObject({ letters: z.array(personalResultLetterInput).min(1) });
export type PersonalResultLettersInput = InputOf<typeof personalResultLettersInput>;

/** Sets one letter after the other, each numbered by itself. */
export function personalResultLetters({ letters }: PersonalResultLettersInput, context: FormContext): readonly Block[] {
  return letters.flatMap((letter, index) => [
    ...(index === 0 ? [] : [nextLetter]),
    ...personalResultLetter(letter, context),
  ]);
}
