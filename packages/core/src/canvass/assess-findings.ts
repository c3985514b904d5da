import type { FindingKind } from '../basics/findings.ts';
import { type Text, text } from '../basics/text.ts';
import type { Base, Level } from '../rules/rules.ts';

/** The words for a total, as they stand in the middle of a sentence. */
export const totalLabels: Readonly<Record<Base | 'invalid', Text>> = {
  issued: text('số phiếu phát ra', 'ballots issued'),
  collected: text('số phiếu thu về', 'ballots collected'),
  valid: text('số phiếu hợp lệ', 'valid ballots'),
  invalid: text('số phiếu không hợp lệ', 'invalid ballots'),
  members: text('tổng số đại biểu (thành viên)', 'all members'),
  convened: text('số người được triệu tập', 'people convened'),
};

/** The words for a level, where no rule set is at hand. */
export const levelLabels: Readonly<Record<Level, Text>> = {
  high: text('tín nhiệm cao', 'high confidence'),
  confidence: text('tín nhiệm', 'confidence'),
  low: text('tín nhiệm thấp', 'low confidence'),
};

type Total = keyof typeof totalLabels;

export const baseUnknown: FindingKind<[Base]> = {
  code: 'E-base-unknown',
  example: ['collected'],
  severity: 'error',
  title: text('Chưa biết mẫu số', 'The base is not known'),
  message: (base) =>
    text(
      `Chưa có ${totalLabels[base].vi}, là mẫu số mà quy định dùng để tính; không tính được tỷ lệ hoặc mức xem xét.`,
      `The number of ${totalLabels[base].en}, which the rules use as the base, is not known; percentages or thresholds cannot be worked out.`,
    ),
  todo: text(
    'Tìm con số này trong biên bản kiểm phiếu và điền vào.',
    'Find this number in the counting minutes and fill it in.',
  ),
};

export const baseZero: FindingKind<[Base]> = {
  code: 'E-base-zero',
  example: ['collected'],
  severity: 'error',
  title: text('Mẫu số bằng 0', 'The base is zero'),
  message: (base) =>
    text(
      `${capital(totalLabels[base].vi)} bằng 0: không có tỷ lệ nào để tính.`,
      `The number of ${totalLabels[base].en} is 0: there is no share to work out.`,
    ),
  todo: text(
    'Kiểm tra lại con số này. Nếu đúng là không thu được phiếu nào thì phải lấy phiếu lại.',
    'Check this number. If no ballot was collected at all, the vote must be held again.',
  ),
};

export const notWhole: FindingKind<[Total | Level, string]> = {
  code: 'E-count-not-whole',
  example: ['low', '12,5'],
  severity: 'error',
  title: text('Không phải số đếm', 'Not a count'),
  message: (what, written) =>
    text(
      `“${written}” ở mục ${labelOf(what).vi} không phải là một số nguyên từ 0 trở lên, nên không được dùng để tính.`,
      `“${written}” for ${labelOf(what).en} is not a whole number from 0 up, so it is not used.`,
    ),
  todo: text(
    'Ghi số phiếu bằng chữ số liền nhau, không có dấu chấm, dấu phẩy, dấu trừ hay chữ: 47.',
    'Write the number of ballots in plain digits, without point, comma, minus sign or letters: 47.',
  ),
};

export const tooLarge: FindingKind<[Total | Level, string]> = {
  code: 'E-count-too-large',
  example: ['collected', '99999999999999999999'],
  severity: 'error',
  title: text('Số quá lớn', 'The number is too large'),
  message: (what, written) =>
    text(
      `“${written}” ở mục ${labelOf(what).vi} lớn hơn ${greatest}, số lớn nhất mà chương trình tính đúng được, nên không được dùng để tính.`,
      `“${written}” for ${labelOf(what).en} is greater than ${greatest}, the greatest number that can be worked with exactly, so it is not used.`,
    ),
  todo: text(
    'Kiểm tra lại: có thể hai số bị viết liền nhau.',
    'Check the number: two numbers may have been run together.',
  ),
};

const greatest = String(Number.MAX_SAFE_INTEGER);

export const levelsOverTotal: FindingKind<[number, Total, number]> = {
  code: 'E-levels-over-total',
  example: [49, 'collected', 47],
  severity: 'error',
  title: text('Ba mức cộng lại quá nhiều', 'The levels add up to too much'),
  message: (sum, total, count) =>
    text(
      `Các mức tín nhiệm của người này cộng lại là ${sum}, nhiều hơn ${totalLabels[total].vi} là ${count}. Điều đó không thể xảy ra, nên không nêu mức xem xét nào.`,
      `The levels for this person add up to ${sum}, more than ${totalLabels[total].en}: ${count}. That is impossible, so no outcome is stated.`,
    ),
  todo: text(
    'Đối chiếu từng con số với biên bản kiểm phiếu; có thể một số bị chép nhầm.',
    'Compare every number with the counting minutes; one of them may have been copied wrongly.',
  ),
};

