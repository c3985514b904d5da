// What the machine saw and what the committee decided, in words.
import {
  type ConferenceView,
  type FlagDecision,
  type FlagView,
  isLevel,
  machineReasons,
  notABallot,
  type RowReading,
  scanCodeWords,
  type Text,
  text,
} from '@tinnhiem/core';
import { levelNames } from '../entry-keys.ts';
import { nameOfMark } from '../mark-names.ts';

/** What the machine saw in a row, as a sentence. */
export function sawInRow({ reading }: RowReading): Text {
  if (reading === null) return text('Máy không kết luận được.', 'The machine came to no conclusion.');
  if (reading === 'blank') return text('Máy không thấy dấu ở ô nào.', 'The machine saw no mark in any box.');
  if (reading === 'multiple')
    return text('Máy thấy dấu ở từ hai ô trở lên.', 'The machine saw marks in two or more boxes.');
  const { vi, en } = levelNames[reading];
  return text(`Máy thấy dấu ở ô “${vi}”.`, `The machine saw a mark at “${en}”.`);
}

/** What stands in a narrow column for what the machine saw. */
export function shortReading({ reading }: RowReading): Text {
  if (reading === null) return text('không rõ', 'unclear');
  if (reading === 'blank') return text('không dấu', 'no mark');
  if (reading === 'multiple') return text('nhiều ô', 'several boxes');
  return levelNames[reading];
}

/** What the machine saw on a sheet that it left to people as a whole. */
export function sawOnSheet(readings: readonly RowReading[]): Text {
  if (readings.length === 0)
    return text('Máy không đọc được dòng nào trên tờ này.', 'The machine read no row of this sheet.');
  const doubts = readings.filter((reading) => machineReasons(reading).length > 0).length;
  return text(
    `Máy đọc được ${readings.length - doubts}/${readings.length} dòng rõ ràng.`,
    `The machine read ${readings.length - doubts} of ${readings.length} rows plainly.`,
  );
}

/** What the machine saw where the committee decides. */
export function sawAt({ row, readings }: Pick<FlagView, 'row' | 'readings'>): Text {
  if (row === null) return sawOnSheet(readings);
  const [reading] = readings;
  return reading === undefined ? sawOnSheet([]) : sawInRow(reading);
}

/** A decision of the committee. */
export function decisionWords(view: Pick<ConferenceView, 'reasons'>, row: number | null, decision: FlagDecision): Text {
  if (typeof decision === 'object') {
    const { rows } = decision.marks;
    return text(`Đọc bằng mắt, nhập ${rows.length} dòng`, `Read by eye, ${rows.length} rows entered`);
  }
  if (decision === notABallot) return text('Không phải phiếu, không tính', 'Not a ballot, does not count');
  if (decision === 'ok') return text('Giữ kết quả máy đọc', 'What the machine read stands');
  if (isLevel(decision)) return levelNames[decision];
  return nameOfMark(view, row, decision);
}

/** Why a place is the committee's, in words: the titles of its reasons. */
export function reasonWords({ reasons }: Pick<FlagView, 'reasons'>): Text {
  return text(
    reasons.map((reason) => scanCodeWords[reason].title.vi).join('; '),
    reasons.map((reason) => scanCodeWords[reason].title.en).join('; '),
  );
}
