// Files that a command names: read whole, with a sentence where they cannot be.
import { readFile, stat } from 'node:fs/promises';
import { text } from '@tinnhiem/core';
import { Refused, WrongUse } from './command.ts';

/** The bytes of a file that an option names. Throws `WrongUse` where there is no such file. */
export async function readNamedFile(path: string, option: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw notReadable(path, option, error);
  }
}

/** The text of a file in UTF-8, or UTF-16 as Excel's “Unicode text” writes it. */
export async function readNamedText(path: string, option: string): Promise<string> {
  const bytes = await readNamedFile(path, option);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refused({
      code: 'E-file-not-utf8',
      message: text(
        `Tệp ${path} không phải văn bản UTF-8, nên chữ tiếng Việt trong đó không đọc đúng được.`,
        `The file ${path} is not UTF-8 text, so its letters cannot be read safely.`,
      ),
      todo: text(
        'Mở tệp rồi lưu lại với mã UTF-8 (trong Excel: CSV UTF-8).',
        'Open the file and save it as UTF-8 (in Excel: CSV UTF-8).',
      ),
    });
  }
}

/** Throws `WrongUse` where a path that an option names does not exist. */
export async function requirePath(path: string, option: string): Promise<void> {
  try {
    await stat(path);
  } catch (error) {
    throw notReadable(path, option, error);
  }
}

function notReadable(path: string, option: string, error: unknown): WrongUse {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new WrongUse(text(`--${option}: không có tệp ${path}.`, `--${option}: there is no file ${path}.`));
  if (code === 'EISDIR')
    return new WrongUse(
      text(`--${option}: ${path} là thư mục, cần một tệp.`, `--${option}: ${path} is a folder, a file is needed.`),
    );
  return new WrongUse(
    text(
      `--${option}: không đọc được ${path} (${String(code)}).`,
      `--${option}: cannot read ${path} (${String(code)}).`,
    ),
  );
}
