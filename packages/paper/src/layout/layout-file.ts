import sharp from 'sharp';
import { drawPdf } from '../files/pdf-render.ts';
import { type BallotLayout, cleanPixelsPerMm, type LayoutFile } from './layout.ts';

/**
 * The layout of a ballot as a file: with the picture of each page as it leaves the printer, taken from the PDF itself, so
 * that nothing but what is printed is compared with a scan. `pdf` begins with one whole ballot.
 */
export async function layoutFile(layout: BallotLayout, pdf: Uint8Array): Promise<LayoutFile> {
  if (layout.style === null) throw new RangeError('Phiếu không có mã mẫu / a ballot without style code is not read');
  const pages: LayoutFile['pages'][number][] = [];
  for await (const { width, height, data } of drawPdf(pdf, cleanPixelsPerMm, layout.pages.length)) {
    const page = layout.pages[pages.length];
    if (page === undefined) break;
    const png = await sharp(data, { raw: { width, height, channels: 1 } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    pages.push({ ...page, clean: png.toString('base64') });
  }
  return { style: layout.style, pages };
}
