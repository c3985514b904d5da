import { printable } from '../fonts/measure.ts';
import { dateNumbers } from '../render/document-pdf.ts';
import { typstPdf } from '../render/typst.ts';
import type { HandbookBlock, HandbookChapter } from './parse.ts';
import { type CardName, handbookCard, handbookChapters, handbookPicture } from './read.ts';

/** The day of this edition, which a file of PDF/A has to name; changed with the text. */
const edition = '2026-11-30';

/** The whole handbook as PDF, with its contents at the front. */
export const handbookPdf = (): Uint8Array => bookOf('Sổ tay lấy phiếu tín nhiệm', handbookChapters(), false);

/** A card of one page. */
export function cardPdf(name: CardName): Uint8Array {
  const card = handbookCard(name);
  return bookOf(card.title, [card], true);
}

function bookOf(title: string, chapters: readonly HandbookChapter[], card: boolean): Uint8Array {
  const files = new Map<string, Uint8Array>();
  const settled = (blocks: readonly HandbookBlock[]): readonly HandbookBlock[] =>
    blocks.map((block) => {
      if (block.kind === 'paragraph') return { ...block, runs: block.runs.map(printed) };
      if (block.kind !== 'picture') return { ...block, items: block.items.map((runs) => runs.map(printed)) };
      const picture = handbookPicture(block.file);
      if (picture === null) throw new Error(`docs/handbook/pictures has no ${block.file}: npm run handbook`);
      files.set(block.file, picture);
      return block;
    });
  const data = {
    title,
    date: dateNumbers(edition),
    card,
    chapters: chapters.map((chapter) => ({
      title: chapter.title,
      blocks: settled(chapter.blocks),
      sections: chapter.sections.map((section) => ({ title: section.title, blocks: settled(section.blocks) })),
    })),
  };
  return typstPdf('handbook', data, true, files);
}

const printed = <Run extends { readonly text: string }>(run: Run): Run => ({ ...run, text: printable(run.text) });
