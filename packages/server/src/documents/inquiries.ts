// S15: the papers about requests for information. None of them names who asked, but the answer to the asker.
import {
  type Approved,
  type Asker,
  type Check,
  checksOf,
  dayOf,
  formatDay,
  type Inquiry,
  type InquiryView,
  inquiryStateNames,
  inquiryView,
  inSentence,
  lastStep,
  listsOfGround,
  stepWords,
} from '@tinnhiem/core';
import type { LetterInput, ReportInput } from '@tinnhiem/documents';
import { addressOf, filedAt, gap, issuerOf, planReference } from './letterhead.ts';
import type { Papers } from './papers.ts';

/** A request as it stands at the round's last act about it. */
export function shownInquiry(state: Approved, inquiry: Inquiry): InquiryView {
  const day = dayOf(lastDone(inquiry).at);
  return inquiryView(inquiry, state.plan, listsOfGround(state, day), day);
}

/** The act from which a paper about a request is made. */
export function lastDone(inquiry: Inquiry): Inquiry['done'] {
  return inquiry.steps.at(-1)?.done ?? inquiry.done;
}

// A number as offices write it: `12-CV/BTC`.
const numberPattern = /^(\d+)\s*-\s*[^/]+\/\s*(.+)$/u;

/** The office that deals with the request issues its letters, under the issuing body of the plan. */
function officeOf(
  { plan }: Papers,
  inquiry: Pick<Inquiry, 'addressee'>,
  number: string | null = null,
): LetterInput['issuer'] {
  const { body, place } = issuerOf(plan);
  const [, digits, code] = numberPattern.exec(number ?? '') ?? [];
  return {
    parent: body,
    body: inquiry.addressee,
    place,
    ...(code === undefined ? {} : { code }),
    ...(number === null ? {} : { number: digits ?? number }),
  };
}

const headOfOffice: LetterInput['signature'] = { capacity: 'own', post: 'Trưởng ban', note: 'Ký, ghi rõ họ tên' };

export function checkLetter(papers: Papers, inquiry: Inquiry, { sent }: Check): LetterInput {
  return {
    issuer: officeOf(papers, inquiry, sent.letter.number),
    about: 'đề nghị xác minh, cung cấp thông tin',
    addressees: [sent.body],
    body: [
      {
        text: `Thực hiện ${planReference(papers.plan)}, ${inquiry.addressee} đang giải quyết một yêu cầu cung cấp thông tin liên quan đến việc lấy phiếu tín nhiệm. Đề nghị Quý cơ quan xác minh, cung cấp thông tin về nội dung sau:`,
        points: [sent.question],
      },
      { text: `Kết quả xin gửi bằng văn bản về ${inquiry.addressee}${untilAnswer(inquiry)}.`, points: [] },
    ],
    closing: 'Rất mong nhận được sự phối hợp của Quý cơ quan',
    recipients: ['Như trên', ...filedAt(papers.plan)],
    signature: headOfOffice,
  };
}

function untilAnswer({ answerBy }: Inquiry): string {
  return answerBy === null ? '' : `, để người được lấy phiếu kịp trả lời chậm nhất ngày ${formatDay(answerBy)}`;
}

/** The questions to the person, without who asked them. */
export function personLetter(papers: Papers, inquiry: Inquiry, view: InquiryView): LetterInput {
  const { answerBy, addressee } = inquiry;
  const { honorific, one } = addressOf(papers.plan);
  const until = answerBy === null ? 'trước ngày lấy phiếu' : `chậm nhất ngày ${formatDay(answerBy)}`;
  return {
    issuer: officeOf(papers, inquiry, lastStep(inquiry, 'asked')?.letter.number),
    about: 'trả lời yêu cầu cung cấp thông tin',
    addressees: [`${honorific} ${view.name}${view.position === '' ? '' : `, ${view.position}`}`],
    body: [
      {
        text: `Thực hiện ${planReference(papers.plan)}, ${addressee} nhận được ngày ${formatDay(inquiry.received)} yêu cầu bằng văn bản của người ghi phiếu, đề nghị ${one} cung cấp thông tin về nội dung sau:`,
        points: [inquiry.question],
      },
      {
        text: `Đề nghị ${one} trả lời đầy đủ, trung thực bằng văn bản, gửi ${addressee} ${until} (hội nghị lấy phiếu ngày ${formatDay(view.conference.day)}), để trả lời người yêu cầu.`,
        points: [],
      },
    ],
    closing: `Trân trọng đề nghị ${one} thực hiện`,
    recipients: ['Như trên', ...filedAt(papers.plan)],
    signature: headOfOffice,
  };
}

