// A PDF as somebody is shown it, by PDFium.
import { err, ok, type Result, refuse } from '@tinnhiem/core';
import sharp from 'sharp';
import { greyOf, rgb } from './grey.ts';
import type { ScanLimits } from './limits.ts';
import { endsAsPdf, freshen, type Loaded, load, unload } from './pdf-loaded.ts';
import { finestResolution, imageSize, largestImage, onlyImage, reachesTooFar } from './pdf-page-image.ts';
import { forgetPdfium, type Pdfium, withMemory } from './pdfium.ts';
import { damaged, type FileProblem, scanTooManyPixels, truncated } from './problems.ts';
import type { PixelSize, ShownFile, ShownPage } from './shown-file.ts';

/** 203 dpi; between 150 and 300 dpi at the resolution of the pictures on the page. */
const pixelsPerPoint = { least: 150 / 72, usual: 203 / 72, most: 300 / 72 } as const;
const quality = 85;
/** Sizes that no paper has are of a damaged file: 200 inches are the most that PDF 1.6 knows. */
const longestSide = 14_400;
// fpdfview.h, fpdf_annot.h
const bgrx = 3;
const flags = { annotations: 0x01, redFirst: 0x10 } as const;
const white = 0xffffffff;
/** A link, and the window of a note, which show nothing. */
const unseenAnnotations: readonly number[] = [2, 16];
/** Pages after which a document is opened anew: PDFium keeps the packed pictures of all pages that it has seen. */
const pagesBeforeFresh = 32;

export async function shownPdf(bytes: Uint8Array, limits: ScanLimits): Promise<Result<ShownFile, FileProblem>> {
  // What was cut off is mended by PDFium, and pages are missing then.
  if (!endsAsPdf(bytes)) return err(truncated);
  const found = await load(bytes, limits);
  if (!found.ok) return found;
  const loaded: Loaded = found.value;
  function onPage<T>(number: number, use: (module: Pdfium, page: number) => T): T {
    if (loaded.seen >= pagesBeforeFresh) freshen(loaded);
    loaded.seen += 1;
    const page = loaded.module._FPDF_LoadPage(loaded.document, number - 1);
    if (page === 0) throw new RangeError(`page ${number}`);
    try {
      return use(loaded.module, page);
    } catch (error) {
      // A fault inside PDFium leaves it unusable.
      if (!(error instanceof RangeError)) forgetPdfium();
      throw error;
    } finally {
      loaded.module._FPDF_ClosePage(page);
    }
  }
  const close = () => unload(loaded);
  try {
    const pages = Array.from({ length: found.value.pages }, (_, index) => onPage(index + 1, pageAsShown));
    const odd = pages.some(
      ({ width, height }) => !(Math.min(width, height) >= 1 && Math.max(width, height) <= longestSide),
    );
    if (odd) {
      close();
      return err(damaged);
    }
    return ok({
      pages,
      picture: async (number) => {
        const drawn = onPage(number, (module, page) => {
          const { width, height } = largestImage(module, page);
          if (width * height > limits.pixelsPerPage) return refuse(scanTooManyPixels, width, height);
          return reachesTooFar(module, page) ? damaged : drawn8(module, page, readable(module, page, limits));
        });
        if ('code' in drawn) return err(drawn);
        const { data, width, height } = drawn;
        const picture = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
        return ok({ bytes: await picture.jpeg({ quality }).toBuffer(), ending: 'jpg' });
      },
      look: (number, size) =>
        onPage(number, (module, page) =>
          greyOf(drawn8(module, page, size).data, { ...rgb, bytes: 4 }, size.width * size.height),
        ),
      largest: (number) => onPage(number, largestImage),
      close,
    });
  } catch (error) {
    close();
    throw error;
  }
}

function pageAsShown(module: Pdfium, page: number): ShownPage {
  const only = onlyImage(module, page);
  return {
    width: module._FPDF_GetPageWidthF(page),
    height: module._FPDF_GetPageHeightF(page),
    holds: !hasSeenAnnotations(module, page),
    only: (only === undefined ? undefined : imageSize(module, only)) ?? null,
  };
}

function hasSeenAnnotations(module: Pdfium, page: number): boolean {
  for (let index = 0; index < module._FPDFPage_GetAnnotCount(page); index += 1) {
    const annotation = module._FPDFPage_GetAnnot(page, index);
    const type = annotation === 0 ? 0 : module._FPDFAnnot_GetSubtype(annotation);
    if (annotation !== 0) module._FPDFPage_CloseAnnot(annotation);
    if (!unseenAnnotations.includes(type)) return true;
  }
  return false;
}

/** As many pixels as a page is drawn with, to be read. */
function readable(module: Pdfium, page: number, { shrunkSide }: ScanLimits): PixelSize {
  const [width, height] = [module._FPDF_GetPageWidthF(page), module._FPDF_GetPageHeightF(page)];
  const own = finestResolution(module, page);
  const { least, usual, most } = pixelsPerPoint;
  const scale = Math.min(
    own === 0 ? usual : Math.min(most, Math.max(least, own)),
    shrunkSide / Math.max(width, height),
  );
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A page in red, green, blue and a byte that says nothing. */
function drawn8(module: Pdfium, page: number, { width, height }: PixelSize): PixelSize & { readonly data: Uint8Array } {
  return withMemory(module, width * height * 4, (at) => {
    const bitmap = module._FPDFBitmap_CreateEx(width, height, bgrx, at, width * 4);
    if (bitmap === 0) throw new RangeError('no bitmap');
    try {
      module._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      module._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags.annotations | flags.redFirst);
      return { width, height, data: module.HEAPU8.slice(at, at + width * height * 4) };
    } finally {
      module._FPDFBitmap_Destroy(bitmap);
    }
  });
}
