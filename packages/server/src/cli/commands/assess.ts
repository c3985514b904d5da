// Percentages and outcomes for counts from a table, without a round.
import {
  type AssessedRow,
  type AssessedTable,
  applyOverlay,
  assessTable,
  type Language,
  text,
  toldApart,
} from '@tinnhiem/core';
import { ruleSet } from '@tinnhiem/regulations';
import { type Call, type CliCommand, Refused, requiredOption, textOption } from '../command.ts';
import { readCounts } from '../counts-file.ts';
import { findingLines, printedFinding } from '../findings.ts';
import { readOverlay } from '../overlay-file.ts';
import { tableLines } from '../table.ts';

export const assess: CliCommand = {
  name: ['assess'],
  summary: text(
    'Tính tỷ lệ và kết luận theo quy định cho một bảng số liệu, không cần đợt lấy phiếu',
    'Work out percentages and outcomes for a table of counts, without a round',
  ),
  arguments: [],
  options: {
    rules: {
      type: 'string',
      value: 'ID',
      required: true,
      what: text('Bộ quy định, ví dụ vn/262-qd-tw-2014', 'Rule set, such as vn/262-qd-tw-2014'),
    },
    overlay: {
      type: 'string',
      value: 'FILE',
      what: text(
        'Giá trị riêng của kế hoạch hoặc tổ chức (YAML hoặc JSON)',
        "A plan's or an organisation's own values (YAML or JSON)",
      ),
    },
    in: {
      type: 'string',
      value: 'FILE.csv|.xlsx|-',
      required: true,
      what: text(
        'Bảng CSV hoặc Excel (một sheet) với các cột name,position,issued,collected,valid,invalid,high,confidence,low,members; - đọc từ đầu vào chuẩn',
        'CSV or workbook (one sheet) with the columns name,position,issued,collected,valid,invalid,high,confidence,low,members; - reads standard input',
      ),
    },
  },
  json: '{ rules, rows: [{ name, base: { what, count }, high: { count, percent }, confidence, low, outcomes: [{ code, cite, text }], findings }], findings }',
  example: 'tinnhiem assess --rules vn/35-2012-qh13 --in samples/results/quoc-hoi-2013.csv',
  run: async (call: Call) => {
    const { language } = call;
    const rules = ruleSet(requiredOption(call, 'rules'));
    if (!rules.ok) throw new Refused(rules.error);
    const overlayFile = textOption(call, 'overlay');
    const overlay = overlayFile === undefined ? undefined : await readOverlay(overlayFile);
    const { cells, findings } = await readCounts(requiredOption(call, 'in'), 'in');
    const assessed = assessTable(applyOverlay(rules.value, overlay), cells, language);
    const table = { ...assessed, findings: [...findings, ...assessed.findings] };
    const nothing = table.rows.length === 0 && table.findings.some(({ severity }) => severity === 'error');
    return {
      status: nothing ? 1 : 0,
      json: {
        rules: table.rules,
        ...(overlay === undefined ? {} : { overlay: overlay.name[language] }),
        rows: table.rows.map((row) => ({
          ...row,
          findings: row.findings.map((finding) => printedFinding(finding, language)),
        })),
        findings: table.findings.map((finding) => printedFinding(finding, language)),
      },
      lines: assessLines(table, language),
    };
  },
};

const heads = {
  vi: ['TT', 'Họ và tên', 'Tính trên', 'Tín nhiệm cao', '%', 'Tín nhiệm', '%', 'Tín nhiệm thấp', '%'],
  en: ['No.', 'Name', 'Base', 'High', '%', 'Confidence', '%', 'Low', '%'],
} as const;

function assessLines({ rows, findings }: AssessedTable, language: Language): string[] {
  const cellsOf = (row: AssessedRow, index: number) => [
    String(index + 1),
    row.name,
    String(row.base.count ?? '–'),
    ...[row.high, row.confidence, row.low].flatMap(({ count, percent }) => [String(count ?? '–'), percent ?? '–']),
  ];
  const names = toldApart(rows);
  return [
    ...findingLines(findings, language),
    ...(rows.length === 0 ? [] : tableLines(heads[language], rows.map(cellsOf), new Set([0, 2, 3, 4, 5, 6, 7, 8]))),
    ...rows.flatMap((row, index) => row.outcomes.map((outcome) => `${names[index]}: ${outcome.text}`)),
    ...rows.flatMap((row, index) => findingLines(row.findings, language).map((line) => `${names[index]}: ${line}`)),
  ];
}
