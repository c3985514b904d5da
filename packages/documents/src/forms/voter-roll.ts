import { create } from 'qrcode';
import { z } from 'zod';
import { bold, cell, gap, headRow, italic, tightLine } from '../blocks/compose.ts';
import { type FormContext, heading, signatureRow, title } from '../blocks/furniture.ts';
import type { Block, Cell, Row, Table } from '../blocks/model.ts';
import { dayAndPlace, twoDigits } from '../blocks/wording.ts';
import { conference, type InputOf, issuer, signature, words } from './inputs.ts';

/** Danh sách người ghi phiếu with a column to sign for the ballot (S06). One row, one person, one ballot. */
export const voterRollInput = z.strictObject({
  issuer,
  /** Trích yếu, "người ghi phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy". */
  subject: words,
  conference,
  voters: z.array(
    z.strictObject({
      name: words,
      /** All posts, in one line. */
      post: words.optional(),
      unit: words.optional(),
      /** The roles that put the person on the roll, one each; printed when `showRoles`. */
      roles: z.array(words),
      /** Text of a code beside the name for check-in at the door; printed when `codes`. Never a code of a ballot. */
      code: words.optional(),
    }),
  ),
  /** Print why each person is on the roll. */
  showRoles: z.boolean(),
  /** Print the check-in codes as QR. */
  codes: z.boolean(),
  /** Slips with a code for electronic ballots: `mixed` with paper, or alone. Absent: paper alone. */
  casting: z.enum(['mixed', 'electronic']).optional(),
  /** Sentences below the table, "Danh sách xếp theo tên …". */
  notes: z.array(words),
  /** Who signs below, side by side; may be empty. */
  signatures: z.array(signature).max(3),
});
export type VoterRollInput = InputOf<typeof voterRollInput>;

type Voter = VoterRollInput['voters'][number];

/** A QR code as a block, 15 mm wide. */
function codeCell(code: string | undefined): Cell {
  if (code === undefined) return cell('');
  const { modules } = create(code, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (__, column) => String(modules.get(row, column))).join(''),
  );
  return { blocks: [{ kind: 'code', text: code, rows, side: 15 }], align: 'center' };
}

/** Which of the two was taken is marked by hand; which slip it was is written nowhere. */
const waysCell: Cell = {
  blocks: [tightLine('giấy  /  điện tử', 'center', { size: 9 })],
  align: 'center',
};

const receipts = {
  paper: 'Ký nhận phiếu',
  mixed: 'Ký nhận phiếu (khoanh loại phiếu)',
  electronic: 'Ký nhận phiếu điện tử',
} as const;

const castingNotes = {
  paper: [],
  mixed: [
    'Loại phiếu: phiếu giấy / phiếu điện tử (một phiếu có mã). Mỗi người nhận một trong hai loại.',
    'Phiếu điện tử lấy ngẫu nhiên; không ghi mã của phiếu vào danh sách này.',
  ],
  electronic: [
    'Mỗi người nhận một phiếu điện tử (một phiếu có mã), lấy ngẫu nhiên; không ghi mã của phiếu vào danh sách này.',
  ],
} as const;

function voterRow(voter: Voter, number: number, input: VoterRollInput): Row {
  const where = [voter.post, voter.unit].filter((part) => part !== undefined).join(', ');
  return {
    height: 11,
    cells: [
      cell(String(number), { align: 'center' }),
      cell([bold(voter.name)]),
      cell(where),
      ...(input.showRoles ? [cell(voter.roles.join('; '))] : []),
      ...(input.codes ? [codeCell(voter.code)] : []),
      input.casting === 'mixed' ? waysCell : cell(''),
    ],
  };
}

function rollTable(input: VoterRollInput): Table {
  return {
    kind: 'table',
    size: 12,
    columns: [
      { share: 11, align: 'center' },
      { share: 46, align: 'left' },
      { share: 52, align: 'left' },
      ...(input.showRoles ? [{ share: 40, align: 'left' } as const] : []),
      ...(input.codes ? [{ share: 22, align: 'center' } as const] : []),
      { share: 38, align: 'center' },
    ],
    head: [
      headRow([
        'TT',
        'Họ và tên',
        'Chức vụ, đơn vị',
        ...(input.showRoles ? ['Tư cách ghi phiếu'] : []),
        ...(input.codes ? ['Mã điểm danh'] : []),
        receipts[input.casting ?? 'paper'],
      ]),
    ],
    rows: input.voters.map((voter, index) => voterRow(voter, index + 1, input)),
  };
}

/** Sets the voter roll. */
export function voterRoll(input: VoterRollInput, context: FormContext): readonly Block[] {
  const { conference: held } = input;
  const gaps = '\u2026\u2026\u2026';
  return [
    heading(context, input.issuer, {}),
    ...title(context, 'Danh sách', input.subject),
    tightLine([italic(`${held.name}, ${dayAndPlace(held)}`)], 'center'),
    gap(4),
    rollTable(input),
    tightLine(
      `Tổng số: ${twoDigits(input.voters.length)} người. Số người đã nhận phiếu: ${gaps}; ${input.casting === 'mixed' ? `số phiếu giấy đã phát: ${gaps}; số phiếu điện tử đã phát: ${gaps}` : `số phiếu đã phát: ${gaps}`}.`,
      'left',
      { before: 8, size: 13 },
    ),
    ...[...input.notes, ...castingNotes[input.casting ?? 'paper']].map((note) =>
      tightLine([italic(`- ${note}`)], 'left', { size: 12 }),
    ),
    ...(input.signatures.length === 0 ? [] : [signatureRow(context, input.signatures)]),
  ];
}
