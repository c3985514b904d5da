// What happens beside the record: sign-ins, refused attempts, looks at confidential documents. Never a mark, never a figure.
import { commands, type Instant, type Text, text, topOrganisation } from '@tinnhiem/core';
import type { Tables } from './tables.ts';

/** Every kind of activity, with the sentence that tells of it. `detail` is a name or code, never what was sent. */
const kinds = {
  'set-up': () => text('Thiết lập phần mềm, lập tài khoản đầu tiên', 'Set up; the first account was made'),
  'signed-in': () => text('Đăng nhập', 'Signed in'),
  'sign-in-failed': () => text('Đăng nhập không thành công', 'Sign-in failed'),
  'sign-in-blocked': () => text('Đăng nhập bị chặn tạm thời', 'Sign-in blocked for a while'),
  'sign-in-elsewhere-failed': (why: string) =>
    text(
      `Đăng nhập qua dịch vụ của cơ quan không thành công: ${why}`,
      `Sign-in through the organisation’s service failed: ${why}`,
    ),
  'signed-in-with-passkey': () => text('Đăng nhập bằng khóa truy cập', 'Signed in with a passkey'),
  'passkey-failed': (why: string) =>
    text(`Đăng nhập bằng khóa truy cập không thành công: ${why}`, `Sign-in with a passkey failed: ${why}`),
  'passkey-stopped': () =>
    text(
      'Ngừng dùng một khóa truy cập vì bộ đếm lùi lại: có thể có bản sao',
      'A passkey was stopped, because its counter went back: there may be a copy',
    ),
  'passkey-added': (name: string) => text(`Thêm khóa truy cập ${name}`, `Added the passkey ${name}`),
  'passkey-renamed': (name: string) => text(`Đổi tên khóa truy cập thành ${name}`, `Renamed a passkey ${name}`),
  'passkey-removed': (name: string) => text(`Gỡ khóa truy cập ${name}`, `Removed the passkey ${name}`),
  'code-failed': () => text('Sai mã xác thực khi đăng nhập', 'Wrong code of the second factor at sign-in'),
  'signed-out': () => text('Đăng xuất', 'Signed out'),
  'password-changed': () => text('Đổi mật khẩu của mình', 'Changed the own password'),
  'factor-enrolled': () => text('Đăng ký lớp xác thực thứ hai', 'Enrolled a second factor'),
  'factor-removed': () => text('Gỡ lớp xác thực thứ hai của mình', 'Removed the own second factor'),
  'recovery-codes-renewed': () => text('Lập lại mã dự phòng', 'Drew new recovery codes'),
  'factor-demanded': (roles: string) =>
    text(`Quy định vai trò phải có lớp xác thực thứ hai: ${roles}`, `Roles that demand a second factor: ${roles}`),
  'reminders-set': () =>
    text('Đổi địa chỉ thư hoặc việc nhận lời nhắc của mình', 'Changed the own e-mail address or reminders'),
  'people-called': (how: string) =>
    text(`Gửi thư triệu tập, mời dự hội nghị cho ${how} người`, `Called people to a conference by e-mail: ${how}`),
  'letters-recalled': (how: string) =>
    text(`Gọi lại thư triệu tập, mời chưa gửi: ${how} thư`, `Called back letters that were not sent yet: ${how}`),
  'mail-tried': (what: string) => text(`Gửi thư thử ${what}`, `Tried the mail server ${what}`),
  'session-ended': (device: string) =>
    text(`Chấm dứt một phiên đăng nhập của mình ${device}`, `Ended an own session ${device}`),
  'sessions-ended': () => text('Chấm dứt mọi phiên đăng nhập khác của mình', 'Ended all other own sessions'),
  'account-created': (who: string) => text(`Lập tài khoản ${who}`, `Made the account ${who}`),
  'account-invited': (who: string) => text(`Mời ${who} đặt mật khẩu`, `Invited ${who} to choose a password`),
  'invitation-accepted': () => text('Nhận lời mời, đặt mật khẩu của mình', 'Accepted the invitation, chose a password'),
  'delegation-made': (what: string) => text(`Giao người thay mặt: ${what}`, `Named a substitute: ${what}`),
  'delegation-ended': (what: string) => text(`Thôi việc thay mặt: ${what}`, `Ended a substitution: ${what}`),
  'approval-asked': (what: string) => text(`Đề nghị việc cần hai người: ${what}`, `Asked for two people: ${what}`),
  'approval-confirmed': (what: string) =>
    text(`Xác nhận với tư cách người thứ hai: ${what}`, `Confirmed as the second person: ${what}`),
  'approval-dropped': (what: string) => text(`Rút hoặc từ chối đề nghị: ${what}`, `Took back or declined: ${what}`),
  'account-changed': (who: string) => text(`Sửa tài khoản ${who}`, `Changed the account ${who}`),
  'organisation-added': (name: string) => text(`Thêm tổ chức ${name}`, `Added the organisation ${name}`),
  'organisation-changed': (name: string) => text(`Sửa tổ chức ${name}`, `Changed the organisation ${name}`),
  'organisation-moved': (what: string) => text(`Chuyển tổ chức ${what}`, `Moved the organisation ${what}`),
  'organisation-retired': (what: string) =>
    text(`Cho tổ chức thôi hoạt động ${what}`, `Retired the organisation ${what}`),
  'organisation-restored': (what: string) => text(`Khôi phục tổ chức ${what}`, `Restored the organisation ${what}`),
  refused: (what: string) => text(`Bị từ chối: ${called(what, 'vi')}`, `Refused: ${called(what, 'en')}`),
  'attachment-added': (name: string) => text(`Tải lên tệp ${name}`, `Uploaded ${name}`),
  'attachment-seen': (name: string) => text(`Xem tệp ${name}`, `Looked at ${name}`),
  'inquiry-file-added': () =>
    text('Tải lên văn bản của yêu cầu cung cấp thông tin', 'Uploaded a paper of a request for information'),
  'inquiry-file-seen': (inquiry: string) =>
    text(`Xem văn bản của yêu cầu số ${inquiry}`, `Looked at a paper of request no. ${inquiry}`),
  'inquiry-original-taken': (inquiry: string) =>
    text(
      `Tải tệp gốc không ghi tên người mở, của yêu cầu số ${inquiry}`,
      `Took a file itself, without its reader’s name, of request no. ${inquiry}`,
    ),
  'original-taken': (file: string) =>
    text(`Tải tệp gốc không ghi tên người mở: ${file}`, `Took a file itself, without its reader’s name: ${file}`),
  'archive-made': (what: string) => text(`Lập hồ sơ lưu trữ ${what}`, `Made an archive ${what}`),
  'archive-taken': (what: string) => text(`Tải hồ sơ lưu trữ ${what}`, `Downloaded the archive ${what}`),
  'votes-exported': (what: string) => text(`Xuất dữ liệu từng phiếu: ${what}`, `Exported single ballots: ${what}`),
  'backup-made': (what: string) => text(`Sao lưu dữ liệu: ${what}`, `Backed up the data: ${what}`),
  'backup-holds-damage': (rounds: string) =>
    text(`Bản sao lưu chứa đợt bị hỏng: ${rounds}`, `The backup holds damaged rounds: ${rounds}`),
  'backup-failed': (why: string) => text(`Chưa sao lưu được: ${why}`, `A backup was not made: ${why}`),
  'backups-set': (where: string) => text(`Đặt nơi sao lưu: ${where}`, `Said where backups go: ${where}`),
  'report-exported': (what: string) => text(`Xuất gói báo cáo: ${what}`, `Exported a report package: ${what}`),
  'report-imported': (what: string) => text(`Nhập gói báo cáo: ${what}`, `Took in a report package: ${what}`),
  'report-seen': (what: string) => text(`Xem báo cáo gửi đến: ${what}`, `Looked at a report from elsewhere: ${what}`),
  'template-set': (form: string) => text(`Dùng mẫu Word riêng: ${form}`, `Put an own template of Word to use: ${form}`),
  'template-removed': (form: string) => text(`Bỏ mẫu Word riêng: ${form}`, `Removed an own template of Word: ${form}`),
  'guidance-issued': (what: string) => text(`Ban hành hướng dẫn ${what}`, `Issued guidance ${what}`),
  'guidance-taken': (what: string) => text(`Nhận hướng dẫn của ${what}`, `Took guidance of ${what}`),
  'guidance-withdrawn': (what: string) => text(`Thu hồi hướng dẫn ${what}`, `Withdrew guidance ${what}`),
  'report-key-taken': (what: string) => text(`Nhận khóa của ${what}`, `Took the key of ${what}`),
  'report-key-forgotten': (what: string) => text(`Bỏ khóa của ${what}`, `Forgot the key of ${what}`),
  'document-seen': (name: string) => text(`Xem văn bản mật: ${name}`, `Looked at a confidential document: ${name}`),
  'person-results-seen': (person: string) =>
    text(`Xem kết quả của ${person} qua các đợt`, `Looked at the results of ${person} over rounds`),
  'asker-seen': (inquiry: string) =>
    text(`Xem người yêu cầu của yêu cầu số ${inquiry}`, `Looked at who asked request no. ${inquiry}`),
} as const satisfies Record<string, (detail: string) => Text>;

