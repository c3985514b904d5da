// One list in the minutes of a count: its ballots and its results, and the account of the ballots in words.
import { z } from 'zod';
import { type FormContext, point, points, text } from '../blocks/furniture.ts';
import type { Block } from '../blocks/model.ts';
import { twoDigits, withoutMark } from '../blocks/wording.ts';
import { electronicCount, stockByWay } from './electronic-count.ts';
import { count, type InputOf, percentBase, reasonCount, resultRow, waysRow, words } from './inputs.ts';
import { machineCount } from './machine-count.ts';

/** One list of the conference: its ballots and its results. */
export const countedList = z.strictObject({
  /** "Ủy viên Ban Thường vụ Đảng ủy". */
  title: words,
  /** The account of the ballots; every figure in ballots. printed = issued + unused + spoiled; issued + foreign = collected + notReturned. */
  ballots: z.strictObject({
    printed: count,
    issued: count,
    /** Never handed out. */
    unused: count,
    /** Handed back torn or wrongly marked and exchanged, or spoiled before handing out. */
    spoiled: count,
    collected: count,
    /** Handed out and not in the box. */
    notReturned: count,
    /** In the box and never issued by the committee; part of `collected` and of `invalid`. */
    foreign: count,
    /** Valid as a whole. */
    valid: count,
    /** Invalid as a whole. */
    invalid: count,
  }),
  /** Why ballots are invalid as a whole, in ballots. */
  invalidByReason: z.array(reasonCount),
  /** Rows (one person on one ballot) that do not count on otherwise valid ballots, by reason, over the whole list. */
  invalidRowsByReason: z.array(reasonCount),
  base: percentBase,
  /** In the ballot's order. */
  results: z.array(resultRow),
  /** Where the ballots were read by a scanner; absent: counted by people alone. */
  machine: machineCount.optional(),
  /** Where people cast electronically too, or only so; then `ballots` has both ways together. */
  electronic: electronicCount.optional(),
  /** Paper and box apart; absent where too few cast in one of the ways to show it. */
  ways: z.array(waysRow).optional(),
});

type CountedList = InputOf<typeof countedList>;

/** "+ Phiếu in (50) = phát ra + không dùng + hỏng (50): khớp." */
function identity(context: FormContext, left: readonly [string, number], right: readonly [string, number]): Block {
  const difference = Math.abs(left[1] - right[1]);
  const verdict = difference === 0 ? 'khớp' : `KHÔNG KHỚP, chênh lệch ${twoDigits(difference)} phiếu`;
  return text(
    context,
    `+ ${left[0]} (${left[1]}) ${difference === 0 ? '=' : '\u2260'} ${right[0]} (${right[1]}): ${verdict}.`,
  );
}

export function ballotAccount(list: CountedList, context: FormContext): readonly Block[] {
  const b = list.ballots;
  const times = (entries: CountedList['invalidByReason'], unit: string): readonly Block[] =>
    points(
      context,
      '+',
      entries.map((entry) => `${withoutMark(entry.reason)}: ${twoDigits(entry.count)} ${unit}`),
    );
  const more = list.invalidByReason.length === 0 ? '.' : ', trong đó:';
  const rows = list.invalidRowsByReason;
  return [
    point(
      context,
      `${list.electronic === undefined ? 'Số phiếu in' : 'Số phiếu in và phiếu điện tử đã lập'}: ${twoDigits(b.printed)}; phát ra: ${twoDigits(b.issued)}; không dùng đến: ${twoDigits(b.unused)}; hỏng: ${twoDigits(b.spoiled)}.`,
    ),
    point(
      context,
      `Số phiếu thu về: ${twoDigits(b.collected)} (trong đó có ${twoDigits(b.foreign)} phiếu không do Ban Kiểm phiếu phát ra); phát ra nhưng không thu về: ${twoDigits(b.notReturned)}.`,
    ),
    ...(list.electronic === undefined
      ? []
      : [point(context, 'Trong đó theo từng cách ghi phiếu:'), ...stockByWay(list.electronic, context)]),
    point(context, `Số phiếu hợp lệ: ${twoDigits(b.valid)}; số phiếu không hợp lệ: ${twoDigits(b.invalid)}${more}`),
    ...times(list.invalidByReason, 'phiếu'),
    ...(rows.length === 0
      ? []
      : [point(context, 'Phần ghi đối với từng người không hợp lệ, trên các phiếu hợp lệ (tính theo lượt người):')]),
    ...times(rows, 'lượt'),
    point(context, 'Đối chiếu số phiếu:'),
    identity(
      context,
      [list.electronic === undefined ? 'Phiếu in' : 'Phiếu in và phiếu điện tử đã lập', b.printed],
      ['phát ra + không dùng đến + hỏng', b.issued + b.unused + b.spoiled],
    ),
    identity(
      context,
      ['Phiếu phát ra + phiếu không do Ban Kiểm phiếu phát ra', b.issued + b.foreign],
      ['thu về + không thu về', b.collected + b.notReturned],
    ),
    identity(context, ['Phiếu thu về', b.collected], ['hợp lệ + không hợp lệ', b.valid + b.invalid]),
  ];
}
