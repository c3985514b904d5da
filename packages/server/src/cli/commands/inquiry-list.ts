// S15: the register of requests for information; and who asked, one by one.
import {
  formatDay,
  inquiriesSeenBy,
  inquiryStateNames,
  type Language,
  type Role,
  refuse,
  registerOf,
  roleMissing,
  roles,
  seesAsker,
  seesInquiries,
  text,
} from '@tinnhiem/core';
import { askerOn } from '../../inquiries/askers.ts';
import { notFound } from '../../service/refusals.ts';
import { type Call, type CliCommand, Refused } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { roundArgument } from '../round-argument.ts';
import { type Session, withSession } from '../session.ts';
import { tableLines } from '../table.ts';
import { approvedState, inquiryArgument, inquiryNumberOf } from './inquiry-common.ts';

const readers: readonly Role[] = roles.filter((role) => inquiriesSeenBy[role]);

async function registerFor(session: Session, id: string) {
  if (!seesInquiries(session.onlooker))
    throw new Refused(refuse(roleMissing, text('Sổ yêu cầu cung cấp thông tin', 'Requests for information'), readers));
  return registerOf(await approvedState(session, id), session.today);
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Số', 'Ngày nhận', 'Về người', 'Tình trạng', 'Việc tiếp theo', 'Ai', 'Hạn'],
  en: ['No.', 'Received', 'About', 'State', 'Next', 'Who', 'By'],
};

export const inquiryList: CliCommand = {
  name: ['inquiry', 'list'],
  summary: text(
    'Sổ yêu cầu cung cấp thông tin, hạn và việc tiếp theo',
    'Requests for information: state, next step, deadlines',
  ),
  arguments: [roundArgument],
  options: dataOptions,
  json: '{ round, clocks, inquiries: [{ number, person, state, late, requestBy, answerBy, task, … }] }',
  example: 'tinnhiem inquiry list tuaf-2019',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const id = call.arguments.ROUND ?? '';
      const { language } = call;
      const { inquiries, clocks } = await registerFor(session, id);
      const overdue = { vi: 'QUÁ HẠN', en: 'OVERDUE' }[language];
      const rows = inquiries.map(({ number, received, name, state, task }) => [
        String(number),
        formatDay(received),
        name,
        inquiryStateNames[state][language],
        task?.what[language] ?? '',
        task?.who ?? '',
        task?.by == null ? '' : `${formatDay(task.by)}${task.overdue ? ` ${overdue}` : ''}`,
      ]);
      return {
        status: 0,
        json: { round: id, clocks, inquiries },
        lines: tableLines(heads[language], rows, new Set([0])),
      };
    }),
};

export const inquiryAsker: CliCommand = {
  name: ['inquiry', 'asker'],
  summary: text('Ai yêu cầu; mỗi lần xem được ghi lại', 'Who asked; each look is written down'),
  arguments: [roundArgument, inquiryArgument],
  options: dataOptions,
  json: '{ round, inquiry, asker: { name, unit, contact, person } }',
  example: 'tinnhiem inquiry asker tuaf-2019 1',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const id = call.arguments.ROUND ?? '';
      const number = inquiryNumberOf(call);
      const { inquiries } = await registerFor(session, id);
      const shown = inquiries[number - 1];
      const inquiry = (await approvedState(session, id)).inquiries[number - 1];
      if (shown === undefined || inquiry === undefined) throw new Refused(refuse(notFound, String(number)));
      if (!seesAsker(session.onlooker, shown))
        throw new Refused(refuse(roleMissing, text('Xem người yêu cầu', 'Look at who asked'), readers));
      await session.noteAskerSeen(id, number);
      const asker = await askerOn(session.service.store, id, inquiry.asker);
      if (asker === null) throw new Refused(refuse(notFound, String(number)));
      const { name, unit, contact } = asker;
      return {
        status: 0,
        json: { round: id, inquiry: number, asker },
        lines: [[name, unit, contact].filter((part) => part !== undefined).join(', ')],
      };
    }),
};
