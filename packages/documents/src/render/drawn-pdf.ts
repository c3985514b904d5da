import { exact, type Ink, paper } from '../ballot/sheet.ts';
import { dateNumbers } from './document-pdf.ts';
import { type PrintSettings, withPrintSettings } from './print-settings.ts';
import { typstPdf } from './typst.ts';

/** Pages of which every millimetre is given, as PDF/A-2b: without tags, which would say nothing on a page of boxes. `date`: of the file. */
export function drawnPdf(
  title: string,
  date: string,
  pages: readonly (readonly Ink[])[],
  settings: PrintSettings,
): Uint8Array {
  const size = { width: exact(paper.width), height: exact(paper.height) };
  return withPrintSettings(typstPdf('drawn', { title, date: dateNumbers(date), ...size, pages }, false), settings);
}
