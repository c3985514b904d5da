// A passphrase comes from a file or from the environment, never from the command itself: others on the machine can read that.
import { text } from '@tinnhiem/core';
import { type Call, type CliOption, textOption, WrongUse } from './command.ts';
import { readNamedText } from './files.ts';

export const passphraseOption: CliOption = {
  type: 'string',
  value: 'FILE',
  what: text(
    'Tệp văn bản chứa mật khẩu (dòng đầu); hoặc đặt biến TINNHIEM_PASSPHRASE',
    'Text file with the passphrase (its first line); or set TINNHIEM_PASSPHRASE',
  ),
};

/** The passphrase of a call, where one was given. Throws `WrongUse` where the file holds none. */
export async function passphraseOf(call: Call): Promise<string | undefined> {
  const file = textOption(call, 'passphrase-file');
  if (file === undefined) return call.environment.TINNHIEM_PASSPHRASE || undefined;
  const [line = ''] = (await readNamedText(file, 'passphrase-file')).replace(/^\ufeff/u, '').split(/\r?\n/u);
  if (line === '')
    throw new WrongUse(
      text(
        `--passphrase-file: dòng đầu của ${file} để trống.`,
        `--passphrase-file: the first line of ${file} is empty.`,
      ),
    );
  return line;
}
