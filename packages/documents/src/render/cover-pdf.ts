import { type Ink, line, middle } from '../ballot/sheet.ts';
import { coverPage } from '../batch-cover/cover-page.ts';
import type { BatchCoverInput } from '../forms/batch-cover.ts';
import { fingerprintLine } from './document-pdf.ts';
import { drawnPdf } from './drawn-pdf.ts';

export interface CoverPrint {
  /** Date of the file, `YYYY-MM-DD`. */
  readonly date: string;
  /** DIỄN TẬP, DỰ THẢO: above every page. */
  readonly marks: readonly string[];
  readonly fingerprint?: string;
}

/** The cover sheets of all batches, one a page, each on a sheet of its own. */
export function coverPdf(input: BatchCoverInput, { date, marks, fingerprint }: CoverPrint): Uint8Array {
  const mark = marks.join(' – ');
  const pages = input.batches.map((batch, index): readonly Ink[] => {
    const page = `Trang ${index + 1}/${input.batches.length}`;
    const foot = fingerprint === undefined ? page : `${page}   ·   ${fingerprintLine(fingerprint)}`;
    return [
      ...coverPage(input, batch),
      ...(mark === '' ? [] : [line(mark, middle, 6, { size: 13, face: 'bold' }, 'middle')]),
      line(foot, middle, 282, { size: 8.5, face: 'regular' }, 'middle'),
    ];
  });
  return drawnPdf('Phiếu bìa tập phiếu', date, pages, { duplex: 'Simplex' });
}
