import { type Text, text } from '@tinnhiem/core';
import type { RehearsalProgress } from './whole.ts';

/** The steps of a rehearsal, in the words of whoever waits. */
export const rehearsalStepWords: Readonly<Record<RehearsalProgress['step'], Text>> = {
  approve: text('Lập đợt và phê duyệt kế hoạch', 'Making the round, approving the plan'),
  prepare: text('Chuẩn bị', 'Preparing'),
  key: text('Lập khóa của Ban Kiểm phiếu, phiếu điện tử có mã', 'Key ceremony and slips'),
  poll: text('Điểm danh, phát phiếu', 'Check-in and handing out'),
  cast: text('Ghi phiếu điện tử', 'Casting electronically'),
  close: text('Đóng hòm phiếu điện tử', 'Closing the electronic boxes'),
  open: text('Mở hòm phiếu điện tử', 'Opening the electronic boxes'),
  mark: text('Ghi phiếu và quét', 'Marking and scanning'),
  scan: text('Máy đọc phiếu', 'Reading'),
  adjudicate: text('Ban Kiểm phiếu quyết định', 'Adjudicating'),
  check: text('Kiểm tra bằng tay', 'Checking by hand'),
  finish: text('Tổng hợp, biên bản, công bố, niêm phong', 'Canvass, minutes, announcement, seal'),
  documents: text('Lập văn bản', 'Making documents'),
  seal: text('Niêm phong ảnh phiếu', 'Sealing pictures of ballots'),
  write: text('Ghi hồ sơ lưu trữ', 'Writing the archive'),
  verify: text('Kiểm tra hồ sơ lưu trữ', 'Verifying the archive'),
};
