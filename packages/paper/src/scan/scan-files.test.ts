import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanLimits } from '../files/limits.ts';
import type { ScanSource } from '../files/scan-file.ts';
import { a4, jpegImage, madePdf } from '../files/testing/made-pdf.ts';
import type { LayoutFile } from '../layout/layout.ts';
import { batchCoverText } from './batch-cover.ts';
import { findDuplicates } from './duplicates.ts';
import { checkLayout } from './layout-check.ts';
import { type ScanOptions, scanFiles } from './scan-files.ts';
import type { ScannedPage } from './scanned-page.ts';
import { drawCode, sampleLayout, sampleScan } from './testing/sample-ballot.ts';

const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function all(files: readonly ScanSource[], layouts: readonly LayoutFile[], options?: ScanOptions) {
  const pages: ScannedPage[] = [];
  for await (const page of scanFiles(files, layouts, options)) pages.push(page);
  return pages;
}

const named = (name: string, bytes: Uint8Array) => ({ name, bytes });
/** Whether a page says what was marked, in every row that the machine is sure of, and is sure of most. */
const says =
  (sheet: { readonly readings: readonly string[] }) =>
  ({ reading: { rows } }: ScannedPage): boolean =>
    rows.every(({ flagged, reading }, index) => flagged || reading === sheet.readings[index]) &&
    rows.filter(({ flagged }) => !flagged).length > sheet.readings.length / 2;

let first: LayoutFile;
let second: LayoutFile;
/** Three voters' ballots of two pages. */
let sheets: Awaited<ReturnType<typeof sampleScan>>[];
let pdf: Buffer;
beforeAll(async () => {
  first = await sampleLayout('THU-1', 2);
  second = await sampleLayout('THU-2', 1);
  sheets = [];
  for (const voter of [1, 2, 3]) for (const page of first.pages) sheets.push(await sampleScan(page, voter));
  const { width, height } = await sharp(sheets[0]?.jpeg).metadata();
  pdf = madePdf(sheets.map(({ jpeg }) => ({ ...a4, image: jpegImage(jpeg, width, height) })));
});

describe('files of scans', () => {
  test('give their pages in order with what is marked on them, whatever kind of file and however many threads', async () => {
    writeFileSync(join(folder, 'b.dat'), pdf);
    const other = await sampleScan(second.pages[0]!, 9);
    const tiff = await sharp(other.jpeg).tiff({ compression: 'lzw' }).toBuffer();
    const files = [join(folder, 'b.dat'), named('c', tiff), named('d', pdf)];
    const alone = await all(files, [first, second], { threads: 1 });
    expect(alone.map(({ file, page }) => `${file.replace(folder, '')} ${page}`)).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((page) => `${join('/', 'b.dat')} ${page}`),
      'c 1',
      ...[1, 2, 3, 4, 5, 6].map((page) => `d ${page}`),
    ]);
    for (const [index, sheet] of [...sheets, other, ...sheets].entries()) expect(alone[index]).toSatisfy(says(sheet));
    expect(alone.map(({ reading }) => reading.ballotPage)).toEqual([1, 2, 1, 2, 1, 2, 1, 1, 2, 1, 2, 1, 2]);
    expect(alone[6]?.reading.style).toBe('THU-2');
    expect(alone.every(({ problem }) => problem === null)).toBe(true);
    expect(await all(files, [first, second], { threads: 3 })).toEqual(alone);
  });

  test('go on where they were interrupted, and leave the picture of each page as it was scanned', async () => {
    const file = join(folder, 'tiep.pdf');
    writeFileSync(file, pdf);
    const pictures = join(folder, 'anh');
    mkdirSync(pictures);
    const whole = await all([file], [first], { pictures });
    expect(whole.map(({ page, pages }) => [page, pages])).toEqual([1, 2, 3, 4, 5, 6].map((page) => [page, 6]));
    const rest = await all([file], [first], { pictures, from: 4 });
    expect(rest).toEqual(whole.slice(3));
    const last = await all([file], [first], { pictures, from: 6, threads: 1 });
    expect(last).toEqual(whole.slice(5));
    for (const { picture } of whole) {
      const jpeg = readFileSync(join(pictures, `${picture}.jpg`));
      expect(createHash('sha256').update(jpeg).digest('hex')).toBe(picture);
      expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 1240, height: 1754, channels: 1 });
    }
    expect(new Set(whole.map(({ picture }) => picture)).size).toBe(6);
  });

  test('that cannot be opened are rejected pages in their place', async () => {
    const pages = await all(
      [
        named('chữ.jpg', Buffer.from('chữ')),
        named('a.jpg', sheets[0]!.jpeg),
        join(folder, 'không có'),
        named('0', Buffer.alloc(0)),
      ],
      [first],
    );
    expect(pages.map(({ reading, problem }) => [reading.status, reading.flags, problem?.code])).toEqual([
      ['rejected', ['unreadable'], 'R-scan-no-image'],
      [expect.not.stringContaining('rejected'), expect.anything(), undefined],
      ['rejected', ['unreadable'], 'R-scan-missing'],
      ['rejected', ['unreadable'], 'R-scan-empty'],
    ]);
  });

  test('that are too coarse say so with what is needed, not of empty sides and small paper', async () => {
    const slip = sharp({ create: { width: 827, height: 1169, channels: 3, background: '#f8f8f8' } }).composite([
      { input: { create: { width: 500, height: 30, channels: 3, background: '#303030' } }, left: 90, top: 200 },
    ]);
    const coarse = (jpeg: Uint8Array) => sharp(jpeg).resize({ width: 827 }).jpeg().toBuffer();
    const empty = sharp({ create: { width: 827, height: 1169, channels: 3, background: '#f8f8f8' } });
    const pages = await all(
      [
        named('a', await coarse(sheets[0]!.jpeg)),
        named('b', await empty.jpeg().toBuffer()),
        named('slip', await slip.jpeg().toBuffer()),
        named('c', sheets[0]!.jpeg),
      ],
      [first],
    );
    expect(pages.map(({ problem, blank }) => [problem?.message.vi ?? null, blank])).toEqual([
      [expect.stringMatching(/khoảng (99|100) điểm .*ít nhất 115/u), false],
      [null, true],
      [null, false],
      [null, false],
    ]);
    expect(pages[0]?.problem?.todo.vi).toContain('200 dpi');
  });

  test('say where they were scanned without shades of grey', async () => {
    const bits = await sharp(sheets[0]!.jpeg)
      .threshold(150)
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer();
    const pages = await all([named('a', bits), named('b', sheets[0]!.jpeg)], [first]);
    expect(pages.map(({ blackAndWhite }) => blackAndWhite)).toEqual([true, undefined]);
  });

  test('may be none', async () => {
    expect(await all([], [first])).toEqual([]);
  });

  test('end when the caller wants no more pages', async () => {
    for await (const page of scanFiles([named('d', pdf)], [first])) {
      expect(page.page).toBe(1);
      break;
    }
    const stop = new AbortController();
    const scanning = scanFiles([named('d', pdf)], [first], { signal: stop.signal });
    expect((await scanning.next()).value).toMatchObject({ page: 1 });
    stop.abort(new Error('enough'));
    await expect(scanning.next()).rejects.toThrow('enough');
  });

  test('a page that takes too long is left, and those after it are read', async () => {
    // Every line is cut into 60,000 dashes.
    const lines = Array.from({ length: 20_000 }, (_, index) => `0 ${index % 842} m 595 ${(7 * index) % 842} l S`);
    const endless = `[0.01 0.01] 0 d 0.1 w ${lines.join(' ')}`;
    const pages = [sheets[0]!, undefined, sheets[1]!].map((sheet) =>
      sheet === undefined ? { ...a4, content: endless } : { ...a4, image: jpegImage(sheet.jpeg, 1240, 1754) },
    );
    const limits = { ...scanLimits, secondsPerPage: 4 };
    const found = await all([named('x', madePdf(pages))], [first], { limits });
    expect(found.map(({ reading, problem }) => problem?.code ?? reading.ballotPage)).toEqual([1, 'R-scan-too-slow', 2]);
  });
});

