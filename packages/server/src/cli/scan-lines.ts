// What a scan found, for programs and for people.
import { blackAndWhiteWords, type Language, scanCodeWords } from '@tinnhiem/core';
import type { ComparedPage, LayoutFile, PageReading } from '@tinnhiem/paper';
import { tableLines } from './table.ts';

export interface ScanSummary {
  readonly pages: number;
  readonly read: number;
  readonly flagged: number;
  readonly rejected: number;
  /** From the first file to the last page, all processors together. */
  readonly millisecondsPerPage: number;
}

/** Pages by status. Each page is counted once. */
export function summaryOf(pages: readonly ComparedPage[], milliseconds: number): ScanSummary {
  const count = (status: PageReading['status']) => pages.filter(({ reading }) => reading.status === status).length;
  return {
    pages: pages.length,
    read: count('read'),
    flagged: count('flagged'),
    rejected: count('rejected'),
    millisecondsPerPage: pages.length === 0 ? 0 : Math.round((10 * milliseconds) / pages.length) / 10,
  };
}

/** A page as JSON: `message` and `todo` where it could not be opened, the earlier page where it shows the same sheet. */
export function printedPage({ file, page, reading, problem, duplicateOf }: ComparedPage, language: Language) {
  const { ballotPage, style, status, flags, rows } = reading;
  return {
    file,
    page,
    ballotPage,
    style,
    status,
    flags,
    rows,
    ...(duplicateOf === null ? {} : { duplicateOf }),
    ...(problem === null ? {} : { message: problem.message[language], todo: problem.todo[language] }),
  };
}

const words = {
  file: { vi: 'Tệp', en: 'File' },
  page: { vi: 'Trang', en: 'Page' },
  ballotPage: { vi: 'Trang phiếu', en: 'Ballot page' },
  status: { vi: 'Kết quả', en: 'Result' },
  rows: { vi: 'Dòng', en: 'Rows' },
  waiting: { vi: 'Cần xem', en: 'To look at' },
  read: { vi: 'đã đọc', en: 'read' },
  flagged: { vi: 'cần người xem', en: 'for a person' },
  rejected: { vi: 'không đọc', en: 'not read' },
  row: { vi: 'dòng', en: 'row' },
  forPeople: { vi: 'Những chỗ cần người xem:', en: 'What waits for a person:' },
} as const;

const summaryWords = {
  vi: ({ pages, read, flagged, rejected, millisecondsPerPage }: ScanSummary) =>
    `${pages} trang: ${read} đã đọc, ${flagged} cần người xem, ${rejected} không đọc (${millisecondsPerPage} ms mỗi trang).`,
  en: ({ pages, read, flagged, rejected, millisecondsPerPage }: ScanSummary) =>
    `${pages} pages: ${read} read, ${flagged} for a person, ${rejected} not read (${millisecondsPerPage} ms a page).`,
} as const;

function blackAndWhiteLines(pages: readonly ComparedPage[], language: Language): string[] {
  const count = pages.filter(({ blackAndWhite, blank }) => blackAndWhite === true && !blank).length;
  return count === 0 ? [] : [blackAndWhiteWords(count)[language]];
}

/** A table of the pages, then what waits for a person, with the names as printed. */
export function scanLines(
  pages: readonly ComparedPage[],
  layouts: readonly LayoutFile[],
  summary: ScanSummary,
  language: Language,
): string[] {
  const say = (word: keyof typeof words) => words[word][language];
  const cells = pages.map(({ file, page, reading }) => [
    file,
    String(page),
    String(reading.ballotPage ?? '–'),
    say(reading.status),
    String(reading.rows.length),
    String(reading.rows.filter(({ flagged }) => flagged).length + reading.flags.length),
  ]);
  const heads = [say('file'), say('page'), say('ballotPage'), say('status'), say('rows'), say('waiting')];
  const waiting = pages.flatMap((page) => waitingLines(page, layouts, language));
  return [
    ...tableLines(heads, cells, new Set([1, 2, 4, 5])),
    ...(waiting.length === 0 ? [] : ['', say('forPeople'), ...waiting]),
    '',
    summaryWords[language](summary),
    ...blackAndWhiteLines(pages, language),
  ];
}

const recordedWords = {
  vi: (list: string, batch: number, sheets: number) => `Đã ghi ${sheets} tờ vào tập ${batch}, danh sách ${list}.`,
  en: (list: string, batch: number, sheets: number) => `${sheets} sheets recorded in batch ${batch}, list ${list}.`,
} as const;

/** What went into the count. */
export function recordedLines(
  recorded: readonly { readonly list: string; readonly batch: number; readonly sheets: number }[],
  language: Language,
): string[] {
  return recorded.map(({ list, batch, sheets }) => recordedWords[language](list, batch, sheets));
}

function placeOf({ file, page }: { readonly file: string; readonly page: number }, language: Language): string {
  return `${file}, ${words.page[language].toLowerCase()} ${page}`;
}

function waitingLines(
  { file, page, reading, problem, duplicateOf }: ComparedPage,
  layouts: readonly LayoutFile[],
  language: Language,
) {
  const where = placeOf({ file, page }, language);
  if (problem !== null) return [`${where}: ${problem.message[language]}`, `    → ${problem.todo[language]}`];
  const name = (person: string) =>
    layouts
      .find(({ style }) => style === reading.style)
      ?.pages.flatMap(({ rows }) => rows)
      .find((row) => row.person === person)?.name ?? person;
  return [
    ...reading.flags.flatMap((code) => {
      const other = code === 'duplicate' && duplicateOf !== null ? ` (${placeOf(duplicateOf, language)})` : '';
      const { title, todo } = scanCodeWords[code];
      return [`${where}: ${title[language]}${other}`, `    → ${todo[language]}`];
    }),
    ...reading.rows
      .filter(({ flagged }) => flagged)
      .map(({ row, person, reasons }) => {
        const why = reasons.map((code) => scanCodeWords[code].title[language]).join('; ');
        return `${where}, ${words.row[language]} ${row} ${name(person)}: ${why}`;
      }),
  ];
}
