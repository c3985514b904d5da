import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { type ScanLimits, scanLimits } from './limits.ts';
import { pagesOf } from './scan-file.ts';
import { a4, jpegImage, madePdf } from './testing/made-pdf.ts';
import { cornerPage, darkCorner, drawn, height, jpeg, pdfOf, tiffOf, width } from './testing/made-scans.ts';

/** Every page, or the code of what is wrong with it. */
async function read(bytes: Uint8Array, limits: ScanLimits = scanLimits): Promise<(GreyImage | string)[]> {
  const pages: (GreyImage | string)[] = [];
  for await (const page of pagesOf({ name: 'scan.bin', bytes }, limits))
    pages.push(page.ok ? page.value.image : page.error.code);
  return pages;
}

const corners = async (bytes: Uint8Array): Promise<string[]> =>
  (await read(bytes)).map((page) => (typeof page === 'string' ? page : darkCorner(page)));

async function onlyPage(bytes: Uint8Array, limits?: ScanLimits): Promise<GreyImage> {
  const [page, ...more] = await read(bytes, limits);
  if (page === undefined || typeof page === 'string' || more.length > 0) throw new Error(`not one page: ${page}`);
  return page;
}

const shape = ({ width: across, height: along }: GreyImage) => [across, along];

describe('pages come as they lie', () => {
  test('from JPEG, PNG and PDF, black is black and white is white', async () => {
    for (const bytes of [await jpeg(), await drawn().png().toBuffer(), await pdfOf(1)]) {
      const page = await onlyPage(bytes);
      expect(shape(page)).toEqual([width, height]);
      expect(darkCorner(page)).toBe('top left');
      expect(page.data[10 * width + 10]).toBeLessThan(10);
      expect(page.data.at(-1)).toBeGreaterThan(245);
      expect(page.data).toHaveLength(width * height);
    }
  });

  test.each(['jpeg', 'lzw', 'ccittfax4', 'deflate', 'packbits', 'none'] as const)(
    'every page of a TIFF packed by %s',
    async (compression) => {
      expect(await corners(await tiffOf(3, compression))).toEqual(['top left', 'top left', 'top left']);
    },
  );

  test('from colours, inks, palettes, 16 bits and transparent paper', async () => {
    const colour = drawn().toColourspace('srgb');
    const clear = sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .composite([
        { input: await drawn().extract({ left: 0, top: 0, width: 50, height: 70 }).png().toBuffer(), top: 0, left: 0 },
      ])
      .png();
    const files = {
      rgb: await colour.clone().jpeg().toBuffer(),
      cmyk: await colour.clone().toColourspace('cmyk').jpeg().toBuffer(),
      palette: await colour.clone().png({ palette: true, colours: 4 }).toBuffer(),
      deep: await drawn().toColourspace('grey16').png().toBuffer(),
      deepColour: await drawn().toColourspace('rgb16').png().toBuffer(),
      clear: await clear.toBuffer(),
    };
    expect((await sharp(files.deep).metadata()).depth).toBe('ushort');
    for (const [name, bytes] of Object.entries(files)) {
      const page = await onlyPage(bytes);
      expect([name, darkCorner(page)]).toEqual([name, 'top left']);
      expect(page.data.at(-1), name).toBeGreaterThan(240);
      expect(page.data[5 * width + 5], name).toBeLessThan(20);
    }
  });

  test('each colour is as dark as it looks', async () => {
    const ink = (r: number, g: number, b: number) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background: { r, g, b } } })
        .png()
        .toBuffer();
    const [blue = 0, red = 0, green = 0] = await Promise.all(
      [await ink(0, 0, 255), await ink(255, 0, 0), await ink(0, 255, 0)].map(
        async (bytes) => (await onlyPage(bytes)).data[0],
      ),
    );
    expect([blue, red, green]).toEqual([28, 76, 149]);
  });

  test('turned upright as the camera or the scanner noted', async () => {
    const turned: Readonly<Record<number, string>> = {
      1: 'top left',
      3: 'bottom right',
      6: 'top right',
      8: 'bottom left',
    };
    for (const [orientation, corner] of Object.entries(turned)) {
      const note = { orientation: Number(orientation) };
      expect(await corners(await drawn().withMetadata(note).jpeg().toBuffer())).toEqual([corner]);
      expect(await corners(await drawn().withMetadata(note).tiff().toBuffer())).toEqual([corner]);
    }
  });

  test('by content, whatever the name says', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'phieu.tif'), await jpeg());
    for await (const page of pagesOf(join(folder, 'phieu.tif'))) expect(page.ok).toBe(true);
    for await (const page of pagesOf(join(folder, 'khac.tif')))
      expect(page).toMatchObject({ ok: false, error: { code: 'R-scan-missing' } });
  });

  test('fine scans and large photographs shrunk, others left alone', async () => {
    const sized = (across: number, along: number) =>
      sharp({ create: { width: across, height: along, channels: 3, background: '#fff' } })
        .jpeg()
        .toBuffer();
    expect(shape(await onlyPage(await sized(4960, 7016)))).toEqual([2480, 3508]);
    expect(shape(await onlyPage(await sized(4032, 3024)))).toEqual([4032, 3024]);
    expect(shape(await onlyPage(await sized(8064, 6048)))).toEqual([3508, 2631]);
    const inPdf = madePdf([{ ...a4, image: jpegImage(await sized(4960, 7016), 4960, 7016, '/DeviceRGB') }]);
    expect(shape(await onlyPage(inPdf))).toEqual([2480, 3508]);
  });
});

