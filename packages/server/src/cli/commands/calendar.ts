// S07: the dates of a round, and the file that calendars read.
import { agendaOf, agendaTitle, formatDay, iCalendar, roundView, text } from '@tinnhiem/core';
import { type Call, type CliCommand, textOption } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { fileBeginning } from '../file-kinds.ts';
import { writeNamedFile } from '../files.ts';
import { targetAt } from '../overwrite.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';
import { tableLines } from '../table.ts';

export const calendar: CliCommand = {
  name: ['calendar'],
  summary: text('Lịch của đợt: hạn, hội nghị; ghi thành tệp iCalendar', 'Dates of a round, and as an iCalendar file'),
  arguments: [roundArgument],
  options: {
    out: { type: 'string', value: 'FILE.ics', what: text('Ghi tệp iCalendar', 'Writes the iCalendar file') },
    ...dataOptions,
  },
  json: '{ round, entries: [{ id, kind, day, time, title, conference, place, cite }] }',
  example: 'tinnhiem calendar tuaf-2019 --out lich.ics',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const { round, rules } = await session.round(call.arguments.ROUND ?? '');
      const view = roundView(rules, round, session.today);
      const entries = agendaOf(view.plan, view.rules);
      const out = textOption(call, 'out');
      if (out !== undefined)
        await writeNamedFile(
          await targetAt(out, calendarFile),
          iCalendar(view, entries, (view.approved ?? view.created).at),
        );
      const rows = entries.map((entry) => [
        formatDay(entry.day),
        entry.time ?? '',
        agendaTitle(view.plan, entry)[call.language],
      ]);
      const heads = { vi: ['Ngày', 'Giờ', 'Việc'], en: ['Day', 'Time', 'What'] } as const;
      return { status: 0, json: { round: view.id, entries }, lines: tableLines(heads[call.language], rows, new Set()) };
    }),
};

const calendarFile = fileBeginning(
  text('lịch do lệnh này ghi', 'a calendar that this command wrote'),
  'BEGIN:VCALENDAR',
  'PRODID:-//Tin Nhiem//',
);
