import { bold, cell, headRow, tightLine } from '../blocks/compose.ts';
import type { Row, Table } from '../blocks/model.ts';
import type { ResultRow, WaysRow } from './inputs.ts';

interface Base {
  readonly label: string;
  readonly count: number;
}

/** "% trên tổng số phiếu thu về (47)": what every percentage of the table is a share of. */
export const baseLine = (base: Base): string => `% trên ${base.label} (${base.count})`;

const counts = ['Số phiếu phát ra', 'Số phiếu thu về', 'Số phiếu hợp lệ', 'Số phiếu không hợp lệ'];
const levels = ['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp'];

/**
 * Results of the people of one list, as the rules order them: issued, collected, valid, invalid, the three levels with number
 * and share (S12). `wide`: a landscape page, post in a column of its own; else name and post share a column.
 */
export function resultsTable(results: readonly ResultRow[], base: Base, wide: boolean): Table {
  const share = `Tỷ lệ ${baseLine(base)}`;
  const people = wide ? [{ title: 'Họ và tên' }, { title: 'Chức vụ, đơn vị' }] : [{ title: 'Họ và tên, chức vụ' }];
  const widths = wide
    ? { number: 11, people: [40, 46], count: 15, votes: 14, share: 23 }
    : { number: 9, people: [40], count: 12.5, votes: 12.5, share: 14.5 };
  const centred = (width: number) => ({ share: width, align: 'center' }) as const;
  return {
    kind: 'table',
    size: wide ? 11 : 10,
    columns: [
      centred(widths.number),
      ...widths.people.map((width) => ({ share: width, align: 'left' }) as const),
      ...counts.map(() => centred(widths.count)),
      ...levels.flatMap(() => [centred(widths.votes), centred(widths.share)]),
    ],
    head: [
      headRow([
        { title: wide ? 'STT' : 'TT', rows: 2 },
        ...people.map((column) => ({ ...column, rows: 2 })),
        ...counts.map((title) => ({ title, rows: 2 })),
        ...levels.map((title) => ({ title, columns: 2 })),
      ]),
      headRow(levels.flatMap(() => ['Số phiếu', wide ? share : 'Tỷ lệ %'])),
    ],
    rows: results.map((result, index) => rowOf(result, index + 1, wide)),
  };
}

function rowOf(result: ResultRow, number: number, wide: boolean): Row {
  const name = tightLine([bold(result.name)], 'left');
  const post = tightLine(result.post, 'left');
  const figures = [result.issued, result.collected, result.valid, result.invalid].map(String);
  const shares = [result.high, result.confidence, result.low].flatMap(({ ballots, percent }) => [
    String(ballots),
    percent,
  ]);
  return {
    cells: [
      cell(String(number), { align: 'center' }),
      ...(wide ? [cell([name]), cell([post])] : [cell([name, post])]),
      ...[...figures, ...shares].map((figure) => cell(figure, { align: 'center' })),
    ],
  };
}

const ways = ['Phiếu giấy', 'Phiếu điện tử'];
const wayColumns = ['Cao', 'Tín nhiệm', 'Thấp', 'Không hợp lệ'];

/** Paper and electronic ballots apart, in ballots without shares: what they make together is in the other table. */
export function waysTable(rows: readonly WaysRow[]): Table {
  const centred = (width: number) => ({ share: width, align: 'center' }) as const;
  return {
    kind: 'table',
    size: 10,
    columns: [
      centred(9),
      { share: 50, align: 'left' },
      ...ways.flatMap(() => [centred(12), centred(14), centred(12), centred(15)]),
    ],
    head: [
      headRow([
        { title: 'TT', rows: 2 },
        { title: 'Họ và tên', rows: 2 },
        ...ways.map((title) => ({ title, columns: 4 })),
      ]),
      headRow(ways.flatMap(() => wayColumns)),
    ],
    rows: rows.map(({ name, paper, electronic }, index) => ({
      cells: [
        cell(String(index + 1), { align: 'center' }),
        cell([bold(name)]),
        ...[paper, electronic].flatMap(({ high, confidence, low, invalid }) =>
          [high, confidence, low, invalid].map((figure) => cell(String(figure), { align: 'center' })),
        ),
      ],
    })),
  };
}
