// RFC 9457: why something was not done, for programs (`code`) and for people (`message`, `todo`).
import { type Finding, malformed, type Refusal, type RefusalKind, refuse, type Text, text } from '@tinnhiem/core';
import { busy, roundUnreadable } from '../service/refusals.ts';
import { StoreProblem } from '../store/problem.ts';

export interface Problem {
  readonly status: number;
  readonly refusal: Refusal;
  /** The key of a package that nobody has compared yet. */
  readonly key?: { readonly organisation: string; readonly key: string; readonly fingerprint: string };
  /** Seconds until it may be tried again. */
  readonly seconds?: number;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly message: Text;
  readonly todo: Text;
  readonly findings?: readonly Finding[];
  readonly seconds?: number;
  readonly key?: Problem['key'];
}

export const headerMissing: RefusalKind = {
  code: 'R-header-missing',
  title: text('Yêu cầu không đến từ màn hình của phần mềm', 'Not sent by a screen of this program'),
  message: () =>
    text(
      'Yêu cầu thiếu tiêu đề “X-Tinnhiem: 1”, nên có thể do một trang web khác gửi.',
      'The request lacks the header “X-Tinnhiem: 1”, so another web site may have sent it.',
    ),
  todo: text('Làm lại từ màn hình của phần mềm.', 'Do it from the screens of this program.'),
};

export const tooLarge: RefusalKind<[most: string]> = {
  code: 'R-too-large',
  title: text('Tệp hoặc dữ liệu quá lớn', 'Too large'),
  message: (most) => text(`Dữ liệu gửi lên lớn hơn ${most}.`, `What was sent is larger than ${most}.`),
  todo: text('Gửi tệp nhỏ hơn.', 'Send a smaller file.'),
};

export const uploadBroken: RefusalKind = {
  code: 'R-upload-broken',
  title: text('Tệp gửi lên chưa đủ', 'The upload is not whole'),
  message: () =>
    text(
      'Tệp gửi lên bị đứt giữa chừng hoặc sai dạng; chưa ghi gì.',
      'The upload was cut off on its way, or is not of the right form; nothing was written.',
    ),
  todo: text('Gửi lại tệp.', 'Send the file again.'),
};

export const wrongFileType: RefusalKind<[name: string]> = {
  code: 'R-wrong-file-type',
  title: text('Loại tệp không dùng được', 'Not a usable kind of file'),
  message: (name) =>
    text(`“${name}” không phải là tệp PDF, JPEG, PNG hoặc TIFF.`, `“${name}” is not a PDF, JPEG, PNG or TIFF file.`),
  todo: text('Quét biên bản thành PDF hoặc ảnh rồi tải lên.', 'Scan the paper as PDF or picture and upload that.'),
};

export const previewIncomplete: RefusalKind = {
  code: 'R-preview-incomplete',
  title: text('Tệp nhập vào còn lỗi', 'What was read in has errors'),
  message: () =>
    text(
      'Kế hoạch hoặc danh sách nhân sự còn lỗi, nên chưa lập được đợt; chưa ghi gì.',
      'Plan or roster have errors, so no round can be made of them; nothing was written.',
    ),
  todo: text('Sửa các lỗi đã nêu trong tệp rồi nhập lại.', 'Mend the errors in the files and read them in again.'),
};

export const serverFailed: RefusalKind = {
  code: 'R-server-failed',
  title: text('Máy chủ gặp lỗi', 'The server failed'),
  message: () =>
    text(
      'Máy chủ gặp lỗi ngoài dự kiến; việc vừa gửi có thể chưa được ghi.',
      'The server met an unexpected error; what was sent may not have been written.',
    ),
  todo: text(
    'Làm lại một lần; nếu vẫn lỗi thì báo bộ phận kỹ thuật xem cửa sổ của máy chủ.',
    "Try once more; if it stays, the technician finds the reason in the server's window.",
  ),
};

export const diskTrouble: RefusalKind<[words: Text]> = {
  code: 'R-disk',
  example: [text('Ổ đĩa đã đầy.', 'The disk is full.')],
  title: text('Không ghi được lên ổ đĩa', 'The disk cannot be written'),
  message: (words) => words,
  todo: text('Báo ngay bộ phận kỹ thuật.', 'Tell the technician at once.'),
};

