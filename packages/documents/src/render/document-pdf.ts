import { type Block, type OfficialDocument, textWidth } from '../blocks/model.ts';
import { printable } from '../fonts/measure.ts';
import { settle } from './settle.ts';
import { typstPdf } from './typst.ts';

/** What is said at the left of every page's foot. */
/** `act`: number of the act that the paper rests on, where the fingerprint is that of an earlier one. */
export const fingerprintLine = (fingerprint: string, act?: number): string =>
  `Mã đối chiếu hồ sơ: ${fingerprint}${act === undefined ? '' : ` (việc số ${act})`}`;

/** Year, month, day as numbers. */
export function dateNumbers(date: string): readonly number[] {
  return date.split('-').map(Number);
}

/** The document as PDF/A-2a: tagged, so that a screen reader can read it. */
export function documentPdf(document: OfficialDocument): Uint8Array {
  const { furniture, landscape } = document;
  return typstPdf(
    'document',
    {
      title: printable(document.title),
      date: dateNumbers(document.date),
      width: landscape ? 297 : 210,
      height: landscape ? 210 : 297,
      margins: document.margins,
      size: document.size,
      lines: document.lines,
      before: document.paragraphSpace,
      pageNumberSize: document.pageNumberSize,
      marks: furniture.marks.map(printable),
      watermark: printable(furniture.watermark ?? ''),
      printed: printable(furniture.printed ?? ''),
      across: furniture.printedAcross === true,
      foot: {
        left: furniture.fingerprint === undefined ? '' : fingerprintLine(furniture.fingerprint, furniture.act),
        middle: furniture.copy ?? '',
        lines: [furniture.printed, furniture.note].filter((line) => line !== undefined).map(printable),
      },
      blocks: settle(document.blocks, textWidth(document), document.size) satisfies readonly Block[],
    },
    true,
  );
}
