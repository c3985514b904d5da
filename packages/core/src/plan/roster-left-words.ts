// What people write beside somebody who has left, instead of the day on which the post ended: in remarks, behind the name, in the post.
import { type Finding, find } from '../basics/findings.ts';
import { fold, searchKey, tidy } from '../basics/text.ts';
import { isNotesHeading } from './roster-columns.ts';
import { perhapsLeft } from './roster-row-findings.ts';
import { placeOf, shownText } from './roster-sheets.ts';
import { type CleanRow, type CleanTable, textOf } from './roster-table.ts';

const leaving =
  'nghỉ (?:hưu|việc|chế độ|công tác)|về hưu|thôi (?:giữ|việc|chức|nhiệm)|miễn nhiệm|bãi nhiệm|cách chức|từ chức|chuyển (?:công tác|đi|đơn vị|sang)|từ trần|đã mất|qua đời|hết nhiệm kỳ|không còn';
const asWritten = new RegExp(leaving, 'u');
// Remarks are typed without marks too; a name without them may be anybody's.
const withoutMarks = new RegExp(`\\b(?:${searchKey(leaving)})\\b`, 'u');
/** "nguyên Trưởng khoa", "Trưởng khoa (đến 31/12/2018)". */
const formerPost = /^(?:nguyên|cựu) (?!chiến binh)|(?:^|[ (])đến (?:ngày |hết |tháng )?\d/u;

/** Rows that say so where no end is given. `isOver`: whoever has left all posts by their days. */
export function leftFindings({ plan, rows }: CleanTable, isOver: (row: CleanRow) => boolean): Finding[] {
  const { sheet, heading } = plan;
  const notes = heading.titles.findIndex((title) => isNotesHeading(title));
  const noted = new Map(sheet.rows.map(({ number, cells }) => [number, tidy(shownText(cells[notes]))]));
  return rows.flatMap((row) => {
    if (textOf(row, 'end') !== '' || isOver(row)) return [];
    const note = noted.get(row.number) ?? '';
    if (withoutMarks.test(searchKey(note)))
      return [find(perhapsLeft, placeOf(sheet, row.number, notes, heading.titles[notes]), note)];
    return (['name', 'given', 'title'] as const).flatMap((field) => {
      const cell = row.cells.get(field);
      const key = fold(cell?.text ?? '');
      const says = asWritten.test(key) || (field === 'title' && formerPost.test(key));
      return cell !== undefined && !cell.isFilled && says ? [find(perhapsLeft, cell.where, cell.text)] : [];
    });
  });
}
