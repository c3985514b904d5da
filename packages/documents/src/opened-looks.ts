// Whether pages that were taken over into another PDF look as they did: what is drawn of both is compared.
import { openShown, type PixelSize, type ShownFile, type ShownPage, scanLimits } from '@tinnhiem/paper';

/** A page that gets a strip below it. Lengths in points. */
export interface MarkedPage {
  readonly width: number;
  readonly height: number;
  readonly strip: number;
  /** Pixels of the page, and with its strip, when both are compared: a pixel is as high on either. */
  readonly look: PixelSize;
  readonly whole: PixelSize;
}

/** Pixels of the longer side: 60 dpi on A4, where the smallest letter still has some. */
const longest = 700;
/** Height of the strip on A4, in points. */
const stripOnA4 = 26;
const widthOfA4 = 595;

export function markedPage({ width, height }: Pick<ShownPage, 'width' | 'height'>): MarkedPage {
  const scale = longest / Math.max(width, height);
  const look = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const pixel = height / look.height;
  const lines = Math.ceil((stripOnA4 * Math.min(width, height)) / widthOfA4 / pixel);
  const whole = { width: look.width, height: look.height + lines };
  return { width, height, strip: lines * pixel, look, whole };
}

/** The mark is grey of a fifth: it changes no pixel by more than 40 of 255. Beyond that something is there that was not, or the other way round. */
const mostByMark = 56;
/** Edges of pictures may fall on the next pixel; a lost letter has more. */
const mostOdd = 6;

/** The numbers of the pages, but `drawn`, that do not look in `pdf` as in the file. */
export async function otherPages(
  file: ShownFile,
  pdf: Uint8Array,
  marked: readonly MarkedPage[],
  drawn: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  const made = await openShown(pdf, { ...scanLimits, bytesPerFile: Number.POSITIVE_INFINITY });
  if (!made.ok || made.value.pages.length !== marked.length) throw new Error('the marked file cannot be read');
  const others = new Set<number>();
  try {
    for (const [index, page] of marked.entries()) {
      const number = index + 1;
      if (!drawn.has(number) && !isSame(file, made.value, number, page)) others.add(number);
    }
  } finally {
    made.value.close();
  }
  return others;
}

function isSame(file: ShownFile, made: ShownFile, number: number, page: MarkedPage): boolean {
  const only = file.pages[number - 1]?.only ?? null;
  if (only !== null) {
    // A scan: unpacking it twice would take longer than marking it.
    const found = made.largest(number);
    return found.width === only.width && found.height === only.height;
  }
  const [before, after] = [file.look(number, page.look), made.look(number, page.whole)];
  let odd = 0;
  for (const [pixel, grey] of before.entries()) if (Math.abs(grey - (after[pixel] ?? 0)) > mostByMark) odd += 1;
  return odd <= mostOdd;
}
