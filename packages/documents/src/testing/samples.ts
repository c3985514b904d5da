import { readFileSync } from 'node:fs';
import type { FormInputs, FormName } from '../forms/forms.ts';
import type { ResultRow } from '../forms/inputs.ts';

/** The sample input of a form, with invented people. */
export function sample<Name extends FormName>(name: Name): FormInputs[Name] {
  const file = new URL(`../../samples/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as FormInputs[Name];
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Đặng'];
const given = ['Giả Định', 'Ví Dụ', 'Thí Điểm', 'Hư Cấu', 'Ưởng', 'Quỳnh Như', 'Tưởng Tượng', 'Mẫu Mực'];

/** Invented names, each different. */
export function inventedNames(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `${families[index % families.length]} ${given[index % given.length]} ${romanish(index)}`,
  );
}

const romanish = (index: number): string => String.fromCharCode(65 + (index % 26)) + Math.floor(index / 26);

/** Results of invented people on whom everybody marked the middle level. */
export function inventedResults(count: number): readonly ResultRow[] {
  return inventedNames(count).map((name) => ({
    name,
    post: 'Trưởng khoa Thử nghiệm',
    issued: 40,
    collected: 40,
    valid: 40,
    invalid: 0,
    high: { ballots: 0, percent: '0,00' },
    confidence: { ballots: 40, percent: '100,00' },
    low: { ballots: 0, percent: '0,00' },
  }));
}

/** Every letter of Vietnamese with every tone, small and capital. */
export const vietnameseLetters: string = (() => {
  const vowels = [...'aăâeêioôơuưy'];
  const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const small = vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))).concat('đ');
  return [...small, ...small.map((letter) => letter.toLocaleUpperCase('vi'))].join('');
})();

/** What would be markup in Typst, XML or HTML, were it not data. */
export const markup = [
  '#',
  '#import "x"',
  '$a+b$',
  '*đậm*',
  '_nghiêng_',
  '"ngoặc"',
  "'đơn'",
  '`mã`',
  '<nhãn>',
  '</w:t><w:t>',
  '&amp;',
  '@thamchiếu',
  '\\n',
  '\\u{41}',
  '//chú',
  '/*thích*/',
  '= Mục',
  '[ ] }{',
  '~',
];
