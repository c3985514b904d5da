import { hash, verify } from '@node-rs/argon2';
import { err, fold, ok, type Refusal, type RefusalKind, type Result, refuse, text } from '@tinnhiem/core';

/** What it costs to try one password: memory in KiB, passes over it, threads. */
export interface PasswordCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet, Argon2id (what the library makes by itself): m = 19 MiB, t = 2, p = 1. */
export const passwordCost: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const least = 10;
const most = 200;

// What people choose first where ten characters are asked for, here and elsewhere.
const common: readonly string[] = [
  '0123456789',
  '1234567890',
  '12345678910',
  '123456789a',
  '1234567891',
  '0987654321',
  '1111111111',
  '0000000000',
  '1q2w3e4r5t',
  'qwertyuiop',
  'qwerty12345',
  'abcdefghij',
  'abc1234567',
  'abcd123456',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'iloveyou123',
  'administrator',
  'admin12345',
  'admin123456',
  'matkhau123',
  'matkhau1234',
  'matkhau12345',
  'matkhau123456',
  'mậtkhẩu123',
  'tinnhiem123',
  'tinnhiem2019',
  'tinnhiem2026',
  'anhyeuem123',
  'vietnam123',
  'hanoi123456',
  'saigon12345',
  'dangcongsan',
  'thainguyen123',
];

export const passwordTooShort: RefusalKind = {
  code: 'R-password-too-short',
  title: text('Mật khẩu quá ngắn', 'The password is too short'),
  message: () => text(`Mật khẩu cần từ ${least} đến ${most} ký tự.`, `A password has ${least} to ${most} characters.`),
  todo: text('Dùng một câu dễ nhớ, ví dụ bốn từ không liên quan.', 'Use a phrase, such as four unrelated words.'),
};

export const passwordTooEasy: RefusalKind = {
  code: 'R-password-too-easy',
  title: text('Mật khẩu quá dễ đoán', 'The password is easily guessed'),
  message: () =>
    text(
      'Mật khẩu này chứa tên đăng nhập hoặc nằm trong các mật khẩu hay bị đoán nhất.',
      'The password contains the username, or is among those that are guessed first.',
    ),
  todo: text('Chọn mật khẩu khác.', 'Choose another one.'),
};

export const passwordRefusals = [passwordTooShort, passwordTooEasy] as const;

/** Refuses a password that is too short, common, made of one character, or holds the username. */
export function checkPassword(password: string, username: string): Result<void, Refusal> {
  const length = [...password].length;
  if (length < least || length > most) return err(refuse(passwordTooShort));
  const folded = fold(password).replaceAll(' ', '');
  const easy = common.includes(folded) || new Set(folded).size < 4 || folded.includes(fold(username));
  return easy ? err(refuse(passwordTooEasy)) : ok(undefined);
}

/** The Argon2id hash of a password, with its salt and cost, as text. */
export function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/** Whether a password is the one that was hashed. Keyboards differ in how they compose Vietnamese letters; that does not matter. */
export function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password.normalize('NFC'));
}
