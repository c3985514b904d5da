// The machine's reading of scanned ballots, without a round: what is marked, and what a person must look at.
import { text } from '@tinnhiem/core';
import type { LayoutFile, ScannedPage } from '@tinnhiem/paper';
import { type Call, type CliCommand, WrongUse } from '../command.ts';
import { requireFile } from '../files.ts';
import { printedPage, scanLines, summaryOf } from '../scan-lines.ts';

export const scan: CliCommand = {
  name: ['scan'],
  summary: text(
    'Đọc phiếu đã quét (PDF, TIFF, JPEG, PNG) theo tệp vị trí đã in cùng phiếu',
    'Read scanned ballots (PDF, TIFF, JPEG, PNG) by the layout that was printed with them',
  ),
  arguments: [
    {
      name: 'FILES',
      several: true,
      what: text('các tệp ảnh quét, mỗi tệp một hoặc nhiều trang', 'files of scans, with one or many pages each'),
    },
  ],
  options: {
    layout: {
      type: 'string',
      value: 'L.json',
      required: true,
      multiple: true,
      what: text(
        'Tệp vị trí mà ballots print --layout đã ghi; ghi nhiều lần nếu quét lẫn nhiều loại phiếu',
        'Layout that ballots print --layout has written; several times where different ballots are mixed',
      ),
    },
  },
  json: '{ pages: [{ file, page, ballotPage, style, status, flags, rows: [{ row, person, reading, flagged, reasons, certainty }] }], summary: { pages, read, flagged, rejected, millisecondsPerPage } }',
  example: 'tinnhiem scan quet-1.pdf quet-2.pdf --layout phieu.json',
  run: async (call: Call) => {
    const files = call.several;
    for (const file of files) await requireFile(file, 'FILES');
    // Loaded only here: other commands need no decoders.
    const [{ findDuplicates, scanFiles }, { readLayout }] = await Promise.all([
      import('@tinnhiem/paper'),
      import('../layout-file.ts'),
    ]);
    const layouts = await Promise.all(layoutPaths(call).map(readLayout));
    refuseTwins(layouts);
    const began = performance.now();
    const scanned: ScannedPage[] = [];
    for await (const page of scanFiles(files, layouts)) {
      scanned.push(page);
      if (scanned.length % progressStep === 0) call.say(progressWords[call.language](scanned.length, page.file));
    }
    const pages = findDuplicates(scanned);
    const summary = summaryOf(pages, performance.now() - began);
    return {
      status: 0,
      json: { pages: pages.map((page) => printedPage(page, call.language)), summary },
      lines: scanLines(pages, layouts, summary, call.language),
    };
  },
};

const progressStep = 25;
const progressWords = {
  vi: (pages: number, file: string) => `Đã đọc ${pages} trang (đến ${file})…`,
  en: (pages: number, file: string) => `${pages} pages read (at ${file})…`,
} as const;

function layoutPaths(call: Call): readonly string[] {
  const given = call.options.layout;
  return Array.isArray(given) ? given : [];
}

/** Two ballots of one style and different places: nobody could say which of them a page is. */
function refuseTwins(layouts: readonly LayoutFile[]): void {
  const styles = layouts.map(({ style }) => style);
  const twin = styles.find((style, index) => styles.indexOf(style) !== index);
  if (twin !== undefined)
    throw new WrongUse(
      text(
        `--layout: mẫu phiếu ${twin} được ghi hai lần; chỉ ghi mỗi mẫu một lần.`,
        `--layout: the style ${twin} is given twice; give each style once.`,
      ),
    );
}
