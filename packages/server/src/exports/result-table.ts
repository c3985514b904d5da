// S12, S20: the figures of every person as one table, a row each, with whatever they are a share of.
import {
  type Assessment,
  assessList,
  type Base,
  type Language,
  type ListResult,
  markedAsRehearsal,
  type PersonResult,
  type Rules,
  rehearsalMark,
  text,
  validFor,
} from '@tinnhiem/core';
import type { Column, Table } from './table-file.ts';

/** Results that stand, with the conference whose they are. */
export interface ConferenceResults {
  readonly title: string;
  readonly results: readonly ListResult[];
}

interface Row {
  readonly conference: string;
  readonly list: ListResult;
  readonly number: number;
  readonly person: PersonResult;
  readonly assessment: Assessment;
}

const places = {
  'party-committee': text('Cấp ủy, đảng bộ', 'Party committee'),
  workplace: text('Cơ quan, đơn vị', 'Workplace'),
} as const;

export const baseNames: Readonly<Record<Base, ReturnType<typeof text>>> = {
  issued: text('số phiếu phát ra', 'ballots issued'),
  collected: text('số phiếu thu về', 'ballots collected'),
  valid: text('số phiếu hợp lệ', 'valid ballots'),
  members: text('số thành viên', 'members'),
  convened: text('số người được triệu tập', 'people convened'),
};

/** What the heading of no other table says. */
export const baseHead = text('% tính trên', '% of');

export const rehearsalNote = markedAsRehearsal(text('mọi số liệu là hư cấu', 'every figure is invented'));

/**
 * The table of results. Valid and invalid are of each person, as in the minutes (S12); those of whole ballots stand beside them. `rehearsal`: every row says that it
 * is invented.
 */
export function resultTable(
  rules: Rules,
  conferences: readonly ConferenceResults[],
  { rehearsal, language }: { readonly rehearsal: boolean; readonly language: Language },
): Table<Row> {
  const say = (vi: string, en: string) => (language === 'vi' ? vi : en);
  const level = (name: 'high' | 'confidence' | 'low', head: string): Column<Row>[] => [
    { head, width: 10, value: ({ person }) => person[name] },
    { head: `${head} (%)`, width: 10, percent: true, value: ({ assessment }) => shareOf(assessment[name].percent) },
  ];
  const count = (head: string, value: (row: Row) => number): Column<Row> => ({ head, width: 9, value });
  const rows = conferences.flatMap(({ title, results }) =>
    results.flatMap((list) => {
      const assessments = assessList(rules, list);
      return list.people.map((person, index) => {
        const assessment = assessments[index] as Assessment;
        return { conference: title, list, number: index + 1, person, assessment };
      });
    }),
  );
  return {
    name: rehearsal ? rehearsalMark[language] : say('Kết quả', 'Results'),
    columns: [
      ...(rehearsal
        ? [{ head: say('Lưu ý', 'Note'), width: 18, value: () => rehearsalNote[language] } satisfies Column<Row>]
        : []),
      { head: say('Hội nghị', 'Conference'), width: 26, value: ({ conference }) => conference },
      { head: say('Danh sách', 'List'), width: 24, value: ({ list }) => list.title },
      { head: say('Nơi lấy phiếu', 'Place'), width: 16, value: ({ list }) => places[list.place][language] },
      { head: say('TT', 'No.'), width: 5, value: ({ number }) => number },
      { head: say('Mã', 'Id'), width: 10, value: ({ person }) => person.person },
      { head: say('Họ và tên', 'Name'), width: 26, value: ({ person }) => person.name },
      { head: say('Chức vụ', 'Post'), width: 40, value: ({ person }) => person.position },
      count(say('Phát ra', 'Issued'), ({ list }) => list.issued),
      count(say('Thu về', 'Collected'), ({ list }) => list.collected),
      count(say('Hợp lệ', 'Valid'), ({ list, person }) => validFor(list, person)),
      count(say('Không hợp lệ', 'Invalid'), ({ person }) => person.invalidRows),
      ...level('high', say('Tín nhiệm cao', 'High')),
      ...level('confidence', say('Tín nhiệm', 'Confidence')),
      ...level('low', say('Tín nhiệm thấp', 'Low')),
      count(say('Hợp lệ của cả danh sách', 'Valid, whole list'), ({ list }) => list.valid),
      count(say('Không hợp lệ của cả danh sách', 'Invalid, whole list'), ({ list }) => list.invalid),
      {
        head: baseHead[language],
        width: 20,
        value: ({ assessment }) => baseNames[assessment.base.what][language],
      },
      { head: say('Số để tính %', 'Base'), width: 9, value: ({ assessment }) => assessment.base.count },
      {
        head: say('Quy định nêu cần xem xét', 'The rules say to consider'),
        width: 50,
        value: ({ assessment }) => assessment.outcomes.map((outcome) => outcome.text[language]).join(' '),
      },
    ],
    rows,
  };
}

/** A percentage as printed (`53,19`), as the number that it shows. */
function shareOf(percent: string | null): number | null {
  return percent === null ? null : Number(percent.replace(',', '.'));
}
