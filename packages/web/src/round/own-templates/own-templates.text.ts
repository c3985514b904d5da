import { text } from '@tinnhiem/core';

export const words = {
  title: text('Mẫu Word riêng', 'Own templates of Word'),
  lead: text(
    'Bản Word của một loại văn bản lấy theo tệp của cơ quan mình. Bản PDF luôn là mẫu của phần mềm.',
    "The Word version of a kind of document follows the organisation's own file. The PDF is always our form.",
  ),
  document: text('Văn bản', 'Document'),
  ours: text('Đang dùng mẫu của phần mềm.', 'Our own form is in use.'),
  inUse: text('Đang dùng mẫu riêng', 'An own template is in use'),
  putBy: text('đưa vào dùng', 'put to use'),
  remove: text('Bỏ mẫu này', 'Take this template away'),
  removeExplain: text(
    'Từ lúc này bản Word lại theo mẫu của phần mềm. Văn bản đã in không đổi.',
    'From now on the Word version follows our form again. What was printed stays as it is.',
  ),
  removed: text('Đã bỏ mẫu riêng.', 'The template is taken away.'),
  make: text('1. Soạn mẫu', '1. Write the template'),
  makeHint: text(
    'Tải tệp bắt đầu: có sẵn mọi tên. Mở bằng Word, sắp xếp và trình bày lại, bỏ những gì không cần, rồi lưu thành .docx.',
    'Get the file to begin with: every name is in it. Open it in Word, arrange it, leave out what is not needed, and save it as .docx.',
  ),
  starter: text('Tải tệp bắt đầu', 'Get the file to begin with'),
  names: text('Các tên dùng được', 'Names that can be used'),
  write: text('Gõ trong Word', 'Typed in Word'),
  meaning: text('Là gì', 'What it is'),
  kind: text('Loại', 'Kind'),
  try: text('2. Kiểm tra mẫu', '2. Check the template'),
  drop: text('Kéo thả tệp .docx vào đây', 'Drop the .docx file here'),
  dropHint: text(
    'Tối đa 4 MB. Tệp chỉ được kiểm tra, chưa dùng.',
    'At most 4 MB. The file is checked only, not used yet.',
  ),
  checking: text('Đang kiểm tra…', 'Checking…'),
  noMistake: text('Mẫu không có lỗi.', 'The template has no mistake.'),
  mistakes: text(
    'Mẫu có lỗi, chưa dùng được. Sửa trong Word rồi tải lên lại.',
    'The template has mistakes. Mend them in Word and upload it again.',
  ),
  preview: text('Xem trước với dữ liệu của đợt', 'Preview with the data of the round'),
  noPreview: text(
    'Chưa có văn bản nào loại này ở bước hiện tại nên chưa xem trước được. Mẫu vẫn dùng được.',
    'There is no such document yet in this stage, so no preview. The template can be used all the same.',
  ),
  use: text('Dùng mẫu này', 'Use this template'),
  useExplain: text(
    'Từ lúc này mọi bản Word của loại văn bản này theo mẫu riêng, cho đến khi bỏ. Dòng mã đối chiếu vẫn ở chân trang.',
    'From now on every Word version of this document follows the template until it is taken away. The line with the fingerprint stays at the foot.',
  ),
  used: text('Mẫu riêng đã được dùng.', 'The template is in use.'),
  list: text('danh sách, lặp cho từng dòng', 'a list, repeated for each entry'),
  words: text('danh sách, mỗi dòng là {.}', 'a list, each entry is {.}'),
} as const;
