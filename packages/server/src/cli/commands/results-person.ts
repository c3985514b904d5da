// S23: one person's results over rounds and places, for those entitled.
import { formatDay, type Language, personResultsSeenBy, refuse, roleMissing, type Share, text } from '@tinnhiem/core';
import { personResultsOf } from '../../person-results.ts';
import { type Call, type CliCommand, flag, Refused } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { withSession } from '../session.ts';
import { tableLines } from '../table.ts';

export const resultsPerson: CliCommand = {
  name: ['results', 'person'],
  summary: text(
    'Kết quả đã công bố của một người qua các đợt và các nơi, đặt cạnh nhau',
    "A person's announced results over rounds and places, side by side",
  ),
  arguments: [{ name: 'PERSON', what: text('Mã cán bộ', 'Code of the person') }],
  options: {
    rehearsals: {
      type: 'boolean',
      what: text('Kể cả các đợt diễn tập, ghi rõ từng đợt', 'Rehearsals too, each marked as such'),
    },
    ...dataOptions,
  },
  json: '{ person, names, organisations, results: [{ round, rehearsal, organisation, conference, day, list, place, name, position, base, high, confidence, low, percentages, invalidRows, outcomes }], rehearsalsLeftOut, unreadable }',
  example: 'tinnhiem results person CB001',
  run: (call: Call) =>
    withSession(call, async (session) => {
      const { roles } = session.onlooker;
      if (!roles.some((role) => personResultsSeenBy.includes(role)))
        throw new Refused(refuse(roleMissing, text('Kết quả qua các đợt', 'Results over rounds'), personResultsSeenBy));
      const person = call.arguments.PERSON ?? '';
      const view = await personResultsOf(session.service, person, roles, flag(call, 'rehearsals'));
      if (view.results.length > 0) await session.notePersonSeen(person);
      const { language } = call;
      const say = words[language];
      return {
        status: 0,
        json: {
          ...view,
          results: view.results.map(({ high, confidence, low, outcomes, ...row }) => ({
            ...row,
            high: high.count,
            confidence: confidence.count,
            low: low.count,
            percentages: { high: high.percent, confidence: confidence.percent, low: low.percent },
            outcomes: outcomes.map((outcome) => ({ ...outcome, text: outcome.text[language] })),
          })),
        },
        lines: [
          ...(view.results.length === 0 ? [say.none(person)] : [`${view.names.join(' / ')} (${person})`]),
          ...(view.results.length === 0
            ? []
            : tableLines(
                say.head,
                view.results.map((row) => [
                  formatDay(row.day),
                  row.rehearsal ? `${row.round} (${say.rehearsal})` : row.round,
                  row.listTitle,
                  ...[row.high, row.confidence, row.low].map(share),
                  String(row.invalidRows),
                  String(row.base.count ?? '–'),
                ]),
              )),
          ...view.results.flatMap(({ day, listTitle, outcomes }) =>
            outcomes.map((outcome) => `${formatDay(day)}, ${listTitle}: ${outcome.text[language]}`),
          ),
          ...(view.names.length > 1 || view.organisations.length > 1 ? [say.several] : []),
          ...(view.rehearsalsLeftOut > 0 ? [say.leftOut(view.rehearsalsLeftOut)] : []),
          ...(view.unreadable.length > 0 ? [say.unreadable(view.unreadable.join(', '))] : []),
        ],
      };
    }),
};

function share({ count, percent }: Share): string {
  return `${count ?? '–'}${percent === null ? '' : ` (${percent}%)`}`;
}

const words: Readonly<
  Record<
    Language,
    {
      readonly head: readonly string[];
      readonly rehearsal: string;
      readonly several: string;
      readonly none: (person: string) => string;
      readonly leftOut: (count: number) => string;
      readonly unreadable: (rounds: string) => string;
    }
  >
> = {
  vi: {
    head: ['Ngày', 'Đợt', 'Danh sách', 'Cao', 'Tín nhiệm', 'Thấp', 'Không hợp lệ', '% tính trên'],
    rehearsal: 'diễn tập',
    several: 'Mã này đứng tên nhiều người hoặc ở nhiều cơ quan: kiểm tra có phải cùng một người.',
    none: (person) => `Chưa có kết quả đã công bố nào của ${person}.`,
    leftOut: (count) => `Không kể ${count} đợt diễn tập (thêm --rehearsals để xem).`,
    unreadable: (rounds) => `Không đọc được nhật ký của: ${rounds}; kết quả ở đó không có trong bảng.`,
  },
  en: {
    head: ['Day', 'Round', 'List', 'High', 'Confidence', 'Low', 'Invalid', '% of'],
    rehearsal: 'rehearsal',
    several: 'This code stands for several names or organisations: see whether it is the same person.',
    none: (person) => `There is no announced result of ${person} yet.`,
    leftOut: (count) => `${count} rehearsals are left out (--rehearsals shows them).`,
    unreadable: (rounds) => `The record of these cannot be read, what they hold is missing: ${rounds}.`,
  },
};
