import { z } from 'zod';
import { cell, headRow } from '../blocks/compose.ts';
import { type FormContext, points, type Section, text } from '../blocks/furniture.ts';
import type { Block, Table } from '../blocks/model.ts';
import { twoDigits, withoutMark } from '../blocks/wording.ts';
import { count, type InputOf, words } from './inputs.ts';

/** A doubtful ballot and what the committee decided. */
export const doubtfulBallot = z.strictObject({
  /** Which sheet: batch and place in it, "Tập 02, phiếu số 17". */
  ballot: words,
  /** The person whose row it concerns; absent: the whole ballot. */
  about: words.optional(),
  /** What was seen. */
  question: words,
  /** What was decided. */
  decision: words,
  /** Members of the committee for and against. */
  for: count,
  against: count,
});
type DoubtfulBallot = InputOf<typeof doubtfulBallot>;

/** One sentence each. */
function inWords(entries: readonly DoubtfulBallot[], context: FormContext): readonly Block[] {
  const decided = entries.map((entry) => {
    const about = entry.about === undefined ? '' : `, phần ghi đối với ${entry.about}`;
    return `${withoutMark(entry.ballot)}${about}: ${withoutMark(entry.question)}. Quyết định: ${withoutMark(entry.decision)} (Ban Kiểm phiếu biểu quyết: ${twoDigits(entry.for)} đồng ý, ${twoDigits(entry.against)} không đồng ý)`;
  });
  return points(context, '-', decided);
}

function inTable(entries: readonly DoubtfulBallot[]): Table {
  const columns = [
    { share: 9, align: 'center', title: 'TT' },
    { share: 26, align: 'left', title: 'Tờ phiếu' },
    { share: 34, align: 'left', title: 'Phần ghi đối với' },
    { share: 36, align: 'left', title: 'Lý do xem lại' },
    { share: 46, align: 'left', title: 'Quyết định của Ban Kiểm phiếu' },
    { share: 15, align: 'center', title: 'Đồng ý' },
    { share: 17, align: 'center', title: 'Không đồng ý' },
  ] as const;
  return {
    kind: 'table',
    size: 10.5,
    columns: columns.map(({ share, align }) => ({ share, align })),
    head: [headRow(columns.map(({ title }) => title))],
    rows: entries.map((entry, index) => ({
      cells: [
        cell(String(index + 1), { align: 'center' }),
        cell(entry.ballot),
        cell(entry.about ?? 'Cả phiếu'),
        cell(withoutMark(entry.question)),
        cell(withoutMark(entry.decision)),
        cell(String(entry.for), { align: 'center' }),
        cell(String(entry.against), { align: 'center' }),
      ],
    })),
  };
}

/** `table`: a machine count leaves many small decisions to the committee, which a table tells better than sentences. */
export function doubtfulBallots(entries: readonly DoubtfulBallot[], table: boolean, context: FormContext): Section {
  const many: readonly Block[] = [
    text(context, `Ban Kiểm phiếu xem phiếu giấy và biểu quyết ${twoDigits(entries.length)} chỗ như sau:`, {
      withNext: true,
    }),
    inTable(entries),
  ];
  return {
    title: 'Phiếu có nghi vấn và quyết định của Ban Kiểm phiếu',
    blocks: entries.length === 0 ? points(context, '-', ['Không có']) : table ? many : inWords(entries, context),
  };
}
