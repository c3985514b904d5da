// What a printed paper says and how it looks, read by programs that are not ours (poppler-utils).
import { execFileSync } from 'node:child_process';

/** The words of a PDF page by page, letters composed, every blank one space. */
export function pagesOf(pdf: Uint8Array): readonly string[] {
  const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 28 });
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.normalize('NFC').replace(/\s+/gu, ' ').trim());
}

export interface PageLook {
  /** In pixels at 50 dots an inch. */
  readonly width: number;
  readonly height: number;
  /** Share of the page that is darker than light grey, from 0 to 1. */
  readonly ink: number;
  /** Share of the outermost 8 mm that is so: what would be cut off by a printer. */
  readonly inkAtEdge: number;
}

/** A page of a PDF as it would come out of a printer. `page` counts from 1. */
export function lookOf(pdf: Uint8Array, page = 1): PageLook {
  const args = ['-r', '50', '-gray', '-f', String(page), '-l', String(page), '-singlefile', '-'];
  const image = execFileSync('pdftoppm', args, { input: pdf, maxBuffer: 1 << 28 });
  // A portable graymap: P5, width, height, 255, then one byte for each pixel.
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(image.subarray(0, 64).toString('latin1'));
  if (head === null) throw new Error('pdftoppm made no graymap');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const pixels = image.subarray(head[0].length);
  const edge = Math.floor((8 / 25.4) * 50);
  let [dark, all, darkAtEdge, atEdge] = [0, 0, 0, 0];
  for (const [index, value] of pixels.entries()) {
    const [x, y] = [index % width, Math.floor(index / width)];
    const isDark = value < 200 ? 1 : 0;
    all += 1;
    dark += isDark;
    if (x < edge || y < edge || x >= width - edge || y >= height - edge) {
      atEdge += 1;
      darkAtEdge += isDark;
    }
  }
  return { width, height, ink: dark / all, inkAtEdge: darkAtEdge / atEdge };
}