describe('a cover sheet', () => {
  const cover = { round: 'thu', conference: 'hn', list: 'a', batch: 2, size: 31 };

  test('is known by its code, its empty back by being empty', async () => {
    const sheet = { width: 1240, height: 1754, data: new Uint8Array(1240 * 1754).fill(240) };
    const raw = { raw: { width: 1240, height: 1754, channels: 1 } } as const;
    const back = await sharp(sheet.data, raw).jpeg().toBuffer();
    await drawCode(sheet, [80, 100, 40, 40], batchCoverText(cover), 1240 / 210);
    const front = await sharp(sheet.data, raw).jpeg().toBuffer();
    const pages = await all([named('1', front), named('2', back), named('3', sheets[0]!.jpeg)], [first]);
    expect(pages.map((page) => [page.reading.status, page.cover, page.blank])).toEqual([
      ['rejected', cover, false],
      ['rejected', null, true],
      [expect.not.stringContaining('rejected'), null, false],
    ]);
  });
});

describe('a sheet that is read twice', () => {
  test('is flagged the second time, however it was fed, and sheets that say the same are not', async () => {
    const page = second.pages[0]!;
    const scans = [];
    for (const voter of [1, 2, 3, 4, 5, 6]) scans.push((await sampleScan(page, voter)).jpeg);
    const again = (await sampleScan(page, 3, 2)).jpeg;
    const turned = await sharp(scans[4]).rotate(180).jpeg().toBuffer();
    const files = [...scans, again, turned].map((jpeg, index) => named(`${index + 1}`, jpeg));
    const compared = findDuplicates(await all(files, [second]));
    expect(compared.map(({ duplicateOf }) => duplicateOf?.file ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      '3',
      '5',
    ]);
    expect(compared[6]?.reading).toMatchObject({ status: 'flagged', flags: ['duplicate'] });
    expect(compared[2]?.reading).toMatchObject({ status: 'read', flags: [] });
  });
});

describe('a layout from a file', () => {
  test('is taken as it is, or the field is named that is wrong', async () => {
    expect(await checkLayout(JSON.parse(JSON.stringify(second)))).toEqual({ ok: true, value: second });
    const [page] = second.pages;
    const wrong: readonly (readonly [value: unknown, field: string, en: string])[] = [
      [null, '{ style, pages }', 'is no layout of a ballot'],
      [{ pages: second.pages }, 'style', 'is missing'],
      [{ style: 'A', pages: [{ ...page, clean: undefined }] }, 'pages.0.clean', 'is missing'],
      [{ style: 'A', pages: [{ ...page, clean: 'AAAA' }] }, 'pages.0.clean', 'is no picture of the page'],
      [{ style: 'A', pages: [{ ...page, heightMm: 290 }] }, 'pages.0.clean', 'is no picture of the page'],
      [{ style: 'A', pages: [{ ...page, rows: [{ row: 'một' }] }] }, 'pages.0.rows.0.row', 'has a wrong value'],
    ];
    for (const [value, field, en] of wrong)
      expect(await checkLayout(value)).toMatchObject({ ok: false, error: { field, problem: { en } } });
  });
});