/** The answer to the asker; `asker` unknown: a gap to fill in by hand. */
export function answerLetter(
  papers: Papers,
  inquiry: Inquiry,
  view: InquiryView,
  asker: Asker | undefined,
): LetterInput {
  const { honorific, one } = addressOf(papers.plan);
  const to = [asker?.name ?? gap, asker?.unit].filter((part) => part !== undefined).join(', ');
  return {
    issuer: officeOf(papers, inquiry, lastStep(inquiry, 'replied')?.letter.number),
    about: inquiry.late ? 'yêu cầu cung cấp thông tin đến muộn' : 'trả lời yêu cầu cung cấp thông tin',
    addressees: [`${honorific} ${to}`],
    body: [
      {
        text: `${inquiry.addressee} nhận được ngày ${formatDay(inquiry.received)} yêu cầu cung cấp thông tin của ${one} đối với ${one} ${view.name}${view.position === '' ? '' : `, ${view.position}`}, với nội dung:`,
        points: [inquiry.question],
      },
      ...answerOf(inquiry, one),
    ],
    closing: `Trân trọng thông báo để ${one} biết`,
    recipients: ['Như trên', ...filedAt(papers.plan)],
    signature: headOfOffice,
  };
}

function answerOf(inquiry: Inquiry, one: string): LetterInput['body'] {
  if (inquiry.late)
    return [
      {
        text:
          inquiry.requestBy === null
            ? 'Yêu cầu đến sau ngày lấy phiếu nên không được giải quyết trong đợt này.'
            : `Theo quy định, yêu cầu phải đến chậm nhất ngày ${formatDay(inquiry.requestBy)}. Yêu cầu của ${one} đến sau ngày đó nên không được giải quyết trong đợt này và được giữ trong sổ.`,
        points: [],
      },
    ];
  const [answered, verified] = [lastStep(inquiry, 'answered'), lastStep(inquiry, 'verified')];
  const checks = checksOf(inquiry).flatMap((check) =>
    check.answered === null ? [] : [`${check.sent.body}: ${check.answered.summary}`],
  );
  return [
    ...(checks.length === 0 ? [] : [{ text: 'Kết quả xác minh với các cơ quan có liên quan:', points: checks }]),
    answered === null
      ? { text: 'Đến nay chưa có văn bản trả lời của người được lấy phiếu.', points: [] }
      : { text: 'Người được lấy phiếu trả lời:', points: [answered.answer] },
    ...(verified === null ? [] : [{ text: 'Kết quả kiểm tra nội dung trả lời:', points: [verified.result] }]),
  ];
}

const day = (value: Inquiry['received'] | null) => (value === null ? '' : formatDay(value));

