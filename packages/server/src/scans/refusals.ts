// Why a file of scans does not go into the count.
import { type RefusalKind, text } from '@tinnhiem/core';

export const notInCount: RefusalKind = {
  code: 'R-scan-not-in-count',
  title: text('Không ở bước kiểm phiếu', 'Not while ballots are counted'),
  message: () =>
    text(
      'Chỉ nhận ảnh quét trong lúc kiểm phiếu của hội nghị này.',
      'Scans are taken only while this conference counts.',
    ),
  todo: text(
    'Mở hòm phiếu và bắt đầu kiểm phiếu trước; nếu đã tổng hợp thì mở lại việc kiểm phiếu.',
    'Open the box and begin the count first; after the canvass the count must be re-opened.',
  ),
};

export const sheetsHidden: RefusalKind = {
  code: 'R-sheets-hidden',
  title: text('Chưa có phiếu nào để xem', 'No sheets to look at yet'),
  message: () =>
    text(
      'Phiếu chỉ Ban Kiểm phiếu xem được, từ khi bắt đầu kiểm.',
      'Sheets are seen by the counting committee only, from the count on.',
    ),
  todo: text('Đợi đến khi bắt đầu kiểm phiếu.', 'Wait until the count has begun.'),
};

/** A page of a file, from 1. */
export interface PageWhere {
  readonly file: string;
  readonly page: number;
}

export const noBatchNamed: RefusalKind<[where: PageWhere]> = {
  code: 'R-scan-no-batch',
  title: text('Chưa biết phiếu thuộc tập nào', 'It is not known which batch this is'),
  message: ({ file, page }) =>
    text(
      `Trang ${page} của “${file}” đứng trước mọi phiếu bìa và không có tập nào được chọn; không ghi tờ nào.`,
      `Page ${page} of “${file}” stands before any cover sheet and no batch was chosen; nothing was recorded.`,
    ),
  todo: text(
    'Đặt phiếu bìa lên đầu tập rồi quét lại, hoặc chọn danh sách và tập rồi nộp lại tệp này.',
    'Lay the cover sheet on the batch and scan again, or choose list and batch and hand this file in again.',
  ),
};

export const noListNamed: RefusalKind<[lists: readonly string[]]> = {
  code: 'R-scan-no-list',
  title: text('Chưa biết phiếu thuộc danh sách nào', 'It is not known which list this is'),
  message: (lists) =>
    text(
      `Trong tệp có phiếu của nhiều danh sách, hoặc không đọc được mã phiếu (${lists.join('; ') || 'không có mã nào'}); không ghi tờ nào.`,
      `The file holds ballots of several lists, or no code could be read (${lists.join('; ') || 'none'}); nothing was recorded.`,
    ),
  todo: text('Chọn danh sách rồi nộp lại tệp này.', 'Choose the list and hand this file in again.'),
};

export const strangeCover: RefusalKind<[where: PageWhere, cover: string]> = {
  code: 'R-scan-strange-cover',
  title: text('Phiếu bìa của nơi khác', 'A cover sheet of something else'),
  message: ({ file, page }, cover) =>
    text(
      `Phiếu bìa ở trang ${page} của “${file}” là của “${cover}”, không phải của hội nghị này; không ghi tờ nào.`,
      `The cover sheet on page ${page} of “${file}” is of “${cover}”, not of this conference; nothing was recorded.`,
    ),
  todo: text(
    'Kiểm tra xem có quét nhầm tập của hội nghị khác không; in phiếu bìa từ màn hình kiểm phiếu này.',
    'Check whether a pile of another conference was scanned; print cover sheets from the screen of this count.',
  ),
};

/** A batch as people name it. `number`: `null` where only the list was chosen. */
interface NamedBatch {
  readonly list: string;
  readonly number: number | null;
}
const batchVi = ({ list, number }: NamedBatch) => `${number === null ? '' : `tập ${number}, `}danh sách “${list}”`;
const batchEn = ({ list, number }: NamedBatch) => `${number === null ? '' : `batch ${number} of `}list “${list}”`;

export const otherCover: RefusalKind<[where: PageWhere, cover: NamedBatch, chosen: NamedBatch]> = {
  code: 'R-scan-other-cover',
  title: text('Phiếu bìa khác với tập đã chọn', 'The cover sheet is not of the chosen batch'),
  message: ({ file, page }, cover, chosen) =>
    text(
      `Phiếu bìa ở trang ${page} của “${file}” ghi ${batchVi(cover)}, nhưng khi nộp đã chọn ${batchVi(chosen)}; không ghi tờ nào.`,
      `The cover sheet on page ${page} of “${file}” says ${batchEn(cover)}, but ${batchEn(chosen)} was chosen; nothing was recorded.`,
    ),
  todo: text(
    'Nộp lại tệp mà không chọn tập, hoặc chọn đúng tập.',
    'Hand the file in without choosing, or choose the right batch.',
  ),
};

