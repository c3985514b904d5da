import { drawPdf, type GreyImage, layoutFile, prepareLayout, readPage } from '@tinnhiem/paper';
import { type Rect, styleCodeText } from '@tinnhiem/paper/layout';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ballotLayout } from '../ballot/layout.ts';
import { codeVersion, styleCode } from '../ballot/style-code.ts';
import { type BallotInput, ballotInput } from '../forms/ballot.ts';
import { renderForm } from '../render-form.ts';
import { pageTexts } from '../testing/read-pdf.ts';
import { inventedNames, sample } from '../testing/samples.ts';

const options = { profile: 'party-2018', format: 'pdf', date: '2019-03-01' } as const;
const serials = ['0123456789', 'ABCDEFGHJK', 'ZYXWVTSRQP'];
const style = 'K3QZ-7WXA';
/** Two pages. */
const plain: BallotInput = {
  ...sample('ballot'),
  style,
  people: inventedNames(40).map((name, index) => ({ id: `P${index}`, name, post: 'Trưởng khoa Thử nghiệm' })),
};
const coded: BallotInput = { ...plain, serials };
const layout = ballotLayout(coded);
const letters = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
  minLength: 10,
  maxLength: 10,
});

async function drawn(pdf: Uint8Array, perMm: number): Promise<readonly GreyImage[]> {
  const pages: GreyImage[] = [];
  for await (const page of drawPdf(pdf, perMm)) pages.push(page);
  return pages;
}

/** What stands where the modules of a code belong. */
function modulesAt({ width, data }: GreyImage, [x, y, side]: Rect, count: number, perMm: number): readonly boolean[][] {
  const at = (from: number, index: number): number => Math.floor((from + ((index + 0.5) * side) / count) * perMm);
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (_, column) => (data[at(y, row) * width + at(x, column)] ?? 255) < 128),
  );
}

test('where everything is does not depend on whether ballots have codes of their own, and the layout names none of them', () => {
  expect(layout).toEqual(ballotLayout(plain));
  expect(JSON.stringify(layout)).not.toContain(serials[0]);
});

test('every code has room for a random one, whatever its letters', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9A-Z-]{4,20}$/),
      fc.integer({ min: 1, max: 99 }),
      letters,
      (name, of, serial) => {
        const version = codeVersion(name, of);
        const sides = [
          styleCodeText(name, of, of),
          styleCodeText(name, 1, of, serial),
          styleCodeText(name, of, of, serial),
        ];
        for (const text of sides) expect(styleCode(text, version).side).toBe(styleCode(sides[0]!, version).side);
      },
    ),
  );
});

test('both codes of both pages of a ballot are those of its serial, and no other copy has them', async () => {
  const perMm = 8;
  const pages = await drawn(await renderForm('ballot', coded, options), perMm);
  expect(pages).toHaveLength(6);
  for (const [index, picture] of pages.entries()) {
    const page = layout.pages[index % 2]!;
    const text = styleCodeText(style, page.page, 2, serials[Math.floor(index / 2)]);
    const { modules } = styleCode(text, codeVersion(style, 2));
    for (const { rect } of page.codes) expect(modulesAt(picture, rect, modules.length, perMm)).toEqual(modules);
  }
});

test('beside the codes every copy is the same, drawn or read', async () => {
  const pdf = await renderForm('ballot', coded, options);
  const texts = pageTexts(pdf);
  expect(texts.slice(2, 4)).toEqual(texts.slice(0, 2));
  expect(texts.slice(4, 6)).toEqual(texts.slice(0, 2));
  const perMm = 4;
  const pages = await drawn(pdf, perMm);
  const white = ({ width, data }: GreyImage, rects: readonly Rect[]): Uint8Array => {
    const rest = data.slice();
    for (const [x, y, w, h] of rects)
      for (let row = Math.floor(y * perMm); row <= (y + h) * perMm; row += 1)
        rest.fill(255, row * width + Math.floor(x * perMm), row * width + Math.ceil((x + w) * perMm));
    return rest;
  };
  const bare = pages.map((page, index) =>
    white(
      page,
      layout.pages[index % 2]!.codes.map(({ rect }) => rect),
    ),
  );
  for (const index of [2, 3, 4, 5]) expect(Buffer.compare(bare[index]!, bare[index % 2]!)).toBe(0);
});

test('each copy is read by the one layout, and its code is no added writing', async () => {
  const pdf = await renderForm('ballot', coded, options);
  const prepared = await prepareLayout(await layoutFile(layout, pdf));
  for (const [index, picture] of (await drawn(pdf, 200 / 25.4)).entries()) {
    const reading = await readPage(picture, [prepared]);
    expect(reading).toMatchObject({ style, ballotPage: (index % 2) + 1, flags: [] });
    expect(new Set(reading.rows.map((row) => row.reading))).toEqual(new Set(['blank']));
  }
});

test('the ballot says what its codes are: the same on all, or random and noted by nobody', async () => {
  const fingerprint = 'K3QZ-7WXA-M2PD-9RTE';
  for (const text of pageTexts(await renderForm('ballot', plain, { ...options, fingerprint })))
    expect(text).toContain('Mã QR và mã đối chiếu giống nhau trên mọi phiếu của danh sách này');
  for (const text of pageTexts(await renderForm('ballot', coded, options))) {
    expect(text).toContain('Mã QR là mã ngẫu nhiên riêng của phiếu này');
    expect(text).toContain('Không ai được ghi lại phiếu nào phát cho ai');
    for (const serial of serials) expect(text).not.toContain(serial);
  }
});

test('the foot leaves the room beside the lower code white, where people write who write on a ballot', async () => {
  const perMm = 6;
  for (const input of [plain, coded])
    for (const { width, data } of await drawn(await renderForm('ballot', input, options), perMm)) {
      const room = Array.from({ length: 3.5 * perMm }, (_, row) =>
        data.subarray((Math.round(277 * perMm) + row) * width + 45 * perMm).subarray(0, 145 * perMm),
      );
      expect(room.every((line) => line.every((value) => value === 255))).toBe(true);
    }
});

test('the same serials give the same bytes, other serials other bytes', async () => {
  const [first, again, other] = await Promise.all(
    [coded, coded, { ...coded, serials: serials.toReversed() }].map((input) => renderForm('ballot', input, options)),
  );
  expect(Buffer.compare(first!, again!)).toBe(0);
  expect(Buffer.compare(first!, other!)).not.toBe(0);
});

const { style: _, ...withoutStyle } = plain;
test.each([
  ['one serial twice', { ...plain, serials: ['0123456789', '0123456789'] }],
  ['a letter that may be taken for a digit', { ...plain, serials: ['O123456789'] }],
  ['a short serial', { ...plain, serials: ['012345678'] }],
  ['more copies than serials', { ...plain, serials, copies: 4 }],
  ['no style beside the serials', { ...withoutStyle, serials }],
])('%s is refused', (_what, input) => {
  expect(ballotInput.safeParse(input).success).toBe(false);
});

test('as many serials as copies, or serials alone, are taken', () => {
  for (const input of [coded, { ...coded, copies: 3 }]) expect(ballotInput.safeParse(input).success).toBe(true);
});
