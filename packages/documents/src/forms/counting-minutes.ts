import { z } from 'zod';
import { bold, gap, tightLine } from '../blocks/compose.ts';
import {
  ending,
  type FormContext,
  heading,
  numberedSections,
  point,
  points,
  type Section,
  signatureRow,
  signatureRows,
  signedTogether,
  text,
  title,
} from '../blocks/furniture.ts';
import type { Block } from '../blocks/model.ts';
import { dayAndPlace, leftOpen, longDate, longTime, personLine, twoDigits, withoutMark } from '../blocks/wording.ts';
import { ballotAccount, countedList } from './ballot-account.ts';
import { doubtfulBallot, doubtfulBallots } from './doubtful-ballots.ts';
import { electronicBoxes } from './electronic-count.ts';
import {
  clock,
  conference,
  count,
  day,
  type InputOf,
  issuer,
  person,
  securityMark,
  signature,
  words,
} from './inputs.ts';
import { machineCounts } from './machine-count.ts';
import { baseLine, resultsTable, waysTable } from './results-table.ts';

export const countingMinutesInput = z.strictObject({
  issuer,
  /** "Lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy". */
  subject: words,
  conference,
  /** When counting began, on `countedOn`, and ended: earlier in the day means after midnight. */
  startedAt: clock,
  endedAt: clock,
  countedOn: day,
  /** Where ballots were counted, if not where the conference met. */
  countingPlace: words.optional(),
  attendance: z.strictObject({
    /** People; present + absent = convened. */
    convened: count,
    present: count,
    absent: count,
    absentees: z.array(z.strictObject({ name: words, post: words.optional(), reason: words })),
    /** What the rules say about quorum and how it was met; absent where they have none. */
    quorum: words.optional(),
  }),
  /** Who chaired. */
  chair: person,
  committee: z.strictObject({
    /** How it was approved, "Hội nghị biểu quyết thông qua, 47/47 đại biểu đồng ý". */
    approval: words,
    members: z.array(person.extend({ role: z.enum(['head', 'secretary', 'member']) })).min(1),
  }),
  observers: z.array(person),
  /** How the ballots were counted, one sentence each: the method, the independent counts, the sample checked by hand and its result. */
  method: z.array(words),
  lists: z.array(countedList).min(1),
  /** Doubtful ballots and what the committee decided. */
  doubtful: z.array(doubtfulBallot),
  /** Incidents at the conference and during counting, and how each was dealt with. */
  incidents: z.array(z.strictObject({ at: clock.optional(), what: words, handling: words })),
  /** Findings that were accepted, and the reason given. */
  acceptedFindings: z.array(z.strictObject({ code: words, what: words, reason: words })),
  /** How many copies are made, and who keeps them. */
  copies: z.strictObject({ count: count.min(1), holders: z.array(words) }),
  /** How the ballots were packed and sealed, "Phiếu được niêm phong trong 02 gói …". */
  sealing: words.optional(),
  /** Absent: MẬT. */
  security: securityMark.optional(),
  /** The chair's signature block; the committee's blocks are made from its members. */
  chairSignature: signature,
});
export type MinutesInput = InputOf<typeof countingMinutesInput>;

type Member = MinutesInput['committee']['members'][number];

const roles = { head: 'Trưởng ban', secretary: 'Thư ký', member: 'Ủy viên' } as const;

function attendance(input: MinutesInput, context: FormContext): Section {
  const { convened, present, absent, absentees, quorum } = input.attendance;
  const more = absentees.length === 0 ? '.' : ', gồm:';
  return {
    title: 'Thành phần tham dự',
    blocks: [
      point(
        context,
        `Triệu tập: ${twoDigits(convened)} người; có mặt: ${twoDigits(present)} người; vắng mặt: ${twoDigits(absent)} người${more}`,
      ),
      ...points(
        context,
        '+',
        absentees.map((person) => `${personLine(person)}: ${person.reason}`),
      ),
      ...(quorum === undefined ? [] : [point(context, quorum)]),
      point(context, `Chủ trì Hội nghị: ${personLine(input.chair)}.`),
      ...(input.observers.length === 0 ? [] : [point(context, 'Đại biểu dự, theo dõi, không ghi phiếu:')]),
      ...points(context, '+', input.observers.map(personLine)),
    ],
  };
}

function committee(input: MinutesInput, context: FormContext): Section {
  const { approval, members } = input.committee;
  return {
    title: `Ban Kiểm phiếu (${twoDigits(members.length)} người)`,
    blocks: [
      ...points(
        context,
        '-',
        members.map((member) => `${personLine(member)}: ${roles[member.role]}`),
      ),
      text(context, `Việc thông qua Ban Kiểm phiếu: ${withoutMark(approval)}.`),
    ],
  };
}

