// S15: the acts about a request for information. Their sentences name neither who asked nor whom it is about: more people read the record than need to know.
import { z } from 'zod';
import { daySchema, formatDay } from '../basics/dates.ts';
import { conferenceIdSchema, personIdSchema } from '../basics/ids.ts';
import { lineSchema, proseSchema, type Text, text } from '../basics/text.ts';
import { type EventOf, event, type RecordedOf } from '../record/command.ts';

const line = lineSchema(300);
const prose = proseSchema(4000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A file kept beside the record, by its content. Its name is not here: names of files tell who wrote them. */
export const keptFileSchema = z.strictObject({ sha256: hash, bytes: z.number().int().positive() });
export type KeptFile = z.output<typeof keptFileSchema>;

/** `asker`: it shows who asked, so that only those see it who may know; `matter`: it does not. */
export const inquiryFileSchema = keptFileSchema.extend({ shows: z.enum(['asker', 'matter']) });
export type InquiryFile = z.output<typeof inquiryFileSchema>;
const files = z.array(inquiryFileSchema).max(20).default([]);

/** A letter in or out: its number, where it has one, and its day. */
export const letterSchema = z.strictObject({ number: line.nullable().default(null), day: daySchema });

/** What is recorded when a request comes in; the rest of the act follows from plan and rules. */
export const requestSchema = z.strictObject({
  /** Whom it is about. */
  person: personIdSchema,
  /** The day on which it came. */
  received: daySchema,
  /** Which writing: `Đơn viết tay ngày 12/02/2019`. Never who wrote it. */
  writing: line,
  question: prose,
  /** The card on which the asker is kept. */
  asker: keptFileSchema,
  files,
});

export const inquiryNumber = z.number().int().min(1).max(9999);

export const inquiryRegistered = event({
  type: 'inquiry-registered',
  version: 1,
  title: text('Ghi nhận yêu cầu cung cấp thông tin', 'Request for information registered'),
  data: requestSchema.extend({
    inquiry: inquiryNumber,
    /** The conference from whose voting day the clocks are counted back. */
    conference: conferenceIdSchema,
    /** The last day on which it is in time; `null` where the rules have no such clock. */
    requestBy: daySchema.nullable(),
    answerBy: daySchema.nullable(),
    late: z.boolean(),
    addressee: line,
    helpers: z.array(line),
  }),
  sentence: (d) => {
    const until =
      d.requestBy === null
        ? text('ngày lấy phiếu', 'the voting day')
        : text(`ngày ${formatDay(d.requestBy)}`, formatDay(d.requestBy));
    const late = d.late
      ? text(
          `; đến sau ${until.vi} nên không giải quyết, giữ trong sổ`,
          `; later than ${until.en}, so not dealt with, and kept`,
        )
      : text('', '');
    const helpers = d.helpers.length === 0 ? '' : ` (${d.helpers.join(', ')})`;
    return text(
      `Ghi nhận yêu cầu cung cấp thông tin số ${d.inquiry}, nhận ngày ${formatDay(d.received)}, gửi ${d.addressee}${helpers}${late.vi}.`,
      `Request for information no. ${d.inquiry} registered, received on ${formatDay(d.received)}, to ${d.addressee}${helpers}${late.en}.`,
    );
  },
});

const letterOut = { letter: letterSchema };

/** One step of dealing with a request. */
export const inquiryStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('check-sent'), body: line, question: prose, ...letterOut }),
  z.strictObject({
    kind: z.literal('check-answered'),
    /** Which check, counted from 1. */
    check: z.number().int().min(1),
    summary: prose,
    files,
    ...letterOut,
  }),
  z.strictObject({ kind: z.literal('reported'), day: daySchema, opinion: prose.nullable().default(null) }),
  z.strictObject({ kind: z.literal('asked'), ...letterOut }),
  z.strictObject({ kind: z.literal('answered'), received: daySchema, answer: prose, files, ...letterOut }),
  z.strictObject({ kind: z.literal('verified'), day: daySchema, result: prose }),
  z.strictObject({ kind: z.literal('replied'), ...letterOut }),
  z.strictObject({ kind: z.literal('closed'), day: daySchema, note: prose.nullable().default(null) }),
  z.strictObject({ kind: z.literal('withdrawn'), day: daySchema, reason: prose }),
  /** The day on which it came was written down wrongly. Whether it was in time is worked out again. */
  z.strictObject({ kind: z.literal('corrected'), received: daySchema, reason: prose }),
]);
export type InquiryStep = z.output<typeof inquiryStepSchema>;
export type InquiryStepKind = InquiryStep['kind'];

const clocksSchema = z.strictObject({
  conference: conferenceIdSchema,
  requestBy: daySchema.nullable(),
  answerBy: daySchema.nullable(),
  late: z.boolean(),
});

export const stepWords: Readonly<Record<InquiryStepKind, Text>> = {
  'check-sent': text('gửi công văn đề nghị xác minh', 'letter sent to check with another body'),
  'check-answered': text('nhận kết quả xác minh', 'another body answered'),
  reported: text('báo cáo Ban Thường vụ', 'reported to the standing committee'),
  asked: text('đề nghị người được lấy phiếu trả lời', 'the person voted on was asked'),
  answered: text('nhận trả lời của người được lấy phiếu', 'the person voted on answered'),
  verified: text('kiểm tra nội dung trả lời', 'the answer was checked'),
  replied: text('trả lời người yêu cầu', 'the asker was answered'),
  closed: text('kết thúc', 'closed'),
  withdrawn: text('người yêu cầu rút yêu cầu', 'the asker withdrew it'),
  corrected: text('đính chính ngày nhận', 'day of receipt corrected'),
};

export const inquiryAdvanced = event({
  type: 'inquiry-advanced',
  version: 1,
  title: text('Giải quyết yêu cầu cung cấp thông tin', 'Request for information dealt with'),
  data: z.strictObject({
    inquiry: inquiryNumber,
    step: inquiryStepSchema,
    /** With `corrected`: the clocks as they are from the right day. */
    clocks: clocksSchema.exactOptional(),
  }),
  sentence: ({ inquiry, step }) => {
    const words = stepWords[step.kind];
    const day = dayOfStep(step);
    return text(
      `Yêu cầu cung cấp thông tin số ${inquiry}: ${words.vi}, ngày ${formatDay(day)}.`,
      `Request for information no. ${inquiry}: ${words.en}, ${formatDay(day)}.`,
    );
  },
});

/** The day that a step names: of its letter, of its receipt, or its own. */
export function dayOfStep(step: InquiryStep) {
  if ('received' in step) return step.received;
  return 'day' in step ? step.day : step.letter.day;
}

export const inquiryEvents = [inquiryRegistered, inquiryAdvanced] as const;
export type InquiryEvent = EventOf<(typeof inquiryEvents)[number]>;
export type InquiryRecorded = RecordedOf<(typeof inquiryEvents)[number]>;
