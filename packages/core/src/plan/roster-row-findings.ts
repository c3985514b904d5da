// What can be wrong with the people and posts of a roster.
import { type Day, formatDay } from '../basics/dates.ts';
import type { FindingKind } from '../basics/findings.ts';
import { text } from '../basics/text.ts';
import { rosterDayFindingKinds } from './roster-day-findings.ts';
import { rosterSheetFindingKinds } from './roster-findings.ts';

export const idEmpty: FindingKind<[content: string]> = {
  code: 'E-roster-id-empty',
  severity: 'error',
  title: text('Thiếu mã cán bộ', 'The staff code is missing'),
  message: (content) => text(`Dòng “${content}” không có mã cán bộ.`, `The row “${content}” has no staff code.`),
  todo: text(
    'Điền mã. Nếu đây là dòng tiêu đề nhóm hay dòng tổng cộng, xóa dòng.',
    'Fill in the code. If this is a group heading or a total, delete the row.',
  ),
};

export const idTooLong: FindingKind<[id: string]> = {
  code: 'E-roster-id-long',
  severity: 'error',
  title: text('Mã cán bộ quá dài', 'The staff code is too long'),
  message: (id) =>
    text(`Mã “${id.slice(0, 70)}…” dài hơn 60 ký tự.`, `The code “${id.slice(0, 70)}…” is longer than 60 characters.`),
  todo: text('Kiểm tra cột mã cán bộ.', 'Check the column of staff codes.'),
};

export const idRounded: FindingKind<[id: string]> = {
  code: 'E-roster-id-rounded',
  severity: 'error',
  title: text('Mã cán bộ đã bị làm tròn', 'The staff code was rounded'),
  message: (id) =>
    text(
      `“${id}” là mã bị bảng tính đổi thành số và làm tròn: các chữ số cuối đã mất.`,
      `“${id}” is a code that a spreadsheet turned into a number and rounded: its last digits are lost.`,
    ),
  todo: text(
    'Định dạng cột mã là văn bản (Text) rồi gõ lại mã, hoặc lấy lại từ tệp gốc.',
    'Format the column of codes as Text and type the code again, or take it from the original file.',
  ),
};

export const nameEmpty: FindingKind<[id: string]> = {
  code: 'E-roster-name-empty',
  severity: 'error',
  title: text('Thiếu họ tên', 'The name is missing'),
  message: (id) => text(`Người có mã ${id} không có họ tên.`, `The person with code ${id} has no name.`),
  todo: text('Điền họ tên.', 'Fill in the name.'),
};

export const nameOdd: FindingKind<[name: string]> = {
  code: 'E-roster-name-odd',
  severity: 'error',
  title: text('Không phải họ tên', 'That is no name'),
  message: (name) =>
    text(
      `“${name.slice(0, 40)}${name.length > 40 ? '…' : ''}” không phải họ tên: không có chữ cái nào, có dấu @, hoặc dài quá ${longestName} ký tự.`,
      `“${name.slice(0, 40)}${name.length > 40 ? '…' : ''}” is no name: it has no letter, a sign @, or more than ${longestName} characters.`,
    ),
  todo: text(
    'Kiểm tra các cột có bị lệch không, rồi điền họ tên.',
    'Check whether the columns were shifted, then fill in the name.',
  ),
};

/** More than any name on an identity card, with room for a title before it. */
export const longestName = 100;

export const titleEmpty: FindingKind<[id: string]> = {
  code: 'E-roster-title-empty',
  severity: 'error',
  title: text('Thiếu tên chức vụ', 'The post is missing'),
  message: (id) => text(`Dòng chức vụ của mã ${id} không ghi chức vụ.`, `The post row of code ${id} names no post.`),
  todo: text('Điền chức vụ, hoặc xóa dòng.', 'Fill in the post, or delete the row.'),
};

export const startEmpty: FindingKind<[id: string, title: string]> = {
  code: 'E-roster-start-empty',
  severity: 'error',
  title: text('Thiếu ngày bổ nhiệm', 'The day of appointment is missing'),
  message: (id, title) =>
    text(
      `Chức vụ “${title}” của mã ${id} không có ngày bổ nhiệm.`,
      `The post “${title}” of code ${id} has no day of appointment.`,
    ),
  todo: text('Điền ngày ghi trong quyết định, dạng 01/06/2018.', 'Fill in the day of the decision, as 01/06/2018.'),
};

export const idTwiceSameName: FindingKind<[id: string, name: string, firstRow: number]> = {
  code: 'E-roster-id-twice',
  severity: 'error',
  title: text('Một người ghi hai lần', 'One person listed twice'),
  message: (id, name, firstRow) =>
    text(`Mã ${id} (${name}) đã có ở dòng ${firstRow}.`, `Code ${id} (${name}) already stands in row ${firstRow}.`),
  todo: text(
    'Giữ một dòng. Người giữ nhiều chức vụ: ghi thêm dòng ở bảng chức vụ.',
    'Keep one row. A person with several posts gets more rows in the table of posts.',
  ),
};

