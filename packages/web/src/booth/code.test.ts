import { newCredential } from '@tinnhiem/ballot-box';
import { describe, expect, test } from 'vitest';
import { codeInAddress, inspectCode } from './code.ts';

const problems = (typed: string) =>
  inspectCode(typed).groups.flatMap(({ problem }, at) => (problem === null ? [] : [`${at + 1}: ${problem.vi}`]));
const code = 'abcde-fghijk-mnopq-rstuvw';

test('every code that is made is read, with and without its hyphens, and as an address brings it', () => {
  for (let times = 0; times < 50; times += 1) {
    const made = newCredential((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
    const spaced = made.replaceAll('-', ' ');
    const joined = made.replaceAll('-', '');
    for (const typed of [made, ` ${spaced}\n`, joined, made.replaceAll('-', '–'), codeInAddress(`#${made}`)])
      expect(inspectCode(typed).code).toBe(made);
  }
});

test('capitals and small letters are kept apart', () => {
  expect(inspectCode(code.replace('a', 'A')).code).toBe(code.replace('a', 'A'));
});

test('what is being typed is not wrong yet', () => {
  for (const typed of ['', 'a', 'abcde', 'abcde-', 'abcde-fgh', 'abcdefgh', 'abcde-fghijk-mnopq-r'])
    expect([typed, problems(typed), inspectCode(typed).code]).toEqual([typed, [], null]);
});

describe('says which group is wrong, and why:', () => {
  test.each([
    ['abcd-fghijk', '1: Nhóm 1 mới có 4 ký tự'],
    ['abcde-fghij-', '2: Nhóm 2 mới có 5 ký tự'],
    ['abcde-fghijkk-m', '2: Nhóm 2 dài 7 ký tự'],
    ['abcde-fgh0jk', '2: Nhóm 2 có “0”. Mã không dùng số 0 và chữ O hoa: có thể là chữ o thường.'],
    ['abcdefghijkmnOpq', '3: Nhóm 3 có “O”.'],
    ['abcde-fghIjk', '2: Nhóm 2 có “I”. Mã không dùng chữ I hoa'],
    ['lbcde', '1: Nhóm 1 có “l”.'],
    ['ăbcde', '1: Nhóm 1 có “ă”. Mã chỉ có chữ cái không dấu'],
  ])('%s', (typed, words) => {
    const [first = ''] = problems(typed);
    expect(first).toContain(words);
    expect(inspectCode(typed).code).toBeNull();
  });
});

test('a code with more behind it is none', () => {
  expect(inspectCode(`${code}-x`)).toMatchObject({ code: null, tooLong: true });
  expect(inspectCode(`${code.replaceAll('-', '')}x`)).toMatchObject({ code: null, tooLong: true });
});

test('an address that cannot be decoded is shown as it is', () => {
  expect(codeInAddress('#%E0%A4%A')).toBe('%E0%A4%A');
});
