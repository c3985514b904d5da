import { z } from 'zod';
import { bold } from '../blocks/compose.ts';
import { type FormContext, point, points, type Section, text } from '../blocks/furniture.ts';
import type { Block } from '../blocks/model.ts';
import { twoDigits, withoutMark } from '../blocks/wording.ts';
import { grouped } from './electronic-count.ts';
import { count, type InputOf, reasonCount, words } from './inputs.ts';

/** What was looked at by hand after the commitment. */
const handCheck = z.strictObject({
  /** Every sheet was to be checked from the beginning. */
  every: z.boolean(),
  /** People close to a limit of the rules, of whom every row was checked beside the sample. */
  closePeople: z.array(words),
  /** Sheets drawn at random; 0 where every sheet was to be checked. */
  sample: count,
  /** How many wrongly read sheets the sample is made for, and the greatest probability that it holds none of so many, "5/100". */
  protects: z.strictObject({ fewest: count.min(1), risk: words }).optional(),
  /** Digits of the dice. */
  seed: z.string().regex(/^\d+$/).optional(),
  /** Sheets that had to be looked at in the end, whole or in some rows; and those that were. */
  needed: count,
  checked: count,
  /** Places in which somebody saw something else than what was committed, and those in which the committee then decided otherwise. */
  differences: count,
  corrected: count,
});

/** How a scanner read the ballots of one list, and how people checked it (docs/decisions/023). */
export const machineCount = z.strictObject({
  /** Names and versions of the readers. */
  readers: z.array(words),
  /** Batches counted by hand. */
  batches: count,
  /** Sheets that were read: those that count, and those that the committee found to be no ballots. */
  read: count,
  sheets: count,
  notBallots: count,
  /** Times that the reading of a batch was set aside and the batch scanned anew. */
  withdrawn: count,
  /** Rows (one person on one sheet) that the machine left to people, and the same by reason; a row may stand under several. */
  flaggedRows: count,
  rowsByReason: z.array(reasonCount),
  /** Sheets that the machine left to people as a whole, and the same by reason. */
  flaggedSheets: count,
  sheetsByReason: z.array(reasonCount),
  /** Places that the committee decided by vote and a second person confirmed; decisions that did not last and were made again. */
  decided: count,
  contested: count,
  /** The fingerprint of everything read and decided, before anybody knew what would be checked. Absent: no ballot was read. */
  commitment: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), check: handCheck }).optional(),
  /** Commitments that did not last, since something changed after them. */
  voided: count,
});
export type MachineCount = InputOf<typeof machineCount>;
type HandCheck = InputOf<typeof handCheck>;

function reading(machine: MachineCount, context: FormContext): readonly Block[] {
  const { batches, read, sheets, notBallots, withdrawn, readers } = machine;
  if (batches === 0) return [point(context, 'Không có phiếu nào để đọc.')];
  const program = readers.length === 0 ? '' : ` (chương trình đọc: ${readers.join(', ')})`;
  const aside =
    notBallots === 0
      ? ''
      : `, ${twoDigits(notBallots)} tờ không phải là phiếu (tờ bìa, giấy lẫn vào hoặc ảnh thừa của một tờ) không tính`;
  const anew = withdrawn === 0 ? '' : `; ${twoDigits(withdrawn)} lần bỏ kết quả đọc của một tập để quét lại cả tập`;
  return [
    point(
      context,
      `Phiếu được đếm tay thành ${twoDigits(batches)} tập rồi quét theo từng tập. Máy đọc ${twoDigits(read)} tờ${program}: ${twoDigits(sheets)} tờ là phiếu được tính${aside}${anew}.`,
    ),
  ];
}

function reasons(entries: MachineCount['rowsByReason'], unit: string, context: FormContext): readonly Block[] {
  const told = entries.map((entry) => `${withoutMark(entry.reason)}: ${twoDigits(entry.count)} ${unit}`);
  return points(context, '+', told);
}