export const idTwiceOtherName: FindingKind<[id: string, name: string, firstName: string, firstRow: number]> = {
  code: 'E-roster-id-two-people',
  severity: 'error',
  title: text('Hai người cùng một mã', 'Two people with one code'),
  message: (id, name, firstName, firstRow) =>
    text(
      `Mã ${id} là ${firstName} (dòng ${firstRow}) và cũng là ${name}.`,
      `Code ${id} is ${firstName} (row ${firstRow}) and also ${name}.`,
    ),
  todo: text('Kiểm tra hồ sơ và sửa mã của một người.', 'Check the files and correct the code of one of them.'),
};

export const sameName: FindingKind<[name: string, ids: readonly string[]]> = {
  code: 'I-roster-same-name',
  severity: 'info',
  title: text('Trùng họ tên', 'People of one name'),
  message: (name, ids) =>
    text(
      `Có ${ids.length} người tên ${name}: ${ids.join(', ')}.`,
      `${ids.length} people are called ${name}: ${ids.join(', ')}.`,
    ),
  todo: text('Không cần làm gì: mỗi mã là một người.', 'Nothing to do: each code is one person.'),
};

export const sameNameAndBirth: FindingKind<[name: string, birth: Day, ids: readonly string[]]> = {
  code: 'W-roster-same-name-and-birth',
  severity: 'warning',
  title: text('Trùng họ tên và ngày sinh', 'People of one name and one birthday'),
  message: (name, birth, ids) =>
    text(
      `${ids.join(', ')} đều là ${name}, sinh ngày ${formatDay(birth)}: có thể là một người.`,
      `${ids.join(', ')} are all ${name}, born ${birth}: perhaps one person.`,
    ),
  todo: text(
    'Kiểm tra; nếu là một người, giữ một mã; nếu không, ghi lý do để nguyên.',
    'Check; if it is one person, keep one code; if not, record why it stands.',
  ),
};

export const idsAlike: FindingKind<[name: string, ids: readonly string[]]> = {
  code: 'W-roster-ids-alike',
  severity: 'warning',
  title: text('Trùng họ tên, mã gần giống', 'People of one name with codes that look alike'),
  message: (name, ids) =>
    text(
      `${ids.join(', ')} đều là ${name}, và các mã chỉ khác nhau ở dấu cách, dấu nối, kiểu chữ hoặc số 0: có thể là một người ghi hai lần.`,
      `${ids.join(', ')} are all ${name}, and the codes differ only in spaces, signs, width of letters or zeros: perhaps one person listed twice.`,
    ),
  todo: text(
    'Kiểm tra; nếu là một người, giữ một dòng và một mã; nếu không, ghi lý do để nguyên.',
    'Check; if it is one person, keep one row and one code; if not, record why it stands.',
  ),
};

export const personUnknown: FindingKind<[id: string, like: string | undefined]> = {
  code: 'E-roster-person-unknown',
  severity: 'error',
  title: text('Chức vụ của người không có trong danh sách', 'A post of somebody who is not in the list'),
  message: (id, like) =>
    text(
      `Mã ${id} không có trong danh sách nhân sự.${like === undefined ? '' : ` Có mã gần giống: ${like}.`}`,
      `Code ${id} is not in the list of people.${like === undefined ? '' : ` A similar code is there: ${like}.`}`,
    ),
  todo: text(
    'Sửa mã, hoặc thêm người này vào danh sách nhân sự.',
    'Correct the code, or add the person to the list of people.',
  ),
};

export const nameDiffers: FindingKind<[id: string, name: string, listed: string]> = {
  code: 'E-roster-name-differs',
  severity: 'error',
  title: text('Mã và họ tên không khớp', 'Code and name do not belong together'),
  message: (id, name, listed) =>
    text(
      `Dòng này ghi mã ${id} với tên ${name}; trong danh sách nhân sự mã ${id} là ${listed}.`,
      `This row gives code ${id} the name ${name}; in the list of people ${id} is ${listed}.`,
    ),
  todo: text('Sửa mã hoặc họ tên.', 'Correct the code or the name.'),
};

export const withoutPost: FindingKind<[count: number, some: readonly string[]]> = {
  code: 'I-roster-without-post',
  severity: 'info',
  title: text('Người không có chức vụ', 'People without a post'),
  message: (count, some) =>
    text(
      `${count} người không có dòng chức vụ nào: ${some.join(', ')}${count > some.length ? ', …' : ''}.`,
      `${count} people have no post: ${some.join(', ')}${count > some.length ? ', …' : ''}.`,
    ),
  todo: text('Không cần làm gì, nếu đúng là họ không giữ chức vụ.', 'Nothing to do, if they really hold none.'),
};

