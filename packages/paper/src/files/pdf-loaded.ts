// A PDF within PDFium: opened, and let go.
import { err, ok, type Result, refuse } from '@tinnhiem/core';
import type { ScanLimits } from './limits.ts';
import { forgetPdfium, type Pdfium, passwordErrors, pdfium } from './pdfium.ts';
import { damaged, type FileProblem, scanEncrypted, scanNoPages, scanTooManyPages } from './problems.ts';

/** Memory that PDFium keeps from one file to the next. */
const keptBytes = 256 * 1024 * 1024;

/** A PDF within PDFium: where its bytes are, and the document that was opened from them. */
export interface Loaded {
  readonly module: Pdfium;
  readonly at: number;
  readonly size: number;
  document: number;
  /** Pages that were looked at since the document was opened. */
  seen: number;
}

/** Opens a PDF; `pages` is how many it has. */
export async function load(
  bytes: Uint8Array,
  limits: ScanLimits,
): Promise<Result<Loaded & { pages: number }, FileProblem>> {
  const module = await pdfium();
  try {
    const size = bytes.byteLength;
    const at = module.wasmExports.malloc(size);
    if (at === 0) return err(damaged);
    module.HEAPU8.set(bytes, at);
    const loaded = { module, at, size, document: module._FPDF_LoadMemDocument(at, size, 0), seen: 0 };
    const pages = loaded.document === 0 ? 0 : module._FPDF_GetPageCount(loaded.document);
    const problem = loaded.document === 0 ? openProblem(module) : pagesProblem(pages, limits);
    if (problem === undefined) return ok({ ...loaded, pages });
    unload(loaded);
    return err(problem);
  } catch {
    forgetPdfium();
    return err(damaged);
  }
}

/** Opens it anew, and gives back what PDFium kept of the pages that were seen. */
export function freshen(loaded: Loaded): void {
  const { module, at, size } = loaded;
  module._FPDF_CloseDocument(loaded.document);
  loaded.document = module._FPDF_LoadMemDocument(at, size, 0);
  loaded.seen = 0;
}

export function unload({ module, document, at }: Loaded): void {
  try {
    if (document !== 0) module._FPDF_CloseDocument(document);
    module.wasmExports.free(at);
  } catch {
    forgetPdfium();
  }
  if (module.HEAPU8.byteLength > keptBytes) forgetPdfium();
}

function openProblem(module: Pdfium): FileProblem {
  return passwordErrors.includes(module._FPDF_GetLastError()) ? refuse(scanEncrypted) : damaged;
}

function pagesProblem(pages: number, limits: ScanLimits): FileProblem | undefined {
  if (pages < 1) return refuse(scanNoPages);
  return pages > limits.pagesPerFile ? refuse(scanTooManyPages, pages, limits.pagesPerFile) : undefined;
}

/**
 * PDFium mends a file that was cut off, and whole pages are missing then: the mark of the end must be there, and nothing begun behind it.
 * A program that adds pages to a file writes them behind the mark of the shorter file, with another mark behind them.
 */
export function endsAsPdf(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-4096).toString('latin1');
  const end = tail.lastIndexOf(endMark);
  // An object begins with its number; other bytes are what mail programs and disks leave behind a file.
  return end >= 0 && !/^[\s\0]*\d/u.test(tail.slice(end + endMark.length));
}

const endMark = '%%EOF';
