import { type BatchCover, drawPdf, layoutFile, type ScannedPage, scanFiles } from '@tinnhiem/paper';
import { encode } from '@tinnhiem/paper/practice';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ballotLayout } from '../ballot/layout.ts';
import { type BatchCoverInput, batchCoverInput } from '../forms/batch-cover.ts';
import { renderForm } from '../render-form.ts';
import { pageTexts, withoutBlanks } from '../testing/read-pdf.ts';
import { sample } from '../testing/samples.ts';

const options = { profile: 'party-2018', format: 'pdf', date: '2019-03-01', rehearsal: true } as const;
const covers = sample('batch-cover');
/** As long as ids and titles of a plan may be. */
const longest: BatchCoverInput = {
  ...covers,
  body: 'Đảng ủy Trường Đại học Nông Lâm và các đơn vị trực thuộc giả định '.repeat(3),
  round: { id: 'r'.repeat(120), title: 'Lấy phiếu tín nhiệm đối với các chức danh lãnh đạo giả định '.repeat(5) },
  conference: { ...covers.conference, id: 'c'.repeat(80), title: 'Hội nghị cán bộ chủ chốt giả định '.repeat(8) },
  list: { id: 'l'.repeat(80), title: 'Chủ tịch Công đoàn, Bí thư Đoàn thanh niên giả định '.repeat(6) },
  batches: [{ number: 999_999, size: 999_999 }],
};
const said = ({ round, conference, list, batches }: BatchCoverInput): readonly BatchCover[] =>
  batches.map(({ number, size }) => ({
    round: round.id,
    conference: conference.id,
    list: list.id,
    batch: number,
    size,
  }));

/** The covers as JPEG pictures of 150 dpi. `covered`: part of the page's height, from the top or the bottom, that something lies on. */
async function scanned(
  input: BatchCoverInput,
  upsideDown: boolean,
  covered?: 'top' | 'bottom',
): Promise<ScannedPage[]> {
  const dpi = 150;
  const files: { name: string; bytes: Uint8Array }[] = [];
  for await (const { width, height, data } of drawPdf(await renderForm('batch-cover', input, options), dpi / 25.4)) {
    const third = Math.floor(height / 3) * width;
    if (covered === 'top') data.fill(120, 0, third);
    if (covered === 'bottom') data.fill(120, data.length - third);
    const turned = upsideDown ? data.toReversed() : data;
    const bytes = await encode({ width, height, channels: 1, data: turned }, 'jpeg', { dpi, quality: 75 });
    files.push({ name: `${files.length + 1}.jpg`, bytes });
  }
  const ballot = sample('ballot');
  const layout = await layoutFile(ballotLayout(ballot), await renderForm('ballot', ballot, options));
  const pages: ScannedPage[] = [];
  for await (const page of scanFiles(files, [layout], { threads: 1 })) pages.push(page);
  return pages;
}

test.each([
  ['upright', covers, false],
  ['upside down', covers, true],
  ['with the longest ids and titles', longest, false],
  ['with the longest ids and titles, upside down', longest, true],
] as const)('covers scanned at 150 dpi %s say their batch, and are no ballots', async (_, input, upsideDown) => {
  const pages = await scanned(input, upsideDown);
  expect(pages.map(({ cover }) => cover)).toEqual(said(input));
  for (const { reading } of pages) expect(reading.status).toBe('rejected');
});

test.each(['top', 'bottom'] as const)('a cover of which the %s is lost still says its batch', async (covered) => {
  expect((await scanned(covers, false, covered)).map(({ cover }) => cover)).toEqual(said(covers));
});

test('every cover shows round, conference, list, its number, its hand count and the code in letters', async () => {
  const pages = pageTexts(await renderForm('batch-cover', covers, { ...options, fingerprint: 'K3QZ-7WXA-M2PD-9RTE' }));
  expect(pages).toHaveLength(2);
  for (const [index, page] of pages.entries()) {
    for (const words of [covers.round.title, covers.conference.title, covers.list.title, 'ngày 01 tháng 3 năm 2019'])
      expect(page).toContain(words);
    expect(page).toContain(`TẬP SỐ ${covers.batches[index]!.number}`);
    expect(page).toContain(`SỐ PHIẾU ĐẾM TAY ${covers.batches[index]!.size}`);
    expect(page).toMatch(/TNB\/nong-lam-2019\/ban-chap-hanh\/ban-thuong-vu\/\d+\/\d+\/[0-9A-F]{4}/);
    for (const who of ['NGƯỜI ĐẾM THỨ NHẤT', 'NGƯỜI ĐẾM THỨ HAI']) expect(page).toContain(who);
    expect(page).toContain('DIỄN TẬP');
  }
});

test('the longest titles are printed whole', async () => {
  const [page] = pageTexts(await renderForm('batch-cover', longest, options));
  const text = withoutBlanks(page!);
  for (const { title } of [longest.round, longest.conference, longest.list])
    expect(text).toContain(withoutBlanks(title));
});

test('every cover of a list of two hundred batches stands on a page of its own', async () => {
  const batches = Array.from({ length: 200 }, (_, index) => ({ number: index + 1, size: 25 }));
  const pages = pageTexts(await renderForm('batch-cover', { ...covers, batches }, options));
  expect(pages.map((page) => /\/(\d+)\/25\/[0-9A-F]{4}/.exec(page)?.[1])).toEqual(
    batches.map(({ number }) => `${number}`),
  );
});

test('titles that no size fits are refused, not cut', async () => {
  const title = 'Lấy phiếu tín nhiệm giả định '.repeat(200);
  await expect(renderForm('batch-cover', { ...covers, round: { id: 'r', title } }, options)).rejects.toThrow(
    RangeError,
  );
});

test('batches are numbered from one, and there is at least one', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5, max: 0 }), (number) => {
      expect(batchCoverInput.safeParse({ ...covers, batches: [{ number, size: 1 }] }).success).toBe(false);
    }),
  );
  expect(batchCoverInput.safeParse({ ...covers, batches: [] }).success).toBe(false);
});
