// What PostgreSQL and the network to it answer when something is wrong, in words for people.
import { text } from '@tinnhiem/core';
import { StoreProblem } from './problem.ts';

// https://www.postgresql.org/docs/15/errcodes-appendix.html
const awayStates: readonly string[] = ['57P01', '57P02', '57P03', '57P05', '08000', '08001', '08003', '08004', '08006'];
const awayCodes: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'ENOENT',
];
// How `pg` says that a connection ended or did not come about; these errors carry no code.
const awayWords = /connection terminated|client has encountered a connection error|not queryable|query read timeout/iu;
const poolFull = 'timeout exceeded when trying to connect';
const fullStates: readonly string[] = ['53100', '53200'];
const busyStates: readonly string[] = ['53300', '55P03', '57014', '40001', '40P01'];
const readOnlyStates: readonly string[] = ['25006', '42501'];
const signInStates: readonly string[] = ['28000', '28P01', '3D000'];
const damagedStates: readonly string[] = ['XX001', 'XX002', '58030'];

/** Whether an error means that the database was not there, or went away: what was asked may be asked again. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  if (code !== undefined) return awayStates.includes(code) || awayCodes.includes(code);
  // One error for each address that a name stands for.
  if (error instanceof AggregateError) return error.errors.some(isAway);
  return awayWords.test(error.message);
}

/** An error of PostgreSQL or of the network as a problem with words; anything else unchanged. `where`: the database, without the password. */
export function centralProblem(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreProblem) return error;
  const { code = '' } = error as { code?: string };
  if (isAway(error))
    return new StoreProblem(
      'away',
      text(
        `Cơ sở dữ liệu ${where} hiện không trả lời. Những gì đã được xác nhận vẫn còn nguyên. Hãy thử lại sau giây lát.`,
        `The database ${where} does not answer now. Whatever was confirmed is there. Try again in a moment.`,
      ),
      error,
    );
  if (error.message === poolFull || busyStates.includes(code))
    return new StoreProblem(
      'busy',
      text(
        `Cơ sở dữ liệu ${where} đang quá tải; việc vừa gửi chưa được ghi. Hãy thử lại sau giây lát.`,
        `The database ${where} is overloaded; what was just sent was not written. Try again in a moment.`,
      ),
      error,
    );
  if (fullStates.includes(code))
    return new StoreProblem(
      'full',
      text(
        `Máy chứa cơ sở dữ liệu ${where} đã đầy ổ đĩa hoặc bộ nhớ. Không có gì bị mất. Hãy giải phóng dung lượng rồi làm lại.`,
        `Disk or memory of the database ${where} is full. Nothing was lost. Free some space and try again.`,
      ),
      error,
    );
  if (readOnlyStates.includes(code))
    return new StoreProblem(
      'read-only',
      text(
        `Không ghi được vào cơ sở dữ liệu ${where}: ${error.message}. Hãy kiểm tra quyền của người dùng cơ sở dữ liệu, và đó có phải máy dự phòng chỉ đọc không.`,
        `The database ${where} cannot be written: ${error.message}. Check the rights of the database user, and whether it is a standby.`,
      ),
      error,
    );
  if (signInStates.includes(code))
    return new StoreProblem(
      'unsafe',
      text(
        `Không vào được cơ sở dữ liệu ${where}: ${error.message}. Hãy kiểm tra tên, người dùng và mật khẩu ở --database.`,
        `The database ${where} does not let this program in: ${error.message}. Check name, user and password of --database.`,
      ),
      error,
    );
  if (damagedStates.includes(code))
    return new StoreProblem(
      'damaged',
      text(
        `Cơ sở dữ liệu ${where} bị hỏng: ${error.message}. Hãy báo ngay người quản trị; không sửa gì, khôi phục từ bản sao lưu.`,
        `The database ${where} is damaged: ${error.message}. Tell its administrator at once; mend nothing, restore a backup.`,
      ),
      error,
    );
  return error;
}

/** A database that may lose what it has confirmed, or cannot hold what it is to hold. */
export function unsafe(where: string, vi: string, en: string): StoreProblem {
  return new StoreProblem(
    'unsafe',
    text(`Không dùng cơ sở dữ liệu ${where}: ${vi}`, `The database ${where} is not used: ${en}`),
  );
}
