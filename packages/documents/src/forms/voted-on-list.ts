import { z } from 'zod';
import { bold, cell, gap, headRow, italic, tightLine } from '../blocks/compose.ts';
import { type FormContext, heading, signatureRow, title } from '../blocks/furniture.ts';
import type { Block, Table } from '../blocks/model.ts';
import { romanNumeral, shortDate, twoDigits } from '../blocks/wording.ts';
import { day, type InputOf, issuer, signature, words } from './inputs.ts';

/** Danh sách người được lấy phiếu tín nhiệm (S03, S04). */
export const votedOnListInput = z.strictObject({
  issuer,
  /** Trích yếu, "người được lấy phiếu tín nhiệm năm 2019". */
  subject: words,
  /** A line in italics below it, "(Kèm theo Kế hoạch số 05-KH/ĐU ngày 20/02/2019 …)". */
  attachedTo: words.optional(),
  /** The lists in the plan's order; numbering starts again in each. */
  lists: z.array(
    z.strictObject({
      /** "Ủy viên Ban Thường vụ Đảng ủy". */
      title: words,
      people: z.array(
        z.strictObject({
          name: words,
          /** All posts that put the person on this list, in one line. */
          post: words,
          unit: words.optional(),
          /** Since when the person has held the post that counts. */
          appointedOn: day.optional(),
          /** Remark, "Được lấy phiếu ở 02 nơi". */
          note: words.optional(),
        }),
      ),
      /** Holders of the posts who are not voted on, and why. Empty: the section is left out. */
      excluded: z.array(z.strictObject({ name: words, post: words, reason: words })),
    }),
  ),
  /** Sentences below the lists. */
  notes: z.array(words),
  signature,
});
export type VotedOnListInput = InputOf<typeof votedOnListInput>;

type List = VotedOnListInput['lists'][number];

function peopleTable(list: List): Table {
  const noted = list.people.some(({ note }) => note !== undefined);
  return {
    kind: 'table',
    size: 12,
    columns: [
      { share: 11, align: 'center' },
      { share: 45, align: 'left' },
      { share: 52, align: 'left' },
      { share: 38, align: 'left' },
      { share: 27, align: 'center' },
      ...(noted ? [{ share: 26, align: 'left' } as const] : []),
    ],
    head: [headRow(['TT', 'Họ và tên', 'Chức vụ', 'Đơn vị', 'Ngày bổ nhiệm', ...(noted ? ['Ghi chú'] : [])])],
    rows: list.people.map((person, index) => ({
      cells: [
        cell(String(index + 1), { align: 'center' }),
        cell([bold(person.name)]),
        cell(person.post),
        cell(person.unit ?? ''),
        cell(person.appointedOn === undefined ? '' : shortDate(person.appointedOn), { align: 'center' }),
        ...(noted ? [cell(person.note ?? '')] : []),
      ],
    })),
  };
}

function excludedTable(list: List): readonly Block[] {
  if (list.excluded.length === 0) return [];
  const table: Table = {
    kind: 'table',
    size: 12,
    columns: [
      { share: 11, align: 'center' },
      { share: 45, align: 'left' },
      { share: 50, align: 'left' },
      { share: 60, align: 'left' },
    ],
    head: [headRow(['TT', 'Họ và tên', 'Chức vụ', 'Lý do'])],
    rows: list.excluded.map((person, index) => ({
      cells: [
        cell(String(index + 1), { align: 'center' }),
        cell([bold(person.name)]),
        cell(person.post),
        cell(person.reason),
      ],
    })),
  };
  return [
    tightLine([italic('Giữ chức vụ nêu trên nhưng không thuộc đối tượng lấy phiếu:')], 'left', {
      before: 8,
      withNext: true,
      size: 13,
    }),
    table,
  ];
}

/** Sets the list of people voted on. */
export function votedOnList(input: VotedOnListInput, context: FormContext): readonly Block[] {
  return [
    heading(context, input.issuer, {}),
    ...title(context, 'Danh sách', input.subject),
    ...(input.attachedTo === undefined
      ? []
      : [tightLine([italic(`(${input.attachedTo.replace(/^\(|\)$/g, '')})`)], 'center')]),
    ...input.lists.flatMap((list, index) => [
      tightLine([bold(`${romanNumeral(index + 1)}. ${list.title} (${twoDigits(list.people.length)} người)`)], 'left', {
        before: 10,
        withNext: true,
      }),
      peopleTable(list),
      ...excludedTable(list),
    ]),
    ...(input.notes.length === 0 ? [] : [gap(4)]),
    ...input.notes.map((note) => tightLine([italic(`- ${note}`)], 'left', { size: 12 })),
    signatureRow(context, [undefined, input.signature]),
  ];
}
