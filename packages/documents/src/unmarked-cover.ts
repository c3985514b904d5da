// The page that somebody gets in the place of a file on which nothing can be written (docs/decisions/086-files-that-are-opened.md).
import { type Text, text } from '@tinnhiem/core';
import { printable } from './fonts/measure.ts';
import type { Opening } from './opened-copy.ts';
import { typstPdf } from './render/typst.ts';

export interface UnmarkedFile {
  readonly opening: Opening;
  /** Why nothing can be written on it. */
  readonly problem: Text;
  readonly bytes: number;
  /** Who can have the file itself. */
  readonly workers: Text;
}

const title = text('Tệp không ghi được tên người mở', 'A file that cannot be marked');
const what = text(
  'Tệp mật chỉ được mở khi mỗi trang có ghi người mở và thời điểm mở. Tệp này không ghi được, nên trang này thay cho tệp. Tệp gốc còn nguyên trong hồ sơ.',
  'Confidential files are opened with their reader’s name and the time on every page. This one cannot be marked, so this page stands for it. The file itself is kept, untouched.',
);

export function unmarkedCover({ opening, problem, bytes, workers }: UnmarkedFile): Uint8Array {
  const todo = text(
    `${workers.vi} tải được tệp gốc bằng nút “Tệp gốc” cạnh tên tệp; lần tải được ghi lại. Nên quét lại bản giấy thành PDF hoặc ảnh không có mật khẩu.`,
    `${workers.en} can download the file itself (“Tệp gốc” beside its name); this is recorded. Better: scan the paper again as PDF or picture without a password.`,
  );
  const words = [what, problem, todo].flatMap(({ vi, en }) => [vi, en]);
  const facts = [
    ['Mở bởi', `${opening.by}, ${opening.at}`],
    ['Độ lớn', `${bytes} byte`],
    ['SHA-256', opening.sha256],
  ];
  const data = {
    title: `${title.vi} · ${title.en}`,
    words: words.map(printable),
    facts: facts.map((row) => row.map(printable)),
  };
  return typstPdf('unmarked', data, false);
}
