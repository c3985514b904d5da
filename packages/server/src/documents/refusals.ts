import { type RefusalKind, text } from '@tinnhiem/core';

export const documentNotFound: RefusalKind<[what: string]> = {
  code: 'R-not-found',
  title: text('Không có văn bản này', 'No such document'),
  message: (what) => text(`Không có văn bản “${what}”.`, `There is no document “${what}”.`),
  todo: text('Xem danh sách văn bản của đợt.', "Look at the round's list of documents."),
};

export const documentNotYet: RefusalKind<[title: string]> = {
  code: 'R-document-not-yet',
  title: text('Chưa đến lúc in văn bản này', 'Not yet time for this document'),
  message: (title) =>
    text(`Chưa in được “${title}” ở bước hiện tại.`, `“${title}” cannot be printed in the present stage.`),
  todo: text(
    'Xem danh sách văn bản in được bây giờ; biên bản và kết quả chỉ có sau khi đã lập.',
    'Look at what can be printed now; minutes and results exist only once they are made.',
  ),
};

export const documentNotForRole: RefusalKind<[title: string]> = {
  code: 'R-role-missing',
  title: text('Chưa được xem văn bản này', 'Not for this role, or not yet'),
  message: (title) =>
    text(
      `“${title}” có số liệu chưa được công bố cho vai trò này, hoặc không dành cho vai trò này.`,
      `“${title}” holds figures that this role may not see now, or is not for this role.`,
    ),
  todo: text(
    'Chờ công bố kết quả, hoặc nhờ người có thẩm quyền.',
    'Wait for the announcement, or ask somebody who may.',
  ),
};

export const documentNotNamed: RefusalKind<[title: string]> = {
  code: 'R-malformed',
  title: text('Chưa rõ văn bản nào', 'Which document is meant?'),
  message: (title) =>
    text(
      `Có nhiều “${title}”: ghi rõ hội nghị, danh sách hoặc người.`,
      `There are several of “${title}”: name the conference, the list or the person.`,
    ),
  todo: text('Chọn văn bản trong danh sách.', 'Choose it from the list of documents.'),
};

export const formatMissing: RefusalKind<[title: string, format: string]> = {
  code: 'R-malformed',
  title: text('Không có dạng tệp này', 'No such format'),
  message: (title, format) => text(`“${title}” không có dạng ${format}.`, `There is no ${format} of “${title}”.`),
  todo: text('Chọn dạng PDF.', 'Choose PDF.'),
};

export const copyMissing: RefusalKind<[title: string, copies: number]> = {
  code: 'R-malformed',
  title: text('Số bản không đúng', 'No such copy'),
  message: (title, copies) =>
    text(`“${title}” có ${copies} bản, đánh số từ 1.`, `“${title}” has ${copies} copies, numbered from 1.`),
  todo: text('Chọn lại số bản.', 'Choose another number.'),
};

export const documentDataUnfit: RefusalKind<[title: string, place: string, problem: string]> = {
  code: 'R-document-data',
  title: text('Dữ liệu không in vừa văn bản', 'The data does not fit the form'),
  message: (title, place, problem) =>
    text(
      `Không in được “${title}”: dữ liệu ở “${place}” không đúng với mẫu (${problem}).`,
      `“${title}” cannot be printed: the data at “${place}” does not fit the form (${problem}).`,
    ),
  todo: text(
    'Rút ngắn hoặc bổ sung mục đó trong kế hoạch hay danh sách nhân sự rồi in lại.',
    'Shorten or complete that entry in the plan or the roster and print again.',
  ),
};

export const documentRefusals = [
  documentNotFound,
  documentNotYet,
  documentNotForRole,
  documentNotNamed,
  formatMissing,
  copyMissing,
  documentDataUnfit,
] as const;
