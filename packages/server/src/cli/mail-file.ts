// The file of `serve --mail`: the organisation's own mail server, through which reminders go.
import { text } from '@tinnhiem/core';
import { type MailServer, mailSchema } from '../mail/mail-server.ts';
import { type Call, WrongUse } from './command.ts';
import { settingsFile } from './settings-file.ts';

/** `undefined` where none is named. Throws `WrongUse` where the file cannot be read or says something else. */
export async function mailServerOf(call: Call): Promise<MailServer | undefined> {
  const server = await settingsFile(call, 'mail', mailSchema, wrong);
  // In the environment it is in no file that is copied about.
  const password = call.environment.TINNHIEM_MAIL_SECRET;
  const complete = password === undefined || password === '' ? {} : { password };
  if (server?.user !== undefined && server.password === undefined && complete.password === undefined)
    throw new WrongUse(
      text(
        '--mail: có user thì phải có mật khẩu: đặt biến TINNHIEM_MAIL_SECRET.',
        '--mail: with a user there must be a password: set TINNHIEM_MAIL_SECRET.',
      ),
    );
  return server === undefined ? undefined : { ...server, ...complete };
}

function wrong(file: string, problem: string): WrongUse {
  return new WrongUse(
    text(
      `--mail: “${file}” cần host, port, secure, from, address (và user, hour nếu có): ${problem}`,
      `--mail: “${file}” needs host, port, secure, from, address (and user, hour, if any): ${problem}`,
    ),
  );
}
