import { openInWords, type RefusalKind } from './basics/findings.ts';
import { type Text, text } from './basics/text.ts';

export const planNotReady: RefusalKind<[findings: readonly Text[]]> = {
  code: 'R-plan-not-ready',
  title: text('Kế hoạch chưa thể phê duyệt', 'The plan cannot be approved yet'),
  message: openInWords,
  todo: text('Sửa các lỗi; với cảnh báo thì chọn hoặc ghi lý do.', 'Mend the errors; settle the warnings.'),
};

export const planRevisedElsewhere: RefusalKind = {
  code: 'R-plan-revised-elsewhere',
  title: text('Kế hoạch đã được sửa ở nơi khác', 'The plan was revised elsewhere'),
  message: () =>
    text(
      'Trong lúc đang soạn, kế hoạch đã được sửa ở nơi khác; chưa lưu gì, để không mất bản đó.',
      'The plan was revised elsewhere meanwhile; nothing was saved, so that this revision is not lost.',
    ),
  todo: text(
    'Xem kế hoạch hiện nay; nếu vẫn muốn thay thì lưu lần nữa.',
    'Look at the plan as it is now; to replace it all the same, save once more.',
  ),
};

export const unknownFinding: RefusalKind<[id: string]> = {
  code: 'R-unknown-finding',
  title: text('Không có vấn đề này', 'No such finding'),
  message: (id) =>
    text(
      `Không có vấn đề “${id}”; có thể đã hết sau khi nhập lại.`,
      `There is no finding “${id}”; it may be gone after a new import.`,
    ),
  todo: text('Xem lại danh sách vấn đề.', 'Look at the findings again.'),
};

export const cannotSettle: RefusalKind<[message: Text]> = {
  code: 'R-cannot-settle',
  title: text('Lỗi phải sửa, không chấp nhận được', 'An error must be mended'),
  message: ({ vi, en }) =>
    text(`Đây là lỗi, không thể chấp nhận: ${vi}`, `This is an error and cannot be accepted: ${en}`),
  todo: text('Sửa kế hoạch hoặc danh sách nhân sự rồi nhập lại.', 'Mend plan or roster and import again.'),
};

export const wrongChoice: RefusalKind<[lists: readonly string[], allowed: readonly string[]]> = {
  code: 'R-wrong-choice',
  title: text('Lựa chọn không đúng', 'Not a possible choice'),
  message: (lists, allowed) =>
    text(
      `Không chọn được ${lists.join(', ')}; các danh sách có thể chọn: ${allowed.join(', ') || 'không có'}.`,
      `Cannot choose ${lists.join(', ')}; possible: ${allowed.join(', ') || 'none'}.`,
    ),
  todo: text('Chọn trong các danh sách của vấn đề này.', "Choose among the finding's lists."),
};

export const stillTooMany: RefusalKind<[person: string]> = {
  code: 'R-still-too-many-places',
  title: text('Vẫn còn quá nhiều nơi', 'Still too many places'),
  message: (person) =>
    text(
      `Với các danh sách đã chọn, ${person} vẫn được lấy phiếu ở quá nhiều nơi hoặc ở hai nơi cùng loại.`,
      `With these lists ${person} is still voted on in too many places, or in two of one kind.`,
    ),
  todo: text(
    'Chọn ít danh sách hơn, hoặc không chọn danh sách nào và chỉ ghi lý do để nguyên.',
    'Choose fewer lists, or choose none and record why it stands.',
  ),
};

export const notTogether: RefusalKind = {
  code: 'R-not-settled-together',
  title: text('Không xử lý chung được', 'Not settled together'),
  message: () =>
    text(
      'Chỉ xử lý chung được các vấn đề cùng một loại và không phải chọn danh sách.',
      'Only findings of one kind that ask for no choice of lists are settled together.',
    ),
  todo: text('Xử lý từng vấn đề.', 'Settle them one by one.'),
};

export const roundRefusals = [
  planNotReady,
  planRevisedElsewhere,
  unknownFinding,
  cannotSettle,
  wrongChoice,
  stillTooMany,
  notTogether,
] as const;
