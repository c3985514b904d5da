// What can be wrong with the file of a plan.
import { type FindingKind, type Text, text } from '@tinnhiem/core';

const fixLine = text(
  'Sửa dòng này; xem mẫu kế hoạch (nút “Mẫu kế hoạch (YAML)”, hoặc samples/tuaf-2019/plan.yaml).',
  'Correct this line; see the sample plan (button “Sample plan (YAML)”, or samples/tuaf-2019/plan.yaml).',
);

export const planTooLarge: FindingKind<[kilobytes: number]> = {
  code: 'E-plan-too-large',
  severity: 'error',
  title: text('Tệp kế hoạch quá lớn', 'The plan file is too large'),
  message: (kilobytes) =>
    text(`Tệp có ${kilobytes} KB, quá lớn cho một kế hoạch.`, `The file has ${kilobytes} KB, too much for a plan.`),
  todo: text('Kiểm tra đã chọn đúng tệp.', 'Check that it is the right file.'),
};

export const planEmpty: FindingKind = {
  code: 'E-plan-empty',
  severity: 'error',
  title: text('Tệp kế hoạch trống', 'The plan file is empty'),
  message: () => text('Tệp kế hoạch không có nội dung.', 'The plan file has no content.'),
  todo: text('Kiểm tra đã chọn đúng tệp.', 'Check that it is the right file.'),
};

export const planNotYaml: FindingKind<[problem: Text]> = {
  code: 'E-plan-not-yaml',
  severity: 'error',
  title: text('Tệp kế hoạch sai cú pháp', 'The plan file is not written correctly'),
  message: (problem) => problem,
  todo: fixLine,
};

export const planKeyTwice: FindingKind = {
  code: 'E-plan-key-twice',
  severity: 'error',
  title: text('Một mục ghi hai lần', 'One entry written twice'),
  message: () =>
    text('Mục này đã có ở trên, trong cùng một phần.', 'This entry already stands above, in the same part.'),
  todo: text('Xóa một trong hai mục.', 'Delete one of the two.'),
};

export const planReferences: FindingKind = {
  code: 'E-plan-references',
  severity: 'error',
  title: text('Quá nhiều tham chiếu', 'Too many references'),
  message: () =>
    text(
      'Tệp dùng dấu & và * để tham chiếu; kế hoạch phải ghi rõ từng mục.',
      'The file uses & and * references; a plan spells out each entry.',
    ),
  todo: text('Ghi lại nội dung đầy đủ ở từng chỗ.', 'Write the content in full at each place.'),
};

export const planMissing: FindingKind<[path: string]> = {
  code: 'E-plan-missing',
  severity: 'error',
  title: text('Thiếu mục trong kế hoạch', 'An entry of the plan is missing'),
  message: (path) => text(`Thiếu mục “${path}”.`, `The entry “${path}” is missing.`),
  todo: text(
    'Thêm mục này; xem mẫu kế hoạch (nút “Mẫu kế hoạch (YAML)”, hoặc samples/tuaf-2019/plan.yaml).',
    'Add it; see the sample plan (button “Sample plan (YAML)”, or samples/tuaf-2019/plan.yaml).',
  ),
};

export const planUnknown: FindingKind<[key: string, like: string | undefined]> = {
  code: 'E-plan-unknown',
  severity: 'error',
  title: text('Mục không có trong mẫu kế hoạch', 'An entry that plans do not have'),
  message: (key, like) =>
    like === undefined
      ? text(`Không có mục “${key}” ở chỗ này.`, `There is no entry “${key}” here.`)
      : text(
          `Không có mục “${key}” ở chỗ này; có lẽ là “${like}”.`,
          `There is no entry “${key}” here; perhaps “${like}” is meant.`,
        ),
  todo: fixLine,
};

export const planValue: FindingKind<[path: string, problem: Text]> = {
  code: 'E-plan-value',
  severity: 'error',
  title: text('Giá trị không hợp lệ', 'A value that is not possible'),
  message: (path, problem) => text(`“${path}”: ${problem.vi}.`, `“${path}”: ${problem.en}.`),
  todo: fixLine,
};

export const planIdTwice: FindingKind<[id: string]> = {
  code: 'E-plan-id-twice',
  severity: 'error',
  title: text('Hai mục cùng mã', 'Two entries with one id'),
  message: (id) => text(`Mã “${id}” đã dùng ở trên.`, `The id “${id}” is already used above.`),
  todo: text('Đặt mã khác.', 'Choose another id.'),
};

export const planListUnknown: FindingKind<[conference: string, list: string, known: readonly string[]]> = {
  code: 'E-plan-list-unknown',
  severity: 'error',
  title: text('Hội nghị dùng danh sách không có', 'A conference names a list that does not exist'),
  message: (conference, list, known) =>
    text(
      `Hội nghị “${conference}” dùng danh sách “${list}”, không có trong kế hoạch (có: ${known.join(', ')}).`,
      `The conference “${conference}” names the list “${list}”, which the plan does not have (it has: ${known.join(', ')}).`,
    ),
  todo: text('Sửa mã danh sách, hoặc thêm danh sách.', 'Correct the id, or add the list.'),
};

export const planListNowhere: FindingKind<[list: string]> = {
  code: 'E-plan-list-nowhere',
  severity: 'error',
  title: text('Danh sách không có hội nghị', 'A list without a conference'),
  message: (list) =>
    text(`Không hội nghị nào lấy phiếu danh sách “${list}”.`, `No conference votes on the list “${list}”.`),
  todo: text('Thêm danh sách vào một hội nghị, hoặc bỏ danh sách.', 'Add the list to a conference, or remove it.'),
};

export const planListTwice: FindingKind<[list: string, conferences: readonly string[]]> = {
  code: 'E-plan-list-twice',
  severity: 'error',
  title: text('Danh sách ở hai hội nghị', 'A list at two conferences'),
  message: (list, conferences) =>
    text(
      `Danh sách “${list}” được ghi nhiều lần (${conferences.join(', ')}); mỗi danh sách lấy phiếu ở một hội nghị.`,
      `The list “${list}” is named more than once (${conferences.join(', ')}); each list is voted on at one conference.`,
    ),
  todo: text('Giữ danh sách ở một hội nghị.', 'Keep it at one conference.'),
};

export const planFileFindingKinds = [
  planTooLarge,
  planEmpty,
  planNotYaml,
  planKeyTwice,
  planReferences,
  planMissing,
  planUnknown,
  planValue,
  planIdTwice,
  planListUnknown,
  planListNowhere,
  planListTwice,
] as const;
