import { z } from 'zod';
import { bold, cell, headRow, plain, tightLine } from '../blocks/compose.ts';
import { closing, ending, type FormContext, heading, legalBases, points, text, title } from '../blocks/furniture.ts';
import type { Block, Table } from '../blocks/model.ts';
import { capitals, dayAndPlace, twoDigits } from '../blocks/wording.ts';
import { conference, type InputOf, issuer, person, recipients, signature, words } from './inputs.ts';

/** Quyết định thành lập Ban Kiểm phiếu (S17). */
export const committeeDecisionInput = z.strictObject({
  issuer,
  /** "thành lập Ban Kiểm phiếu Hội nghị lấy phiếu tín nhiệm …". */
  subject: words,
  conference,
  /** Who decides, "BAN THƯỜNG VỤ ĐẢNG ỦY"; printed in capitals above QUYẾT ĐỊNH. */
  deciding: words,
  /** Căn cứ, one sentence each, without the mark at the end. */
  legalBases: z.array(words),
  members: z.array(person.extend({ role: z.enum(['head', 'secretary', 'member']) })).min(1),
  /** Tasks of the committee, one each. */
  tasks: z.array(words),
  recipients,
  signature,
});
export type CommitteeDecisionInput = InputOf<typeof committeeDecisionInput>;

const roles = { head: 'Trưởng ban', secretary: 'Thư ký', member: 'Ủy viên' } as const;

function membersTable(input: CommitteeDecisionInput): Table {
  return {
    kind: 'table',
    size: 13,
    columns: [
      { share: 12, align: 'center' },
      { share: 55, align: 'left' },
      { share: 65, align: 'left' },
      { share: 33, align: 'left' },
    ],
    head: [headRow(['TT', 'Họ và tên', 'Chức vụ, đơn vị', 'Nhiệm vụ'])],
    rows: input.members.map((member, index) => ({
      cells: [
        cell(String(index + 1), { align: 'center' }),
        cell([bold(member.name)]),
        cell([member.post, member.unit].filter((part) => part !== undefined).join(', ')),
        cell(roles[member.role]),
      ],
    })),
  };
}

/** Sets the decision that appoints the counting committee. */
export function committeeDecision(input: CommitteeDecisionInput, context: FormContext): readonly Block[] {
  const { conference: held } = input;
  const article = (number: number, words: string): Block => text(context, [bold(`Điều ${number}. `), plain(words)]);
  const doing =
    input.tasks.length === 0
      ? 'thực hiện nhiệm vụ theo kế hoạch lấy phiếu tín nhiệm và tự giải thể khi hoàn thành.'
      : 'có nhiệm vụ:';
  return [
    heading(context, input.issuer, { type: 'QĐ' }),
    ...title(context, 'Quyết định', input.subject),
    ...legalBases(context, input.legalBases),
    tightLine([bold(capitals(input.deciding))], 'center', { before: 10 }),
    tightLine([bold('QUYẾT ĐỊNH:')], 'center', { before: 4, withNext: true }),
    article(
      1,
      `Thành lập Ban Kiểm phiếu của ${held.name} (${dayAndPlace(held)}) gồm ${twoDigits(input.members.length)} người:`,
    ),
    membersTable(input),
    article(2, `Ban Kiểm phiếu ${doing}`),
    ...points(context, '-', input.tasks),
    article(
      3,
      ending(
        context,
        'Các cơ quan, đơn vị, cá nhân có liên quan và những người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này',
      ),
    ),
    ...closing(context, input.recipients, input.signature),
  ];
}
