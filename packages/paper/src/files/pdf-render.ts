// Pages of a PDF drawn as pictures (PDFium, the renderer of Chrome).
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { GreyImage } from '../image/grey-image.ts';

const pointsPerMm = 72 / 25.4;

let library: Promise<PDFiumLibrary> | undefined;
/** The renderer, started once per thread. */
export function pdfium(): Promise<PDFiumLibrary> {
  library ??= PDFiumLibrary.init();
  return library;
}

/** Draws the first `pages` pages of a PDF (all by default), one after the other. `pixelsPerMm`: 7.87 is 200 dpi. Throws when it is not a PDF. */
export async function* drawPdf(
  pdf: Uint8Array,
  pixelsPerMm: number,
  pages = Number.POSITIVE_INFINITY,
): AsyncGenerator<GreyImage> {
  const document = await (await pdfium()).loadDocument(pdf);
  try {
    const count = Math.min(pages, document.getPageCount());
    for (let index = 0; index < count; index += 1) {
      const drawn = await document
        .getPage(index)
        .render({ scale: pixelsPerMm / pointsPerMm, render: 'bitmap', colorSpace: 'BGRA' });
      yield { width: drawn.width, height: drawn.height, data: greyOf(drawn.data) };
    }
  } finally {
    document.destroy();
  }
}

/** Luma of BGRA pixels (ITU-R BT.601, in 256ths). */
export function greyOf(bgra: Uint8Array): Uint8Array {
  const grey = new Uint8Array(bgra.length >> 2);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 4)
    grey[pixel] = ((bgra[at] ?? 0) * 29 + (bgra[at + 1] ?? 0) * 150 + (bgra[at + 2] ?? 0) * 77) >> 8;
  return grey;
}