export const totalOverTotal: FindingKind<[Total, number, Total, number]> = {
  code: 'E-total-over-total',
  example: ['valid', 48, 'collected', 47],
  severity: 'error',
  title: text('Một tổng lớn hơn tổng chứa nó', 'A total is larger than the one that contains it'),
  message: (part, partCount, whole, wholeCount) =>
    text(
      `${capital(totalLabels[part].vi)} là ${partCount}, nhiều hơn ${totalLabels[whole].vi} là ${wholeCount}. Điều đó không thể xảy ra, nên không nêu mức xem xét nào.`,
      `There are more ${totalLabels[part].en} (${partCount}) than ${totalLabels[whole].en} (${wholeCount}). That is impossible, so no outcome is stated.`,
    ),
  todo: text('Đối chiếu hai con số này với biên bản kiểm phiếu.', 'Compare both numbers with the counting minutes.'),
};

export const validAndInvalid: FindingKind<[number, number, number]> = {
  code: 'E-valid-invalid-collected',
  severity: 'error',
  title: text('Hợp lệ và không hợp lệ không bằng thu về', 'Valid and invalid do not make collected'),
  message: (valid, invalid, collected) =>
    text(
      `Hợp lệ ${valid} + không hợp lệ ${invalid} = ${valid + invalid}, khác số phiếu thu về là ${collected}. Khi chưa rõ số nào sai thì không nêu mức xem xét nào.`,
      `Valid ${valid} + invalid ${invalid} = ${valid + invalid}, but ${collected} ballots were collected. As long as it is not clear which number is wrong, no outcome is stated.`,
    ),
  todo: text(
    'Đối chiếu ba con số này với biên bản kiểm phiếu.',
    'Compare these three numbers with the counting minutes.',
  ),
};

export const collectedOverIssued: FindingKind<[number, number]> = {
  code: 'W-collected-over-issued',
  severity: 'warning',
  title: text('Thu về nhiều hơn phát ra', 'More collected than issued'),
  message: (collected, issued) =>
    text(
      `Thu về ${collected} phiếu nhưng chỉ phát ra ${issued}: trong hòm phiếu có phiếu không do Ban Kiểm phiếu phát ra, hoặc một số bị ghi sai.`,
      `${collected} ballots were collected but only ${issued} were issued: the box held sheets that the counting committee did not issue, or a number is wrong.`,
    ),
  todo: text(
    'Kiểm tra lại; phiếu không do Ban Kiểm phiếu phát ra vẫn tính là thu về và là phiếu không hợp lệ, phải ghi rõ trong biên bản.',
    'Check; a sheet that the committee did not issue counts as collected and as invalid, and the minutes must name it.',
  ),
};

export const overElectorate: FindingKind<['issued' | 'collected', number, 'members' | 'convened', number]> = {
  code: 'W-over-electorate',
  example: ['issued', 51, 'members', 50],
  severity: 'warning',
  title: text('Nhiều phiếu hơn người', 'More ballots than people'),
  message: (part, partCount, whole, wholeCount) =>
    text(
      `${capital(totalLabels[part].vi)} là ${partCount}, nhiều hơn ${totalLabels[whole].vi} là ${wholeCount}.`,
      `There are more ${totalLabels[part].en} (${partCount}) than ${totalLabels[whole].en} (${wholeCount}).`,
    ),
  todo: text(
    'Kiểm tra lại; phiếu phát lại thay phiếu hỏng không được tính hai lần.',
    'Check; a ballot issued in place of a spoiled one must not be counted twice.',
  ),
};

export const levelUnknown: FindingKind<[Level]> = {
  code: 'W-level-unknown',
  example: ['low'],
  severity: 'warning',
  title: text('Thiếu số phiếu của một mức', 'The count of a level is missing'),
  message: (level) =>
    text(
      `Chưa có số phiếu “${levelLabels[level].vi}” của người này.`,
      `The number of marks for “${levelLabels[level].en}” is not known for this person.`,
    ),
  todo: text('Điền số phiếu; nếu không có phiếu nào thì ghi 0.', 'Fill in the number; write 0 if there is none.'),
};

export const invalidRows: FindingKind<[number, number]> = {
  code: 'I-invalid-rows',
  severity: 'info',
  title: text('Có phiếu không tính cho người này', 'Some ballots do not count for this person'),
  message: (rows, collected) =>
    text(
      `Trong ${collected} phiếu thu về có ${rows} phiếu không có mức tín nhiệm hợp lệ cho người này. Các tỷ lệ vì thế có thể cộng lại không đủ 100%, và được giữ nguyên như vậy.`,
      `Of ${collected} ballots collected, ${rows} hold no valid mark for this person. The percentages may therefore not add up to 100%, and are left as they are.`,
    ),
  todo: text('Không phải làm gì.', 'Nothing needs to be done.'),
};

/** Every kind of finding that working out a result may raise, for the reference. */
export const assessFindingKinds = [
  baseUnknown,
  baseZero,
  notWhole,
  tooLarge,
  levelsOverTotal,
  totalOverTotal,
  validAndInvalid,
  collectedOverIssued,
  overElectorate,
  levelUnknown,
  invalidRows,
] as const;

function labelOf(what: Total | Level): Text {
  return what in totalLabels ? totalLabels[what as Total] : levelLabels[what as Level];
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
