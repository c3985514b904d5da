// What the old fonts made of a text, for tests: the opposite direction of roster-encodings, written apart from it.

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
