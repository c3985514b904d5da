// SQLite as it comes with Node, set so that a commit that was answered survives a power cut.
import { DatabaseSync } from 'node:sqlite';
import { text } from '@tinnhiem/core';
import { StoreProblem } from './problem.ts';

// Earlier ones may lose committed writes when a checkpoint races a writer (the WAL-reset bug, fixed in 3.51.3).
const oldest: readonly [number, number, number] = [3, 51, 3];

// https://sqlite.org/rescode.html, the primary codes.
const busyCodes: readonly number[] = [5, 6];
const readOnlyCodes: readonly number[] = [3, 8, 14];
const damagedCodes: readonly number[] = [11, 26];
const fullCode = 13;
const failedCode = 10;

/** An error of SQLite or of the disk as a problem with words; anything else unchanged. */
export function storeProblem(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  const { errcode, code } = error as { errcode?: number; code?: string };
  const primary = errcode === undefined ? undefined : errcode & 0xff;
  if (primary === fullCode || code === 'ENOSPC' || code === 'EDQUOT')
    return new StoreProblem(
      'full',
      text(
        `Ổ đĩa đã đầy, không ghi được “${file}”. Không có gì bị mất. Hãy giải phóng dung lượng rồi làm lại.`,
        `The disk is full, “${file}” cannot be written. Nothing was lost. Free some space and try again.`,
      ),
      error,
    );
  if (
    (primary !== undefined && readOnlyCodes.includes(primary)) ||
    ['EACCES', 'EROFS', 'EPERM', 'ENOTDIR'].includes(code ?? '')
  )
    return new StoreProblem(
      'read-only',
      text(
        `Không ghi được “${file}”. Hãy kiểm tra quyền ghi của thư mục dữ liệu, hoặc ổ đĩa có đang khóa chỉ đọc không.`,
        `“${file}” cannot be written. Check the permissions of the data folder, and whether the disk is read-only.`,
      ),
      error,
    );
  // A stick that was pulled out, a network folder that is gone, a file larger than the file system takes.
  if (primary === failedCode || ['EIO', 'EFBIG', 'ENODEV', 'ENXIO'].includes(code ?? ''))
    return new StoreProblem(
      'disk-failed',
      text(
        `Ổ đĩa báo lỗi khi đọc hoặc ghi “${file}” (${error.message}). Việc vừa làm có thể chưa được ghi; những gì đã ghi trước đó vẫn còn. Hãy kiểm tra ổ đĩa và dây cắm rồi làm lại; làm lại từ màn hình đang mở không ghi hai lần.`,
        `The disk failed to read or write “${file}” (${error.message}). What was just done may not be written; what was written before is still there. Check the disk and its cable and try again; from the open screen nothing is written twice.`,
      ),
      error,
    );
  if (primary !== undefined && busyCodes.includes(primary))
    return new StoreProblem(
      'busy',
      text(
        `“${file}” đang được một chương trình khác ghi. Hãy thử lại sau giây lát.`,
        `“${file}” is being written by another program. Try again in a moment.`,
      ),
      error,
    );
  if (primary !== undefined && damagedCodes.includes(primary))
    return new StoreProblem(
      'damaged',
      text(
        `Tệp “${file}” bị hỏng: ${error.message}. Hãy khôi phục từ bản sao lưu.`,
        `The file “${file}” is damaged: ${error.message}. Restore it from a backup.`,
      ),
      error,
    );
  return error;
}

/** Runs `work` and throws what goes wrong as a `StoreProblem` about `file`. */
export function withProblems<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeProblem(error, file);
  }
}

/** Whether this SQLite keeps what it committed. */
export function isTrustworthy(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of oldest.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

export interface OpenOptions {
  /** `FULL` unless a measurement needs a control that loses rows. */
  readonly synchronous?: 'FULL' | 'OFF';
}

/** Opens or creates a database file. Throws a `StoreProblem` where that is not possible. */
export function openDatabase(file: string, { synchronous = 'FULL' }: OpenOptions = {}): DatabaseSync {
  return withProblems(file, () => {
    const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5000 });
    try {
      const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
      if (!isTrustworthy(version))
        throw new StoreProblem(
          'old-sqlite',
          text(
            `SQLite ${version} quá cũ (cần từ ${oldest.join('.')}). Hãy chạy bằng Node của dự án: npm run setup.`,
            `SQLite ${version} is too old (${oldest.join('.')} is needed). Use the project's Node: npm run setup.`,
          ),
        );
      database.exec(`
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = ${synchronous};
        PRAGMA fullfsync = ON;
        PRAGMA checkpoint_fullfsync = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
      `);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** Runs `work` in one transaction that takes the write lock at once: all of it is committed, or nothing. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Runs `work` so that all that it reads is from one moment. */
export function inReading<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN');
  try {
    return work();
  } finally {
    database.exec('ROLLBACK');
  }
}
