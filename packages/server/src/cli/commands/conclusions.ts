// S13, S21 at the command line.
import {
  type Conclusion,
  concludedBeyond,
  conclusionsSeenBy,
  formatDay,
  noLongerConsidered,
  refuse,
  roleMissing,
  text,
} from '@tinnhiem/core';
import { conclusionsOf } from '../../conclusions.ts';
import { type Call, type CliCommand, Refused, requiredOption, textOption } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { roundArgument } from '../round-argument.ts';
import { type Session, withSession } from '../session.ts';
import { approvedState } from './inquiry-common.ts';

async function answer(session: Session, call: Call) {
  const id = call.arguments.ROUND ?? '';
  if (!session.onlooker.roles.some((role) => conclusionsSeenBy.includes(role)))
    throw new Refused(refuse(roleMissing, text('Kết luận', 'Conclusions'), conclusionsSeenBy));
  const state = await approvedState(session, id);
  const view = conclusionsOf((await session.round(id)).round, state, session.today);
  const { language } = call;
  return {
    status: 0 as const,
    json: { round: id, ...view },
    lines: [
      ...view.considerations.map(
        ({ name, person, listTitle, low, base, text: words, cite }) =>
          `${name} (${person}, ${listTitle}): ${low}/${base ?? '?'} – ${words[language]} [${cite}]`,
      ),
      ...view.conclusions.map(
        ({ number, name, person, body, conclusion, considered, beyond }) =>
          `${number}. ${name} (${person}): ${body}: ${conclusion}${considered ? '' : ` [${noLongerConsidered[language]}]`}${beyond === undefined ? '' : ` [${concludedBeyond[language]}: ${beyond}]`}`,
      ),
      ...view.waiting.map(({ conclusion, what, by }) => `  → ${conclusion}: ${what} (${formatDay(by)})`),
    ],
  };
}

const json = '{ round, considerations, twoPlaces, conclusions, waiting }';

export const conclusionList: CliCommand = {
  name: ['conclusion', 'list'],
  summary: text('Việc cần xem xét, kết luận và việc thực hiện', 'What is to be considered, conclusions, follow-up'),
  arguments: [roundArgument],
  options: dataOptions,
  json,
  example: 'tinnhiem conclusion list tuaf-2019',
  run: (call) => withSession(call, (session) => answer(session, call)),
};

export const conclusionRecord: CliCommand = {
  name: ['conclusion', 'record'],
  summary: text('Ghi kết luận của cấp có thẩm quyền', 'Record what the competent body concluded'),
  arguments: [roundArgument],
  options: {
    person: { type: 'string', value: 'CODE', required: true, what: text('Mã cán bộ', 'Whom it is about') },
    about: {
      type: 'string',
      value: 'KIND',
      required: true,
      what: text('two-places, low-over-half hoặc low-two-thirds', 'two-places, low-over-half or low-two-thirds'),
    },
    body: { type: 'string', value: 'NAME', required: true, what: text('Cấp có thẩm quyền', 'The competent body') },
    day: { type: 'string', value: 'DAY', required: true, what: text('Ngày văn bản', 'Day of its letter') },
    letter: { type: 'string', value: 'NUMBER', what: text('Số văn bản', 'Number of its letter') },
    text: { type: 'string', value: 'TEXT', required: true, what: text('Kết luận', 'The conclusion') },
    'follow-up': { type: 'string', value: 'TEXT', what: text('Việc phải làm tiếp', 'What follows') },
    by: { type: 'string', value: 'DAY', what: text('Hạn của việc đó', 'By when') },
    early: {
      type: 'string',
      value: 'TEXT',
      what: text(
        'Lý do, khi người này còn nơi chưa công bố kết quả',
        'Why, where another place of this person has not announced',
      ),
    },
    beyond: {
      type: 'string',
      value: 'TEXT',
      what: text(
        'Căn cứ, khi theo kết quả đã công bố số phiếu không đến mức quy định',
        'On what the body relies, where by the announced results the votes do not reach the line of the rules',
      ),
    },
    ...dataOptions,
  },
  json,
  example:
    'tinnhiem conclusion record tuaf-2019 --person CB002 --about two-places --body "…" --day 2019-03-20 --text "…"',
  run: (call) =>
    withSession(call, async (session) => {
      const [what, by] = [textOption(call, 'follow-up'), textOption(call, 'by')];
      await session.perform(call.arguments.ROUND ?? '', 'record-conclusion', {
        person: requiredOption(call, 'person'),
        about: requiredOption(call, 'about') as Conclusion['about'],
        body: requiredOption(call, 'body'),
        letter: { number: textOption(call, 'letter') ?? null, day: requiredOption(call, 'day') },
        conclusion: requiredOption(call, 'text'),
        followUps: what === undefined ? [] : [{ what, by }],
        early: textOption(call, 'early'),
        beyond: textOption(call, 'beyond'),
      });
      return answer(session, call);
    }),
};

export const conclusionFollowUp: CliCommand = {
  name: ['conclusion', 'follow-up'],
  summary: text('Ghi việc thực hiện một kết luận', 'Record the follow-up of a conclusion'),
  arguments: [roundArgument, { name: 'NUMBER', what: text('Số của kết luận', "The conclusion's number") }],
  options: {
    step: { type: 'string', value: 'N', required: true, what: text('Việc thứ mấy', 'Which step') },
    day: { type: 'string', value: 'DAY', required: true, what: text('Ngày làm xong', 'Day on which it was done') },
    text: { type: 'string', value: 'TEXT', required: true, what: text('Làm thế nào', 'How') },
    ...dataOptions,
  },
  json,
  example: 'tinnhiem conclusion follow-up tuaf-2019 1 --step 1 --day 2019-06-01 --text "…"',
  run: (call) =>
    withSession(call, async (session) => {
      await session.perform(call.arguments.ROUND ?? '', 'record-follow-up', {
        conclusion: Number(call.arguments.NUMBER),
        followUp: Number(requiredOption(call, 'step')),
        day: requiredOption(call, 'day'),
        note: requiredOption(call, 'text'),
      });
      return answer(session, call);
    }),
};
