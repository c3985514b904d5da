// The pages of a PDF as pictures.
import { err, ok, type Result, refuse } from '@tinnhiem/core';
import type { GreyImage } from '../image/grey-image.ts';
import { decodePicture, finishPicture } from './decode.ts';
import type { ScanLimits } from './limits.ts';
import { largestImage, type PageImage, pageImage } from './pdf-page-image.ts';
import { drawPage } from './pdf-render.ts';
import { forgetPdfium, type Pdfium, passwordErrors, pdfium } from './pdfium.ts';
import {
  damaged,
  type FileProblem,
  scanEncrypted,
  scanNoPages,
  scanTooManyPages,
  scanTooManyPixels,
  truncated,
} from './problems.ts';
import type { OpenScan } from './scan-file.ts';

/** Pages that are no single picture are drawn at 203 dpi, like the clean pages that they are compared with. */
const drawnPixelsPerMm = 8;
/** Memory that PDFium keeps from one file to the next. */
const keptBytes = 256 * 1024 * 1024;

/** Opens a PDF. `close` gives its memory back. */
export async function openPdf(bytes: Uint8Array, limits: ScanLimits): Promise<Result<OpenScan, FileProblem>> {
  if (!endsAsPdf(bytes)) return err(truncated);
  const jpegAsItStands = !recodesSamples(bytes);
  const module = await pdfium();
  try {
    const at = module.wasmExports.malloc(bytes.byteLength);
    if (at === 0) return err(damaged);
    module.HEAPU8.set(bytes, at);
    const document = module._FPDF_LoadMemDocument(at, bytes.byteLength, 0);
    const close = () => {
      try {
        if (document !== 0) module._FPDF_CloseDocument(document);
        module.wasmExports.free(at);
      } catch {
        forgetPdfium();
      }
      if (module.HEAPU8.byteLength > keptBytes) forgetPdfium();
    };
    const problem = document === 0 ? openProblem(module) : pagesProblem(module, document, limits);
    if (problem !== undefined) {
      close();
      return err(problem);
    }
    const pages = module._FPDF_GetPageCount(document);
    const page = (number: number) => readPdfPage(module, document, number - 1, jpegAsItStands, limits);
    return ok({ pages, page, close });
  } catch {
    forgetPdfium();
    return err(damaged);
  }
}

async function readPdfPage(
  module: Pdfium,
  document: number,
  index: number,
  jpegAsItStands: boolean,
  limits: ScanLimits,
): Promise<Result<GreyImage, FileProblem>> {
  let found: Result<PageImage, FileProblem>;
  try {
    found = lookAtPage(module, document, index, jpegAsItStands, limits);
  } catch {
    // A fault inside PDFium leaves it unusable; the next file gets a fresh one.
    forgetPdfium();
    return err(damaged);
  }
  if (!found.ok) return found;
  const { kind, turns } = found.value;
  if (kind === 'jpeg') return decodePicture(found.value.bytes, limits, { turns });
  return ok(await finishPicture(found.value.image, turns, limits));
}

function lookAtPage(
  module: Pdfium,
  document: number,
  index: number,
  jpegAsItStands: boolean,
  limits: ScanLimits,
): Result<PageImage, FileProblem> {
  const page = module._FPDF_LoadPage(document, index);
  if (page === 0) return err(damaged);
  try {
    const { width, height } = largestImage(module, page);
    if (width * height > limits.pixelsPerPage) return err(refuse(scanTooManyPixels, width, height));
    const taken = pageImage(module, page, jpegAsItStands);
    if (taken !== undefined) return ok(taken);
    const image = drawPage(module, page, drawnPixelsPerMm, limits.shrunkSide);
    return image === undefined ? err(damaged) : ok({ kind: 'unpacked', image, turns: 0 });
  } finally {
    module._FPDF_ClosePage(page);
  }
}

function openProblem(module: Pdfium): FileProblem {
  return passwordErrors.includes(module._FPDF_GetLastError()) ? refuse(scanEncrypted) : damaged;
}

function pagesProblem(module: Pdfium, document: number, limits: ScanLimits): FileProblem | undefined {
  const pages = module._FPDF_GetPageCount(document);
  if (pages < 1) return refuse(scanNoPages);
  return pages > limits.pagesPerFile ? refuse(scanTooManyPages, pages, limits.pagesPerFile) : undefined;
}

/** PDFium mends a file that was cut off, and whole pages are missing then: what follows the last page must be there. */
function endsAsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-4096).includes('%%EOF');
}

/** Whether some picture says that its samples mean something else (`/Decode [1 0]`): PDFium must then unpack it. */
function recodesSamples(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('/Decode'); at >= 0; at = file.indexOf('/Decode', at + 7))
    if (!/[A-Za-z]/u.test(String.fromCharCode(file[at + 7] ?? 0))) return true;
  return false;
}
