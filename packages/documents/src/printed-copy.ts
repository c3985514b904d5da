// A kept file as somebody prints it: the same pages, marked with who prints them (S19).
import { printable } from './fonts/measure.ts';
import { asText, required } from './render/pdf-appendix.ts';
import { typstPdf } from './render/typst.ts';
import { printedWords, type RenderOptions } from './render-form.ts';

/**
 * The pages of a file that this program made, each as it is, with who prints it across the page and at its foot. A plain PDF: one that embeds another
 * cannot be PDF/A here. Throws where the pages of the file are not all of one size.
 */
export function printedCopy(pdf: Uint8Array, by: NonNullable<RenderOptions['printed']>): Uint8Array {
  const text = asText(pdf);
  const pages = Number(required(/\/Type \/Pages\s+\/Count (\d+)/.exec(text)?.[1], 'Pages'));
  const sizes = new Set(
    [...text.matchAll(/\/MediaBox \[0(?:\.0)? 0(?:\.0)? ([\d.]+) ([\d.]+)\]/g)].map(([box]) => box),
  );
  const [, width, height] = required(/ ([\d.]+) ([\d.]+)\]$/.exec([...sizes][0] ?? ''), 'MediaBox');
  if (sizes.size !== 1) throw new Error('pages of several sizes');
  const data = { pages, width: Number(width), height: Number(height), printed: printable(printedWords(by)) };
  return typstPdf('copy', data, false, new Map([['original.pdf', pdf]]));
}
