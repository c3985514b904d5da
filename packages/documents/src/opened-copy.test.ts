// S18, S19: PDFs that were handed in, as they are opened. All people are invented.
import { drawPdf } from '@tinnhiem/paper';
import { expect, test } from 'vitest';
import { openedCopy } from './opened-copy.ts';
import { renderForm } from './render-form.ts';
import { oddPdf, words } from './testing/odd-pdfs.ts';
import { pageTexts, withoutBlanks } from './testing/read-pdf.ts';
import { sample } from './testing/samples.ts';

const opening = { by: 'Nguyễn Thị Giả Định', at: '08:30 ngày 01/03/2019', sha256: '0123456789abcdef'.repeat(4) };
const opened = withoutBlanks(`Mở xem bởi ${opening.by}, ${opening.at}`);

async function copyOf(file: Uint8Array): Promise<Uint8Array> {
  const made = await openedCopy(file, opening);
  if (!made.ok) throw new Error(made.error.vi);
  return made.value;
}

/** Pixels of 2 to the millimetre. */
async function drawn(pdf: Uint8Array) {
  const pages = [];
  for await (const page of drawPdf(pdf, 2)) pages.push(page);
  return pages;
}

/** Where the dark things of a page lie, as parts of its width and of `height`; nothing dark is `null`. The mark is not dark. */
function inkOf({ width, height, data }: { width: number; height: number; data: Uint8Array }, rows = height) {
  const found = { left: 1, right: 0, top: 1, bottom: 0, dark: 0 };
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((data[y * width + x] as number) < 120) {
        found.left = Math.min(found.left, x / width);
        found.right = Math.max(found.right, x / width);
        found.top = Math.min(found.top, y / rows);
        found.bottom = Math.max(found.bottom, y / rows);
        found.dark += 1;
      }
  return found.dark === 0 ? null : found;
}

const a4 = { width: 595, height: 842 };

test('A PDF of our own stays as it is, and says on every page who opens it, when, and which file it is', async () => {
  const minutes = await renderForm('counting-minutes', sample('counting-minutes'), {
    profile: 'party-2018',
    format: 'pdf',
    date: '2019-03-01',
  });
  const [before, after] = [pageTexts(minutes), pageTexts(await copyOf(minutes))];
  expect(after).toHaveLength(before.length);
  for (const [index, page] of after.entries()) {
    const said = withoutBlanks(page);
    expect(said).toContain(`${opened}·trang${index + 1}/${before.length}`);
    expect(said).toContain(`SHA-256${opening.sha256}`);
    for (const word of (before[index] ?? '').split(' ')) expect(said).toContain(word);
  }
});

test('Pages of several sizes, turned pages and cut ones come out as they look, with their words', async () => {
  const file = oddPdf([
    { ...a4, content: words('Mot', 60, 700) },
    { ...a4, content: words('Hai', 60, 700), entries: '/Rotate 90' },
    { ...a4, content: words('Ba', 60, 700), entries: '/Rotate 180' },
    { width: 842, height: 1191, content: words('Bon', 60, 700) },
    { ...a4, content: words('Nam', 160, 500), entries: '/CropBox [100 300 500 700]' },
    { width: 300, height: 200, content: words('Sau', 30, 90, 20) },
  ]);
  const copy = await copyOf(file);
  const [before, after] = [await drawn(file), await drawn(copy)];
  expect(after).toHaveLength(6);
  for (const [index, page] of before.entries()) {
    const made = after[index];
    if (made === undefined) throw new Error('no page');
    expect(made.width).toBe(page.width);
    expect(made.height).toBeGreaterThan(page.height);
    const [was, is] = [inkOf(page), inkOf(made, page.height)];
    for (const side of ['left', 'right', 'top', 'bottom'] as const)
      expect(is?.[side], `page ${index + 1} ${side}`).toBeCloseTo(was?.[side] ?? -1, 1);
  }
  const texts = pageTexts(copy).map(withoutBlanks);
  for (const [index, word] of ['Mot', 'Hai', 'Ba', 'Bon', 'Nam', 'Sau'].entries()) {
    expect(texts[index]).toContain(word);
    expect(texts[index]).toContain(`trang${index + 1}/6`);
  }
});

