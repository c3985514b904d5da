// S07 at the command line: who is called to a conference, what became of each letter, and calling them by e-mail.
import { type ConferenceId, err, ok, type Refusal, type Result, refuse, roleMissing, text } from '@tinnhiem/core';
import { createRenderer } from '../../http/renderer.ts';
import {
  askCalling,
  type Called,
  type Calling,
  calledPeople,
  callingOffice,
  callingProblem,
  sendCalling,
} from '../../mail/calling.ts';
import { recallCalling } from '../../mail/calling-recall.ts';
import { letterWords, stateWords } from '../../mail/calling-words.ts';
import { notFound } from '../../service/refusals.ts';
import { type Call, type CliCommand, Refused, requiredOption, textOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { mailServerOf } from '../mail-file.ts';
import { clockOnlyInRehearsal } from '../refusals.ts';
import { requireConference } from '../require-conference.ts';
import { roundArgument } from '../round-argument.ts';
import { type Session, withSession } from '../session.ts';
import { tableLines } from '../table.ts';

const theOffice = text('Gọi người dự hội nghị', 'Calling people');

async function callingOf(session: Session, call: Call): Promise<Calling> {
  const id = call.arguments.ROUND ?? '';
  if (!session.onlooker.roles.some((role) => callingOffice.includes(role)))
    throw new Refused(refuse(roleMissing, theOffice, callingOffice));
  const { round } = await session.round(id);
  const named = requiredOption(call, 'conference');
  requireConference(round, named);
  const conference = round.conferences.get(named as ConferenceId);
  if (conference === undefined) throw new Refused(refuse(notFound, named));
  return { round, conference };
}

/** What becomes JSON of somebody who is called. */
const shown = ({ person, name, unit, lists, address, letter, due }: Called) => ({
  person,
  name,
  unit,
  lists,
  address,
  due,
  letter:
    letter === null ? null : { number: letter.number, state: letter.state, at: letter.at, problem: letter.problem },
});

async function answer(session: Session, call: Call, only?: ReadonlySet<string>) {
  const at = await callingOf(session, call);
  const problem = callingProblem(at);
  const all = await calledPeople(session.knownTables, at, session.service.now());
  const people = only === undefined ? all : all.filter(({ person }) => only.has(person));
  const { language } = call;
  const head = [text('Mã', 'Code'), text('Họ tên', 'Name'), text('Địa chỉ thư', 'E-mail'), text('Thư', 'Letter')];
  const rows = people.map((one) => [one.person, one.name, one.address || '–', letterWords(one)[language]]);
  return {
    people,
    json: {
      round: at.round.state.id,
      conference: at.conference.state.setup.id,
      problem: problem === null ? null : { code: problem.code, message: problem.message[language] },
      people: people.map(shown),
    },
    lines: [
      ...tableLines(
        head.map((title) => title[language]),
        rows,
      ),
      ...(problem === null ? [] : [problem.message[language]]),
    ],
  };
}

const json = '{ round, conference, problem, people: [{ person, name, unit, lists, address, due, letter }] }';
const conferenceOption = {
  type: 'string',
  value: 'ID',
  required: true,
  what: text('Hội nghị', 'The conference'),
} as const;

export const callingList: CliCommand = {
  name: ['calling', 'list'],
  summary: text(
    'Người được triệu tập, mời dự hội nghị; thư gửi từng người ra sao',
    'Who is called to a conference, and what became of each letter',
  ),
  arguments: [roundArgument],
  options: { conference: conferenceOption, ...dataOptions },
  json,
  example: 'tinnhiem calling list tuaf-2019 --conference hoi-nghi-1',
  run: (call) =>
    withSession(call, async (session) => {
      const { json, lines } = await answer(session, call);
      return { status: 0, json, lines };
    }),
};

/** Those who are to be called: the named one, or with `--all` everybody whose letter is due and whose address is known. */
function wanted(call: Call, people: readonly Called[]): readonly { person: string; address?: string }[] {
  const [person, address, all] = [textOption(call, 'person'), textOption(call, 'to'), call.options.all === true];
  if ((person === undefined) !== all || (all && (address !== undefined || call.options.again === true)))
    throw new WrongUse(
      text(
        'Ghi --person MÃ (một người; có thể kèm --to, --again), hoặc --all (mọi người đến lượt gửi).',
        'Give --person CODE (one; --to and --again may go with it), or --all (everybody who is due).',
      ),
    );
  if (person !== undefined) return [address === undefined ? { person } : { person, address }];
  return people.filter((one) => one.due !== null && one.address !== '').map((one) => ({ person: one.person }));
}

/**
 * Asks for the letters and sends those that wait of whom the call names: one person, or everybody of the conference. What waits of other rounds is not
 * for whoever acts here, and not from this sender. Answers with the people whose letters these are.
 */
async function send(session: Session, call: Call): Promise<Result<readonly string[], Refusal>> {
  const server = await mailServerOf(call);
  if (server === undefined) throw new Error('--mail is required');
  const { service, doer } = session;
  const at = await callingOf(session, call);
  const called = await calledPeople(session.knownTables, at, service.now());
  const people = wanted(call, called);
  if (session.clockIsSet) return err(refuse(clockOnlyInRehearsal));
  const asked = await askCalling(
    session.tables,
    at,
    { people, again: call.options.again === true },
    doer.name,
    service.now(),
  );
  if (!asked.ok) return asked;
  const place = { round: at.round.state.id, conference: at.conference.state.setup.id };
  if (asked.value.asked > 0)
    await session.note('people-called', place.round, String(asked.value.asked), place.conference);
  const renderer = createRenderer();
  try {
    const ground = { tables: session.tables, service, renderer, now: service.now };
    const person = textOption(call, 'person');
    await sendCalling(ground, server, new AbortController().signal, { ...place, person });
  } finally {
    await renderer.close();
  }
  const waited = call.options.all === true ? called.filter(({ letter }) => letter?.state === 'waiting') : [];
  return ok([...people, ...waited].map(({ person }) => person));
}

export const callingRecall: CliCommand = {
  name: ['calling', 'recall'],
  summary: text(
    'Gọi lại thư triệu tập, mời còn chờ gửi; thư đã đi thì không lấy lại được',
    'Call back letters that wait to be sent; one that went cannot be had back',
  ),
  arguments: [roundArgument],
  options: {
    conference: conferenceOption,
    all: { type: 'boolean', what: text('Mọi thư còn chờ gửi', 'Every letter that waits') },
    person: { type: 'string', value: 'CODE', what: text('Thư của một người', 'The letter of one person') },
    ...dataOptions,
  },
  json: '{ round, conference, recalled, gone: [{ person, state }] }',
  example: 'tinnhiem calling recall tuaf-2019 --conference hoi-nghi-1 --all',
  run: (call) =>
    withSession(call, async (session) => {
      const person = textOption(call, 'person');
      if ((person === undefined) !== (call.options.all === true))
        throw new WrongUse(text('Ghi --person MÃ (một người), hoặc --all.', 'Give --person CODE, or --all.'));
      const at = await callingOf(session, call);
      const place = { round: at.round.state.id, conference: at.conference.state.setup.id };
      const people = person === undefined ? null : [person];
      const { recalled, gone } = await recallCalling(
        session.tables,
        place,
        people,
        session.doer.name,
        session.service.now(),
      );
      if (recalled > 0) await session.note('letters-recalled', place.round, String(recalled), place.conference);
      const lines = [
        text(`Đã gọi lại: ${recalled} thư.`, `Called back: ${recalled}.`),
        ...gone.map(({ person, state }) =>
          text(
            `Không lấy lại được: ${person}, ${stateWords[state].vi}.`,
            `Not to be had back: ${person}, ${stateWords[state].en}.`,
          ),
        ),
      ];
      // Whoever wanted one letter back and did not get it must see it.
      const status = person !== undefined && recalled === 0 ? 1 : 0;
      return { status, json: { ...place, recalled, gone }, lines: lines.map((line) => line[call.language]) };
    }),
};

export const callingSend: CliCommand = {
  name: ['calling', 'send'],
  summary: text(
    'Gửi thư triệu tập, mời qua máy chủ thư của cơ quan; bản giấy đã ký mới có giá trị',
    "Call people by e-mail through the organisation's mail server; the signed paper is what counts",
  ),
  arguments: [roundArgument],
  options: {
    conference: conferenceOption,
    mail: {
      type: 'string',
      value: 'FILE',
      required: true,
      what: text(
        'Máy chủ thư, tệp như của serve --mail; mật khẩu ở biến TINNHIEM_MAIL_SECRET',
        'The mail server, a file as of serve --mail; its password in TINNHIEM_MAIL_SECRET',
      ),
    },
    all: {
      type: 'boolean',
      what: text(
        'Mọi người có địa chỉ mà chưa có thư, hoặc thư đã khác',
        'Everybody with an address who has no letter yet, or one that has changed since',
      ),
    },
    person: { type: 'string', value: 'CODE', what: text('Một người', 'One person') },
    to: { type: 'string', value: 'ADDRESS', what: text('Gửi đến địa chỉ này', 'Send to this address') },
    again: {
      type: 'boolean',
      what: text('Gửi lại dù thư trước còn đúng', 'Once more, though the letter before is still true'),
    },
    ...dataOptions,
  },
  json,
  example: 'tinnhiem calling send tuaf-2019 --conference hoi-nghi-1 --all --mail thu.yaml',
  run: (call) =>
    withSession(call, async (session) => {
      const sent = await send(session, call);
      if (!sent.ok) throw new Refused(sent.error);
      const { people, json, lines } = await answer(session, call, new Set(sent.value));
      // What did not go is told by each person's line; what a server beside this has in its hands is on its way.
      const goes = people.every(({ letter }) => letter?.state === 'sent' || letter?.state === 'sending');
      return { status: goes ? 0 : 1, json, lines };
    }),
};
