// A first password that can be read aloud and typed: letters and digits that are not mistaken for one another.
const alphabet = 'abcdefghkmnpqrstuvwxyz23456789';

/** Three groups of four characters, about 58 bits. */
export function suggestPassword(): string {
  const characters: string[] = [];
  // Values from 240 on would make some letters likelier than others.
  const limit = 256 - (256 % alphabet.length);
  while (characters.length < 12)
    for (const byte of crypto.getRandomValues(new Uint8Array(16)))
      if (byte < limit && characters.length < 12) characters.push(alphabet[byte % alphabet.length] ?? '');
  return [0, 4, 8].map((start) => characters.slice(start, start + 4).join('')).join('-');
}
