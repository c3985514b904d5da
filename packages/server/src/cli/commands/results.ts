// S12, S20: results, for those who see them in this stage.
import { basename, extname } from 'node:path';
import {
  type Assessment,
  assessList,
  isSecret,
  type Language,
  type ListResult,
  placesOf,
  type Rules,
  refuse,
  rollsOf,
  seesFigures,
  stageName,
  text,
  toldApart,
} from '@tinnhiem/core';
import { isCanvassed } from '../../exports/canvassed.ts';
import { notAnnounced } from '../../exports/refusals.ts';
import { baseHead, baseNames, resultTable } from '../../exports/result-table.ts';
import { csvFile, xlsxFile } from '../../exports/table-file.ts';
import { type Call, type CliCommand, Refused, textOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { tableFile } from '../file-kinds.ts';
import { writeNamedFile } from '../files.ts';
import { targetAt } from '../overwrite.ts';
import { roundArgument } from '../round-argument.ts';
import { withSession } from '../session.ts';
import { tableLines } from '../table.ts';

export const results: CliCommand = {
  name: ['results'],
  summary: text('Kết quả của các danh sách, sau khi công bố', 'Results of all lists, once announced'),
  arguments: [roundArgument],
  options: {
    out: {
      type: 'string',
      value: 'FILE.csv|.xlsx',
      what: text(
        'Ghi thêm bảng kết quả thành tệp: .xlsx cho Excel, .csv (UTF-8, dấu phẩy) cho phần mềm khác',
        'Also write the results as a table: .xlsx for Excel, .csv (UTF-8, commas) for programs',
      ),
    },
    ...dataOptions,
  },
  json: '{ conferences: [{ id, lists: [{ id, issued, collected, valid, invalid, reasons, people: [{ person, name, base, high, confidence, low, invalidRows, outcomes }] }] }], twoPlaces, hidden, file? }',
  example: 'tinnhiem results tuaf-2019 --out ket-qua.xlsx',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const { language } = call;
      const out = textOption(call, 'out');
      const write = out === undefined ? null : writerOf(out);
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
      if (out !== undefined && write !== null) {
        const target = await targetAt(out, resultsFile);
        const conferences = seen.map(({ title, state: at }) => ({ title, results: at.canvass.results }));
        const table = resultTable(effective, conferences, { rehearsal: state.rehearsal, language });
        for (const { id, state: at } of seen)
          if (isSecret(at.stage)) await session.noteLook(state.id, id, basename(out));
        await writeNamedFile(target, await write(table));
      }
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
          ...(out === undefined ? {} : { file: out }),
        },
        lines: [
          ...seen.flatMap(({ title, state: at }) => [
            `══ ${title}`,
            ...at.canvass.results.flatMap((result) => resultLines(effective, result, language)),
          ]),
          ...(out === undefined ? [] : [{ vi: `Đã ghi ${out}.`, en: `Written: ${out}.` }[language]]),
        ],
      };
    }),
};

const resultsFile = tableFile(
  text('bảng kết quả do lệnh này ghi', 'a table of results that this command wrote'),
  baseHead,
);

/** How the table becomes the file that is asked for, by its ending. Throws `WrongUse`. */
function writerOf(path: string): typeof xlsxFile | typeof csvFile {
  const ending = extname(path).toLowerCase();
  if (ending === '.xlsx') return xlsxFile;
  if (ending === '.csv') return csvFile;
  throw new WrongUse(
    text('--out: tên tệp phải kết thúc bằng .csv hoặc .xlsx.', '--out: the file ends in .csv or .xlsx.'),
  );
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

function resultLines(rules: Rules, result: ListResult, language: Language): string[] {
  const assessments = assessList(rules, result);
  const base = assessments[0]?.base;
  const names = toldApart(result.people);
  const rows = assessments.map(({ name, high, confidence, low }, index) => [
    String(index + 1),
    name,
    ...[high, confidence, low].flatMap(({ count, percent }) => [String(count ?? '–'), percent ?? '–']),
    String(result.people[index]?.invalidRows ?? 0),
  ]);
  return [
    `${result.title}: ${totals[language](result)}${base === undefined ? '' : `; % ${language === 'vi' ? 'trên' : 'of'} ${baseNames[base.what][language]} (${base.count})`}`,
    ...tableLines(heads[language], rows, new Set([0, 2, 3, 4, 5, 6, 7, 8])),
    ...assessments.flatMap(({ outcomes }, index) =>
      outcomes.map((outcome) => `${names[index]}: ${outcome.text[language]}`),
    ),
    '',
  ];
}
