import { z } from 'zod';
import { bold, nextLetter, plain, tightLine } from '../blocks/compose.ts';
import { closing, ending, type FormContext, heading, points, text, title } from '../blocks/furniture.ts';
import type { Block } from '../blocks/model.ts';
import { leftOpen, longDate, longTime, personLine, withoutMark } from '../blocks/wording.ts';
import { clock, conference, type InputOf, issuer, person, recipients, signature, words } from './inputs.ts';

const kind = z.enum(['invitation', 'summons']);

/** Giấy mời or giấy triệu tập to the conference (S07). */
export const invitationInput = z.strictObject({
  issuer,
  /** Giấy mời for guests and observers, giấy triệu tập for those who must come. */
  kind,
  /** Trích yếu, "dự Hội nghị lấy phiếu tín nhiệm …". */
  subject: words,
  /** Who is invited: one letter each. Empty: one general letter to `addressees`. */
  people: z.array(
    person.extend({
      /** Where it is another kind than the others. */
      kind: kind.optional(),
      /** What concerns this person alone, one sentence each. */
      notes: z.array(words).optional(),
    }),
  ),
  /** Who is invited in general, "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ"; printed when `people` is empty. */
  addressees: z.array(words),
  conference,
  /** When it starts. */
  startsAt: clock,
  /** Who chairs, "Đồng chí Bí thư Đảng ủy". */
  chair: words.optional(),
  /** What it is about, one line each. */
  agenda: z.array(words),
  /** What to bring, whom to tell when unable to come; one sentence each. */
  notes: z.array(words),
  recipients,
  signature,
});
export type InvitationInput = InputOf<typeof invitationInput>;

const kinds = {
  invitation: { name: 'Giấy mời', type: 'GM', verb: 'trân trọng kính mời' },
  summons: { name: 'Giấy triệu tập', type: 'GTT', verb: 'triệu tập' },
} as const;

type Invitee = Partial<InvitationInput['people'][number]>;

function letter(
  input: InvitationInput,
  context: FormContext,
  addressees: readonly string[],
  invitee: Invitee = {},
): readonly Block[] {
  const { conference: held } = input;
  const sort = invitee.kind ?? input.kind;
  const kind = kinds[sort];
  const { one } = context.profile.address.value;
  const [first, ...others] = addressees;
  const closingWords =
    sort === 'invitation' ? 'Rất hân hạnh được đón tiếp' : `Đề nghị ${one} có mặt đúng giờ, đúng thành phần`;
  return [
    heading(context, input.issuer, { type: kind.type }),
    ...title(context, kind.name, input.subject),
    ...(others.length === 0
      ? [tightLine([plain('Kính gửi: '), bold(first ?? '')], 'center', { before: 6 })]
      : [text(context, 'Kính gửi:'), ...points(context, '-', addressees)]),
    text(
      context,
      `${input.issuer.body} ${kind.verb} ${others.length === 0 ? one : `các ${one}`} dự ${held.name}, cụ thể như sau:`,
      { before: 10 },
    ),
    text(context, [bold('1. Thời gian: '), plain(`${longTime(input.startsAt)}, ${longDate(held.date)}.`)]),
    text(context, [bold('2. Địa điểm: '), plain(`${withoutMark(held.place ?? leftOpen)}.`)]),
    ...(input.chair === undefined
      ? []
      : [text(context, [bold('3. Chủ trì: '), plain(`${withoutMark(input.chair)}.`)])]),
    ...(input.agenda.length === 0
      ? []
      : [text(context, [bold(`${input.chair === undefined ? 3 : 4}. Nội dung:`)], { withNext: true })]),
    ...points(context, '-', input.agenda),
    ...[...(invitee.notes ?? []), ...input.notes].map((note) => text(context, note)),
    text(context, ending(context, closingWords)),
    ...closing(context, input.recipients, input.signature),
  ];
}

/** Sets one letter for each person, or one general letter. */
export function invitation(input: InvitationInput, context: FormContext): readonly Block[] {
  if (input.people.length === 0) return letter(input, context, input.addressees);
  return input.people.flatMap((invitee, index) => [
    ...(index === 0 ? [] : [nextLetter]),
    ...letter(input, context, [personLine(invitee)], invitee),
  ]);
}
