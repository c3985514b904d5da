// PDFium (the PDF library of Chrome, as WebAssembly), by the functions that reading scans needs. The package's own classes are not used
// beyond loading: they write past a buffer when an image is taken out, and leave pages open that are not drawn.
import { PDFiumModule } from '@hyzyla/pdfium';

/** The part of PDFium's C interface that is called here; numbers are addresses, handles, or values (fpdfview.h, fpdf_edit.h). */
export interface Pdfium {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly wasmExports: { readonly malloc: (size: number) => number; readonly free: (at: number) => void };
  _FPDF_InitLibraryWithConfig(config: number): void;
  _FPDF_LoadMemDocument(at: number, size: number, password: number): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetLastError(): number;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDF_GetPageBoundingBox(page: number, rect: number): number;
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  _FPDFPage_GetRotation(page: number): number;
  _FPDFPage_GetAnnotCount(page: number): number;
  _FPDFPage_GetAnnot(page: number, index: number): number;
  _FPDFPage_CloseAnnot(annotation: number): void;
  _FPDFAnnot_GetSubtype(annotation: number): number;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFFormObj_CountObjects(form: number): number;
  _FPDFFormObj_GetObject(form: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  _FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  _FPDFPageObj_GetClipPath(object: number): number;
  _FPDFClipPath_CountPaths(path: number): number;
  _FPDFPageObj_HasTransparency(object: number): number;
  _FPDFTextObj_GetTextRenderMode(text: number): number;
  _FPDFImageObj_GetImagePixelSize(image: number, width: number, height: number): number;
  _FPDFImageObj_GetImageMetadata(image: number, page: number, metadata: number): number;
  _FPDFImageObj_GetImageFilterCount(image: number): number;
  _FPDFImageObj_GetImageFilter(image: number, index: number, at: number, size: number): number;
  _FPDFImageObj_GetImageDataRaw(image: number, at: number, size: number): number;
  _FPDFImageObj_GetBitmap(image: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, at: number, stride: number): number;
  _FPDFBitmap_FillRect(bitmap: number, x: number, y: number, width: number, height: number, colour: number): void;
  _FPDFBitmap_GetBuffer(bitmap: number): number;
  _FPDFBitmap_GetWidth(bitmap: number): number;
  _FPDFBitmap_GetHeight(bitmap: number): number;
  _FPDFBitmap_GetStride(bitmap: number): number;
  _FPDFBitmap_GetFormat(bitmap: number): number;
  _FPDFBitmap_Destroy(bitmap: number): void;
}

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY. */
export const passwordErrors: readonly number[] = [4, 5];

let started: Promise<Pdfium> | undefined;

/** PDFium, started once per thread. */
export function pdfium(): Promise<Pdfium> {
  started ??= start();
  return started;
}

async function start(): Promise<Pdfium> {
  const module = (await PDFiumModule({})) as unknown as Pdfium;
  module._FPDF_InitLibraryWithConfig(0);
  return module;
}

/** The next use starts a fresh one: after a fault inside, and to give back memory, which WebAssembly never does by itself. */
export function forgetPdfium(): void {
  started = undefined;
}

/** Calls `use` with so many bytes of PDFium's memory, zeroed. */
export function withMemory<T>(module: Pdfium, size: number, use: (at: number) => T): T {
  const at = module.wasmExports.malloc(size);
  if (at === 0) throw new RangeError('PDFium is out of memory');
  try {
    module.HEAPU8.fill(0, at, at + size);
    return use(at);
  } finally {
    module.wasmExports.free(at);
  }
}
