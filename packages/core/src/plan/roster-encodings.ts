// The encodings that Vietnamese offices typed in before Unicode. With TCVN3 and VNI a font drew the right letters over other characters, so
// the text that a workbook holds is the text of those other characters; text of Windows-1258 became others when it was read as Windows-1252.

export const oldEncodings = ['tcvn3', 'vni', 'windows1258'] as const;
export type OldEncoding = (typeof oldEncodings)[number];

const pairs = (codes: string, letters: string): [string, string][] => {
  const targets = [...letters];
  return [...codes].map((code, index) => [code, targets[index] as string]);
};

/** TCVN 5712:1993, VN3 ("ABC", fonts .VnTime). It has no code for a capital with a tone: a font with capitals drew those. */
const tcvn3 = new Map<string, string>([
  ...pairs('¡¢£¤¥¦§', 'ĂÂÊÔƠƯĐ'),
  ...pairs('¨©ª«¬\u00ad®', 'ăâêôơưđ'),
  ...pairs('µ¶·¸¹', 'àảãáạ'),
  ...pairs('»¼½¾Æ', 'ằẳẵắặ'),
  ...pairs('ÇÈÉÊË', 'ầẩẫấậ'),
  ...pairs('ÌÎÏÐÑ', 'èẻẽéẹ'),
  ...pairs('ÒÓÔÕÖ', 'ềểễếệ'),
  ...pairs('×ØÜÝÞ', 'ìỉĩíị'),
  ...pairs('ßáâãä', 'òỏõóọ'),
  ...pairs('åæçèé', 'ồổỗốộ'),
  ...pairs('êëìíî', 'ờởỡớợ'),
  ...pairs('ïñòóô', 'ùủũúụ'),
  ...pairs('õö÷øù', 'ừửữứự'),
  ...pairs('úûüýþ', 'ỳỷỹýỵ'),
]);

const vniTones = pairs('øûõùï', '\u0300\u0309\u0303\u0301\u0323');
const vniHats = pairs('âàåãáä', '\u0000\u0300\u0309\u0303\u0301\u0323');
const vniBreves = pairs('êèúüéë', '\u0000\u0300\u0309\u0303\u0301\u0323');

/** VNI-Windows: a base letter and after it one character that draws its marks. It keeps capitals. */
const vniPairs = new Map<string, string>();
for (const base of 'aeouy')
  for (const [mark, tone] of vniTones) vniPairs.set(base + mark, (base + tone).normalize('NFC'));
for (const [code, letter] of pairs('ôö', 'ơư'))
  for (const [mark, tone] of vniTones) vniPairs.set(code + mark, (letter + tone).normalize('NFC'));
for (const [base, letter] of pairs('aeo', 'âêô'))
  for (const [mark, tone] of vniHats)
    vniPairs.set(base + mark, (letter + (tone === '\u0000' ? '' : tone)).normalize('NFC'));
for (const [mark, tone] of vniBreves) vniPairs.set(`a${mark}`, `ă${tone === '\u0000' ? '' : tone}`.normalize('NFC'));
const vniSingles = new Map<string, string>(pairs('ñôöíìæóòî', 'đơưíìỉĩịỵ'));

const ascii = /^[\u0020-\u007e]$/u;

/**
 * A word read as text of an old encoding; `undefined` when a character of it means nothing there. TCVN3 gives every letter
 * with a tone in lower case: `restoreCase` puts the capitals back.
 */
export function decodeOld(encoding: OldEncoding, word: string): string | undefined {
  switch (encoding) {
    case 'tcvn3':
      return decodeTcvn3(word);
    case 'vni':
      return decodeVni(word);
    case 'windows1258':
      return decodeWindows1258(word);
  }
}

function decodeTcvn3(word: string): string | undefined {
  let text = '';
  for (const character of word) {
    const letter = ascii.test(character) ? character : tcvn3.get(character);
    if (letter === undefined) return undefined;
    text += letter;
  }
  return text;
}

