import { text } from '@tinnhiem/core';
import { type Call, textOption, WrongUse } from './command.ts';

/** The public key of `--key`, without the gaps in which people write it; `null` where none is given. Throws `WrongUse`. */
export function publicKeyOf(call: Call): string | null {
  const typed = textOption(call, 'key');
  if (typed === undefined) return null;
  const key = typed.replace(/\s/gu, '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(key)) return key;
  throw new WrongUse(
    text(
      '--key: khóa công khai có 64 chữ số 0–9, a–f, như report key in ra.',
      '--key: a public key has 64 digits 0–9, a–f, as report key prints it.',
    ),
  );
}
