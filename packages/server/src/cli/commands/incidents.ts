// S02: incidents at the command line.
import {
  formatDay,
  type IncidentKind,
  type IncidentOutcome,
  incidentKindNames,
  incidentOutcomeNames,
  incidentsSeenBy,
  incidentViews,
  type Language,
  refuse,
  roleMissing,
  text,
} from '@tinnhiem/core';
import { type Call, type CliCommand, Refused, requiredOption, textOption } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { roundArgument } from '../round-argument.ts';
import { type Session, withSession } from '../session.ts';
import { tableLines } from '../table.ts';
import { approvedState } from './inquiry-common.ts';

async function register(session: Session, id: string) {
  if (!session.onlooker.roles.some((role) => incidentsSeenBy.includes(role)))
    throw new Refused(refuse(roleMissing, text('Sổ sự việc', 'Incidents'), incidentsSeenBy));
  return incidentViews(await approvedState(session, id));
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Số', 'Ngày', 'Loại', 'Việc', 'Kết quả'],
  en: ['No.', 'Day', 'Kind', 'What', 'Outcome'],
};

async function answer(session: Session, call: Call) {
  const id = call.arguments.ROUND ?? '';
  const incidents = await register(session, id);
  const { language } = call;
  const rows = incidents.map(({ number, happened, kind, what, outcome }) => [
    String(number),
    formatDay(happened),
    incidentKindNames[kind][language],
    what,
    incidentOutcomeNames[outcome][language],
  ]);
  return { status: 0 as const, json: { round: id, incidents }, lines: tableLines(heads[language], rows, new Set([0])) };
}

const json = '{ round, incidents: [{ number, kind, conference, happened, what, reportedBy, outcome, handlings }] }';

export const incidentList: CliCommand = {
  name: ['incident', 'list'],
  summary: text('Sổ sự việc của đợt', 'The incidents of a round'),
  arguments: [roundArgument],
  options: dataOptions,
  json,
  example: 'tinnhiem incident list tuaf-2019',
  run: (call) => withSession(call, (session) => answer(session, call)),
};

export const incidentFile: CliCommand = {
  name: ['incident', 'file'],
  summary: text('Ghi nhận một sự việc', 'File an incident'),
  arguments: [roundArgument],
  options: {
    kind: {
      type: 'string',
      value: 'KIND',
      required: true,
      what: text(
        `Loại: ${Object.keys(incidentKindNames).join(', ')}`,
        `One of: ${Object.keys(incidentKindNames).join(', ')}`,
      ),
    },
    day: {
      type: 'string',
      value: 'DAY',
      required: true,
      what: text('Ngày xảy ra, YYYY-MM-DD', 'Day on which it happened'),
    },
    time: { type: 'string', value: 'HH:MM', what: text('Giờ xảy ra', 'Time of day') },
    what: {
      type: 'string',
      value: 'TEXT',
      required: true,
      what: text('Việc xảy ra; không ghi số liệu kiểm phiếu', 'What happened; no figures of a count'),
    },
    conference: {
      type: 'string',
      value: 'ID',
      what: text('Hội nghị; bỏ trống: cả đợt', 'The conference; absent: the round'),
    },
    'reported-by': { type: 'string', value: 'NAME', what: text('Người báo', 'Who reported it') },
    ...dataOptions,
  },
  json,
  example: 'tinnhiem incident file tuaf-2019 --kind campaigning --day 2019-02-20 --what "…"',
  run: (call) =>
    withSession(call, async (session) => {
      await session.perform(call.arguments.ROUND ?? '', 'file-incident', {
        kind: requiredOption(call, 'kind') as IncidentKind,
        conference: textOption(call, 'conference') ?? null,
        happened: requiredOption(call, 'day'),
        time: textOption(call, 'time') ?? null,
        what: requiredOption(call, 'what'),
        reportedBy: textOption(call, 'reported-by') ?? null,
      });
      return answer(session, call);
    }),
};

export const incidentHandle: CliCommand = {
  name: ['incident', 'handle'],
  summary: text('Ghi việc xử lý sự việc', 'Record how an incident was dealt with'),
  arguments: [roundArgument, { name: 'NUMBER', what: text('Số của sự việc', "The incident's number") }],
  options: {
    day: { type: 'string', value: 'DAY', required: true, what: text('Ngày xử lý, YYYY-MM-DD', 'Day') },
    by: { type: 'string', value: 'NAME', required: true, what: text('Ai xử lý', 'Who dealt with it') },
    handling: { type: 'string', value: 'TEXT', required: true, what: text('Xử lý thế nào', 'How') },
    outcome: {
      type: 'string',
      value: 'KIND',
      required: true,
      what: text(
        `Kết quả: ${Object.keys(incidentOutcomeNames).join(', ')}`,
        `One of: ${Object.keys(incidentOutcomeNames).join(', ')}`,
      ),
    },
    ...dataOptions,
  },
  json,
  example: 'tinnhiem incident handle tuaf-2019 1 --day 2019-02-21 --by "…" --handling "…" --outcome settled',
  run: (call) =>
    withSession(call, async (session) => {
      await session.perform(call.arguments.ROUND ?? '', 'handle-incident', {
        incident: Number(call.arguments.NUMBER),
        day: requiredOption(call, 'day'),
        by: requiredOption(call, 'by'),
        handling: requiredOption(call, 'handling'),
        outcome: requiredOption(call, 'outcome') as IncidentOutcome,
      });
      return answer(session, call);
    }),
};
