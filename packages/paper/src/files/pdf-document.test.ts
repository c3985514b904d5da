import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { openScan, pagesOf } from './scan-file.ts';
import { a4, jpegImage, type MadePage, madePdf } from './testing/made-pdf.ts';
import { cornerPage, darkCorner, drawn, height, jpeg, pdfOf, width } from './testing/made-scans.ts';

async function onlyPage(pdf: Uint8Array): Promise<GreyImage> {
  for await (const page of pagesOf({ name: 'a.pdf', bytes: pdf })) {
    if (!page.ok) throw new Error(page.error.message.en);
    return page.value.image;
  }
  throw new Error('no page');
}

const pageWith = async (page: Partial<MadePage>): Promise<GreyImage> => await onlyPage(await pdfOf(1, page));
const shape = ({ width: across, height: along }: GreyImage) => [across, along];
/** A4 drawn at 8 pixels a millimetre. */
const drawnShape = [1679, 2376];
const { width: w, height: h } = a4;

describe('a page that is one picture', () => {
  test('is taken out as it stands, and turned as the page is', async () => {
    const turned = { 0: 'top left', 90: 'top right', 180: 'bottom right', 270: 'bottom left', [-90]: 'bottom left' };
    for (const [degrees, corner] of Object.entries(turned)) {
      const page = await pageWith({ entries: `/Rotate ${degrees}` });
      expect([degrees, darkCorner(page)]).toEqual([degrees, corner]);
      expect(shape(page)).toEqual(Number(degrees) % 180 === 0 ? [width, height] : [height, width]);
    }
  });

  test('is turned as the picture is laid on the page', async () => {
    const upsideDown = await pageWith({ content: `q -${w} 0 0 -${h} ${w} ${h} cm /Im0 Do Q` });
    expect([darkCorner(upsideDown), ...shape(upsideDown)]).toEqual(['bottom right', width, height]);
    const wide = { width: h, height: w };
    const left = await pageWith({ ...wide, content: `q 0 ${w} -${h} 0 ${h} 0 cm /Im0 Do Q` });
    expect([darkCorner(left), ...shape(left)]).toEqual(['bottom left', height, width]);
    const right = await pageWith({ ...wide, content: `q 0 -${w} ${h} 0 0 ${w} cm /Im0 Do Q` });
    expect([darkCorner(right), ...shape(right)]).toEqual(['top right', height, width]);
  });

  test('is not turned by what the camera noted inside: PDF does not know of it', async () => {
    const data = await drawn().withMetadata({ orientation: 3 }).jpeg().toBuffer();
    expect(darkCorner(await pageWith({ image: jpegImage(data, width, height) }))).toBe('top left');
  });

  test('may be clipped to the page', async () => {
    const content = `q 0 0 ${w} ${h} re W n ${w} 0 0 ${h} 0 0 cm /Im0 Do Q`;
    expect(shape(await pageWith({ content }))).toEqual([width, height]);
  });

  test('may have the invisible text of a text recognition over it', async () => {
    const content = `q ${w} 0 0 ${h} 0 0 cm /Im0 Do Q BT 3 Tr /F0 12 Tf 100 700 Td (Phieu) Tj ET`;
    expect(shape(await pageWith({ content }))).toEqual([width, height]);
  });

  test('is right when its samples count the other way round', async () => {
    const negative = await drawn().negate().jpeg().toBuffer();
    const image = jpegImage(negative, width, height, '/DeviceGray', '/Decode [1 0]');
    expect(darkCorner(await pageWith({ image }))).toBe('top left');
  });

  test('is right when it is fax, packed pixels, or black and white', async () => {
    const grey = {
      dictionary: `/Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
      data: deflateSync(cornerPage().data),
    };
    const fax = {
      dictionary: `/Width ${faxWidth} /Height ${faxHeight} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /BlackIs1 true /Columns ${faxWidth} /Rows ${faxHeight} >>`,
      data: await faxStrip(),
    };
    const bits = {
      dictionary: `/Width ${width} /Height ${height} /ColorSpace [/Indexed /DeviceRGB 1 <000000FFFFFF>] /BitsPerComponent 1 /Filter /FlateDecode`,
      data: deflateSync(oneBit()),
    };
    for (const image of [grey, fax, bits]) {
      const page = await pageWith({ image });
      expect(shape(page)).toEqual(image === fax ? [faxWidth, faxHeight] : [width, height]);
      expect(darkCorner(page)).toBe('top left');
      expect(page.data.at(-1)).toBe(255);
    }
  });
});

describe('a page that is more than one picture is drawn', () => {
  const cases: Readonly<Record<string, Partial<MadePage>>> = {
    'a picture that does not fill it': { content: `q ${w / 2} 0 0 ${h / 2} 0 ${h / 2} cm /Im0 Do Q` },
    'text that shows': { content: `q ${w} 0 0 ${h} 0 0 cm /Im0 Do Q BT /F0 12 Tf 300 300 Td (X) Tj ET` },
    'a picture in two parts': {
      content: `q ${w} 0 0 ${h} 0 0 cm /Im0 Do Q q ${w} 0 0 ${h} 0 0 cm /Im0 Do Q`,
    },
    'a picture that is stretched': { width: 595, height: 900, content: 'q 595 0 0 900 0 0 cm /Im0 Do Q' },
    'a clipped picture': { content: `q 0 100 ${w} ${h} re W n ${w} 0 0 ${h} 0 0 cm /Im0 Do Q` },
    'a note on it': { entries: '/Annots [<< /Type /Annot /Subtype /Square /Rect [300 300 400 400] /C [1 0 0] >>]' },
  };

  test.each(Object.entries(cases))('%s', async (_name, page) => {
    const drawnPage = await pageWith(page);
    expect(drawnPage.width).toBe(drawnShape[0]);
    expect(darkCorner(drawnPage)).toBe('top left');
  });

  test('a stencil, whose colour the page decides', async () => {
    const image = {
      dictionary: `/Width ${width} /Height ${height} /ImageMask true /BitsPerComponent 1 /Filter /FlateDecode`,
      data: deflateSync(oneBit()),
    };
    const content = `0 g q ${w} 0 0 ${h} 0 0 cm /Im0 Do Q`;
    const page = await pageWith({ image, content });
    expect([darkCorner(page), ...shape(page)]).toEqual(['top left', ...drawnShape]);
  });

  test('a mirrored picture', async () => {
    const page = await pageWith({ content: `q -${w} 0 0 ${h} ${w} 0 cm /Im0 Do Q` });
    expect([darkCorner(page), ...shape(page)]).toEqual(['top right', ...drawnShape]);
  });

  test('a scan in bands, at the resolution of the scan', async () => {
    const { data } = cornerPage();
    const [across, along] = [4 * width, 4 * height];
    const fine = await sharp(data, { raw: { width, height, channels: 1 } })
      .resize(across, along)
      .jpeg()
      .toBuffer();
    const image = jpegImage(fine, across, along);
    const points = { width: (across * 72) / 200, height: (along * 72) / 200 };
    const bands = [0, 1].map(
      (band) =>
        `q 0 ${(band * points.height) / 2} ${points.width} ${points.height / 2} re W n ` +
        `${points.width} 0 0 ${points.height} 0 0 cm /Im0 Do Q`,
    );
    const page = await onlyPage(madePdf([{ ...points, image, content: bands.join(' ') }]));
    expect([darkCorner(page), ...shape(page)]).toEqual(['top left', across, along]);
  });

  test('a page without end is drawn no longer than a sheet', async () => {
    const page = await onlyPage(madePdf([{ width: 14_000, height: 14_000, content: '0 0 9 9 re f' }]));
    expect(shape(page)).toEqual([3508, 3508]);
  });

  test('red and blue keep their places', async () => {
    const fill = async (colour: string) =>
      (await onlyPage(madePdf([{ ...a4, content: `${colour} rg 0 0 ${w} ${h} re f` }]))).data[0];
    expect([await fill('0 0 1'), await fill('1 0 0'), await fill('0 1 0')]).toEqual([28, 76, 149]);
  });
});

test('a PDF whose end is damaged in one place is mended, and no page is lost', async () => {
  const pdf = await pdfOf(4);
  const broken = Buffer.from(pdf.toString('latin1').replace(/startxref\n\d+/u, 'startxref\n7'), 'latin1');
  let pages = 0;
  for await (const page of pagesOf({ name: 'a.pdf', bytes: broken })) {
    expect(page.ok).toBe(true);
    pages += 1;
  }
  expect(pages).toBe(4);
});

test('a long PDF is read to its end, page by page and back', async () => {
  const opened = await openScan({ name: 'a.pdf', bytes: await pdfOf(70) });
  if (!opened.ok) throw new Error(opened.error.message.en);
  const numbers = Array.from({ length: opened.value.pages }, (_, index) => index + 1);
  for (const number of [...numbers, ...numbers.reverse()]) {
    const page = await opened.value.page(number);
    expect(page.ok && darkCorner(page.value)).toBe('top left');
  }
  opened.value.close();
  expect(numbers).toHaveLength(70);
});

test('a page made of a JPEG that breaks off is refused, the others are read', async () => {
  const whole = jpegImage(await jpeg(), width, height);
  const cut = { ...whole, data: whole.data.subarray(0, whole.data.byteLength - 200) };
  const results: boolean[] = [];
  const pages = [whole, cut, whole].map((image) => ({ ...a4, image }));
  for await (const page of pagesOf({ name: 'a.pdf', bytes: madePdf(pages) })) results.push(page.ok);
  expect(results).toEqual([true, false, true]);
});

// Up to 128 lines libvips writes in one strip, with black counted as 1 bits the other way round than PDF does.
const faxWidth = 90;
const faxHeight = 127;

/** The only strip of a fax TIFF. */
async function faxStrip(): Promise<Uint8Array> {
  const small = drawn().resize(faxWidth, faxHeight, { kernel: 'nearest' });
  const tiff = await small.tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer();
  const at = tiff.readUInt32LE(4);
  const tags = new Map(
    Array.from({ length: tiff.readUInt16LE(at) }, (_, entry) => {
      const from = at + 2 + entry * 12;
      return [
        tiff.readUInt16LE(from),
        { count: tiff.readUInt32LE(from + 4), value: tiff.readUInt32LE(from + 8) },
      ] as const;
    }),
  );
  const [offset, size] = [tags.get(273), tags.get(279)];
  if (offset?.count !== 1 || size === undefined) throw new Error(`${offset?.count} strips`);
  return tiff.subarray(offset.value, offset.value + size.value);
}

/** The page with one bit for each pixel, 1 white. */
function oneBit(): Buffer {
  const { data } = cornerPage();
  const stride = Math.ceil(width / 8);
  const bits = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (data[y * width + x] === 255)
        bits[y * stride + (x >> 3)] = (bits[y * stride + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
  return bits;
}
