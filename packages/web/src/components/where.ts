import { type Text, text, type Where } from '@tinnhiem/core';

/** Titles of lists by id, for saying where a finding is. */
export type ListTitles = Readonly<Record<string, string>>;

/** Where a finding is, in words: `nhan-su.xlsx › Chức vụ › dòng 12 › cột “Ngày bổ nhiệm”`; empty where it is about the whole. */
export function whereText(where: Where, lists: ListTitles = {}): Text {
  const parts: Text[] = [];
  const same = (value: string) => parts.push(text(value, value));
  if (where.file !== undefined) same(where.file);
  if (where.sheet !== undefined) parts.push(text(`sheet “${where.sheet}”`, `sheet “${where.sheet}”`));
  if (where.row !== undefined) parts.push(text(`dòng ${where.row}`, `row ${where.row}`));
  if (where.column !== undefined) parts.push(text(`cột “${where.column}”`, `column “${where.column}”`));
  if (where.list !== undefined) {
    const title = lists[where.list] ?? where.list;
    parts.push(text(`danh sách “${title}”`, `list “${title}”`));
  }
  if (where.person !== undefined) parts.push(text(`mã cán bộ ${where.person}`, `staff code ${where.person}`));
  if (where.batch !== undefined) parts.push(text(`tập ${where.batch}`, `batch ${where.batch}`));
  if (where.ballot !== undefined) parts.push(text(`phiếu ${where.ballot}`, `ballot ${where.ballot}`));
  if (where.path !== undefined && where.list === undefined)
    parts.push(text(`mục ${where.path} của kế hoạch`, `${where.path} in the plan`));
  return text(parts.map((part) => part.vi).join(' › '), parts.map((part) => part.en).join(' › '));
}
