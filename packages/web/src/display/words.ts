// Words of the room's screen. They stand here without an import from core, so that the page stays small on an old projector computer.
import type { DisplayView, Level, Text } from '@tinnhiem/core';

function say(vi: string, en: string): Text {
  return { vi, en };
}

export const levelWords: Readonly<Record<Level, Text>> = {
  high: say('Tín nhiệm cao', 'High confidence'),
  confidence: say('Tín nhiệm', 'Confidence'),
  low: say('Tín nhiệm thấp', 'Low confidence'),
};

/** What a percentage is a share of. */
export const baseWords: Readonly<Record<'issued' | 'collected' | 'valid' | 'members' | 'convened', Text>> = {
  issued: say('phiếu phát ra', 'ballots issued'),
  collected: say('phiếu thu về', 'ballots collected'),
  valid: say('phiếu hợp lệ', 'valid ballots'),
  members: say('tổng số đại biểu (thành viên)', 'members in all'),
  convened: say('người được triệu tập', 'people convened'),
};

/** What the room is waiting for, stage by stage. */
export const stageWords: Readonly<Record<DisplayView['stage'], Text>> = {
  preparing: say('Hội nghị đang được chuẩn bị', 'The conference is being prepared'),
  ready: say('Kính mời các đại biểu điểm danh', 'Please check in'),
  polling: say('Đang ghi phiếu', 'Voting is open'),
  closed: say(
    'Đã kết thúc bỏ phiếu. Ban Kiểm phiếu mở hòm và đếm phiếu',
    'Voting is closed. The committee opens the box',
  ),
  counting: say('Ban Kiểm phiếu đang kiểm phiếu', 'The committee is counting'),
  canvassed: say(
    'Kiểm phiếu xong. Ban Kiểm phiếu đang lập biên bản',
    'The count is done. The minutes are being written',
  ),
  signed: say('Biên bản đã ký. Xin chờ công bố kết quả', 'The minutes are signed. Please wait for the announcement'),
  announced: say('Kết quả lấy phiếu tín nhiệm', 'Result of the confidence vote'),
  sealed: say('Kết quả lấy phiếu tín nhiệm', 'Result of the confidence vote'),
};

export const words = {
  welcome: say('Nhiệt liệt chào mừng các đại biểu', 'Welcome'),
  present: say('Có mặt', 'Present'),
  convened: say('người được triệu tập', 'people convened'),
  issued: say('Đã phát phiếu', 'Ballots issued'),
  ofThemSlips: say('phiếu điện tử:', 'electronic:'),
  boxes: say('Hòm phiếu điện tử', 'Electronic ballot boxes'),
  boxElection: say('Mã đối chiếu của cuộc bỏ phiếu điện tử', 'Fingerprint of the electronic election'),
  boxEnd: say('Mã đối chiếu của hòm phiếu điện tử lúc đóng', 'Fingerprint of the electronic box at closing'),
  bel: say('Mã đối chiếu của tệp hòm phiếu (.bel)', 'Fingerprint of the box file (.bel)'),
  castElectronically: say('người đã bỏ', 'cast'),
  lookYourself: say('Tự xem và kiểm chứng', 'Look and verify yourself'),
  votedOn: say('người được lấy phiếu', 'people voted on'),
  voters: say('người ghi phiếu', 'voters'),
  oneMark: say(
    'Mỗi người được lấy phiếu: đánh dấu vào đúng một trong ba ô',
    'For each person: mark exactly one of the three boxes',
  ),
  chair: say('Chủ trì', 'Chair'),
  committee: say('Ban Kiểm phiếu', 'Counting committee'),
  head: say('Trưởng ban', 'head'),
  secretary: say('Thư ký', 'secretary'),
  member: say('Ủy viên', 'member'),
  progress: say('Phần đã kiểm xong', 'Counted so far'),
  notYetFormed: say('Đang chia phiếu thành tập', 'Ballots are being put into batches'),
  issuedShort: say('Phát ra', 'Issued'),
  collected: say('Thu về', 'Collected'),
  valid: say('Hợp lệ', 'Valid'),
  invalid: say('Không hợp lệ', 'Invalid'),
  base: say('Tỷ lệ % tính trên', 'Percentages are of'),
  page: say('Trang', 'Page'),
  paused: say('Tạm dừng', 'Paused'),
  nobody: say('Danh sách này không có ai được lấy phiếu.', 'Nobody is on this list.'),
  rehearsal: say('DIỄN TẬP: số liệu không có giá trị chính thức', 'REHEARSAL: nothing here is official'),
  lost: say('Mất kết nối – đang nối lại…', 'Connection lost – reconnecting…'),
  loading: say('Đang tải…', 'Loading…'),
  choose: say('Chọn hội nghị để chiếu', 'Choose the conference to show'),
  none: say('Chưa có hội nghị nào đang diễn ra', 'No conference is running'),
  noneHint: say('Màn hình này tự hiện hội nghị ngay khi có.', 'This screen shows it as soon as there is one.'),
  unknown: say('Không có hội nghị này', 'There is no such conference'),
  toAll: say('Xem các hội nghị đang diễn ra', 'See the running conferences'),
} as const;
