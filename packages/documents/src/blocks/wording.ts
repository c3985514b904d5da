/** Vietnamese usage in official documents: days, times, numbers. */

function parts(date: string): readonly [year: string, month: number, day: string] {
  const [year = '', month = '', day = ''] = date.split('-');
  return [year, Number(month), day];
}

/** Days below ten and the months January and February have a leading zero. */
const monthOf = (month: number): string => (month < 3 ? `0${month}` : String(month));

/** `2019-03-01` → "ngày 01 tháng 3 năm 2019". */
export function longDate(date: string): string {
  const [year, month, day] = parts(date);
  return `ngày ${day} tháng ${monthOf(month)} năm ${year}`;
}

/** What a print of a paper says that was signed before. */
export const reprintWords = 'Bản in lại từ hồ sơ sau khi ký; bản gốc là bản giấy đã ký.';

/** Left open on paper, to be filled in by hand. */
export const leftOpen = '……………………';

/** "ngày 01 tháng 3 năm 2019, tại Hội trường A"; the day alone where the place is not known. */
export function dayAndPlace({ date, place }: { readonly date: string; readonly place?: string | undefined }): string {
  return place === undefined ? longDate(date) : `${longDate(date)}, tại ${place}`;
}

/** `2019-03-01` → "01/3/2019". */
export function shortDate(date: string): string {
  const [year, month, day] = parts(date);
  return `${day}/${monthOf(month)}/${year}`;
}

/** `08:05` → "08 giờ 05 phút"; `08:00` → "08 giờ 00". */
export function longTime(time: string): string {
  const [hour = '', minute = ''] = time.split(':');
  return minute === '00' ? `${hour} giờ 00` : `${hour} giờ ${minute} phút`;
}

/** Numbers of ballots and people in running text: one to nine with a leading zero, "06". */
export const twoDigits = (value: number): string => (value === 0 ? '0' : String(value).padStart(2, '0'));

export const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/** A sentence without the mark at its end, so that the form can set its own. */
export const withoutMark = (text: string): string => text.replace(/[\s.;,/]+$/u, '');

/** "Đồng chí Nguyễn Văn A, Bí thư Đảng ủy, Phòng Hành chính". */
export function personLine(person: {
  readonly honorific?: string | undefined;
  readonly name: string;
  readonly post?: string | undefined;
  readonly unit?: string | undefined;
}): string {
  const name = person.honorific === undefined ? person.name : `${person.honorific} ${person.name}`;
  return [name, person.post, person.unit].filter((part) => part !== undefined).join(', ');
}

/** 1 → "I", 4 → "IV"; from 1 to 39. */
export function romanNumeral(value: number): string {
  const units = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][value % 10] ?? '';
  return 'X'.repeat(Math.floor(value / 10)) + units;
}
