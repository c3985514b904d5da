// A file of scans as somebody is shown it: each page in its colours, upright, with what was written on it afterwards.
import { err, type Result, refuse } from '@tinnhiem/core';
import { scanKindOf } from './file-kind.ts';
import type { ScanLimits } from './limits.ts';
import { damaged, type FileProblem, scanEmpty, scanNoImage, scanTooLarge, scanUnsupported } from './problems.ts';
import { shownPdf } from './shown-pdf.ts';
import { shownPictures } from './shown-pictures.ts';

/** One page as it is shown, turned and cut as the file says. */
export interface ShownPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /**
   * Whether another PDF may hold this page as it stands: it is of a PDF, and nothing lies on it but its own contents. Stamps, signatures and
   * notes that a program has put on a page are no part of those, and would not come along.
   */
  readonly holds: boolean;
  /** Pixels of the only picture on a page that shows nothing else; `null` on other pages. */
  readonly only: PixelSize | null;
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A page as a picture: its bytes, and the ending that says of what kind. */
export interface PagePicture {
  readonly bytes: Uint8Array;
  readonly ending: 'jpg' | 'png';
}

export interface ShownFile {
  readonly pages: readonly ShownPage[];
  /** A page, from 1, as a picture that is good to read and to print. */
  picture(number: number): Promise<Result<PagePicture, FileProblem>>;
  /** A page of a PDF, from 1, drawn onto so many pixels, in shades of grey. Throws where that cannot be. */
  look(number: number, size: PixelSize): Uint8Array;
  /** Pixels of the largest picture on a page of a PDF. */
  largest(number: number): PixelSize;
  close(): void;
}

/** Opens a file of scans by what is in it. */
export async function openShown(bytes: Uint8Array, limits: ScanLimits): Promise<Result<ShownFile, FileProblem>> {
  if (bytes.byteLength === 0) return err(refuse(scanEmpty));
  const megabytes = (size: number) => Math.ceil(size / 1024 / 1024);
  if (bytes.byteLength > limits.bytesPerFile)
    return err(refuse(scanTooLarge, megabytes(bytes.byteLength), megabytes(limits.bytesPerFile)));
  const kind = scanKindOf(bytes);
  if (kind === undefined) return err(refuse(scanNoImage));
  if (typeof kind !== 'string') return err(refuse(scanUnsupported, kind));
  try {
    return kind === 'pdf' ? await shownPdf(bytes, limits) : await shownPictures(kind, bytes, limits);
  } catch (error) {
    // Whatever a decoder says about the bytes is a fault of the bytes.
    if (!(error instanceof Error)) throw error;
    return err(damaged);
  }
}
