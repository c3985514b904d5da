// Keys of a decision: the levels are digits as everywhere; what is wrong with a row or a sheet is the letter of its word.
import {
  type InvalidityCode,
  levels,
  notABallot,
  type ReasonView,
  type RowMark,
  type Text,
  text,
  type WholeMark,
} from '@tinnhiem/core';
import { levelNames, type MarkKey, sheetKeys, shortNames } from '../entry-keys.ts';

/** What may be decided by one key. `marks`: everything is read by hand. */
export type FlagChoice = Exclude<RowMark, 'doubtful'> | Exclude<WholeMark, 'doubtful'> | typeof notABallot | 'marks';
export type FlagKey = MarkKey<FlagChoice>;

// The digits of the entry form work too: hands that know them need nothing new.
const rowLetters: Partial<Record<InvalidityCode, readonly [letter: string, digit: number]>> = {
  blank: ['B', 0],
  multiple: ['M', 4],
  'name-struck': ['N', 5],
};
const spareDigits = [6, 7, 8, 9];

const keepReading: Text = text('Giữ kết quả máy đọc', 'Keep what the machine read');
const byHand: Text = text('Đọc bằng mắt, nhập đủ các dòng', 'Read it by eye and enter every row');
const noBallot: Text = text('Không phải phiếu, không tính', 'Not a ballot, does not count');

/** Keys for one person's row. */
export function rowFlagKeys(reasons: readonly ReasonView[]): FlagKey[] {
  const spare = [...spareDigits];
  return [
    ...levels.map((level, index): FlagKey => digitKey(level, index + 1, levelNames[level])),
    ...reasons.map(({ code }): FlagKey => {
      const own = rowLetters[code];
      // The words of the rules stand where it is recorded; on a key they would be too long.
      const name = shortNames[code];
      if (own === undefined) return digitKey(code, spare.shift() ?? 9, name);
      const [letter, digit] = own;
      return { mark: code, label: letter, codes: [`Key${letter}`, `Digit${digit}`, `Numpad${digit}`], name };
    }),
  ];
}

/** Keys for the sheet as a whole. `wasRead`: the machine read every row, so that its reading can stand. */
export function sheetFlagKeys(reasons: readonly ReasonView[], wasRead: boolean): FlagKey[] {
  return [
    ...(wasRead ? [letterKey('ok', 'G', keepReading)] : []),
    letterKey('marks', 'E', byHand),
    ...sheetKeys(reasons).filter((key): key is MarkKey<Exclude<WholeMark, 'doubtful'>> => key.mark !== 'doubtful'),
    letterKey(notABallot, 'X', noBallot),
  ];
}

function digitKey(mark: FlagChoice, digit: number, name: Text): FlagKey {
  return { mark, label: String(digit), codes: [`Digit${digit}`, `Numpad${digit}`], name };
}

function letterKey(mark: FlagChoice, letter: string, name: Text): FlagKey {
  return { mark, label: letter, codes: [`Key${letter}`], name };
}
