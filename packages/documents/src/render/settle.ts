import type { Block, Cell, Row, Run, Table } from '../blocks/model.ts';
import { printable, widthOf, wrap } from '../fonts/measure.ts';

/** A place where a line may break, invisible. */
const breakPoint = '\u200b';
/** Space between text and rule of a table's cell, both sides together, in millimetres; as in document.typ. */
const cellInset = 2;

/** Lets a word that is wider than its line break inside, in pieces that surely fit. */
function breakable(text: string, width: number, size: number): string {
  return text
    .split(' ')
    .map((word) =>
      widthOf(word, size, 'bold') <= width ? word : wrap(word, width * 0.9, size, 'bold').join(breakPoint),
    )
    .join(' ');
}

/**
 * The blocks with every text as it is printed: letters composed, what the fonts lack replaced by a visible sign, and words
 * wider than the line made breakable. `width` in millimetres, `size` in points.
 */
export function settle(blocks: readonly Block[], width: number, size: number): readonly Block[] {
  return blocks.map((block) => settleBlock(block, width, size));
}

function settleBlock(block: Block, width: number, size: number): Block {
  switch (block.kind) {
    case 'paragraph': {
      const own = block.size ?? size;
      const room = width - (block.indent ?? 0);
      return {
        ...block,
        runs: block.runs.map((run): Run => ({ ...run, text: breakable(printable(run.text), room, run.size ?? own) })),
      };
    }
    case 'framed':
      return { ...block, text: printable(block.text) };
    case 'together':
      return { ...block, blocks: settle(block.blocks, width, size) };
    case 'columns': {
      const total = block.columns.reduce((sum, { share }) => sum + share, 0);
      const room = width - 2 * (block.columns.length - 1);
      return {
        ...block,
        columns: block.columns.map(({ share, blocks }) => ({
          share,
          blocks: settle(blocks, (room * share) / total, size),
        })),
      };
    }
    case 'table':
      return { ...block, head: settleRows(block, block.head, width), rows: settleRows(block, block.rows, width) };
    default:
      return block;
  }
}

/** A cell with more letters than this may be higher than a page. */
const longCell = 600;

function textLength(blocks: readonly Block[]): number {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  return paragraphs.flatMap(({ runs }) => runs).reduce((sum, run) => sum + run.text.length, 0);
}

/** Every cell with the width of the columns that it stands in; cells that span rows shift those of the rows below. */
function settleRows(table: Table, rows: readonly Row[], width: number): readonly Row[] {
  const total = table.columns.reduce((sum, { share }) => sum + share, 0);
  const busyUntil = table.columns.map(() => 0);
  return rows.map((row, rowIndex) => {
    let column = 0;
    const cells = row.cells.map((cell): Cell => {
      while ((busyUntil[column] ?? 0) > rowIndex) column += 1;
      const span = table.columns.slice(column, column + (cell.columns ?? 1));
      busyUntil.fill(rowIndex + (cell.rows ?? 1), column, column + span.length);
      column += span.length;
      const share = span.reduce((sum, entry) => sum + entry.share, 0);
      const blocks = settle(cell.blocks, (width * share) / total - cellInset, table.size);
      return { ...cell, blocks };
    });
    return { ...row, cells, breakable: row.breakable ?? cells.some(({ blocks }) => textLength(blocks) > longCell) };
  });
}
