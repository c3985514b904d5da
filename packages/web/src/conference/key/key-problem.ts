// Why a step with a key did not go, in words for the member at the screen.
import { type ProblemCode, problemTexts } from '@tinnhiem/ballot-box';
import { type Text, text } from '@tinnhiem/core';
import type { KeyProblem } from '../casting/key-tasks.ts';
import type { KeyMisfit } from './kept-key.ts';

/** A step of the key that this browser could not do. */
export class KeyFailed extends Error {
  readonly problem: KeyProblem;

  constructor(problem: KeyProblem) {
    super(problem.code);
    this.name = 'KeyFailed';
    this.problem = problem;
  }
}

const own: Readonly<Record<string, Text>> = {
  'key-passphrase-wrong': text(
    'Mật khẩu không đúng. Xem lại chữ hoa, dấu cách và bộ gõ tiếng Việt rồi gõ lại; sai bao nhiêu lần cũng không mất khóa.',
    'The passphrase is wrong. Check capitals, spaces and the keyboard, and type it again; nothing is lost however often.',
  ),
  'key-file-malformed': text(
    'Đây không phải tệp khóa, hoặc tệp bị hỏng. Chọn tệp khác, hoặc dùng phiếu phục hồi.',
    'This is no key file, or it is damaged. Choose another, or use the recovery sheet.',
  ),
  'key-other': text(
    'Khóa mở được nhưng không phải khóa mà bạn dùng ở hội nghị này. Chọn tệp khác.',
    'The key opens, but it is not the one that you use at this conference. Choose another file.',
  ),
  'key-closed': text('Khóa chưa mở. Mở khóa rồi làm lại.', 'The key is not open. Open it and try again.'),
};

export function keyProblemText(problem: KeyProblem): Text {
  const known = own[problem.code];
  if (known !== undefined) return known;
  const sentence = problemTexts[problem.code as ProblemCode];
  const member = 'where' in problem ? problem.where.trustee : undefined;
  const whose = member === undefined ? text('', '') : text(` Người giữ khóa số ${member}.`, ` Member ${member}.`);
  return text(
    `${sentence.vi}${whose.vi} Dừng lại, báo Trưởng ban: phải lập khóa lại từ đầu.`,
    `${sentence.en}${whose.en} Stop and tell the head: the key has to be begun anew.`,
  );
}

export const misfitTexts: Readonly<Record<KeyMisfit, Text>> = {
  'not-a-key': own['key-file-malformed'] as Text,
  'other-conference': text(
    'Đây là khóa của một hội nghị khác. Chọn tệp của hội nghị này.',
    'This is the key of another conference. Choose the file of this one.',
  ),
  'other-member': text(
    'Đây là khóa của một thành viên khác. Mỗi người chỉ mở khóa của mình, bằng tài khoản của mình.',
    'This is the key of another member. Everybody opens the own key, with the own account.',
  ),
  'earlier-ceremony': text(
    'Đây là khóa cũ: sau đó việc lập khóa đã làm lại từ đầu. Chọn tệp tải về ở lần sau cùng.',
    'This is an old key: the key was begun anew afterwards. Choose the file of the last time.',
  ),
};