export type ActivityKind = keyof typeof kinds;

/** What strangers can bring about as often as they ask: the same of these, from one address, is written down once a minute. */
const ofStrangers: ReadonlySet<ActivityKind> = new Set([
  'sign-in-blocked',
  'sign-in-elsewhere-failed',
  'passkey-failed',
]);
const minute = 60_000;

export interface NewActivity {
  readonly kind: ActivityKind;
  readonly account: string | null;
  readonly name: string;
  readonly round?: string;
  readonly conference?: string;
  readonly detail?: string;
  readonly address: string;
}

export interface ActivityEntry {
  readonly number: number;
  readonly at: string;
  readonly kind: string;
  readonly account: string | null;
  readonly name: string;
  readonly round: string | null;
  readonly conference: string | null;
  readonly sentence: Text;
  readonly address: string;
}

export interface Activity {
  /** Writes an entry down; it is there once this has returned. */
  note(entry: NewActivity): Promise<void>;
  /** Newest first; of one organisation's accounts, where given: what nobody did who is known goes to the top. Before number `before`, where given. */
  list(limit: number, before?: number, organisation?: string): Promise<readonly ActivityEntry[]>;
}

export function createActivity(tables: Tables, now: () => Instant): Activity {
  let since = 0;
  const told = new Set<string>();

  function isRepeated({ kind, account, detail, address }: NewActivity): boolean {
    if (!ofStrangers.has(kind)) return false;
    const at = Date.parse(now());
    if (Math.abs(at - since) >= minute) {
      told.clear();
      since = at;
    }
    const what = JSON.stringify([kind, account, detail, address]);
    const known = told.has(what);
    told.add(what);
    return known;
  }

  return {
    async note(entry) {
      const { kind, account, name, round, conference, detail, address } = entry;
      if (isRepeated(entry)) return;
      await tables.run(
        'INSERT INTO activity (at, account, name, kind, round, conference, detail, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        now(),
        account,
        name,
        kind,
        round ?? null,
        conference ?? null,
        detail ?? '',
        address,
      );
    },
    async list(limit, before = Number.MAX_SAFE_INTEGER, organisation) {
      const rows = await tables.all<Omit<ActivityEntry, 'sentence'> & { detail: string }>(
        `SELECT number, at, account, activity.name, kind, round, conference, detail, address
         FROM activity LEFT JOIN account ON account.id = activity.account
         WHERE number < ? AND (? = '' OR coalesce(account.belongs_to, ?) = ?) ORDER BY number DESC LIMIT ?`,
        before,
        organisation ?? '',
        topOrganisation,
        organisation ?? '',
        limit,
      );
      return rows.map(({ detail, ...entry }) => ({ ...entry, sentence: sentenceOf(entry.kind, detail) }));
    },
  };
}

/** What was refused, commands by their titles: `Ghi nhận yêu cầu (R-day-to-come)`. */
function called(what: string, language: 'vi' | 'en'): string {
  const [name = ''] = what.split(' ');
  return what.replace(name, () => commands.get(name)?.title[language] ?? name);
}

function sentenceOf(kind: string, detail: string): Text {
  return Object.hasOwn(kinds, kind) ? kinds[kind as ActivityKind](detail) : text(kind, kind);
}
