// What a schema has against data, in words for whoever sent them. What is rare is said as zod says it.
import type { z } from 'zod';
import en from 'zod/v4/locales/en.js';
import vi from 'zod/v4/locales/vi.js';
import { type Text, text } from './text.ts';

type Issue = z.core.$ZodIssue;

const [vietnamese, english] = [vi().localeError, en().localeError];

/** The first thing that a schema has against data: where, and what; `null` where it takes them. */
export function firstMalformed(
  schema: z.ZodType,
  data: unknown,
): { readonly path: string; readonly words: Text } | null {
  const [issue] = schema.safeParse(data, { reportInput: true }).error?.issues ?? [];
  if (issue === undefined) return null;
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return { path: [...path, ...issue.keys.slice(0, 1)].join('.'), words: text('không rõ là gì', 'is not known') };
  return { path: path.join('.'), words: wordsOf(issue) ?? ofZod(schema, data) };
}

const typeNames: Readonly<Record<string, Text>> = {
  string: text('phải là chữ', 'has to be text'),
  number: text('phải là số', 'has to be a number'),
  int: text('phải là số nguyên', 'has to be a whole number'),
  boolean: text('phải là có hoặc không (true, false)', 'has to be true or false'),
  array: text('phải là danh sách', 'has to be a list'),
  object: text('phải là một nhóm mục', 'has to be a group of entries'),
  record: text('phải là một nhóm mục', 'has to be a group of entries'),
};

function wordsOf(issue: Issue): Text | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? text('còn thiếu', 'is missing') : typeNames[issue.expected];
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : eitherOf(issue.errors);
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array')
        return Number(issue.minimum) === 1 ? text('chưa ghi gì', 'is empty') : undefined;
      return issue.origin === 'number' && issue.inclusive !== false
        ? text(`phải từ ${issue.minimum} trở lên`, `has to be at least ${issue.minimum}`)
        : undefined;
    case 'too_big':
      if (issue.origin === 'string')
        return text(`dài quá ${issue.maximum} ký tự`, `is longer than ${issue.maximum} characters`);
      if (issue.origin === 'array')
        return text(`có quá ${issue.maximum} mục`, `has more than ${issue.maximum} entries`);
      return issue.origin === 'number' && issue.inclusive !== false
        ? text(`không được quá ${issue.maximum}`, `has to be at most ${issue.maximum}`)
        : undefined;
    case 'invalid_format':
      // The pattern itself is for programs.
      return issue.format === 'regex' ? text('không đúng dạng phải ghi', 'is not of the right form') : undefined;
    case 'custom':
      return customWords[issue.message];
    default:
      return undefined;
  }
}

function oneOf(values: readonly unknown[]): Text {
  const quoted = values.map((value) => `“${String(value)}”`).join(', ');
  return values.length === 1
    ? text(`phải là ${quoted}`, `has to be ${quoted}`)
    : text(`phải là một trong ${quoted}`, `has to be one of ${quoted}`);
}

/** What each of several forms has against a value of none of them; nothing where one of them fails deeper within. */
function eitherOf(forms: readonly (readonly Issue[])[]): Text | undefined {
  const words = forms.map(([first]) => (first?.path.length === 0 ? wordsOf(first) : undefined));
  const said = words.filter((one) => one !== undefined);
  if (said.length === 0 || said.length < words.length) return undefined;
  const joined = (language: 'vi' | 'en', or: string) => [...new Set(said.map((one) => one[language]))].join(or);
  return text(joined('vi', ', hoặc '), joined('en', ', or '));
}

/** What the schemas of plan, rules and acts say with `refine`, in words. */
export const customWords: Readonly<Record<string, Text>> = {
  'YYYY-MM-DD': text(
    'phải là ngày có thật, viết năm-tháng-ngày như 2019-03-01',
    'has to be a real day, written 2019-03-01',
  ),
  'numerator <= denominator': text(
    'tử số lớn hơn mẫu số: không phần nào lớn hơn cả số',
    'is more than the whole: no share can be',
  ),
  'upTo > fraction': text(
    'phải lớn hơn phân số ở mục fraction, nếu không thì không ai vào mức này',
    'has to be more than fraction, or nobody could ever be in this band',
  ),
  'each code once': text('mỗi mã mức chỉ được ghi một lần', 'each code may stand once only'),
};

function ofZod(schema: z.ZodType, data: unknown): Text {
  const [inVietnamese = '', inEnglish = ''] = [vietnamese, english].map(
    (error) => schema.safeParse(data, { error }).error?.issues[0]?.message,
  );
  return text(inVietnamese, inEnglish);
}
