// The pages of a PDF as pictures.
import { err, ok, type Result, refuse } from '@tinnhiem/core';
import type { GreyImage } from '../image/grey-image.ts';
import { decodePicture, finishPicture } from './decode.ts';
import type { ScanLimits } from './limits.ts';
import { endsAsPdf, freshen, type Loaded, load, unload } from './pdf-loaded.ts';
import { finestResolution, largestImage, type PageImage, pageImage, reachesTooFar } from './pdf-page-image.ts';
import { drawPage } from './pdf-render.ts';
import { forgetPdfium } from './pdfium.ts';
import { damaged, type FileProblem, scanTooManyPixels, truncated } from './problems.ts';
import type { OpenScan } from './scan-file.ts';

/** Pages that are no single picture are drawn at 203 dpi, like the clean pages that they are compared with. */
const drawnPixelsPerMm = 8;
/** Between these, 150 and 300 dpi, at the resolution of the pictures on them: a scan in bands then stays as it was scanned. */
const ownPixelsPerMm = { least: 5.9, most: 11.82 } as const;
const pointsPerMm = 72 / 25.4;

/** Pages after which a document is opened anew: PDFium keeps the packed pictures of all pages that it has seen. */
const pagesBeforeFresh = 32;

/** Opens a PDF. `again` brings the bytes back after a fault inside PDFium; `close` gives the memory back. */
export async function openPdf(
  bytes: Uint8Array,
  again: () => Promise<Result<Uint8Array, FileProblem>>,
  limits: ScanLimits,
): Promise<Result<OpenScan, FileProblem>> {
  if (!endsAsPdf(bytes)) return err(truncated);
  const jpegAsItStands = !recodesSamples(bytes);
  const first = await load(bytes, limits);
  if (!first.ok) return first;
  const { pages } = first.value;
  let loaded: Loaded | undefined = first.value;
  const page = async (number: number): Promise<Result<GreyImage, FileProblem>> => {
    if (loaded === undefined) {
      const read = await again();
      const next = read.ok ? await load(read.value, limits) : read;
      if (!next.ok) return next;
      loaded = next.value;
    }
    let found: Result<PageImage, FileProblem>;
    try {
      if (loaded.seen >= pagesBeforeFresh) freshen(loaded);
      loaded.seen += 1;
      found = lookAtPage(loaded, number - 1, jpegAsItStands, limits);
    } catch {
      // A fault inside PDFium leaves it unusable; the next page gets a fresh one.
      forgetPdfium();
      loaded = undefined;
      return err(damaged);
    }
    if (!found.ok) return found;
    const { kind, turns } = found.value;
    if (kind === 'jpeg') return decodePicture(found.value.bytes, limits, { turns });
    return ok(await finishPicture(found.value.image, turns, limits));
  };
  const close = () => {
    if (loaded !== undefined) unload(loaded);
    loaded = undefined;
  };
  return ok({ pages, page, close });
}

function lookAtPage(
  { module, document }: Loaded,
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
    if (reachesTooFar(module, page)) return err(damaged);
    const own = finestResolution(module, page) * pointsPerMm;
    const perMm = own >= ownPixelsPerMm.least && own <= ownPixelsPerMm.most ? own : drawnPixelsPerMm;
    const image = drawPage(module, page, perMm, limits.shrunkSide);
    return image === undefined ? err(damaged) : ok({ kind: 'unpacked', image, turns: 0 });
  } finally {
    module._FPDF_ClosePage(page);
  }
}

/** Whether some picture says that its samples mean something else (`/Decode [1 0]`): PDFium must then unpack it. */
function recodesSamples(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('/Decode'); at >= 0; at = file.indexOf('/Decode', at + 7))
    if (!/[A-Za-z]/u.test(String.fromCharCode(file[at + 7] ?? 0))) return true;
  return false;
}
