import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type Language, text } from '@tinnhiem/core';
import { WrongUse } from './command.ts';

const prompts = {
  vi: (username: string) => `Mật khẩu của ${username}: `,
  en: (username: string) => `Password of ${username}: `,
} as const;

/** Asks for a password at the terminal without showing it. Throws `WrongUse` where there is no terminal to ask at. */
export async function askPassword(username: string, language: Language): Promise<string> {
  if (!process.stdin.isTTY)
    throw new WrongUse(
      text(
        '--as cần mật khẩu: đặt biến môi trường TINNHIEM_PASSWORD, hoặc chạy ở cửa sổ lệnh để được hỏi.',
        '--as needs a password: set TINNHIEM_PASSWORD, or run it at a terminal to be asked.',
      ),
    );
  process.stderr.write(prompts[language](username));
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