function results(input: MinutesInput, context: FormContext): Section {
  return {
    title: 'Kết quả kiểm phiếu',
    blocks: input.lists.flatMap((list, index) => {
      const letter = input.lists.length === 1 ? '' : `${String.fromCharCode(97 + index)}) `;
      return [
        text(context, [bold(`${letter}Danh sách: ${list.title}`)], { withNext: true }),
        ...ballotAccount(list, context),
        {
          ...point(
            context,
            `Kết quả của từng người, số phiếu hợp lệ, không hợp lệ tính đối với phần ghi cho riêng người đó; tỷ lệ là ${baseLine(list.base)}:`,
          ),
          withNext: true,
        },
        resultsTable(list.results, list.base, false),
        ...(list.ways === undefined
          ? []
          : [
              gap(4),
              point(context, 'Số phiếu của từng người theo từng cách ghi phiếu (đã có trong bảng trên):'),
              waysTable(list.ways),
            ]),
      ];
    }),
  };
}

function incidents(input: MinutesInput, context: FormContext): Section {
  const told = input.incidents.map((entry) => {
    const at = entry.at === undefined ? '' : `${longTime(entry.at)}: `;
    return `${at}${withoutMark(entry.what)}. Xử lý: ${withoutMark(entry.handling)}`;
  });
  return {
    title: 'Sự việc phát sinh và cách xử lý',
    blocks: points(context, '-', told.length === 0 ? ['Không có'] : told),
  };
}

function findings(input: MinutesInput, context: FormContext): Section {
  const accepted = input.acceptedFindings.map(
    (entry) => `${withoutMark(entry.what)}. Lý do chấp nhận: ${withoutMark(entry.reason)}`,
  );
  return { title: 'Những điểm đã xem xét và chấp nhận', blocks: points(context, '-', accepted) };
}

/** Every member signs: the ordinary members first, then secretary and head, then the chair. */
function signatures(input: MinutesInput, context: FormContext): readonly Block[] {
  const of = (role: Member['role'], post: string) =>
    input.committee.members
      .filter((member) => member.role === role)
      .map((member) => ({ capacity: 'own', post, name: member.name, note: 'Ký, ghi rõ họ tên' }) as const);
  const rows = [
    ...signatureRows(context, of('member', roles.member), 3),
    ...signatureRows(context, [...of('secretary', roles.secretary), ...of('head', 'Trưởng Ban Kiểm phiếu')], 2),
    signatureRow(context, [undefined, input.chairSignature]),
  ];
  const above = tightLine([bold('CÁC THÀNH VIÊN BAN KIỂM PHIẾU')], 'center', { withNext: true });
  return signedTogether([gap(8), above], rows);
}

/** Sets the counting minutes. */
export function countingMinutes(input: MinutesInput, context: FormContext): readonly Block[] {
  const { conference: held, copies } = input;
  const kept = copies.holders.length === 0 ? '' : `, gửi và lưu: ${copies.holders.map(withoutMark).join('; ')}`;
  const method: Section = { title: 'Cách kiểm phiếu', blocks: points(context, '-', input.method) };
  const sealing: Section = {
    title: 'Niêm phong phiếu',
    blocks: input.sealing === undefined ? [] : [text(context, `${withoutMark(input.sealing)}.`)],
  };
  return [
    heading(context, input.issuer, { type: 'BB', security: input.security === undefined ? 'MẬT' : input.security }),
    ...title(context, 'Biên bản kiểm phiếu', input.subject),
    text(
      context,
      `Hôm nay, vào hồi ${longTime(input.startedAt)}, ${longDate(input.countedOn)}, tại ${input.countingPlace ?? held.place ?? leftOpen}, Ban Kiểm phiếu của ${held.name} (họp ${dayAndPlace(held)}) tiến hành kiểm phiếu và lập biên bản như sau:`,
    ),
    ...numberedSections(context, [
      attendance(input, context),
      committee(input, context),
      method,
      machineCounts(input.lists, context),
      electronicBoxes(input.lists, context),
      results(input, context),
      doubtfulBallots(
        input.doubtful,
        input.lists.some(({ machine }) => machine !== undefined),
        context,
      ),
      incidents(input, context),
      findings(input, context),
      sealing,
    ]),
    text(
      context,
      `Việc kiểm phiếu kết thúc vào hồi ${longTime(input.endedAt)} ${input.endedAt < input.startedAt ? 'ngày hôm sau' : 'cùng ngày'}.`,
    ),
    text(
      context,
      ending(
        context,
        `Biên bản này được lập thành ${twoDigits(copies.count)} bản có giá trị như nhau, đã đọc lại cho các thành viên Ban Kiểm phiếu nghe, thống nhất và cùng ký tên${kept}`,
      ),
    ),
    ...signatures(input, context),
  ];
}
