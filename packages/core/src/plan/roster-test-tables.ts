// For tests: rosters of people and posts, as a reader of files gives them, and what is found in them. All people are invented.
import { day } from '../basics/dates.ts';
import { cleanRoster } from './roster-clean.ts';
import type { Merge, RawCell, RawSheet } from './roster-sheets.ts';

export type Written = string | number | RawCell | null;
const cellOf = (value: Written): RawCell | null => {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { kind: 'text', text: value };
  return typeof value === 'number' ? { kind: 'number', text: String(value) } : value;
};
export const sheet = (name: string, rows: readonly (readonly Written[])[], more: Partial<RawSheet> = {}): RawSheet => ({
  file: 'nhan-su.xlsx',
  sheet: name,
  rows: rows
    .map((cells, index) => ({ number: index + 1, cells: cells.map(cellOf) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null)),
  merges: [],
  ...more,
});
export const peopleHeading = ['Mã cán bộ', 'Họ và tên', 'Ngày sinh'];
export const postsHeading = ['Mã cán bộ', 'Chức vụ', 'Đơn vị / tổ chức', 'Ngày bổ nhiệm', 'Ngày thôi giữ'];
export const an = ['CB1', 'Nguyễn Văn An', '08/11/1973'];
export const head = ['CB1', 'Trưởng khoa', 'Khoa Nông học', '01/06/2017', ''];
export const people = (rows: readonly (readonly Written[])[], more?: Partial<RawSheet>) =>
  sheet('Nhân sự', [peopleHeading, ...rows], more);
export const posts = (rows: readonly (readonly Written[])[], more?: Partial<RawSheet>) =>
  sheet('Chức vụ', [postsHeading, ...rows], more);
export const clean = (...sheets: RawSheet[]) => cleanRoster(sheets, { today: day('2019-02-01') });
export const codes = (...sheets: RawSheet[]) => clean(...sheets).findings.map((finding) => finding.code);
export const merge = (firstRow: number, lastRow: number, firstColumn: number, lastColumn = firstColumn): Merge => ({
  firstRow,
  lastRow,
  firstColumn,
  lastColumn,
});
