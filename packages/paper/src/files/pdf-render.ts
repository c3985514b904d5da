// Pages of a PDF drawn as pictures (PDFium, the renderer of Chrome).
import type { GreyImage } from '../image/grey-image.ts';
import { greyOf } from './grey.ts';
import { type Pdfium, pdfium, withMemory } from './pdfium.ts';

const pointsPerMm = 72 / 25.4;
// fpdfview.h
const bgrx = { format: 3, order: { bytes: 4, red: 2, green: 1, blue: 0 } } as const;
const withAnnotations = 0x01;
const white = 0xffffffff;

/** Draws the first `pages` pages of a PDF (all by default), one after the other. `pixelsPerMm`: 7.87 is 200 dpi. Throws when it is not a PDF. */
export async function* drawPdf(
  pdf: Uint8Array,
  pixelsPerMm: number,
  pages = Number.POSITIVE_INFINITY,
): AsyncGenerator<GreyImage> {
  const module = await pdfium();
  const at = module.wasmExports.malloc(pdf.byteLength);
  module.HEAPU8.set(pdf, at);
  const document = module._FPDF_LoadMemDocument(at, pdf.byteLength, 0);
  try {
    if (document === 0) throw new Error('not a PDF');
    const count = Math.min(pages, module._FPDF_GetPageCount(document));
    for (let index = 0; index < count; index += 1) {
      const page = module._FPDF_LoadPage(document, index);
      const drawn = page === 0 ? undefined : drawPage(module, page, pixelsPerMm, Number.POSITIVE_INFINITY);
      module._FPDF_ClosePage(page);
      if (drawn === undefined) throw new Error(`page ${index + 1} of the PDF cannot be drawn`);
      yield drawn;
    }
  } finally {
    if (document !== 0) module._FPDF_CloseDocument(document);
    module.wasmExports.free(at);
  }
}

/** Draws an open page, coarser where it would be longer than `longestSide` pixels; `undefined` for a page without size. */
export function drawPage(
  module: Pdfium,
  page: number,
  pixelsPerMm: number,
  longestSide: number,
): GreyImage | undefined {
  const points = [module._FPDF_GetPageWidthF(page), module._FPDF_GetPageHeightF(page)] as const;
  const scale = Math.min(pixelsPerMm / pointsPerMm, longestSide / Math.max(...points));
  const [width, height] = [Math.round(points[0] * scale), Math.round(points[1] * scale)];
  if (!(width >= 1 && height >= 1)) return undefined;
  return withMemory(module, width * height * 4, (at) => {
    const bitmap = module._FPDFBitmap_CreateEx(width, height, bgrx.format, at, width * 4);
    if (bitmap === 0) return undefined;
    try {
      module._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      module._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations);
      return { width, height, data: greyOf(module.HEAPU8, bgrx.order, width * height, at) };
    } finally {
      module._FPDFBitmap_Destroy(bitmap);
    }
  });
}
