import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawPdf } from '../files/pdf-render.ts';
import { documentFormats, encode, encodePages, pictureFormats } from './encode.ts';
import type { Picture } from './picture.ts';

/** A picture with a black square whose place tells which page it is. */
function picture(number: number, channels: 1 | 3): Picture {
  const [width, height] = [333, 471];
  const data = new Uint8Array(width * height * channels).fill(255);
  for (let y = 40 * number; y < 40 * number + 30; y += 1)
    data.fill(0, (y * width + 50) * channels, (y * width + 90) * channels);
  return { width, height, channels, data };
}
const squareTop = (data: Uint8Array, width: number): number =>
  Math.floor(data.findIndex((value) => value < 128) / width);

test.each(pictureFormats)('%s holds the picture, its size and its resolution', async (format) => {
  const file = await encode(picture(3, 1), format, { dpi: 150, quality: 90 });
  const { width, height, density } = await sharp(file).metadata();
  expect([width, height, density]).toEqual([333, 471, 150]);
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(1);
  expect(squareTop(data, 333)).toBe(120);
});

test('grey stays one channel, colour three', async () => {
  for (const channels of [1, 3] as const)
    for (const format of ['jpeg', 'png', 'tiff-lzw'] as const) {
      const file = await encode(picture(1, channels), format, { dpi: 200 });
      expect((await sharp(file).metadata()).channels).toBe(channels);
    }
});

test.each(documentFormats)('%s holds all pages in their order', async (format) => {
  const pages = [1, 5, 2].map((number) => picture(number, 1));
  const file = await encodePages(pages, format, { dpi: 72, quality: 92 });
  const tops: number[] = [];
  if (format.startsWith('pdf')) {
    for await (const { width, height, data } of drawPdf(file, 72 / 25.4)) {
      expect([width, height]).toEqual([333, 471]);
      tops.push(squareTop(data, width));
    }
  } else {
    expect((await sharp(file).metadata()).pages).toBe(3);
    for (let page = 0; page < 3; page += 1) {
      const { data, info } = await sharp(file, { page }).greyscale().raw().toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([333, 471]);
      tops.push(squareTop(data, info.width));
    }
  }
  for (const [index, number] of [1, 5, 2].entries())
    expect(Math.abs(tops[index]! - 40 * number)).toBeLessThanOrEqual(1);
});