export const databaseAway: RefusalKind<[words: Text]> = {
  code: 'R-database-away',
  example: [text('Cơ sở dữ liệu hiện không trả lời.', 'The database does not answer now.')],
  title: text('Cơ sở dữ liệu không trả lời', 'The database does not answer'),
  message: (words) => words,
  todo: text(
    'Giữ nguyên màn hình, đợi vài giây rồi làm lại; làm lại không ghi hai lần. Nếu kéo dài, báo bộ phận kỹ thuật.',
    'Leave the screen as it is, wait some seconds and try again; nothing is written twice. If it lasts, tell the technician.',
  ),
};

export const deskAway: RefusalKind = {
  code: 'R-desk-away',
  title: text('Máy chủ lập hồ sơ đang được thay', 'Another server is taking the desk over'),
  message: () =>
    text(
      'Trong các máy chủ của trung tâm, máy lập hồ sơ lưu trữ và diễn tập vừa ngừng; máy khác đang tiếp nhận. Yêu cầu vừa gửi chưa được nhận.',
      'Of the servers of the centre, the one that makes archives and rehearsals has just stopped; another one takes over. What was sent was not taken.',
    ),
  todo: text('Đợi vài giây rồi gửi lại.', 'Wait some seconds and send it again.'),
};

export const fileCanBeMarked: RefusalKind = {
  code: 'R-file-can-be-marked',
  title: text('Tệp này mở được kèm tên người mở', 'This file can be opened with its reader’s name'),
  message: () =>
    text(
      'Tệp gốc chỉ tải được khi phần mềm không ghi được tên người mở lên từng trang; tệp này ghi được.',
      'The file itself is given only where no name can be written on its pages; on this one it can.',
    ),
  todo: text('Mở tệp bằng chính tên tệp.', 'Open it by its name.'),
};

export const openingBusy: RefusalKind = {
  code: 'R-opening-busy',
  title: text('Nhiều tệp đang chờ mở', 'Too many files wait to be opened'),
  message: () =>
    text(
      'Nhiều người đang mở tệp cùng lúc; phần mềm ghi tên người mở lên từng tệp một, nên chưa mở được tệp này.',
      'Many people open files at this moment; each is marked with its reader in turn, so this one was not opened.',
    ),
  todo: text('Đợi một phút rồi mở lại.', 'Wait a minute, then open it again.'),
};

export const httpRefusals = [
  headerMissing,
  tooLarge,
  uploadBroken,
  wrongFileType,
  previewIncomplete,
  serverFailed,
  diskTrouble,
  databaseAway,
  deskAway,
  fileCanBeMarked,
  openingBusy,
] as const;

// A code that is not here was refused by a rule: 422.
const statuses: Readonly<Record<string, number>> = {
  'R-malformed': 400,
  'R-upload-broken': 400,
  'R-not-signed-in': 401,
  'R-wrong-password': 401,
  'R-wrong-code': 401,
  'R-code-used': 401,
  'R-code-awaited': 401,
  'R-role-missing': 403,
  'R-nobody-stands-in': 403,
  'R-must-change-password': 403,
  'R-factor-demanded': 403,
  'R-header-missing': 403,
  'R-setup-elsewhere': 403,
  'R-image-missing': 404,
  'R-no-archive': 404,
  'R-sealed-by-committee': 403,
  'R-not-announced': 403,
  'R-votes-hidden': 403,
  'R-not-found': 404,
  'R-report-unknown': 404,
  'R-guidance-unknown': 404,
  'R-unknown-command': 404,
  'R-code-unknown': 404,
  'R-already-set-up': 409,
  'R-box-not-tallied': 409,
  'R-busy': 409,
  'R-code-burnt': 409,
  'R-command-reused': 409,
  'R-document-not-yet': 409,
  'R-file-can-be-marked': 409,
  'R-factor-stands': 409,
  'R-identity-taken': 409,
  'R-identity-unknown': 403,
  'R-invitation-over': 410,
  'R-invitation-unknown': 404,
  'R-invitation-used': 410,
  'R-nothing-asked': 409,
  'R-already-asked': 409,
  'R-another-person': 403,
  'R-look-needed': 403,
  'R-own-look': 403,
  'R-own-reopening': 403,
  'R-outside-denied': 401,
  'R-passkey-invalid': 401,
  'R-passkey-known': 409,
  'R-passkey-over': 409,
  'R-passkey-stopped': 401,
  'R-passkey-unknown': 401,
  'R-passkeys-off': 409,
  'R-outside-invalid': 401,
  'R-outside-over': 409,
  'R-outside-unreachable': 503,
  'R-last-technician': 409,
  'R-poll-closed': 409,
  'R-poll-not-open': 409,
  'R-round-exists': 409,
  'R-scan-not-in-count': 409,
  'R-scan-over': 409,
  'R-sheets-hidden': 409,
  'R-slip-replaced': 409,
  'R-slip-voted': 409,
  'R-username-taken': 409,
  'R-wrong-stage': 409,
  'R-too-large': 413,
  'R-too-many-refused': 429,
  'R-too-many-tries': 429,
  'R-too-many-asked': 429,
  'R-backup-set-elsewhere': 403,
  'R-box-differs': 500,
  'R-image-altered': 500,
  'R-record-corrupt': 500,
  'R-round-unreadable': 500,
  'R-server-failed': 500,
  'R-database-away': 503,
  'R-casting-busy': 503,
  'R-desk-away': 503,
  'R-opening-busy': 503,
  'R-disk': 507,
};

