// Text of a cell, made fit to compare: reading 7.
import { tidy } from '../basics/text.ts';
import type { ConversionKind } from './roster-conversions.ts';
import { isSyllable } from './roster-syllables.ts';

export interface CleanText {
  readonly text: string;
  readonly kinds: readonly ConversionKind[];
}

/** Windows-1252 from 0x80 to 0x9F; where it has no letter, programs keep the control character. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * "Nguyá»…n" → "Nguyễn": text whose UTF-8 bytes were read as Windows-1252, once or several times. Certain, because only text that went
 * through this is valid UTF-8 again; `undefined` for everything else.
 */
export function undoMisread(raw: string): string | undefined {
  let found: string | undefined;
  for (let text = undoOnce(raw); text !== undefined; text = undoOnce(text)) if (hasVietnamese(text)) found = text;
  return found;
}

function hasVietnamese(text: string): boolean {
  return text.split(/[^\p{L}\p{M}]+/u).some((word) => /\P{ASCII}/u.test(word) && isSyllable(word));
}

function undoOnce(raw: string): string | undefined {
  if (!/[\u00c2-\u00e1\u0102-\u0103]\P{ASCII}/u.test(raw)) return undefined;
  const bytes: number[] = [];
  for (const character of raw) {
    const high = windows1252.indexOf(character);
    const code = high >= 0 ? 0x80 + high : (character.codePointAt(0) as number);
    if (code > 0xff) return undefined;
    bytes.push(code);
  }
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

// Eth and the African D look like Đ in every font, and some keyboards type them.
const lookalikeD = /[\u00d0\u00f0\u0189\u0256]/u;
const invisible = /[[\p{Cc}\p{Cf}\p{Variation_Selector}]--[\t-\r]]/gv;
const oddSpace = /[^\S \t\r\n]/u;

/** A cell without look-alikes, invisible characters, odd spaces and separate marks. Ordinary spaces are tidied without a word. */
export function cleanText(raw: string): CleanText {
  const kinds: ConversionKind[] = [];
  const withoutFormula = /^="(.*)"$/su.exec(raw.trim())?.[1];
  if (withoutFormula !== undefined) kinds.push('formula');
  let text = withoutFormula ?? raw;
  const letters = lookalikeD.test(text) ? text.replace(/[\p{L}\p{M}]+/gu, undoLookalike) : text;
  if (letters !== text) kinds.push('lookalike');
  text = letters;
  if (text.normalize('NFC') !== text) kinds.push('composed');
  const visible = text.replace(invisible, '');
  if (visible !== text) kinds.push('invisible');
  if (oddSpace.test(visible)) kinds.push('spaces');
  return { text: tidy(visible), kinds };
}

function undoLookalike(word: string): string {
  if (!lookalikeD.test(word)) return word;
  const right = word.replace(/[\u00d0\u0189]/gu, 'Đ').replace(/[\u00f0\u0256]/gu, 'đ');
  return isSyllable(right) || /^[A-ZĐ]{2,8}$/u.test(right) ? right : word;
}

/** Letters that a wrong character set has destroyed for good: `Nguy?n`, or the replacement character. */
export function hasLostLetters(text: string): boolean {
  return /\ufffd|\p{L}\?\p{L}|(?:^|\s)\?\p{Ll}|\p{L}\?(?=\s\S)/u.test(text);
}

const fullWidth = /[\uff01-\uff5e]/u;
const otherScript = /[\p{L}--[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]]/v;
/** A caron for a breve, a D of another language for Đ, a dotless i: they look right and match nothing. */
const lookalike = /[ǍǎĚěǏǐǑǒǓǔÐðĎďƉɖƋƌɑı]/u;
/** A mark that stands alone, or was laid over a letter to cross it. */
const looseMark = /(?<=^|\s)\p{M}|[\u0335-\u0338]|[\u02c6-\u02dd]/u;
const signOfOldFont = /[\u00a1-\u00bf\u00d7\u00f7]/u;
const notInNames = /[;:<>=|\\*#$%^_~!{}[\]]/u;
const notInUnits = /[;|<>=\\^~{}]/u;
/** "Nguye64n", "TrÇn": how a keyboard or a font shows that was not understood. */
const oddInWord = /(?<=\p{L})\d+(?=\p{L})|(?<=\p{Ll})(?=\P{ASCII})\p{Lu}/u;

/**
 * A character that stands in no code, name, post or unit: of another script (a Cyrillic "В" looks like a B and is none), of full width, one
 * that only looks like a letter of Vietnamese; in codes and names the signs that old fonts had in place of letters; in names and units
 * separators and the like.
 */
export function oddCharacter(text: string, what: 'code' | 'name' | 'post' | 'unit'): string | undefined {
  const found =
    fullWidth.exec(text) ??
    otherScript.exec(text) ??
    lookalike.exec(text) ??
    looseMark.exec(text) ??
    (what === 'code' || what === 'name' ? signOfOldFont.exec(text) : null) ??
    (what === 'name' ? (notInNames.exec(text) ?? oddInWord.exec(text)) : null) ??
    (what === 'unit' ? notInUnits.exec(text) : null);
  return found?.[0];
}

const postWords =
  'phó|trưởng|ủy viên|uỷ viên|đảng ủy viên|đảng uỷ viên|bí thư|chủ tịch|chủ nhiệm|giám đốc|hiệu trưởng|thành viên|viện trưởng|tổ trưởng|chánh';
// "Phó" at the end of a line goes on in the next one.
const between = String.raw`[,/+&]|(?<!(?:^|\s)(?:phó|quyền|nguyên)\s*)\n|\s[-–—]\s|(?<=\s)(?:kiêm|và)\s`;
const beginsAsPost = new RegExp(`^(?:${postWords})(?=\\s|$)`, 'iu');
const anotherPost = new RegExp(`;|(?:${between})\\s*(?:${postWords})(?=\\s|$)`, 'iu');

/** Whether a post reads like several, as the file has it: a line break may stand between them. */
export function maySayPosts(text: string): boolean {
  return anotherPost.test(text.normalize('NFC'));
}

/** Whether a name reads like several people, as the file has it: a line break may stand between them. */
export function maySayNames(text: string): boolean {
  const parts = text.normalize('NFC').split(/[,;\n/&+]|\s(?:và|[-–])\s/u);
  return parts.filter((part) => (part.match(/\p{L}+/gu)?.length ?? 0) >= 2).length >= 2;
}

/** What people write instead of the same again. */
export function isDitto(text: string): boolean {
  return /^(?:-?\s*n\.?t\.?\s*-?|như (?:trên|trước)|["“”″〃]|'')$/iu.test(text.normalize('NFC').trim());
}

/** Whether something is written and no letter of it: a 0 that a formula made of an empty cell, a day, a telephone number. */
export function isOnlySigns(text: string): boolean {
  return /\d/u.test(text) && !/\p{L}/u.test(text);
}

/** Whether what should be a unit reads like a post, and the post does not: the two were exchanged. */
export function isTurned(title: string, unit: string): boolean {
  return beginsAsPost.test(unit) && !beginsAsPost.test(title);
}