test('A stamp that was put on a page afterwards is on the marked page too', async () => {
  const stamp = '<< /Type /Annot /Subtype /Square /Rect [200 300 400 500] /C [0 0 0] /IC [0 0 0] /F 4 >>';
  const file = oddPdf([{ ...a4, content: words('Bien ban', 60, 700), entries: `/Annots [${stamp}]` }]);
  const [before] = await drawn(file);
  const [after] = await drawn(await copyOf(file));
  if (before === undefined || after === undefined) throw new Error('no page');
  const [was, is] = [inkOf(before), inkOf(after, before.height)];
  expect(was?.dark).toBeGreaterThan(10_000);
  expect(Math.abs((is?.dark ?? 0) - (was?.dark ?? 0))).toBeLessThan((was?.dark ?? 0) / 20);
});

test('What a layer hides in the file is hidden in the copy', async () => {
  const file = oddPdf([{ ...a4, content: `${words('Thay', 60, 700)} /OC /L0 BDC ${words('An', 60, 300, 90)} EMC` }], {
    catalog: '/OCProperties << /OCGs [100 0 R] /D << /OFF [100 0 R] /Order [100 0 R] >> >>',
    objects: ['<< /Type /OCG /Name (An) >>'],
  });
  const [before] = await drawn(file);
  const [after] = await drawn(await copyOf(file));
  if (before === undefined || after === undefined) throw new Error('no page');
  expect(inkOf(before)?.bottom).toBeLessThan(0.3);
  expect(inkOf(after, before.height)?.bottom).toBeLessThan(0.3);
});

test.each(['1.3', '1.4', '1.7', '2.0'])('A PDF %s is marked', async (version) => {
  const file = oddPdf([{ ...a4, content: words('Noi dung', 60, 700) }], { version });
  const [page] = pageTexts(await copyOf(file)).map(withoutBlanks);
  expect(page).toContain(opened);
  expect(inkOf((await drawn(await copyOf(file)))[0] as never, 700)?.dark).toBeGreaterThan(500);
});

test('A PDF that anybody can read and nobody may change is marked; one with a password is not, nor one that is cut off or damaged', async () => {
  const page = { ...a4, content: words('Co khoa', 60, 700) };
  const open = oddPdf([page], { lockedBy: '' });
  expect(inkOf((await drawn(open))[0] as never)?.dark).toBeGreaterThan(500);
  const copy = await copyOf(open);
  expect(inkOf((await drawn(copy))[0] as never, 590)?.dark).toBeGreaterThan(500);
  expect(withoutBlanks(pageTexts(copy)[0] ?? '')).toContain(opened);
  for (const [file, why] of [
    [oddPdf([page], { lockedBy: 'mat khau' }), 'mật khẩu'],
    [oddPdf([page, page, page]).subarray(0, 700), 'thiếu phần cuối'],
    [Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 7), Buffer.from('%%EOF')]), 'hỏng'],
  ] as const) {
    const made = await openedCopy(file, opening);
    expect(made.ok ? null : made.error.vi).toContain(why);
  }
});

test('Two hundred pages are marked, each of them', async () => {
  const file = oddPdf(
    Array.from({ length: 200 }, (_, index) => ({ ...a4, content: words(`Trang so ${index + 1}`, 60, 700) })),
  );
  const texts = pageTexts(await copyOf(file)).map(withoutBlanks);
  expect(texts).toHaveLength(200);
  for (const [index, said] of texts.entries()) {
    expect(said).toContain(`${opened}·trang${index + 1}/200`);
    expect(said).toContain(`Trangso${index + 1}`);
  }
});
