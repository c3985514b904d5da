import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type Language, type Text, text } from '@tinnhiem/core';
import { WrongUse } from './command.ts';

/** What is asked for at the terminal without being shown. */
interface Secret {
  readonly prompt: (username: string) => Text;
  readonly missing: Text;
}

const password: Secret = {
  prompt: (username) => text(`Mật khẩu của ${username}: `, `Password of ${username}: `),
  missing: text(
    '--as cần mật khẩu: đặt biến môi trường TINNHIEM_PASSWORD, hoặc chạy ở cửa sổ lệnh để được hỏi.',
    '--as needs a password: set TINNHIEM_PASSWORD, or run it at a terminal to be asked.',
  ),
};

const code: Secret = {
  prompt: (username) => text(`Mã xác thực của ${username}: `, `Code of the second factor of ${username}: `),
  missing: text(
    'Tài khoản này cần mã xác thực: đặt biến môi trường TINNHIEM_CODE, hoặc chạy ở cửa sổ lệnh để được hỏi.',
    'This account needs the code of its second factor: set TINNHIEM_CODE, or run it at a terminal to be asked.',
  ),
};

/** Throws `WrongUse` where there is no terminal to ask at. */
export const askPassword = (username: string, language: Language) => askFor(password, username, language);
export const askCode = (username: string, language: Language) => askFor(code, username, language);

async function askFor({ prompt, missing }: Secret, username: string, language: Language): Promise<string> {
  if (!process.stdin.isTTY) throw new WrongUse(missing);
  process.stderr.write(prompt(username)[language]);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