export const postTwice: FindingKind<[title: string, firstRow: number]> = {
  code: 'W-roster-post-twice',
  severity: 'warning',
  title: text('Một chức vụ ghi hai lần', 'One post listed twice'),
  message: (title, firstRow) =>
    text(
      `“${title}” với cùng đơn vị và ngày bổ nhiệm đã có ở dòng ${firstRow}; chỉ tính một lần.`,
      `“${title}” with the same unit and start already stands in row ${firstRow}; it counts once.`,
    ),
  todo: text('Xóa dòng thừa, hoặc ghi lý do để nguyên.', 'Delete the surplus row, or record why it stands.'),
};

export const postConflict: FindingKind<[title: string, firstRow: number]> = {
  code: 'E-roster-post-conflict',
  severity: 'error',
  title: text('Hai dòng của một chức vụ nói khác nhau', 'Two rows of one post disagree'),
  message: (title, firstRow) =>
    text(
      `“${title}” có cùng đơn vị và ngày bổ nhiệm với dòng ${firstRow}, nhưng khác ngày thôi giữ hoặc diện quản lý.`,
      `“${title}” has the same unit and start as row ${firstRow}, but another end or managing authority.`,
    ),
  todo: text('Giữ dòng đúng, xóa dòng kia.', 'Keep the right row, delete the other.'),
};

export const postOverlap: FindingKind<[title: string, firstRow: number]> = {
  code: 'I-roster-post-overlap',
  severity: 'info',
  title: text('Hai nhiệm kỳ của một chức vụ chồng lên nhau', 'Two terms of one post overlap'),
  message: (title, firstRow) =>
    text(
      `“${title}” chồng thời gian với dòng ${firstRow} của cùng người, cùng đơn vị.`,
      `“${title}” overlaps row ${firstRow} of the same person and unit.`,
    ),
  todo: text(
    'Nếu là bổ nhiệm lại, nên ghi ngày thôi giữ ở dòng trước.',
    'For a re-appointment, better fill in the end in the earlier row.',
  ),
};

export const severalPostsInCell: FindingKind<[content: string]> = {
  code: 'W-roster-several-posts-in-cell',
  severity: 'warning',
  title: text('Có thể nhiều chức vụ trong một ô', 'Perhaps several posts in one cell'),
  message: (content) =>
    text(
      `“${content}” có thể là nhiều chức vụ; ô này được hiểu là một.`,
      `“${content}” may be several posts; the cell is taken as one.`,
    ),
  todo: text(
    'Ghi mỗi chức vụ một dòng với ngày bổ nhiệm của nó, hoặc ghi là đã kiểm tra.',
    'Write one row per post with its own start, or record that it was checked.',
  ),
};

export const perhapsLeft: FindingKind<[content: string]> = {
  code: 'W-roster-perhaps-left',
  severity: 'warning',
  title: text('Có thể đã thôi giữ chức vụ', 'Somebody who may have left'),
  message: (content) =>
    text(
      `“${content}”: dòng này không ghi ngày thôi giữ, nên chức vụ được coi là đang giữ.`,
      `“${content}”: this row gives no end of the post, so it is taken as still held.`,
    ),
  todo: text(
    'Ghi ngày thôi giữ ở từng chức vụ đã thôi; nếu vẫn giữ, ghi là đã kiểm tra.',
    'Give each post that ended its end; if it is still held, record that it was checked.',
  ),
};

export const emailDoubt: FindingKind<[email: string]> = {
  code: 'I-roster-email',
  severity: 'info',
  title: text('Địa chỉ email khó dùng', 'An e-mail address that may not work'),
  message: (email) =>
    text(`“${email}” không giống một địa chỉ email.`, `“${email}” does not look like an e-mail address.`),
  todo: text('Sửa nếu cần gửi thư mời qua email.', 'Correct it if invitations go by e-mail.'),
};

/** Every kind of finding that the cleaning of a roster can give. */
export const rosterFindingKinds = [
  ...rosterSheetFindingKinds,
  ...rosterDayFindingKinds,
  idEmpty,
  idTooLong,
  idRounded,
  nameEmpty,
  nameOdd,
  titleEmpty,
  startEmpty,
  idTwiceSameName,
  idTwiceOtherName,
  sameName,
  sameNameAndBirth,
  idsAlike,
  personUnknown,
  nameDiffers,
  withoutPost,
  postTwice,
  postConflict,
  postOverlap,
  severalPostsInCell,
  perhapsLeft,
  emailDoubt,
] as const;
