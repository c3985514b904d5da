// A locked key as text that a person can type from paper: what cannot be worked out again, in an alphabet without look-alikes,
// each line with a check so that a slip of the finger is found on its line. Without the passphrase it opens nothing.
import { hashHex } from '@tinnhiem/ballot-box';

// Crockford's base 32: no I, L, O, U.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lettersInLine = 20;
const checkLength = 3;

interface KeyFile {
  readonly cost: number;
  readonly salt: string;
  readonly nonce: string;
  readonly data: string;
}

/** The lines of a locked key: groups of four letters, the last group the check. */
export function recoveryLines(file: string): readonly string[] {
  const { cost, salt, nonce, data } = JSON.parse(file) as KeyFile;
  const letters = lettersOf([cost, ...bytesOfHex(salt), ...bytesOfHex(nonce), ...bytesOfHex(data)]);
  const lines: string[] = [];
  for (let from = 0; from < letters.length; from += lettersInLine) {
    const line = letters.slice(from, from + lettersInLine);
    lines.push([...(line.match(/.{1,4}/gu) ?? []), checkOf(lines.length + 1, line)].join(' '));
  }
  return lines;
}

export type RecoveryReading =
  | { readonly kind: 'file'; readonly file: string }
  /** A line, from 1, that was not typed as it is printed. */
  | { readonly kind: 'wrong-line'; readonly line: number };

/** The locked key of lines as somebody typed them. `about`: the line that the file began with. */
export function readRecovery(typed: string, about: string): RecoveryReading {
  const lines = typed
    .split('\n')
    .map(plain)
    .filter((line) => line !== '');
  let letters = '';
  for (const [index, line] of lines.entries()) {
    const content = line.slice(0, -checkLength);
    const isLast = index === lines.length - 1;
    const isWhole = isLast ? content.length > 0 && content.length <= lettersInLine : content.length === lettersInLine;
    if (!isWhole || checkOf(index + 1, content) !== line.slice(-checkLength))
      return { kind: 'wrong-line', line: index + 1 };
    letters += content;
  }
  const [cost = 0, ...bytes] = bytesOfLetters(letters);
  // Too short for anything locked: the last lines are missing.
  if (bytes.length <= 16 + 24 + 16) return { kind: 'wrong-line', line: lines.length + 1 };
  const file = {
    format: 'tinnhiem-key',
    version: 1,
    about,
    kdf: 'scrypt',
    cost,
    salt: hexOf(bytes.slice(0, 16)),
    cipher: 'xchacha20-poly1305',
    nonce: hexOf(bytes.slice(16, 40)),
    data: hexOf(bytes.slice(40)),
  };
  return { kind: 'file', file: JSON.stringify(file) };
}

/** Letters as printed: what looks alike is taken for what it was. */
function plain(line: string): string {
  return line
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '')
    .replace(/[IL]/gu, '1')
    .replace(/O/gu, '0')
    .replace(/U/gu, 'V');
}

function checkOf(line: number, letters: string): string {
  return lettersOf(bytesOfHex(hashHex(`${line} ${letters}`).slice(0, 4))).slice(0, checkLength);
}

function lettersOf(bytes: readonly number[]): string {
  let [letters, rest, bits] = ['', 0, 0];
  for (const byte of bytes) {
    rest = (rest << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      letters += alphabet[(rest >> bits) & 31];
    }
    rest &= (1 << bits) - 1;
  }
  return bits === 0 ? letters : letters + alphabet[(rest << (5 - bits)) & 31];
}

function bytesOfLetters(letters: string): number[] {
  const bytes: number[] = [];
  let [rest, bits] = [0, 0];
  for (const letter of letters) {
    rest = (rest << 5) | alphabet.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((rest >> bits) & 255);
      rest &= (1 << bits) - 1;
    }
  }
  return bytes;
}

function bytesOfHex(hex: string): number[] {
  return (hex.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16));
}

function hexOf(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