function decodeVni(word: string): string | undefined {
  let text = '';
  for (let at = 0; at < word.length; at += 1) {
    const character = word[at] as string;
    const isCapital = character !== character.toLowerCase();
    const pair = vniPairs.get(word.slice(at, at + 2).toLowerCase());
    const single = vniSingles.get(character.toLowerCase());
    if (pair === undefined && single === undefined && !ascii.test(character)) return undefined;
    const letter = pair ?? single ?? character;
    text += isCapital ? letter.toUpperCase() : letter;
    if (pair !== undefined) at += 1;
  }
  return text;
}

/** The letters above ASCII in which the two code pages differ, by the letter that Windows-1252 shows. */
const windows1258 = new Map(pairs('ÃÌÐÒÕÝÞãìðòõýþ', 'Ă\u0300Đ\u0309ƠƯ\u0303ă\u0301đ\u0323ơư₫'));

function decodeWindows1258(word: string): string | undefined {
  if (/[\u0100-\uffff]/u.test(word)) return undefined;
  return [...word]
    .map((letter) => windows1258.get(letter) ?? letter)
    .join('')
    .normalize('NFC');
}

const lowerThenUpper = /[a-z\u00df-\u00ff][\u00c0-\u00de]/u;
const signOfTcvn3 = /[\u00a1-\u00a9\u00ab-\u00b9\u00bb-\u00bf\u00d7\u00f7\u00aa]/u;
const toneOfWindows1258 = /[aeiouyâêôãõý][ÌÒÞìò]/iu;
const vniPair = /[aeouyôö][øûõùïâàåãáäêèúüéë]/iu;

/** Whether a word carries what no Unicode text does: signs in place of letters, capitals after small letters, doubled vowel marks. */
export function hasSignOf(encoding: OldEncoding, word: string): boolean {
  if (!/[a-z]/iu.test(word)) return false;
  switch (encoding) {
    case 'tcvn3':
      return signOfTcvn3.test(word) || lowerThenUpper.test(word);
    case 'vni':
      return vniPair.test(word);
    case 'windows1258':
      return toneOfWindows1258.test(word);
  }
}

const caseIsKnown = /[A-Za-z¡-§¨-®]/u;
const isUpperCode = (character: string): boolean => /[A-Z¡-§]/u.test(character);
const letterOfTcvn3 = (character: string): boolean => caseIsKnown.test(character) || tcvn3.has(character);

/**
 * The capitals that TCVN3 cannot write, put back where the letter's own case is unknown: everywhere in a word (or a whole
 * cell) of capitals, at the beginning of the cell, and with `everyWord` (names of people) at the beginning of every word. A
 * name without any capital was typed in a font of capitals. `raw` and `decoded` have equal length.
 */
export function restoreCase(raw: string, decoded: string, everyWord: boolean): string {
  const codes = [...raw];
  const letters = [...decoded];
  const words = wordsOf(codes);
  const noCapital = !codes.some(isUpperCode);
  const inner = words.flatMap((word) => word.slice(1)).filter((at) => caseIsKnown.test(codes[at] as string));
  const cellIsUpper = inner.length > 0 && inner.every((at) => isUpperCode(codes[at] as string));
  words.forEach((word, index) => {
    const known = word.slice(1).filter((at) => caseIsKnown.test(codes[at] as string));
    const wordIsUpper = known.length > 0 ? known.every((at) => isUpperCode(codes[at] as string)) : cellIsUpper;
    const [first] = word as [number];
    if (wordIsUpper && (cellIsUpper || isUnknown(codes[first]) || isUpperCode(codes[first] as string))) {
      for (const at of word) letters[at] = (letters[at] as string).toUpperCase();
    } else if (everyWord ? noCapital || isUnknown(codes[first]) : index === 0 && isUnknown(codes[first])) {
      letters[first] = (letters[first] as string).toUpperCase();
    }
  });
  return letters.join('');
}

function isUnknown(code: string | undefined): boolean {
  return code !== undefined && !caseIsKnown.test(code);
}

function wordsOf(codes: readonly string[]): number[][] {
  const words: number[][] = [];
  let open: number[] | undefined;
  codes.forEach((code, at) => {
    if (!letterOfTcvn3(code)) {
      open = undefined;
    } else if (open === undefined) {
      open = [at];
      words.push(open);
    } else {
      open.push(at);
    }
  });
  return words;
}
