import { lockKey, unlockKey } from '@tinnhiem/ballot-box';
import { expect, test } from 'vitest';
import { readRecovery, recoveryLines } from './recovery-text.ts';

const about = 'Khóa của Ban Kiểm phiếu · Hội nghị · Nguyễn Thị Ánh (1/3) · dot~hoi-nghi · 0123456789abcdef';
let drawn = 0;
const random = (bytes: number) => Uint8Array.from({ length: bytes }, () => (drawn = (drawn * 73 + 41) % 251));
const lock = (secret: string) => lockKey({ secret, passphrase: 'mật khẩu', about, random, cost: 10 });

function fileOf(typed: string): string {
  const read = readRecovery(typed, about);
  if (read.kind !== 'file') throw new Error(`line ${read.line}`);
  return read.file;
}

test.each([['SeedOfTwentyTwoLetters'], ['7'.repeat(76)]])('the key %s comes back from the printed lines', (secret) => {
  expect(unlockKey(fileOf(recoveryLines(lock(secret)).join('\n')), 'mật khẩu')).toEqual({ ok: true, value: secret });
});

test('lines may be typed in small letters, without spaces, with O for 0 and l for 1', () => {
  const lines = recoveryLines(lock('SeedOfTwentyTwoLetters'));
  const typed = lines.map((line) => line.toLowerCase().replaceAll(' ', '').replaceAll('0', 'o').replaceAll('1', 'l'));
  expect(unlockKey(fileOf(typed.join('\n\n')), 'mật khẩu').ok).toBe(true);
});

test('every single wrong letter is found on its line, and so are lines that changed places or are missing', () => {
  const lines = recoveryLines(lock('SeedOfTwentyTwoLetters'));
  let missed = 0;
  for (const [index, line] of lines.entries())
    for (const [at, letter] of [...line].entries()) {
      if (letter === ' ') continue;
      const wrong = `${line.slice(0, at)}${letter === 'A' ? 'B' : 'A'}${line.slice(at + 1)}`;
      const read = readRecovery(lines.with(index, wrong).join('\n'), about);
      if (read.kind === 'file') missed += 1;
      else expect(read.line).toBe(index + 1);
    }
  // A check of three letters lets one wrong line in 32,768 through; the passphrase then does not open it.
  expect(missed).toBe(0);
  expect(readRecovery(lines.toReversed().join('\n'), about)).toEqual({ kind: 'wrong-line', line: 1 });
  expect(readRecovery(lines.slice(0, -4).join('\n'), about).kind).toBe('wrong-line');
  expect(readRecovery('', about)).toEqual({ kind: 'wrong-line', line: 1 });
});

test('no line holds the passphrase or the secret', () => {
  const printed = recoveryLines(lock('SeedOfTwentyTwoLetters')).join('').replaceAll(' ', '');
  expect(printed).not.toContain('SEEDOF');
  expect(printed).toMatch(/^[0-9A-HJKMNP-TV-Z]+$/u);
});
