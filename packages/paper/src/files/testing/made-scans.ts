// Small scans of a known picture, in every kind of file.
import sharp from 'sharp';
import type { GreyImage } from '../../image/grey-image.ts';
import { a4, jpegImage, type MadePage, madePdf } from './made-pdf.ts';

export const width = 240;
export const height = 339;

/** A white page, its top left corner black. */
export function cornerPage(): GreyImage {
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height / 4; y += 1) data.fill(0, y * width, y * width + width / 4);
  return { width, height, data };
}

/** The page as sharp takes it in. */
export function drawn(page: GreyImage = cornerPage()) {
  return sharp(page.data, { raw: { width: page.width, height: page.height, channels: 1 } }).toColourspace('b-w');
}

export const jpeg = (): Promise<Buffer> => drawn().jpeg({ quality: 90 }).toBuffer();

/** A PDF as scanners write it. */
export async function pdfOf(pages: number, page: Partial<MadePage> = {}): Promise<Buffer> {
  const image = jpegImage(await jpeg(), width, height);
  return madePdf(Array.from({ length: pages }, () => ({ ...a4, image, ...page })));
}

/** A TIFF of several pages. */
export async function tiffOf(
  pages: number,
  compression: 'jpeg' | 'lzw' | 'ccittfax4' | 'none' | 'deflate' | 'packbits',
): Promise<Buffer> {
  const page = cornerPage();
  const data = Buffer.concat(Array.from({ length: pages }, () => page.data));
  return await sharp(data, { raw: { width, height: height * pages, channels: 1, pageHeight: height } })
    .toColourspace('b-w')
    .tiff({ compression, ...(compression === 'ccittfax4' ? { bitdepth: 1 } : {}) })
    .toBuffer();
}

/** Which corner of the picture is black, if it is the only one. */
export function darkCorner({ width: across, height: along, data }: GreyImage): string {
  const corners = { 'top left': [0, 0], 'top right': [1, 0], 'bottom left': [0, 1], 'bottom right': [1, 1] } as const;
  const dark = Object.entries(corners).filter(([, [right, down]]) => {
    const x = Math.round((0.05 + 0.9 * right) * (across - 1));
    const y = Math.round((0.05 + 0.9 * down) * (along - 1));
    return (data[y * across + x] ?? 255) < 128;
  });
  return dark.map(([name]) => name).join(', ');
}
