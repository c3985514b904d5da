import type { Alignment, Block, Cell, Paragraph, Row, Run } from './model.ts';

type Words = string | readonly Run[];

const runs = (words: Words): readonly Run[] => (typeof words === 'string' ? [{ text: words }] : words);

export const bold = (text: string): Run => ({ text, bold: true });
export const italic = (text: string): Run => ({ text, italic: true });
export const plain = (text: string): Run => ({ text });

/** A paragraph of the running text: justified, first line indented. */
export function paragraph(words: Words, more: Partial<Paragraph> = {}): Paragraph {
  return { kind: 'paragraph', runs: runs(words), align: 'justify', ...more };
}

/** A line of its own, single spaced, without space above: headings, signatures, cells. */
export function tightLine(words: Words, align: Alignment, more: Partial<Paragraph> = {}): Paragraph {
  return { kind: 'paragraph', runs: runs(words), align, tight: true, before: 0, ...more };
}

/** A cell of a table; every entry a line. */
export function cell(words: Words | readonly Paragraph[], more: Omit<Cell, 'blocks'> = {}): Cell {
  const align = more.align ?? 'left';
  return { blocks: isParagraphs(words) ? words : [tightLine(words, align)], ...more };
}

function isParagraphs(words: Words | readonly Paragraph[]): words is readonly Paragraph[] {
  const first = typeof words === 'string' ? undefined : words[0];
  return first !== undefined && 'kind' in first;
}

/** A row of the table's head: bold, centred. */
export function headRow(
  titles: readonly (string | { readonly title: string; readonly columns?: number; readonly rows?: number })[],
): Row {
  return {
    cells: titles.map((entry) => {
      const { title, ...span } = typeof entry === 'string' ? { title: entry } : entry;
      return cell([bold(title)], { align: 'center', ...span });
    }),
  };
}

export const gap = (height: number): Block => ({ kind: 'gap', height });
export const nextLetter: Block = { kind: 'next-letter' };
export const together = (blocks: readonly Block[]): Block => ({ kind: 'together', blocks });
