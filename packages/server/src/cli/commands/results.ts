// S12, S20: results, for those who see them in this stage.
import {
  type Assessment,
  assessList,
  type Canvassed,
  type ConferenceState,
  type Language,
  type ListResult,
  placesOf,
  type RefusalKind,
  type Rules,
  refuse,
  rollsOf,
  seesFigures,
  stageName,
  type Text,
  text,
} from '@tinnhiem/core';
import { type Call, type CliCommand, Refused } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';
import { tableLines } from '../table.ts';

const notAnnounced: RefusalKind<[conferences: readonly Text[]]> = {
  code: 'R-not-announced',
  title: text('Kết quả chưa được công bố', 'The results are not announced'),
  message: (conferences) =>
    text(
      `Vai trò này chưa được xem kết quả: ${conferences.map(({ vi }) => vi).join('; ')}.`,
      `This role may not see the results yet: ${conferences.map(({ en }) => en).join('; ')}.`,
    ),
  todo: text(
    'Đợi công bố kết quả tại hội nghị, hoặc dùng --as với tài khoản được xem trước.',
    'Wait for the announcement at the conference, or use --as with an account that may see them before.',
  ),
};

export const resultsRefusals = [notAnnounced] as const;

export const results: CliCommand = {
  name: ['results'],
  summary: text('Kết quả của các danh sách, sau khi công bố', 'Results of all lists, once announced'),
  arguments: [roundArgument],
  options: dataOptions,
  json: '{ conferences: [{ id, lists: [{ id, issued, collected, valid, invalid, reasons, people: [{ person, name, base, high, confidence, low, invalidRows, outcomes }] }] }], twoPlaces, hidden }',
  example: 'tinnhiem results tuaf-2019',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const { language } = call;
      const { round, rules } = await session.round(call.arguments.ROUND ?? '');
      const { state } = round;
      const effective = state.stage === 'approved' ? state.rules : rules;
      const held = state.plan.conferences.map(({ id, title }) => ({
        id,
        title,
        state: round.conferences.get(id)?.state,
      }));
      const seen = held.flatMap((conference) => {
        const { state: at } = conference;
        return isCanvassed(at) && seesFigures(session.doer.roles, at.stage) ? [{ ...conference, state: at }] : [];
      });
      const hidden = held.filter(({ id }) => !seen.some((conference) => conference.id === id));
      if (seen.length === 0)
        throw new Refused(
          refuse(
            notAnnounced,
            hidden.map(({ title, state: at }) => {
              const stage = stageName(at?.stage ?? state.stage);
              return text(`${title} (${stage.vi})`, `${title} (${stage.en})`);
            }),
          ),
        );
      return {
        status: 0,
        json: {
          round: state.id,
          conferences: seen.map(({ id, title, state: at }) => ({
            id,
            title,
            stage: at.stage,
            lists: at.canvass.results.map((result) => printedResult(effective, result, language)),
          })),
          twoPlaces: placesOf(rollsOf(rules, state, session.today).lists).map(({ person, name, places }) => ({
            person,
            name,
            places,
          })),
          hidden: hidden.map(({ id, state: at }) => ({ id, stage: at?.stage ?? 'planned' })),
        },
        lines: seen.flatMap(({ title, state: at }) => [
          `══ ${title}`,
          ...at.canvass.results.flatMap((result) => resultLines(effective, result, language)),
        ]),
      };
    }),
};

type WithResult = Extract<ConferenceState, { readonly canvass: Canvassed['canvass'] }>;

function isCanvassed(state: ConferenceState | undefined): state is WithResult {
  return state !== undefined && 'canvass' in state;
}

function printedResult(rules: Rules, result: ListResult, language: Language) {
  const assessments = assessList(rules, result);
  const { id, title, place, printed, issued, spoiled, unused, collected, foreign, notReturned, valid, invalid } =
    result;
  return {
    id,
    title,
    place,
    printed,
    issued,
    spoiled,
    unused,
    collected,
    foreign,
    notReturned,
    valid,
    invalid,
    reasons: result.reasons,
    people: result.people.map((row, index) => {
      const { base, thresholdBase, high, confidence, low, outcomes } = assessments[index] as Assessment;
      return {
        ...row,
        base,
        percentages: { high: high.percent, confidence: confidence.percent, low: low.percent },
        thresholdBase,
        outcomes: outcomes.map((outcome) => ({ ...outcome, text: outcome.text[language] })),
      };
    }),
  };
}

const heads = {
  vi: ['TT', 'Họ và tên', 'Cao', '%', 'Tín nhiệm', '%', 'Thấp', '%', 'Không hợp lệ'],
  en: ['No.', 'Name', 'High', '%', 'Confidence', '%', 'Low', '%', 'Invalid'],
} as const;

const totals = {
  vi: ({ issued, collected, valid, invalid }: ListResult) =>
    `phát ra ${issued}, thu về ${collected}, hợp lệ ${valid}, không hợp lệ ${invalid}`,
  en: ({ issued, collected, valid, invalid }: ListResult) =>
    `issued ${issued}, collected ${collected}, valid ${valid}, invalid ${invalid}`,
} as const;

const baseWords = {
  vi: {
    issued: 'số phiếu phát ra',
    collected: 'số phiếu thu về',
    valid: 'số phiếu hợp lệ',
    members: 'số thành viên',
    convened: 'số người được triệu tập',
  },
  en: {
    issued: 'ballots issued',
    collected: 'ballots collected',
    valid: 'valid ballots',
    members: 'members',
    convened: 'people convened',
  },
} as const;

function resultLines(rules: Rules, result: ListResult, language: Language): string[] {
  const assessments = assessList(rules, result);
  const base = assessments[0]?.base;
  const rows = assessments.map(({ name, high, confidence, low }, index) => [
    String(index + 1),
    name,
    ...[high, confidence, low].flatMap(({ count, percent }) => [String(count ?? '–'), percent ?? '–']),
    String(result.people[index]?.invalidRows ?? 0),
  ]);
  return [
    `${result.title}: ${totals[language](result)}${base === undefined ? '' : `; % ${language === 'vi' ? 'trên' : 'of'} ${baseWords[language][base.what]} (${base.count})`}`,
    ...tableLines(heads[language], rows, new Set([0, 2, 3, 4, 5, 6, 7, 8])),
    ...assessments.flatMap(({ name, outcomes }) => outcomes.map((outcome) => `${name}: ${outcome.text[language]}`)),
    '',
  ];
}
