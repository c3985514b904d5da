// The machine's reading of scanned ballots, alone or into the count: what is marked, and what a person must look at.
import { text } from '@tinnhiem/core';
import type { LayoutFile, ScannedPage } from '@tinnhiem/paper';
import type { ScanPlace } from '../../scans/scan-now.ts';
import { type Call, type CliCommand, type Outcome, textOption, WrongUse } from '../command.ts';
import { dataOptions } from '../common-options.ts';
import { requireFile } from '../files.ts';
import { printedPage, scanLines, summaryOf } from '../scan-lines.ts';

export const scan: CliCommand = {
  name: ['scan'],
  summary: text(
    'Đọc phiếu đã quét (PDF, TIFF, JPEG, PNG): theo tệp vị trí đã in cùng phiếu, hoặc ghi vào kết quả kiểm của một hội nghị',
    'Read scanned ballots (PDF, TIFF, JPEG, PNG): by the layout that was printed with them, or into the count of a conference',
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
      multiple: true,
      what: text(
        'Đọc riêng, không ghi: tệp vị trí mà ballots print --layout đã ghi; ghi nhiều lần nếu quét lẫn nhiều loại phiếu',
        'Read alone: the layout that ballots print --layout has written; several times where different ballots are mixed',
      ),
    },
    round: {
      type: 'string',
      value: 'R',
      what: text(
        'Ghi vào đợt này (cùng với --conference; cần --as một người của Ban Kiểm phiếu)',
        'Into the count of this round (with --conference; needs --as somebody of the counting committee)',
      ),
    },
    conference: {
      type: 'string',
      value: 'C',
      what: text('Mã hội nghị đang kiểm phiếu', 'Id of the conference that is counting'),
    },
    list: {
      type: 'string',
      value: 'L',
      what: text('Danh sách của các tờ không có phiếu bìa', 'List of the sheets without a cover sheet'),
    },
    batch: {
      type: 'string',
      value: 'N',
      what: text('Tập của các tờ không có phiếu bìa', 'Batch of the sheets without a cover sheet'),
    },
    ...dataOptions,
  },
  json: '{ pages: [{ file, page, ballotPage, style, serial?, status, flags, rows: [{ row, person, reading, flagged, reasons, certainty }] }], summary: { pages, read, flagged, rejected, millisecondsPerPage } }; với/with --round: pages[].sheet { list, batch, ballot, side }, recorded: [{ list, batch, sheets }]',
  example:
    'tinnhiem scan quet-1.pdf quet-2.pdf --layout phieu.json · tinnhiem scan tap-3.pdf --round tuaf-2019 --conference hoi-nghi-1 --as kiem.phieu',
  run: async (call: Call) => {
    const files = call.several;
    for (const file of files) await requireFile(file, 'FILES');
    if (placeGiven(call) === null) return await readAlone(call, files);
    const { scanIntoRound } = await import('../scan-into-round.ts');
    return await scanIntoRound(call, files, placeGiven(call) as ScanPlace);
  },
};

async function readAlone(call: Call, files: readonly string[]): Promise<Outcome> {
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
    json: { pages: pages.map((page) => ({ ...printedPage(page, call.language), ...serialOf(page) })), summary },
    lines: scanLines(pages, layouts, summary, call.language),
  };
}

/** The random code of the ballot, where it has one. Into the count it is never printed: beside votes that count it would be a list of who proves what. */
function serialOf({ reading: { serial } }: ScannedPage) {
  return serial === null ? {} : { serial };
}

/** Where the sheets are to be recorded; `null` where they are only read. Throws `WrongUse` where it is neither or both. */
function placeGiven(call: Call): ScanPlace | null {
  const [round, conference] = [textOption(call, 'round'), textOption(call, 'conference')];
  const [list, batch] = [textOption(call, 'list'), textOption(call, 'batch')];
  const layouts = layoutPaths(call);
  const inCount = [round, conference, list, batch].some((given) => given !== undefined);
  if (inCount && layouts.length > 0)
    throw new WrongUse(
      text(
        'Chỉ dùng một trong hai: --layout (đọc riêng) hoặc --round và --conference (ghi vào kết quả kiểm).',
        'Use one of the two: --layout (read alone), or --round and --conference (into the count).',
      ),
    );
  if (!inCount && layouts.length === 0)
    throw new WrongUse(
      text(
        'Thiếu tùy chọn --layout L.json (đọc riêng), hoặc --round R --conference C (ghi vào kết quả kiểm).',
        'The option --layout L.json is missing (read alone), or --round R --conference C (into the count).',
      ),
    );
  if (!inCount) return null;
  if (round === undefined || conference === undefined)
    throw new WrongUse(
      text(
        'Ghi vào kết quả kiểm thì cần cả --round và --conference.',
        'Into the count: --round and --conference are both needed.',
      ),
    );
  if (batch !== undefined && !/^[1-9]\d{0,5}$/.test(batch))
    throw new WrongUse(
      text(`--batch: “${batch}” không phải số của một tập.`, `--batch: “${batch}” is no number of a batch.`),
    );
  return { round, conference, list: list ?? null, batch: batch === undefined ? null : Number(batch) };
}

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
