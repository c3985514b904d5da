import { type RefusalKind, text } from '@tinnhiem/core';

export const templateRefused: RefusalKind<[why: string]> = {
  code: 'R-template-refused',
  title: text('Không nhận tệp Word này', 'This file of Word is not taken'),
  message: (why) => text(why, `The file is not taken: ${why}`),
  todo: text(
    'Sửa tệp trong Word, lưu thành .docx rồi tải lên lại.',
    'Mend the file in Word, save it as .docx, and upload it again.',
  ),
};

export const templateFaulty: RefusalKind<[errors: readonly string[]]> = {
  code: 'R-template-faulty',
  title: text('Mẫu Word còn lỗi', 'The template has mistakes'),
  message: (errors) => text(errors.join(' '), `The template has mistakes: ${errors.join(' ')}`),
  todo: text(
    'Sửa các chỗ đó trong Word; danh sách tên dùng được có ở cạnh chỗ tải lên.',
    'Mend these places in Word; the names that can be used are listed beside the upload.',
  ),
};

export const noOwnTemplate: RefusalKind<[form: string]> = {
  code: 'R-no-own-template',
  title: text('Văn bản này không dùng mẫu riêng', 'This document takes no template'),
  message: (form) =>
    text(
      `“${form}” không có bản Word nên không dùng mẫu riêng.`,
      `“${form}” has no version in Word, so that it takes no template.`,
    ),
  todo: text('Chọn văn bản khác.', 'Choose another document.'),
};

export const ownTemplateRefusals = [templateRefused, templateFaulty, noOwnTemplate] as const;
