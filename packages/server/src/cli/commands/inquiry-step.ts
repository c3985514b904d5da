// S15: one step of dealing with a request for information.
import {
  type InquiryStepKind,
  inquiryStateNames,
  inquiryStepSchema,
  stateOfInquiry,
  stepWords,
  text,
} from '@tinnhiem/core';
import { type Call, type CliCommand, requiredOption, textOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';
import { approvedState, inquiryArgument, inquiryNumberOf, keepPapers } from './inquiry-common.ts';

const kinds = Object.keys(stepWords) as readonly InquiryStepKind[];

export const inquiryStep: CliCommand = {
  name: ['inquiry', 'step'],
  summary: text('Ghi một bước giải quyết yêu cầu', 'Record a step of dealing with a request'),
  arguments: [roundArgument, inquiryArgument],
  options: {
    step: {
      type: 'string',
      value: 'KIND',
      required: true,
      what: text(`Bước: ${kinds.join(', ')}`, `One of: ${kinds.join(', ')}`),
    },
    day: {
      type: 'string',
      value: 'DAY',
      required: true,
      what: text('Ngày của việc đó hoặc của văn bản, YYYY-MM-DD', 'Its day, or the day of its letter'),
    },
    letter: { type: 'string', value: 'NUMBER', what: text('Số văn bản', 'Number of the letter') },
    body: { type: 'string', value: 'NAME', what: text('Cơ quan được hỏi (check-sent)', 'The other body (check-sent)') },
    check: {
      type: 'string',
      value: 'N',
      what: text('Lần xác minh thứ mấy (check-answered)', 'Which check (check-answered)'),
    },
    text: {
      type: 'string',
      value: 'TEXT',
      what: text('Nội dung: điều hỏi, trả lời, kết quả, lý do', 'What it says: question, answer, result, reason'),
    },
    paper: {
      type: 'string',
      value: 'FILE',
      multiple: true,
      what: text('Bản quét văn bản đến, PDF hoặc ảnh', 'Scan of a letter that came in'),
    },
    ...dataOptions,
  },
  json: '{ round, inquiry, state }',
  example: 'tinnhiem inquiry step tuaf-2019 1 --step asked --day 2019-02-15 --letter 12-CV/BTC',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const id = call.arguments.ROUND ?? '';
      const inquiry = inquiryNumberOf(call);
      const kind = kinds.find((other) => other === requiredOption(call, 'step'));
      if (kind === undefined)
        throw new WrongUse(
          text(`--step: phải là một trong ${kinds.join(', ')}.`, `--step: one of ${kinds.join(', ')}.`),
        );
      await approvedState(session, id);
      const files = await keepPapers(call, session, id, 'matter');
      const step = inquiryStepSchema.safeParse(stepOf(call, kind, files));
      if (!step.success) {
        const place = step.error.issues[0]?.path.join('.') ?? '';
        throw new WrongUse(
          text(`--step ${kind}: thiếu hoặc sai “${place}”.`, `--step ${kind}: “${place}” is missing or wrong.`),
        );
      }
      await session.perform(id, 'advance-inquiry', { inquiry, step: step.data });
      const after = (await approvedState(session, id)).inquiries[inquiry - 1];
      const state = after === undefined ? 'received' : stateOfInquiry(after);
      return { status: 0, json: { round: id, inquiry, state }, lines: [inquiryStateNames[state][call.language]] };
    }),
};

/** What the options say, in the shape of the step; what is missing is found by its schema. */
function stepOf(call: Call, kind: InquiryStepKind, files: readonly unknown[]): Readonly<Record<string, unknown>> {
  const [day, said, body] = ['day', 'text', 'body'].map((name) => textOption(call, name));
  const letter = { number: textOption(call, 'letter') ?? null, day };
  switch (kind) {
    case 'check-sent':
      return { kind, body, question: said, letter };
    case 'check-answered':
      return { kind, check: Number(textOption(call, 'check') ?? 1), summary: said, files, letter };
    case 'reported':
      return { kind, day, opinion: said ?? null };
    case 'asked':
    case 'replied':
      return { kind, letter };
    case 'answered':
      return { kind, received: day, answer: said, files, letter };
    case 'verified':
      return { kind, day, result: said };
    case 'closed':
      return { kind, day, note: said ?? null };
    case 'withdrawn':
      return { kind, day, reason: said };
    case 'corrected':
      return { kind, received: day, reason: said };
  }
}
