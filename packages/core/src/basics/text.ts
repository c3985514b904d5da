import { z } from 'zod';

export type Language = 'vi' | 'en';

/** Words for people: Vietnamese first, English second. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

export const textSchema = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

/** The same words in both languages. */
export function text(vi: string, en: string): Text {
  return { vi, en };
}

// Characters that people cannot see but that keep equal names from being equal.
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

// Nearly every text is tidy but for its composition: a roster of thousands is looked at for this alone.
const untidy = /[\u00ad\u200b-\u200d\u2060\ufeff]|[^\S ]|^ | $| {2}/u;

/** Unicode NFC, no-break and other odd spaces turned into single ordinary ones, invisible characters removed, trimmed. Twice is the same as once. */
export function tidy(value: string): string {
  if (!untidy.test(value)) return value.normalize('NFC');
  // Invisible characters go first: they keep a letter and its mark from being composed.
  return value.replace(invisible, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** What somebody typed on one line, a name or a place: tidied, not empty. */
export function lineSchema(longest: number) {
  return z.string().overwrite(tidy).min(1).max(longest);
}

/** What somebody wrote freely, a reason or a remark: line breaks stay; NFC, trimmed, not empty. */
export function proseSchema(longest: number) {
  return z.string().normalize('NFC').trim().min(1).max(longest);
}

/** The key under which two spellings of one post or unit are the same: NFC, space and case folded. */
export function fold(value: string): string {
  return tidy(value).toLocaleLowerCase('vi');
}

/** Letters without marks, for searching by typing without a Vietnamese keyboard ("dien" finds "Điền"). */
export function searchKey(value: string): string {
  return fold(value).replace(/đ/gu, 'd').normalize('NFD').replace(/\p{M}/gu, '');
}

/** Words that began a sentence, inside of one: names in them keep their capitals (`báo cáo Ban Thường vụ`). */
export function inSentence(words: string): string {
  return words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
}

const collator = new Intl.Collator('vi', { usage: 'sort', sensitivity: 'variant' });

/** Vietnamese order of full names: given name (the last word) first, then family and middle names, then the whole string. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [splitName(a), splitName(b)];
  return (
    collator.compare(left.given, right.given) || collator.compare(left.rest, right.rest) || (a < b ? -1 : a > b ? 1 : 0)
  );
}

function splitName(name: string): { given: string; rest: string } {
  const whole = tidy(name);
  const last = whole.lastIndexOf(' ');
  return { given: whole.slice(last + 1), rest: whole.slice(0, Math.max(last, 0)) };
}
