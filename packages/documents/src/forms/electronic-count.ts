// What documents say of an electronic box: how it was kept, who opened it, and how anybody can check it.
import { z } from 'zod';
import { bold } from '../blocks/compose.ts';
import { type FormContext, point, type Section, text } from '../blocks/furniture.ts';
import type { Block } from '../blocks/model.ts';
import { twoDigits } from '../blocks/wording.ts';
import { count, type InputOf, words } from './inputs.ts';

/** SHA-256 as 64 hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The electronic box of one list (docs/decisions/028). */
export const electronicCount = z.strictObject({
  /** So many members hold the key, and so many of them open a box. */
  members: count.min(1),
  needed: count.min(1),
  /** Paper of the same list, in ballots; absent where everybody casts electronically. */
  paper: z.strictObject({ printed: count, issued: count, unused: count, spoiled: count, collected: count }).optional(),
  /** Slips with a code, in slips. Of the spoiled ones, `replaced`: given back by a voter for another ballot; `misprinted`: never issued, their codes burnt. */
  slips: z.strictObject({
    made: count,
    issued: count,
    unused: count,
    spoiled: count,
    replaced: count,
    misprinted: count,
  }),
  /** Fingerprint of the box while it was empty (Base64). */
  prepared: words,
  /** Ballots in the box, those included that a later one of the same code replaced; and the codes that voted. */
  ballots: count,
  voters: count,
  /** Fingerprint of the closed box: the hash of its last event. */
  end: sha256,
  /** Who gave shares of the key to open it; nobody where nobody cast. */
  openedBy: z.array(words),
  /** SHA-256 of the `.bel` file; absent where nobody cast. */
  bel: sha256.optional(),
  /** Too few cast in one way: the result of the box alone is published nowhere. */
  withheld: z.boolean(),
});
export type ElectronicCount = InputOf<typeof electronicCount>;

/** SHA-256 in groups of eight, so that it can be read aloud and compared. */
export const grouped = (hash: string): string => (hash.match(/.{8}/g) ?? [hash]).join(' ');

/** One plain sentence on how anybody checks a box. */
export const howToVerify =
  'Sau khi công bố kết quả, ai cũng tải được tệp .bel ở trang “Bảng công khai” (/hom-phieu) của máy chủ và tự kiểm tra toàn bộ hòm phiếu trên máy của mình: so dấu vân tay trên đây với tệp, rồi mở tệp ở trang “Tự kiểm chứng hòm phiếu” (/kiem-chung), bằng lệnh “box verify” của phần mềm Tín Nhiệm, hoặc bằng chương trình độc lập belenios-tool';

/** Paper and slips of a list apart; what was marked is in neither. */
export function stockByWay({ paper, slips, voters }: ElectronicCount, context: FormContext): readonly Block[] {
  const unreadable = slips.spoiled - slips.replaced - slips.misprinted;
  const parts = [
    ...(slips.replaced > 0 ? [`${twoDigits(slips.replaced)} phiếu do người ghi phiếu đổi, đã hủy mã`] : []),
    ...(slips.misprinted > 0 ? [`${twoDigits(slips.misprinted)} phiếu in hỏng, đã hủy mã`] : []),
    ...(unreadable > 0 ? [`${twoDigits(unreadable)} phiếu không đọc được mã`] : []),
  ];
  const spoiled = parts.length === 0 ? '' : ` (trong đó ${parts.join('; ')})`;
  return [
    ...(paper === undefined
      ? []
      : [
          text(
            context,
            `+ Phiếu giấy: in ${twoDigits(paper.printed)}; phát ra ${twoDigits(paper.issued)}; không dùng đến ${twoDigits(paper.unused)}; hỏng ${twoDigits(paper.spoiled)}; thu về ${twoDigits(paper.collected)}.`,
          ),
        ]),
    text(
      context,
      `+ Phiếu điện tử có mã: lập ${twoDigits(slips.made)}; phát ra ${twoDigits(slips.issued)}; không dùng đến ${twoDigits(slips.unused)}; hỏng ${twoDigits(slips.spoiled)}${spoiled}; đã bỏ phiếu ${twoDigits(voters)}.`,
    ),
    ...(unreadable <= 0
      ? []
      : [
          text(
            context,
            `+ Mã của ${twoDigits(unreadable)} phiếu điện tử hỏng không đọc được nên không hủy được trong hòm; các phiếu này phải được hủy trước người chứng kiến.`,
          ),
        ]),
  ];
}

function boxOf(box: ElectronicCount, context: FormContext): readonly Block[] {
  const { members, needed, prepared, ballots, voters, end, openedBy, bel, withheld } = box;
  const again = ballots - voters;
  const repeated =
    again === 0 ? '' : `, ${twoDigits(again)} lần gửi trước đó được thay bằng lần gửi sau của cùng một mã`;
  const key =
    needed === members
      ? `cả ${twoDigits(members)} thành viên Ban Kiểm phiếu cùng giữ khóa và phải có đủ mọi người mới mở được hòm`
      : `${twoDigits(members)} thành viên Ban Kiểm phiếu giữ khóa, cần ${twoDigits(needed)} người mới mở được hòm`;
  return [
    point(
      context,
      `Khóa của hòm phiếu: ${key}; mỗi người tự lập khóa trên máy của mình, máy chủ không giữ khóa nào mở được hòm.`,
    ),
    text(context, '- Dấu vân tay của hòm trước khi bỏ phiếu (hòm trống):', { withNext: true }),
    // On a line of its own, so that it is not divided where it is compared by eye.
    text(context, prepared, { align: 'left' }),
    point(
      context,
      `Khi đóng hòm: ${twoDigits(ballots)} phiếu trong hòm, của ${twoDigits(voters)} mã khác nhau${repeated}; tính ${twoDigits(voters)} phiếu. Dấu vân tay của hòm sau khi đóng: ${grouped(end)}.`,
    ),
    ...(bel === undefined
      ? [point(context, 'Không có ai bỏ phiếu vào hòm này nên không phải mở hòm.')]
      : [
          point(
            context,
            `Người góp phần giải mã: ${openedBy.join('; ')}. Chỉ tổng số của cả hòm được giải mã, không phiếu nào bị mở riêng.`,
          ),
          point(context, `Dấu vân tay SHA-256 của tệp .bel: ${grouped(bel)}.`),
          point(
            context,
            withheld
              ? 'Vì quá ít phiếu điện tử hoặc quá ít phiếu giấy để giữ bí mật, kết quả riêng của hòm không đưa ra công khai; tệp công khai chỉ đến kết quả còn mã hóa.'
              : `${howToVerify}.`,
          ),
        ]),
  ];
}

/** What the minutes say of the electronic boxes; empty where there is none. */
export function electronicBoxes(
  lists: readonly { readonly title: string; readonly electronic?: ElectronicCount | undefined }[],
  context: FormContext,
): Section {
  const named = lists.length > 1;
  return {
    title: 'Hòm phiếu điện tử',
    blocks: lists.flatMap(({ title, electronic }, index) =>
      electronic === undefined
        ? []
        : [
            ...(named
              ? [text(context, [bold(`${String.fromCharCode(97 + index)}) Danh sách: ${title}`)], { withNext: true })]
              : []),
            ...boxOf(electronic, context),
          ],
    ),
  };
}