/** The register without who asked. */
export function registerExtract(papers: Papers, views: readonly InquiryView[]): ReportInput {
  const column = (title: string, share: number, align: 'left' | 'center' = 'left') => ({ title, share, align });
  return {
    issuer: issuerOf(papers.plan),
    name: 'Trích sổ',
    subject: 'yêu cầu cung cấp thông tin phục vụ việc lấy phiếu tín nhiệm',
    addressees: [],
    legalBases: [],
    sections: [
      {
        paragraphs: [],
        points: [],
        table: {
          columns: [
            column('Số', 8, 'center'),
            column('Ngày nhận', 22, 'center'),
            column('Về người', 38),
            column('Nội dung', 66),
            column('Gửi', 32),
            column('Hạn trả lời', 22, 'center'),
            column('Tình trạng', 36),
            column('Đã làm', 56),
          ],
          rows: views.map((view) => [
            String(view.number),
            day(view.received),
            `${view.name}${view.position === '' ? '' : `, ${view.position}`}`,
            view.question,
            [view.addressee, ...view.helpers].join('; '),
            view.late ? '' : day(view.answerBy),
            view.late && view.state === 'late' && view.requestBy !== null
              ? `${inquiryStateNames.late.vi} (hạn ${day(view.requestBy)})`
              : inquiryStateNames[view.state].vi,
            workDone(view).join('; '),
          ]),
        },
      },
    ],
    closing: 'Trích sổ này không ghi tên người yêu cầu',
    recipients: ['Ban Thường vụ', ...filedAt(papers.plan)],
    signature: headOfOffice,
  };
}

function workDone({ steps }: InquiryView): string[] {
  return steps.map((step) => {
    const on = 'received' in step ? step.received : 'day' in step ? step.day : step.letter.day;
    const number = 'letter' in step && step.letter.number !== null ? ` (${step.letter.number})` : '';
    return `${day(on)}: ${stepWords[step.kind].vi}${number}`;
  });
}

/** The report to the standing committee. */
export function inquiryReport(papers: Papers, views: readonly InquiryView[]): ReportInput {
  const [late, withdrawn] = ['late', 'withdrawn'].map((state) =>
    views.filter((view) => (state === 'late' ? view.late : view.state === state)),
  ) as [InquiryView[], InquiryView[]];
  const count = (number: number) => (number === 0 ? '0' : String(number).padStart(2, '0'));
  return {
    issuer: { ...issuerOf(papers.plan), ...(views[0] === undefined ? {} : officeOf(papers, views[0])) },
    type: 'BC',
    name: 'Báo cáo',
    subject: 'tình hình tiếp nhận, giải quyết yêu cầu cung cấp thông tin phục vụ việc lấy phiếu tín nhiệm',
    addressees: ['Ban Thường vụ'],
    legalBases: [`Căn cứ ${planReference(papers.plan)}`],
    sections: [
      {
        title: 'Tình hình chung',
        paragraphs: [
          `Đã nhận ${count(views.length)} yêu cầu, trong đó ${count(late.length)} yêu cầu đến muộn nên không giải quyết, ${count(withdrawn.length)} yêu cầu đã được rút.`,
        ],
        points: [],
      },
      ...views.map((view) => ({
        title: `Yêu cầu số ${view.number}, đối với ${addressOf(papers.plan).one} ${view.name}${view.position === '' ? '' : `, ${view.position}`}`,
        paragraphs: [`Nhận ngày ${day(view.received)}. Nội dung: ${view.question}`],
        points: [
          ...view.checks.map(({ body, sent, answered }) =>
            answered === null
              ? `Xác minh với ${body}: đã gửi ngày ${day(sent)}, chưa có trả lời`
              : `Xác minh với ${body}: đã có trả lời ngày ${day(answered)}`,
          ),
          ...answersIn(view),
          `Tình trạng: ${inSentence(inquiryStateNames[view.state].vi)}${
            view.task === null
              ? ''
              : `; việc tiếp theo: ${inSentence(view.task.what.vi)} (${view.task.who}${view.task.by === null ? '' : `, hạn ${day(view.task.by)}`})`
          }`,
        ],
      })),
    ],
    closing: 'Kính trình Ban Thường vụ xem xét, cho ý kiến',
    recipients: ['Như trên', ...filedAt(papers.plan)],
    signature: headOfOffice,
  };
}

function answersIn({ steps, answerLate }: InquiryView): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'check-answered') return [`Kết quả xác minh: ${step.summary}`];
    if (step.kind === 'answered')
      return [`Người được lấy phiếu trả lời${answerLate ? ' (sau hạn)' : ''}: ${step.answer}`];
    return step.kind === 'verified' ? [`Kết quả kiểm tra nội dung trả lời: ${step.result}`] : [];
  });
}