export const nothingOnPages: RefusalKind = {
  code: 'R-scan-no-sheets',
  title: text('Tệp không có phiếu nào', 'No ballots in the file'),
  message: () =>
    text(
      'Trong tệp chỉ có phiếu bìa hoặc giấy trắng; không ghi tờ nào.',
      'There are only cover sheets or empty pages in the file; nothing was recorded.',
    ),
  todo: text(
    'Kiểm tra máy quét và mặt giấy, rồi quét lại.',
    'Check the scanner and which side was scanned, then scan again.',
  ),
};

export const jobOver: RefusalKind = {
  code: 'R-scan-over',
  title: text('Tệp này đã xử lý xong', 'This file is done with'),
  message: () =>
    text(
      'Không dừng được: tệp đã được ghi, bị từ chối hoặc đã dừng.',
      'It cannot be stopped: it is recorded, refused or stopped already.',
    ),
  todo: text(
    'Nếu đã ghi nhầm, bỏ kết quả đọc của tập rồi quét lại.',
    'Where it was recorded by mistake, withdraw the readings of the batch and scan again.',
  ),
};

export const cancelled: RefusalKind = {
  code: 'R-scan-cancelled',
  title: text('Đã dừng đọc', 'Stopped'),
  message: () =>
    text(
      'Có người đã dừng đọc tệp này; không tờ nào được ghi.',
      'Somebody stopped the reading of this file; nothing was recorded.',
    ),
  todo: text(
    'Muốn đọc thì nộp lại tệp, hoặc chép lại vào thư mục máy quét.',
    'Hand it in again, or copy it into the folder again.',
  ),
};

export const onlyInRehearsal: RefusalKind = {
  code: 'R-only-in-rehearsal',
  title: text('Chỉ làm được trong đợt diễn tập', 'Rehearsals only'),
  message: () =>
    text('Phiếu tập dượt chỉ làm được trong đợt diễn tập.', 'Practice ballots are made in a rehearsal only.'),
  todo: text('Lập một đợt diễn tập rồi thử ở đó.', 'Make a rehearsal and try there.'),
};

export const nothingToPractise: RefusalKind = {
  code: 'R-nothing-to-practise',
  title: text('Không có phiếu nào để làm thử', 'No ballots to practise with'),
  message: () =>
    text('Mọi tập đã được đọc, hoặc danh sách chưa có ai.', 'Every batch has been read, or nobody is on the list.'),
  todo: text(
    'Chia tập trước, hoặc bỏ kết quả đọc của một tập để quét lại.',
    'Form batches first, or withdraw the readings of one to scan it again.',
  ),
};

export const imageMissing: RefusalKind<[sha256: string]> = {
  code: 'R-image-missing',
  title: text('Ảnh của tờ này không còn trên máy chủ', 'The image is gone'),
  message: (sha256) =>
    text(
      `Ảnh ${sha256.slice(0, 12)}… không còn trong kho dữ liệu.`,
      `Image ${sha256.slice(0, 12)}… is no longer in the store.`,
    ),
  todo: text(
    'Xem phiếu giấy, và báo bộ phận kỹ thuật khôi phục từ bản sao lưu; máy chủ trung tâm vừa nâng cấp: chạy một lần với --files và thư mục ảnh dùng chung trước đây.',
    'Look at the paper, and have the technician restore the backup; at a centre that was just updated: run once with --files and the folder that its servers shared before.',
  ),
};

export const imageAltered: RefusalKind<[sha256: string]> = {
  code: 'R-image-altered',
  title: text('Ảnh của tờ này đã bị hỏng', 'The image is damaged'),
  message: (sha256) =>
    text(
      `Ảnh ${sha256.slice(0, 12)}… không còn như khi ghi.`,
      `Image ${sha256.slice(0, 12)}… is no longer what was recorded.`,
    ),
  todo: text(
    'Xem phiếu giấy, và báo bộ phận kỹ thuật: ổ đĩa có thể bị hỏng.',
    'Look at the paper, and tell the technician: the disk may be failing.',
  ),
};

export const photoUnreadable: RefusalKind = {
  code: 'R-scan-photo-unreadable',
  title: text('Ảnh chụp không đọc được', 'The photograph cannot be read'),
  message: () =>
    text('Ảnh chụp này không đọc được; không ghi tờ nào.', 'This photograph cannot be read; nothing was recorded.'),
  todo: text(
    'Chụp lại: phiếu phẳng, đủ sáng, thấy cả bốn góc. Tờ hỏng, tờ lạ chụp mấy lần cũng không đọc được thì quét, hoặc nộp ảnh bằng “Chọn tệp…” để Ban Kiểm phiếu xem.',
    'Take it again: flat, in good light, all four corners in view. A torn or strange sheet that is never read: scan it, or hand the picture in as a file for the committee to look at.',
  ),
};

export const scanJobRefusals = [
  notInCount,
  sheetsHidden,
  noBatchNamed,
  noListNamed,
  strangeCover,
  otherCover,
  nothingOnPages,
  photoUnreadable,
  jobOver,
  cancelled,
  onlyInRehearsal,
  nothingToPractise,
  imageMissing,
  imageAltered,
] as const;