function leftToPeople(machine: MachineCount, context: FormContext): readonly Block[] {
  const { read, flaggedRows, rowsByReason, flaggedSheets, sheetsByReason, decided, contested } = machine;
  if (read === 0) return [];
  const again =
    contested === 0
      ? ''
      : `; ${twoDigits(contested)} quyết định không được giữ, Ban Kiểm phiếu đã xem lại và quyết định lại`;
  const lead = 'Máy không tự quyết định mà chuyển Ban Kiểm phiếu xem';
  return [
    ...(flaggedRows + flaggedSheets === 0
      ? [point(context, 'Máy không chuyển phần ghi hoặc tờ phiếu nào cho Ban Kiểm phiếu xem.')]
      : []),
    ...(flaggedRows === 0
      ? []
      : [
          point(
            context,
            `${lead} ${twoDigits(flaggedRows)} lượt ghi đối với từng người; theo lý do (một lượt có thể có nhiều lý do):`,
          ),
          ...reasons(rowsByReason, 'lượt', context),
        ]),
    ...(flaggedSheets === 0
      ? []
      : [
          point(context, `${lead} ${twoDigits(flaggedSheets)} tờ; theo lý do (một tờ có thể có nhiều lý do):`),
          ...reasons(sheetsByReason, 'tờ', context),
        ]),
    ...(decided === 0
      ? []
      : [
          point(
            context,
            `Ban Kiểm phiếu xem phiếu giấy, biểu quyết ${twoDigits(decided)} chỗ, mỗi chỗ do một người khác xác nhận${again}. Kết quả máy đọc và quyết định được lưu riêng.`,
          ),
        ]),
  ];
}

function sampleWords({ closePeople, sample, protects, seed }: HandCheck, sheets: number): string {
  const close =
    closePeople.length === 0
      ? ''
      : `phần ghi đối với ${twoDigits(closePeople.length)} người có kết quả sát mức quy định (${closePeople.join('; ')}) trên mọi tờ phiếu; `;
  const dice = seed === undefined ? '' : `, theo dãy số gieo xúc xắc ${seed}`;
  const size =
    protects === undefined
      ? ''
      : `. Cỡ mẫu này bảo đảm: nếu có từ ${twoDigits(protects.fewest)} tờ đọc sai trở lên (ít nhất phải bằng ấy tờ mới làm một người khác vượt qua hoặc xuống dưới một mức quy định) thì xác suất mẫu không gặp tờ nào không quá ${protects.risk}`;
  return `${close}toàn bộ ${twoDigits(sample)} tờ rút ngẫu nhiên trong ${twoDigits(sheets)} tờ phiếu được tính${dice}${size}`;
}

function differenceWords({ every, differences, corrected }: HandCheck): string {
  if (differences === 0) return 'Kiểm tra lại bằng tay không thấy khác với kết quả đã chốt';
  const whole = every ? '' : 'việc kiểm phiếu dừng lại để kiểm tra toàn bộ phiếu của danh sách; ';
  return `Kiểm tra lại bằng tay thấy ${twoDigits(differences)} chỗ khác với kết quả đã chốt; ${whole}Ban Kiểm phiếu xem phiếu giấy và biểu quyết từng chỗ: sửa ${twoDigits(corrected)} chỗ, giữ nguyên ${twoDigits(differences - corrected)} chỗ`;
}

function checkedByHand(machine: MachineCount, context: FormContext): readonly Block[] {
  const { commitment, sheets, voided } = machine;
  if (commitment === undefined) return [];
  const { hash, check } = commitment;
  const before =
    voided === 0 ? '' : ` Trước đó có ${twoDigits(voided)} lần chốt không còn giá trị, vì sau khi chốt có thay đổi.`;
  const what = check.every ? `toàn bộ ${twoDigits(sheets)} tờ phiếu được tính` : sampleWords(check, sheets);
  return [
    point(
      context,
      `Toàn bộ kết quả đọc và quyết định được chốt trước khi biết sẽ kiểm tra những tờ nào; mã chốt SHA-256: ${grouped(hash)}.${before}`,
    ),
    point(context, `Kiểm tra lại bằng tay trên phiếu giấy: ${what}.`),
    point(
      context,
      `Số tờ phải kiểm tra: ${twoDigits(check.needed)}; đã kiểm tra: ${twoDigits(check.checked)}. ${differenceWords(check)}.`,
    ),
  ];
}

/** What the minutes say of the reading of ballots by a scanner; empty where no list was counted so. */
export function machineCounts(
  lists: readonly { readonly title: string; readonly machine?: MachineCount | undefined }[],
  context: FormContext,
): Section {
  const named = lists.length > 1;
  return {
    title: 'Đọc phiếu bằng máy và kiểm tra lại bằng tay',
    blocks: lists.flatMap(({ title, machine }, index) =>
      machine === undefined
        ? []
        : [
            ...(named
              ? [text(context, [bold(`${String.fromCharCode(97 + index)}) Danh sách: ${title}`)], { withNext: true })]
              : []),
            ...reading(machine, context),
            ...leftToPeople(machine, context),
            ...checkedByHand(machine, context),
          ],
    ),
  };
}
