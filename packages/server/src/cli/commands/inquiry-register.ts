// S15: a request for information came in.
import { formatDay, text } from '@tinnhiem/core';
import { keepAsker } from '../../inquiries/askers.ts';
import { type Call, type CliCommand, requiredOption, textOption } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';
import { approvedState, keepPapers } from './inquiry-common.ts';

export const inquiryRegister: CliCommand = {
  name: ['inquiry', 'register'],
  summary: text('Ghi nhận một yêu cầu cung cấp thông tin', 'Register a request for information'),
  arguments: [roundArgument],
  options: {
    person: {
      type: 'string',
      value: 'CODE',
      required: true,
      what: text('Mã cán bộ của người được lấy phiếu', 'Whom it is about'),
    },
    received: {
      type: 'string',
      value: 'DAY',
      required: true,
      what: text('Ngày nhận, YYYY-MM-DD', 'Day on which it came'),
    },
    writing: {
      type: 'string',
      value: 'TEXT',
      required: true,
      what: text('Văn bản nào, không ghi tên người yêu cầu', 'Which writing, without the name of who wrote it'),
    },
    question: { type: 'string', value: 'TEXT', required: true, what: text('Nội dung yêu cầu', 'What is asked') },
    asker: {
      type: 'string',
      value: 'NAME',
      required: true,
      what: text('Họ tên người yêu cầu, để riêng ngoài hồ sơ', 'Who asked; kept beside the record'),
    },
    'asker-unit': { type: 'string', value: 'TEXT', what: text('Đơn vị của người yêu cầu', "The asker's unit") },
    'asker-contact': { type: 'string', value: 'TEXT', what: text('Nơi gửi trả lời', 'Where the answer is sent') },
    'asker-person': { type: 'string', value: 'CODE', what: text('Mã cán bộ của người yêu cầu', "The asker's code") },
    paper: {
      type: 'string',
      value: 'FILE',
      multiple: true,
      what: text(
        'Bản quét đơn, PDF hoặc ảnh; coi là có tên người yêu cầu',
        'Scan of the writing; taken to show who asked',
      ),
    },
    ...dataOptions,
  },
  json: '{ round, inquiry, late, requestBy, answerBy, addressee, helpers }',
  example:
    'tinnhiem inquiry register tuaf-2019 --person CB013 --received 2019-02-12 --writing "Đơn viết tay" --question "…" --asker "…"',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const id = call.arguments.ROUND ?? '';
      const [unit, contact, person] = ['asker-unit', 'asker-contact', 'asker-person'].map((name) =>
        textOption(call, name),
      );
      await approvedState(session, id);
      const asker = await keepAsker(session.service.store, id, {
        name: requiredOption(call, 'asker'),
        ...(unit === undefined ? {} : { unit }),
        ...(contact === undefined ? {} : { contact }),
        ...(person === undefined ? {} : { person: person as never }),
      });
      await session.perform(id, 'register-inquiry', {
        person: requiredOption(call, 'person'),
        received: requiredOption(call, 'received'),
        writing: requiredOption(call, 'writing'),
        question: requiredOption(call, 'question'),
        asker,
        files: await keepPapers(call, session, id, 'asker'),
      });
      const inquiry = (await approvedState(session, id)).inquiries.at(-1);
      if (inquiry === undefined) throw new Error('a request that was registered is not there');
      const { number, late, requestBy, answerBy, addressee, helpers } = inquiry;
      const byDay = requestBy === null ? '' : formatDay(requestBy);
      const said = late
        ? text(
            `Yêu cầu số ${number} đến muộn: chậm nhất phải đến ngày ${byDay}. Đã giữ trong sổ, không giải quyết.`,
            `Request no. ${number} came too late: it had to come by ${byDay}. It is kept and not dealt with.`,
          )
        : text(
            `Đã ghi yêu cầu số ${number}, gửi ${[addressee, ...helpers].join(', ')}.`,
            `Request no. ${number} registered, to ${[addressee, ...helpers].join(', ')}.`,
          );
      return {
        status: 0,
        json: { round: id, inquiry: number, late, requestBy, answerBy, addressee, helpers },
        lines: [said[call.language]],
      };
    }),
};
