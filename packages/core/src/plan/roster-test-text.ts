// For tests: every Vietnamese syllable, and what the old fonts made of a text (the opposite direction of roster-encodings,
// written apart from it).
import { isSyllable, onsets, rhymes, rhymesAfterQu } from './roster-syllables.ts';

const letters = 'aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵđ';
const tcvn3Codes = 'a¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËeÐÌÎÏÑªÕÒÓÔÖiÝ×ØÜÞoãßáâä«èåæçé¬íêëìîuóïñòô\u00adøõö÷ùyýúûüþ®';
const vniCodes = [
  'a aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä e eù eø eû eõ eï eâ eá eà eå eã eä i í ì æ ó ò',
  'o où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï u uù uø uû uõ uï ö öù öø öû öõ öï y yù yø yû yõ î ñ',
].flatMap((line) => line.split(' '));
const tcvn3Capitals = new Map([...'ĂÂÊÔƠƯĐ'].map((letter, index) => [letter, '¡¢£¤¥¦§'.charAt(index)]));

/** A text as typed with an ABC font: capitals with a tone become small, because the encoding has none. */
export function encodeTcvn3(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const at = letters.indexOf(letter.toLowerCase());
      if (at < 0 || /[a-z]/iu.test(letter)) return letter;
      return tcvn3Capitals.get(letter) ?? tcvn3Codes.charAt(at);
    })
    .join('');
}

/** A text as typed with a VNI font. */
export function encodeVni(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const code = vniCodes[letters.indexOf(letter.toLowerCase())] ?? letter;
      return letter === letter.toLowerCase() ? code : code.toUpperCase();
    })
    .join('');
}

const bytesOf1258 = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte]),
);

/** The bytes of a text in Windows-1258: letters with hats, breves and horns are one byte, and so is each tone behind its letter. */
export function encodeWindows1258(text: string): Uint8Array {
  const parts = [...text.normalize('NFC')].flatMap((letter) => {
    if (bytesOf1258.has(letter)) return [letter];
    const apart = letter.normalize('NFD');
    const tone = apart.match(/[\u0300\u0301\u0303\u0309\u0323]/u)?.[0] ?? '';
    return [apart.replace(tone, '').normalize('NFC'), tone];
  });
  return Uint8Array.from(
    parts.filter((part) => part !== ''),
    (part) => bytesOf1258.get(part) as number,
  );
}

/** Every syllable that the spelling allows, each with every tone that it can carry, in lower case and NFC. */
export function allSyllables(): string[] {
  const found = new Set<string>();
  for (const onset of ['', ...onsets]) {
    for (const rhyme of onset === 'qu' ? rhymesAfterQu : rhymes) {
      for (const tone of ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']) {
        const word = `${onset}${withTone(rhyme, tone)}`.normalize('NFC');
        if (isSyllable(word)) found.add(word);
      }
    }
  }
  return [...found];
}

/** The tone stands on the letter that already has a mark, else on the last vowel that a consonant follows, else on the first of two. */
function withTone(rhyme: string, tone: string): string {
  const vowels = [...rhyme]
    .map((letter, index) => ({ letter, index }))
    .filter(({ letter }) => /[aăâeêioôơuưy]/u.test(letter));
  const marked = vowels.findLast(({ letter }) => /[ăâêôơư]/u.test(letter));
  const closed = rhyme.length > (vowels.at(-1)?.index ?? 0) + 1;
  const bearer = marked ?? (closed || vowels.length === 1 ? vowels.at(-1) : vowels.at(-2));
  const at = (bearer?.index ?? 0) + 1;
  return rhyme.slice(0, at) + tone + rhyme.slice(at);
}
