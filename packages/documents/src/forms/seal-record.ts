import { z } from 'zod';
import { bold, cell, headRow } from '../blocks/compose.ts';
import {
  ending,
  type FormContext,
  heading,
  numberedSections,
  points,
  signatureRow,
  signatureRows,
  signedTogether,
  text,
  title,
} from '../blocks/furniture.ts';
import type { Block, Table } from '../blocks/model.ts';
import { dayAndPlace, longDate, longTime, personLine, twoDigits, withoutMark } from '../blocks/wording.ts';
import { grouped, sha256 } from './electronic-count.ts';
import { clock, conference, count, day, type InputOf, issuer, person, securityMark, words } from './inputs.ts';

/** Biên bản niêm phong và bàn giao phiếu (S18). */
export const sealRecordInput = z.strictObject({
  issuer,
  /** "niêm phong và bàn giao phiếu tín nhiệm". */
  subject: words,
  conference,
  handedOverOn: day,
  handedOverAt: clock,
  /** Where it was handed over. */
  place: words,
  /** Bên giao: the counting committee. */
  delivering: z.strictObject({ body: words, people: z.array(person).min(1) }),
  /** Bên nhận: the personnel office. */
  receiving: z.strictObject({ body: words, people: z.array(person).min(1) }),
  /** Who watched, if anybody. */
  witnesses: z.array(person),
  packets: z.array(
    z.strictObject({
      /** "Gói 01". */
      label: words,
      /** "Phiếu hợp lệ, danh sách Ủy viên Ban Thường vụ". */
      contents: words,
      /** Ballots in it; absent when it holds none. */
      ballots: count.optional(),
      /** The seal's number. */
      seal: words,
      note: words.optional(),
    }),
  ),
  /** What is kept of electronic ballots, a box each; absent where all was paper. */
  electronic: z
    .array(
      z.strictObject({
        /** The list. */
        list: words,
        /** Ballots that count. */
        voters: count,
        /** Fingerprint of the closed box. */
        end: sha256,
        /** SHA-256 of the `.bel` file; absent where nobody cast. */
        bel: sha256.optional(),
      }),
    )
    .optional(),
  /** Papers handed over with them. */
  papers: z.array(z.strictObject({ name: words, copies: count })),
  /** State of the seals and conditions of storage, one sentence each. */
  statements: z.array(words),
  /** How many copies are made. */
  copies: count.min(1),
  /** Absent: MẬT. */
  security: securityMark.optional(),
});
export type SealRecordInput = InputOf<typeof sealRecordInput>;

type Party = SealRecordInput['delivering'];

function packetsTable(input: SealRecordInput): Table {
  return {
    kind: 'table',
    size: 12,
    columns: [
      { share: 24, align: 'center' },
      { share: 64, align: 'left' },
      { share: 20, align: 'center' },
      { share: 32, align: 'center' },
      { share: 30, align: 'left' },
    ],
    head: [headRow(['Gói', 'Nội dung', 'Số phiếu', 'Số niêm phong', 'Ghi chú'])],
    rows: input.packets.map((packet) => ({
      cells: [
        cell([bold(packet.label)], { align: 'center' }),
        cell(packet.contents),
        cell(packet.ballots === undefined ? '–' : String(packet.ballots), { align: 'center' }),
        cell(packet.seal, { align: 'center' }),
        cell(packet.note ?? ''),
      ],
    })),
  };
}

type KeptBox = NonNullable<SealRecordInput['electronic']>[number];

function kept({ list, voters, end, bel }: KeptBox, context: FormContext): readonly Block[] {
  const file = bel === undefined ? 'không có phiếu nào' : `tệp .bel có dấu vân tay SHA-256 ${grouped(bel)}`;
  return points(context, '-', [
    `Danh sách ${withoutMark(list)}: hòm phiếu điện tử đã đóng, ${twoDigits(voters)} phiếu được tính, dấu vân tay của hòm ${grouped(end)}; ${file}`,
  ]);
}

function party(
  context: FormContext,
  side: string,
  { body, people }: { readonly body?: string; readonly people: Party['people'] },
): readonly Block[] {
  return [
    text(context, [bold(body === undefined ? `${side}:` : `${side}: ${body}`)], { withNext: true }),
    ...points(context, '-', people.map(personLine)),
  ];
}

/** The people of one side, two beside each other. */
function sideSignatures(context: FormContext, post: string, people: Party['people']): readonly Block[] {
  return signatureRows(
    context,
    people.map((person) => ({ capacity: 'own', post, name: person.name, note: 'Ký, ghi rõ họ tên' })),
    2,
  );
}

/** Sets the record of sealing and hand-over. */
export function sealRecord(input: SealRecordInput, context: FormContext): readonly Block[] {
  const { conference: held } = input;
  const [deliverer, ...otherDeliverers] = input.delivering.people;
  const [receiver, ...otherReceivers] = input.receiving.people;
  const sign = (post: string, name: string | undefined) =>
    ({ capacity: 'own', post, note: 'Ký, ghi rõ họ tên', ...(name === undefined ? {} : { name }) }) as const;
  return [
    heading(context, input.issuer, { type: 'BB', security: input.security === undefined ? 'MẬT' : input.security }),
    ...title(context, 'Biên bản', input.subject),
    text(
      context,
      `Hôm nay, vào hồi ${longTime(input.handedOverAt)}, ${longDate(input.handedOverOn)}, tại ${input.place}, hai bên tiến hành niêm phong và bàn giao phiếu của ${held.name} (họp ${dayAndPlace(held)}), gồm:`,
    ),
    ...party(context, 'Bên giao', input.delivering),
    ...party(context, 'Bên nhận', input.receiving),
    ...(input.witnesses.length === 0 ? [] : party(context, 'Người chứng kiến', { people: input.witnesses })),
    ...numberedSections(context, [
      {
        title: `Phiếu đã niêm phong (${twoDigits(input.packets.length)} gói)`,
        blocks:
          input.packets.length === 0
            ? [text(context, 'Không có phiếu giấy: mọi người bỏ phiếu điện tử.')]
            : [packetsTable(input)],
      },
      { title: 'Phiếu điện tử được lưu giữ', blocks: (input.electronic ?? []).flatMap((box) => kept(box, context)) },
      {
        title: 'Tài liệu kèm theo',
        blocks: points(
          context,
          '-',
          input.papers.map(({ name, copies }) => `${withoutMark(name)}: ${twoDigits(copies)} bản`),
        ),
      },
      { title: 'Tình trạng niêm phong và bảo quản', blocks: points(context, '-', input.statements) },
    ]),
    text(
      context,
      ending(
        context,
        `Biên bản này được lập thành ${twoDigits(input.copies)} bản có giá trị như nhau, đã đọc lại cho hai bên nghe, thống nhất và cùng ký tên`,
      ),
    ),
    ...signedTogether(
      [],
      [
        signatureRow(context, [sign('Bên nhận', receiver?.name), sign('Bên giao', deliverer?.name)]),
        ...sideSignatures(context, 'Bên giao', otherDeliverers),
        ...sideSignatures(context, 'Bên nhận', otherReceivers),
        ...sideSignatures(context, 'Người chứng kiến', input.witnesses),
      ],
    ),
  ];
}
