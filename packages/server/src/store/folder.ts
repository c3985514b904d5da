// The data folder: made where it is missing, and held by one server at a time.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from '@tinnhiem/core';
import { makeFolderNow } from './make-folder.ts';
import { StoreProblem } from './problem.ts';
import { storeProblem, withProblems } from './sqlite.ts';

const noticeFile = 'server.json';

export interface FolderLock {
  /** Says under which address the server is found, for the words with which a second one is refused. */
  announce(address: string): void;
  release(): void;
}

/** Makes the data folder and its `rounds`, for the eyes of its owner only. Throws `StoreProblem` where that is not possible. */
export function makeDataFolder(data: string): void {
  withProblems(data, () => {
    try {
      makeFolderNow(join(data, 'rounds'), 0o700);
    } catch (error) {
      if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw noPlaceFor(data);
      throw error;
    }
  });
}

function noPlaceFor(data: string): StoreProblem {
  return new StoreProblem(
    'read-only',
    text(
      `Không lập được thư mục dữ liệu “${data}”: trên đường dẫn có một tệp chứ không phải thư mục, hoặc nơi đó không cho lập thư mục. Hãy chọn chỗ khác bằng --data.`,
      `The data folder “${data}” cannot be made: there is a file on its path where a folder should be, or no folder may be made there. Choose another place with --data.`,
    ),
  );
}

/**
 * Takes the data folder for one server. Another server on the same folder is refused with `StoreProblem` (`in-use`); the
 * command line may work beside it. The system gives the lock back by itself when the process ends, however it ends.
 */
export function lockDataFolder(data: string): FolderLock {
  const file = join(data, 'server.lock');
  const notice = join(data, noticeFile);
  const database = withProblems(file, () => new DatabaseSync(file, { timeout: 0 }));
  try {
    // An open exclusive transaction on a database that holds nothing: a lock that no crash leaves behind.
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const problem = storeProblem(error, file);
    throw problem instanceof StoreProblem && problem.kind === 'busy' ? inUse(data) : problem;
  }
  // A server that was killed left its notice behind.
  rmSync(notice, { force: true });
  return {
    announce(address) {
      withProblems(notice, () => writeFileSync(notice, JSON.stringify({ address, process: process.pid })));
    },
    release() {
      rmSync(notice, { force: true });
      database.close();
    },
  };
}

/** Where the server says that it is which holds a data folder; `undefined` where none does, or it has not said yet. */
export function runningServer(data: string): { readonly address: string; readonly process: number } | undefined {
  try {
    return JSON.parse(readFileSync(join(data, noticeFile), 'utf8'));
  } catch {
    return undefined;
  }
}

function inUse(data: string): StoreProblem {
  const where = runningServer(data);
  const [vi, en] =
    where === undefined
      ? ['', '']
      : [` tại ${where.address} (tiến trình ${where.process})`, ` at ${where.address} (process ${where.process})`];
  return new StoreProblem(
    'in-use',
    text(
      `Thư mục dữ liệu “${data}” đang được một máy chủ khác dùng${vi}. Hãy mở máy chủ đó, hoặc tắt nó, hoặc chọn thư mục khác bằng --data.`,
      `The data folder “${data}” is used by another server${en}. Use that one, end it, or choose another folder with --data.`,
    ),
  );
}
