import { readFileSync, writeFileSync } from 'node:fs';
import { drawPdf, type LayoutFile } from '@tinnhiem/paper';
import { cleanRates, encode, markPage, planSheet, scan, seededRandom } from '@tinnhiem/paper/practice';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, samples, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

interface Scanned {
  readonly pages: readonly {
    readonly file: string;
    readonly page: number;
    readonly ballotPage: number | null;
    readonly style: string | null;
    readonly status: 'read' | 'flagged' | 'rejected';
    readonly flags: readonly string[];
    readonly message?: string;
    readonly duplicateOf?: { readonly file: string; readonly page: number };
    readonly rows: readonly {
      readonly row: number;
      readonly person: string;
      readonly reading: string | null;
      readonly flagged: boolean;
      readonly reasons: readonly string[];
      readonly certainty: number;
    }[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

const folder = temporaryFolder();
afterAll(folder.remove);
const layout = folder.path('phieu.json');
const pdf = folder.path('phieu.pdf');
let printed: LayoutFile;
/** Scans of both pages of one ballot, and what its voter marked. */
const sheet: { readonly file: string; readonly readings: readonly (readonly [person: string, reading: string])[] }[] =
  [];

beforeAll(async () => {
  const data = folder.path('data');
  const roster = ['--plan', `${samples}tuaf-2019/plan.yaml`, '--roster', `${samples}tuaf-2019`];
  await tinnhiem(['round', 'create', ...roster, '--data', data]);
  const where = ['--out', pdf, '--layout', layout, '--data', data];
  await tinnhiem(['ballots', 'print', 'tuaf-2019', '--list', 'don-vi', ...where]);
  printed = JSON.parse(readFileSync(layout, 'utf8')) as LayoutFile;
  let page = 0;
  for await (const clean of drawPdf(readFileSync(pdf), 12, printed.pages.length)) {
    const at = printed.pages[page];
    if (at === undefined) throw new Error('more pages than the layout has');
    page += 1;
    const random = seededRandom(40 + page);
    const plan = planSheet(at, { ...cleanRates, kinds: { cross: 1 } }, random);
    const marked = markPage(clean, at, plan, random, { colour: 'grey' });
    const picture = scan(marked, at, { severity: 1, dpi: 200, colour: 'grey' }, random);
    const file = folder.path(`quet-${page}.jpg`);
    writeFileSync(file, await encode(picture, 'jpeg', { dpi: 200, quality: 90 }));
    sheet.push({ file, readings: plan.truth.rows.map(({ person, reading }) => [person, reading] as const) });
  }
}, 120_000);

const files = () => sheet.map(({ file }) => file);

describe('scan', { timeout: 120_000 }, () => {
  test('says for every row what is marked, or that a person must look', async () => {
    const { status, json: scanned } = await json<Scanned>(['scan', ...files(), '--layout', layout]);
    expect(status).toBe(0);
    expect(scanned.pages.map(({ file, page, ballotPage, style }) => [file, page, ballotPage, style])).toEqual(
      files().map((file, index) => [file, 1, index + 1, printed.style]),
    );
    const rows = scanned.pages.flatMap((page) => page.rows);
    const truth = sheet.flatMap(({ readings }) => readings);
    expect(rows.map(({ row, person }) => [row, person])).toEqual(truth.map(([person], index) => [index + 1, person]));
    const sure = rows.filter(({ flagged }) => !flagged);
    expect(sure.length).toBeGreaterThan(truth.length / 2);
    expect(sure.map(({ person, reading }) => [person, reading])).toEqual(
      truth.filter((_, index) => rows[index]?.flagged === false),
    );
    for (const { flagged, reasons, certainty } of rows) {
      expect(reasons.length > 0).toBe(flagged);
      expect(certainty).toBeGreaterThanOrEqual(0);
      expect(certainty).toBeLessThanOrEqual(1);
    }
    const { millisecondsPerPage, ...counts } = scanned.summary;
    expect(counts.pages).toBe(2);
    expect((counts.read ?? 0) + (counts.flagged ?? 0)).toBe(2);
    expect(counts.rejected).toBe(0);
    expect(millisecondsPerPage).toBeGreaterThan(0);
  });

  test('flags every row of the ballots as printed, read from their own PDF', async () => {
    const { json: scanned } = await json<Scanned>(['scan', pdf, '--layout', layout]);
    expect(scanned.pages.map(({ page, ballotPage, status }) => [page, ballotPage, status])).toEqual([
      [1, 1, 'flagged'],
      [2, 2, 'flagged'],
    ]);
    expect(scanned.pages.flatMap(({ rows }) => rows).every(({ reading }) => reading === 'blank')).toBe(true);
  });

  test('names the earlier page where a sheet is read twice', async () => {
    const [first = ''] = files();
    const { json: scanned } = await json<Scanned>(['scan', ...files(), first, '--layout', layout]);
    expect(scanned.pages[2]).toMatchObject({ status: 'flagged', duplicateOf: { file: first, page: 1 } });
    expect(scanned.pages[2]?.flags).toContain('duplicate');
    expect(scanned.pages[0]?.flags).toEqual([]);
  });

  test('lists what cannot be read beside the rest, and succeeds', async () => {
    const words = folder.path('thu.jpg');
    writeFileSync(words, 'không phải ảnh');
    const [first = ''] = files();
    const { status, json: scanned } = await json<Scanned>(['scan', words, first, '--layout', layout]);
    expect(status).toBe(0);
    expect(scanned.pages[0]).toMatchObject({
      file: words,
      page: 1,
      ballotPage: null,
      style: null,
      status: 'rejected',
      flags: ['unreadable'],
      rows: [],
      message: expect.stringContaining('không phải PDF'),
    });
    expect(scanned.summary).toMatchObject({ pages: 2, rejected: 1 });
    const alone = await tinnhiem(['scan', words, '--layout', layout, '--lang', 'en']);
    expect(alone).toMatchObject({ status: 0, out: expect.stringContaining('is not PDF, TIFF, JPEG or PNG') });
  });

  test('prints a table for people, with names where somebody must look', async () => {
    const { status, out } = await tinnhiem(['scan', pdf, '--layout', layout]);
    expect(status).toBe(0);
    expect(out).toContain('Trang phiếu');
    expect(out).toContain(`dòng 1 ${printed.pages[0]?.rows[0]?.name}: Không đánh dấu ô nào`);
    expect(out).toMatch(/2 trang: 0 đã đọc, 2 cần người xem, 0 không đọc/u);
  });

  test('says of a sheet that is refused what is to be done with it', async () => {
    const upsideIn = folder.path('negative.png');
    const [first = ''] = files();
    writeFileSync(upsideIn, await sharp(first).negate().png().toBuffer());
    const { out } = await tinnhiem(['scan', upsideIn, '--layout', layout]);
    expect(out).toMatch(/trang 1: .+\n {4}→ Lấy phiếu giấy ra, đọc bằng mắt/u);
  });

  test('says that the scanner should not be set to black and white', async () => {
    const bits = folder.path('bits.png');
    const [first = ''] = files();
    writeFileSync(bits, await sharp(first).threshold(150).png().toBuffer());
    const grey = await tinnhiem(['scan', first, '--layout', layout]);
    expect(grey.out).not.toContain('đen trắng');
    const { out } = await tinnhiem(['scan', bits, first, '--layout', layout]);
    expect(out).toContain('1 trang quét ở chế độ đen trắng');
  });

  test('says what is wrong with its arguments', async () => {
    const cases: readonly (readonly [args: readonly string[], status: number, vi: string, en: string])[] = [
      [[pdf], 2, 'Thiếu tùy chọn --layout', '--layout L.json is missing'],
      [['--layout', layout], 2, 'Thiếu FILES', 'FILES is missing'],
      [[folder.path('khong-co.pdf'), '--layout', layout], 2, 'không có tệp', 'there is no file'],
      [[folder.path('data'), '--layout', layout], 2, 'là thư mục', 'is a folder'],
      [[pdf, '--layout', folder.path('khong-co.json')], 2, '--layout: không có tệp', '--layout: there is no file'],
      [[pdf, '--layout', layout, '--layout', layout], 2, 'được ghi hai lần', 'is given twice'],
      [[pdf, '--layout', written('not.json', '{')], 1, 'không phải JSON', 'is not JSON'],
      [[pdf, '--layout', written('half.json', { style: 'A' })], 1, 'mục pages thiếu', 'pages is missing'],
      [
        [pdf, '--layout', written('box.json', { ...printed, pages: [{ ...printed.pages[0], widthMm: 'A4' }] })],
        1,
        'mục pages.0.widthMm sai giá trị',
        'pages.0.widthMm has a wrong value',
      ],
      [
        [
          pdf,
          '--layout',
          written('picture.json', { ...printed, pages: [{ ...printed.pages[0], clean: halfPicture() }] }),
        ],
        1,
        'mục pages.0.clean không phải ảnh của trang này',
        'pages.0.clean is no picture of the page',
      ],
    ];
    for (const [args, status, vi, en] of cases) {
      expect(await tinnhiem(['scan', ...args])).toMatchObject({ status, out: '', error: expect.stringContaining(vi) });
      const english = await json(['scan', ...args, '--lang', 'en']);
      expect([english.status, english.json.message]).toEqual([status, expect.stringContaining(en)]);
    }
  });
});

/** The picture of the page, of which the second half was lost: what stands at its beginning is whole. */
function halfPicture(): string {
  const clean = printed.pages[0]?.clean ?? '';
  return clean.slice(0, clean.length / 2);
}

function written(name: string, content: unknown): string {
  const path = folder.path(name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
