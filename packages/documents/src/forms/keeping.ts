import { z } from 'zod';
import { bold, cell, headRow } from '../blocks/compose.ts';
import {
  ending,
  type FormContext,
  heading,
  numberedSections,
  points,
  signatureRows,
  signedTogether,
  text,
  title,
} from '../blocks/furniture.ts';
import type { Block, Table } from '../blocks/model.ts';
import { dayAndPlace, longDate, personLine, twoDigits } from '../blocks/wording.ts';
import { conference, count, day, type InputOf, issuer, person, securityMark, words } from './inputs.ts';

/** What both papers of the keeping say. */
const common = {
  issuer,
  conference,
  /** When it was done. */
  day,
  /** Where the ballots are kept. */
  keptAt: words,
  /** Everybody who was there, and signs. */
  present: z.array(person).min(2),
  /** How many copies are made. */
  copies: count.min(1),
  /** Absent: MẬT. */
  security: securityMark.optional(),
} as const;

/** Biên bản mở niêm phong phiếu (S18). */
export const openingRecordInput = z.strictObject({
  ...common,
  /** Why, one sentence without the mark at the end. */
  reason: words,
  packets: z
    .array(
      z.strictObject({
        /** The seal that was opened. */
        seal: words,
        /** The seal that the packet got afterwards; absent where it was not sealed again. */
        newSeal: words.optional(),
      }),
    )
    .min(1),
});
export type OpeningRecordInput = InputOf<typeof openingRecordInput>;

/** Biên bản tiêu hủy phiếu hết thời hạn lưu giữ (S19). */
export const destructionCertificateInput = z.strictObject({
  ...common,
  /** Last day of the term of keeping, and what sets it. */
  term: z.strictObject({ until: day, basis: words }),
  /** Who ordered it. */
  decision: words,
  method: words,
  packets: z.array(z.strictObject({ contents: words, ballots: count, seal: words })).min(1),
});
export type DestructionCertificateInput = InputOf<typeof destructionCertificateInput>;

/** Sets the record of an opening. */
export function openingRecord(input: OpeningRecordInput, context: FormContext): readonly Block[] {
  return [
    ...opening(input, context, 'mở niêm phong phiếu tín nhiệm', 'mở niêm phong'),
    ...numberedSections(context, [
      { title: 'Lý do mở niêm phong', blocks: [text(context, `${input.reason}.`)] },
      {
        title: `Gói phiếu đã mở (${twoDigits(input.packets.length)} gói)`,
        blocks: [
          table(['TT', 'Số niêm phong đã mở', 'Số niêm phong mới'], [15, 60, 60], input.packets, (packet) => [
            packet.seal,
            packet.newSeal ?? 'không niêm phong lại',
          ]),
        ],
      },
    ]),
    ...closing(input, context),
  ];
}

/** Sets the certificate of destruction. */
export function destructionCertificate(input: DestructionCertificateInput, context: FormContext): readonly Block[] {
  const { term } = input;
  return [
    ...opening(input, context, 'tiêu hủy phiếu tín nhiệm hết thời hạn lưu giữ', 'tiêu hủy'),
    ...numberedSections(context, [
      {
        title: 'Căn cứ tiêu hủy',
        blocks: points(context, '-', [
          input.decision,
          `Thời hạn lưu giữ đến hết ${longDate(term.until)}; căn cứ: ${term.basis}`,
        ]),
      },
      {
        title: `Phiếu đã tiêu hủy (${twoDigits(input.packets.length)} gói)`,
        blocks: [
          table(
            ['TT', 'Nội dung', 'Số phiếu', 'Số niêm phong'],
            [15, 75, 25, 35],
            input.packets,
            ({ contents, ballots, seal }) => [contents, String(ballots), seal],
          ),
        ],
      },
      {
        title: 'Cách tiêu hủy',
        blocks: [
          text(
            context,
            `${input.method}. Hình ảnh phiếu lưu trong máy, nếu có, được xóa cùng lúc; biên bản kiểm phiếu và hồ sơ của đợt lấy phiếu không bị tiêu hủy.`,
          ),
        ],
      },
    ]),
    ...closing(input, context),
  ];
}

type Common = Pick<OpeningRecordInput, keyof typeof common>;

function opening(input: Common, context: FormContext, subject: string, doing: string): readonly Block[] {
  const { conference: held } = input;
  return [
    heading(context, input.issuer, { type: 'BB', security: input.security === undefined ? 'MẬT' : input.security }),
    ...title(context, 'Biên bản', subject),
    text(
      context,
      `Hôm nay, ${longDate(input.day)}, tại ${input.keptAt}, những người có tên dưới đây tiến hành ${doing} phiếu của ${held.name} (họp ${dayAndPlace(held)}):`,
      { withNext: true },
    ),
    ...points(context, '-', input.present.map(personLine)),
  ];
}

function closing(input: Common, context: FormContext): readonly Block[] {
  return [
    text(
      context,
      ending(
        context,
        `Biên bản này được lập thành ${twoDigits(input.copies)} bản có giá trị như nhau, đã đọc lại cho mọi người nghe, thống nhất và cùng ký tên`,
      ),
    ),
    ...signedTogether(
      [],
      signatureRows(
        context,
        input.present.map(({ name, post }) => ({
          capacity: 'own',
          post: post ?? 'Người tham gia',
          name,
          note: 'Ký, ghi rõ họ tên',
        })),
        2,
      ),
    ),
  ];
}

/** A numbered table of packets. */
function table<Packet>(
  titles: readonly string[],
  shares: readonly number[],
  packets: readonly Packet[],
  values: (packet: Packet) => readonly string[],
): Table {
  return {
    kind: 'table',
    size: 12,
    columns: shares.map((share, index) => ({ share, align: index === 1 ? 'left' : 'center' })),
    head: [headRow(titles)],
    rows: packets.map((packet, index) => ({
      cells: [
        cell([bold(String(index + 1))], { align: 'center' }),
        ...values(packet).map((value, column) => (column === 0 ? cell(value) : cell(value, { align: 'center' }))),
      ],
    })),
  };
}
