// Files that a command names: read whole, with a sentence where they cannot be.
import { constants } from 'node:fs';
import { chmod, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { refuse, text } from '@tinnhiem/core';
import { makeFolderNow } from '../store/make-folder.ts';
import { Refused, WrongUse } from './command.ts';
import { requireNoRecord, type Target } from './overwrite.ts';
import { fileNotUtf8, fileNotWritten } from './refusals.ts';

/** What an option names to read standard input. */
const standardInput = '-';

/** The bytes of a file that an option names; `-` is standard input. Throws `WrongUse` where there is no such file. */
export async function readNamedFile(path: string, option: string): Promise<Uint8Array> {
  if (path === standardInput) return await readStandardInput(option);
  try {
    return await readFile(path);
  } catch (error) {
    throw notReadable(path, `--${option}`, error);
  }
}

async function readStandardInput(option: string): Promise<Uint8Array> {
  if (process.stdin.readableEnded)
    throw new WrongUse(
      text(
        `--${option}: đầu vào chuẩn (-) chỉ đọc được một lần; hãy ghi tên tệp.`,
        `--${option}: standard input (-) is read once only; name a file.`,
      ),
    );
  return new Uint8Array(await buffer(process.stdin));
}

/** The text of a file in UTF-8, or UTF-16 as Excel's “Unicode text” writes it. */
export async function readNamedText(path: string, option: string): Promise<string> {
  const bytes = await readNamedFile(path, option);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(refuse(fileNotUtf8, path));
  }
}

/** Throws `WrongUse` where a path that an option names does not exist. */
export async function requirePath(path: string, option: string): Promise<void> {
  try {
    await stat(path);
  } catch (error) {
    throw notReadable(path, `--${option}`, error);
  }
}

/** Throws `WrongUse` where an argument names no file. */
export async function requireFile(path: string, argument: string): Promise<void> {
  try {
    await (await open(path)).close();
    if ((await stat(path)).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  } catch (error) {
    throw notReadable(path, argument, error);
  }
}

/** Writes a file, its folders made where they are missing; `secret`: for whoever runs the command alone. Throws `Refused` where that is not possible. */
export function writeNamedFile(target: Target, content: Uint8Array | string, secret = false): Promise<void> {
  return writeNamedFiles([{ target, content }], secret);
}

/** Writes files that belong together: all of them, or what was there before stays. Throws `Refused`. */
export async function writeNamedFiles(
  files: readonly { readonly target: Target; readonly content: Uint8Array | string }[],
  secret = false,
): Promise<void> {
  const temporaries: string[] = [];
  const inPlace: { readonly path: string; readonly put: () => Promise<void> }[] = [];
  try {
    for (const { target, content } of files) {
      const { path } = target;
      await writing(path, async () => {
        const there = await stat(path).catch(() => null);
        // A device or a pipe takes what is written; nothing can be put in its place. A folder does not open.
        if (there?.isFIFO() === true) {
          inPlace.push({ path, put: () => writePipe(path, content) });
          return;
        }
        if (there !== null && !there.isFile()) {
          await (await open(path, 'r+')).close();
          inPlace.push({ path, put: () => writeFile(path, content) });
          return;
        }
        const place = there === null ? path : await realpath(path);
        const temporary = join(dirname(place), `.new-${process.pid}-${temporaries.length}`);
        temporaries.push(temporary);
        await writeFile(temporary, content, secret ? { mode: 0o600 } : {});
        if (there !== null && !secret) await chmod(temporary, there.mode);
        inPlace.push({ path, put: () => rename(temporary, place) });
      });
    }
    for (const { path, put } of inPlace) await writing(path, put);
  } catch (error) {
    for (const temporary of temporaries) await rm(temporary, { force: true });
    throw error;
  }
}

/** Writes into a pipe that somebody reads. Throws where nobody does: it would wait for ever. */
async function writePipe(path: string, content: Uint8Array | string): Promise<void> {
  // Held until all is written, so that whoever reads does not take the moment between for the end.
  const held = await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    await writeFile(path, content);
  } finally {
    await held.close();
  }
}

/** Makes the folders of a file and does `work`, which writes it. Throws `Refused` where that is not possible. */
export async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  await requireNoRecord(path);
  try {
    makeFolderNow(dirname(path));
    return await work();
  } catch (error) {
    // Only what the system says: a refusal of the work itself has a code too.
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    throw new Refused(refuse(fileNotWritten, path, String(error.code)));
  }
}

function notReadable(path: string, name: string, error: unknown): WrongUse {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (path === standardInput)
    return new WrongUse(
      text(
        `${name}: ở đây không đọc đầu vào chuẩn (-); hãy ghi tên tệp.`,
        `${name}: standard input (-) is not read here; name a file.`,
      ),
    );
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new WrongUse(text(`${name}: không có tệp ${path}.`, `${name}: there is no file ${path}.`));
  if (code === 'EISDIR')
    return new WrongUse(
      text(`${name}: ${path} là thư mục, cần một tệp.`, `${name}: ${path} is a folder, a file is needed.`),
    );
  return new WrongUse(
    text(`${name}: không đọc được ${path} (${String(code)}).`, `${name}: cannot read ${path} (${String(code)}).`),
  );
}