/** A PNG whose header claims another size; the check value is right. */
async function pngOfSize(across: number, along: number): Promise<Buffer> {
  const bytes = await drawn().png().toBuffer();
  bytes.writeUInt32BE(across, 16);
  bytes.writeUInt32BE(along, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) === 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A JPEG whose frame header claims another size. */
async function jpegOfSize(across: number, along: number): Promise<Buffer> {
  const bytes = await jpeg();
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(along, frame + 5);
  bytes.writeUInt16BE(across, frame + 7);
  return bytes;
}

/** A TIFF whose first picture claims another width and height. */
async function tiffOfSize(across: number, along: number): Promise<Buffer> {
  const bytes = await tiffOf(1, 'lzw');
  const at = bytes.readUInt32LE(4);
  for (let entry = at + 2; entry < at + 2 + 12 * bytes.readUInt16LE(at); entry += 12) {
    const tag = bytes.readUInt16LE(entry);
    if (tag !== 256 && tag !== 257) continue;
    bytes.writeUInt16LE(4, entry + 2);
    bytes.writeUInt32LE(tag === 256 ? across : along, entry + 8);
  }
  return bytes;
}

const start = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(400, 1)]);

describe('what is no scan is refused in words', () => {
  const cases: Readonly<Record<string, readonly [code: string, file: () => Buffer | Promise<Buffer>]>> = {
    'an empty file': ['R-scan-empty', () => Buffer.alloc(0)],
    'text called .jpg': ['R-scan-no-image', () => Buffer.from('Kính gửi Ban Kiểm phiếu')],
    'a web page': ['R-scan-no-image', () => Buffer.from('<!doctype html><svg width="9"></svg>')],
    'an iPhone picture': ['R-scan-unsupported', () => start('0000001c6674797068656963')],
    'a GIF': [
      'R-scan-unsupported',
      () =>
        sharp(cornerPage().data, { raw: { width, height, channels: 1 } })
          .gif()
          .toBuffer(),
    ],
    'a WebP': ['R-scan-unsupported', () => drawn().webp().toBuffer()],
    'a Word file': ['R-scan-unsupported', () => start('504b030414000600')],
    'an old Word file': ['R-scan-unsupported', () => start('d0cf11e0a1b11ae1')],
    'a JPEG that breaks off': ['R-scan-truncated', async () => half(await jpeg())],
    'a PNG that breaks off': ['R-scan-truncated', async () => half(await drawn().png().toBuffer())],
    'a TIFF that breaks off': ['R-scan-truncated', async () => half(await tiffOf(3, 'none'))],
    'a PDF that breaks off': ['R-scan-truncated', async () => half(await pdfOf(3))],
    'a PDF that breaks off behind the mark of a shorter one': [
      'R-scan-truncated',
      async () => Buffer.concat([await pdfOf(3), Buffer.from('31 0 obj\n<< /Type /Page')]),
    ],
    'a TIFF that runs in a circle': ['R-scan-damaged', async () => circle(await tiffOf(2, 'lzw'))],
    'a PDF without pages': ['R-scan-no-pages', () => madePdf([])],
    'a PDF behind a password': ['R-scan-encrypted', () => madePdf([{ ...a4 }], locked)],
    'a PDF of nothing': ['R-scan-damaged', () => Buffer.from('%PDF-1.7\nnothing here\n%%EOF')],
    'a JPEG bomb': ['R-scan-too-many-pixels', () => jpegOfSize(20_000, 20_000)],
    'a PNG bomb': ['R-scan-too-many-pixels', () => pngOfSize(20_000, 20_000)],
    'a TIFF bomb': ['R-scan-too-many-pixels', () => tiffOfSize(20_000, 20_000)],
    'a bomb in a PDF': [
      'R-scan-too-many-pixels',
      async () => madePdf([{ ...a4, image: jpegImage(await jpeg(), 20_000, 20_000) }]),
    ],
    'a bomb in a PDF that says otherwise': [
      'R-scan-too-many-pixels',
      async () => madePdf([{ ...a4, image: jpegImage(await jpegOfSize(20_000, 20_000), width, height) }]),
    ],
  };

  test.each(Object.entries(cases))('%s', async (_name, [code, file]) => {
    expect(await read(await file())).toEqual([code]);
  });

  test('a JPEG with a hole in it, rather than a picture half made up', async () => {
    const noise = sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
        background: '#000',
      },
    });
    const bytes = await noise.jpeg().toBuffer();
    bytes.fill(0xff, 100_000, 100_300);
    expect(await read(bytes)).toEqual(['R-scan-damaged']);
  });

  test('one page that is damaged does not cost the others', async () => {
    const bytes = await tiffOf(3, 'jpeg');
    // Strips of the first page stand before those of the second: four of each.
    const scans = [...bytes.toString('latin1').matchAll(/\xff\xda/gu)].map(({ index }) => index);
    bytes.fill(0xff, (scans[scans.length / 2] ?? 0) + 2, (scans[scans.length / 2] ?? 0) + 40);
    const pages = await read(bytes);
    expect(pages.map((page) => (typeof page === 'string' ? page : darkCorner(page)))).toEqual([
      'top left',
      'R-scan-damaged',
      'top left',
    ]);
  });

  test('more than the limits allow', async () => {
    const tight = { ...scanLimits, pagesPerFile: 2, bytesPerFile: 100_000 };
    expect(await read(await tiffOf(3, 'lzw'), tight)).toEqual(['R-scan-too-many-pages']);
    expect(await read(await pdfOf(3), tight)).toEqual(['R-scan-too-many-pages']);
    expect(await read(Buffer.alloc(100_001, 1), tight)).toEqual(['R-scan-too-large']);
  });

  test('every refusal says in both languages what is wrong and what to do', async () => {
    for await (const page of pagesOf({ name: 'x', bytes: Buffer.alloc(0) }))
      expect(page).toMatchObject({
        ok: false,
        error: {
          message: { vi: expect.stringContaining('trống'), en: expect.stringContaining('empty') },
          todo: { vi: expect.any(String) },
        },
      });
  });
});

const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2);

/** The last picture says that the first one follows. */
function circle(bytes: Buffer): Buffer {
  const first = bytes.readUInt32LE(4);
  const after = (at: number) => at + 2 + 12 * bytes.readUInt16LE(at);
  bytes.writeUInt32LE(first, after(bytes.readUInt32LE(after(first))));
  return bytes;
}

const anything = `<${'41'.repeat(32)}>`;
const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${anything} /U ${anything} >> /ID [${anything} ${anything}]`;