const titles: Readonly<Record<number, Text>> = {
  400: text('Dữ liệu không đúng', 'Not as it should be'),
  401: text('Chưa đăng nhập', 'Not signed in'),
  403: text('Không có quyền', 'Not allowed'),
  404: text('Không tìm thấy', 'Not found'),
  409: text('Không làm được ở bước này', 'Not possible at this step'),
  410: text('Không còn nữa', 'Not there any more'),
  413: text('Quá lớn', 'Too large'),
  422: text('Không được phép theo quy định', 'Not allowed by the rules'),
  429: text('Thử lại sau', 'Try again later'),
  500: text('Máy chủ gặp lỗi', 'The server failed'),
  503: text('Tạm thời không làm được', 'Not possible for the moment'),
  507: text('Không ghi được lên ổ đĩa', 'The disk cannot be written'),
};

/** What a problem is called by its status. */
export const problemTitle = (status: number): Text => titles[status] ?? text('Không làm được', 'Not possible');

/** The problem that a refusal is, with the status of its code. */
export function problem(refusal: Refusal): Problem {
  return { status: statuses[refusal.code] ?? 422, refusal };
}

export function problemBody({ status, refusal, seconds, key }: Problem): ProblemBody {
  const { code, message, todo, findings } = refusal;
  return {
    type: `urn:tinnhiem:${code}`,
    title: problemTitle(status).vi,
    status,
    code,
    detail: message.vi,
    message,
    todo,
    ...(findings === undefined ? {} : { findings }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(key === undefined ? {} : { key }),
  };
}

// What the reader of uploads throws has no code.
const brokenUpload = /multipart data$|^Multipart: Boundary not found$/;

/** An error that was thrown, as a problem; `null` where it is one that nobody expected. */
export function thrownProblem(error: unknown): Problem | null {
  if (error instanceof StoreProblem) return storeTrouble(error);
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (statusCode === 413) return problem(refuse(tooLarge, 'giới hạn cho phép'));
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500 && code?.startsWith('FST_'))
    return problem(refuse(malformed, '', (error as Error).message));
  if (error instanceof Error && brokenUpload.test(error.message)) return problem(refuse(uploadBroken));
  return null;
}

// A database that was restarted is there again after some seconds.
export const awaySeconds = 5;

function storeTrouble({ kind, text: words }: StoreProblem): Problem {
  if (kind === 'busy') return problem(refuse(busy));
  if (kind === 'away' || kind === 'unsafe') return { ...problem(refuse(databaseAway, words)), seconds: awaySeconds };
  const ofDisk = kind === 'full' || kind === 'read-only' || kind === 'disk-failed';
  return problem(ofDisk ? refuse(diskTrouble, words) : refuse(roundUnreadable, words));
}
