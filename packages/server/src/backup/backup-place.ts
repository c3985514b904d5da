// Where backups go by themselves, and what is wrong with that place, in words for whoever plugs in the stick.
import { readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { err, ok, type Refusal, type Result, refuse, type Text, text } from '@tinnhiem/core';
import { z } from 'zod';
import { writeDurably } from '../store/durable.ts';
import { StoreProblem } from '../store/problem.ts';
import { storeProblem } from '../store/sqlite.ts';
import { type LockKey, lockKeySchema } from './locked.ts';
import * as refusals from './refusals.ts';

export interface BackupPlace {
  /** A folder that is there as long as its disk is: it is never made again where it is gone. */
  readonly folder: string;
  /** What the passphrase comes to; `null`: backups lie open. */
  readonly key: LockKey | null;
}

/** In the data folder, for its owner only, and never in a backup: a folder that is restored elsewhere has none until somebody says where. */
const placeFile = 'backups.json';
const placeSchema: z.ZodType<BackupPlace> = z.strictObject({
  folder: z.string().min(1),
  key: lockKeySchema.nullable(),
});

/** What was set on the screen; `null` where nothing was. Throws where the file is none of ours. */
export function keptPlace(data: string): BackupPlace | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(join(data, placeFile), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export async function keepPlace(data: string, place: BackupPlace | null): Promise<void> {
  const file = join(data, placeFile);
  if (place === null) rmSync(file, { force: true });
  else await writeDurably(file, JSON.stringify(place));
}

/** Looks whether backups can go into a folder. The last part of its path is made where it is missing, nothing above it: that may be a stick which is not plugged in. */
export async function prepareFolder(data: string, given: string): Promise<Result<string, Refusal>> {
  if (!isAbsolute(given)) return err(refuse(refusals.backupFolderUnfit, notWhole));
  const folder = resolve(given);
  try {
    await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    const problem = await folderProblem(data, folder);
    return problem === null ? ok(folder) : err(refuse(refusals.backupFolderUnfit, problem));
  } catch (error) {
    return err(refuse(refusals.backupFolderUnfit, wordsOf(error, folder)));
  }
}

const notWhole = text(
  'hãy ghi cả đường dẫn, ví dụ E:\\sao-luu hoặc /media/usb/sao-luu',
  'write the whole path, such as E:\\backups or /media/usb/backups',
);

/** Why backups cannot go into a folder now; `null` where they can. */
export async function folderProblem(data: string, folder: string): Promise<Text | null> {
  try {
    if (!(await stat(folder)).isDirectory())
      return text('đó là một tệp, không phải thư mục', 'it is a file, no folder');
    if (['', 'rounds'].includes(insideOf(data, folder) ?? '.'))
      return text(
        'đó chính là thư mục dữ liệu; hãy chọn thư mục khác, tốt nhất ở ổ đĩa khác',
        'it is the data folder itself; choose another one, on another disk at best',
      );
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return wordsOf(error, folder);
  }
}

/** What makes a backup in a folder less than safe. */
export function weaknesses(data: string, folder: string): { readonly inside: boolean; readonly sameDisk: boolean } {
  const inside = insideOf(data, folder) !== null;
  const [own, other] = [data, folder].map((path) => statSync(path, { throwIfNoEntry: false })?.dev);
  return { inside, sameDisk: inside || (own !== undefined && own === other) };
}

/** The path of a folder inside the data folder, empty for that itself; `null` where it is elsewhere. */
function insideOf(data: string, folder: string): string | null {
  const path = relative(real(data), real(folder));
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? null : path.split(sep).join('/');
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

export function goneWords(folder: string): Text {
  return text(
    `không thấy thư mục “${folder}”: USB hoặc ổ đĩa đã rút ra, hoặc thư mục đã bị xóa hay đổi tên`,
    `the folder “${folder}” is not there: the stick or disk was pulled out, or the folder was removed or renamed`,
  );
}

/** What went wrong when a backup was made into a folder. */
export function wordsOf(error: unknown, folder: string): Text {
  const { code, path } = error as NodeJS.ErrnoException;
  // Paths of the data folder are said by the store's own words.
  const there = path === undefined || !relative(folder, path).startsWith('..');
  if (there && (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENODEV' || code === 'ENXIO'))
    return goneWords(folder);
  if (there && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS'))
    return text(
      `không được phép ghi vào “${folder}”, hoặc USB đang khóa chỉ đọc`,
      `“${folder}” may not be written, or the stick is locked read-only`,
    );
  if (there && (code === 'ENOSPC' || code === 'EDQUOT'))
    return text(
      `ổ đĩa đã đầy ở “${path ?? folder}”; hãy xóa bớt hoặc dùng ổ đĩa khác`,
      `the disk is full at “${path ?? folder}”; free some space or use another one`,
    );
  if (there && code === 'EFBIG')
    return text(
      `bản sao lưu lớn hơn mức ổ đĩa ở “${folder}” nhận cho một tệp (USB định dạng FAT32: 4 GB); hãy dùng ổ đĩa khác, hoặc định dạng exFAT`,
      `the backup is larger than the disk at “${folder}” takes for one file (sticks formatted as FAT32: 4 GB); use another one, or format it as exFAT`,
    );
  const known = storeProblem(error, path ?? folder);
  if (known instanceof StoreProblem) return known.text;
  const words = error instanceof Error ? error.message : String(error);
  return text(words, words);
}

/** Removes what a backup left that was killed. */
export function removeUnfinished(file: string): void {
  if (statSync(dirname(file), { throwIfNoEntry: false }) !== undefined) rmSync(file, { force: true });
}
