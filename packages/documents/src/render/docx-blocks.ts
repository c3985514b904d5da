import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  VerticalAlign,
  WidthType,
} from 'docx';
import type {
  Alignment,
  Block,
  Cell,
  Columns,
  OfficialDocument,
  Row,
  Table as TableBlock,
  Paragraph as Words,
} from '../blocks/model.ts';
import { textWidth } from '../blocks/model.ts';
import { printable } from '../fonts/measure.ts';

/** Word counts lengths in twentieths of a point. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
const points = (value: number): number => Math.round(value * 20);

/** What a block needs to know of its surroundings: room in millimetres, letters in points. */
interface Place {
  readonly document: OfficialDocument;
  readonly width: number;
  readonly size: number;
  /** Stays on the page of what follows. */
  readonly keep: boolean;
  /** Stays on one page. */
  readonly whole: boolean;
}

type Drawn = Paragraph | Table;

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const satisfies Record<Alignment, string>;

const cellMargin = 1;
/** Columns have no lines that letters could touch. */
const columnMargin = 0.5;
/** White space above a table, in points. */
const aboveTables = 6;
const line: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** The blocks as Word's paragraphs and tables. */
export function docxBlocks(document: OfficialDocument, blocks: readonly Block[]): readonly Drawn[] {
  return draw(blocks, { document, width: textWidth(document), size: document.size, keep: false, whole: false });
}

function draw(blocks: readonly Block[], place: Place): readonly Drawn[] {
  const drawn = blocks.flatMap((block) => drawBlock(block, place));
  // Two tables without a paragraph between them would become one.
  return drawn.flatMap((item, index) =>
    item instanceof Table && drawn[index + 1] instanceof Table ? [item, spacer(1, place.keep)] : [item],
  );
}

function drawBlock(block: Block, place: Place): readonly Drawn[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block, place)];
    case 'gap':
      return [spacer(block.height, place.keep)];
    case 'rule':
      return [rule(block.width, block.thickness, place)];
    case 'framed':
      return [framed(block.text, block.size, block.width, place)];
    case 'strokes':
      return [
        new Paragraph({
          keepNext: place.keep,
          children: [new TextRun({ text: '\u25a1 '.repeat(block.count).trimEnd(), size: 32 })],
        }),
      ];
    case 'code':
      return [
        new Paragraph({
          keepNext: place.keep,
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: printable(block.text), size: 16 })],
        }),
      ];
    case 'columns':
      return [columns(block, place)];
    case 'table':
      return [spacer(aboveTables, true), table(block, place)];
    case 'together':
      return together(block.blocks, place);
    case 'next-letter':
      return [];
  }
}

/** Each stays with the next; the last does not, else everything behind it would have to be on the same page too. */
function together(blocks: readonly Block[], place: Place): readonly Drawn[] {
  const last = blocks.at(-1);
  if (last === undefined) return [];
  return draw(blocks.slice(0, -1), { ...place, keep: true, whole: true }).concat(
    draw([last], { ...place, whole: true }),
  );
}

function spacing(words: Words, place: Place): NonNullable<IParagraphOptions['spacing']> {
  const before = points(words.before ?? (words.tight === true ? 0 : place.document.paragraphSpace));
  const { lines } = place.document;
  if (words.tight === true) return { before, line: 240, lineRule: LineRuleType.AUTO };
  return lines.kind === 'exact'
    ? { before, line: points(lines.points), lineRule: LineRuleType.EXACT }
    : { before, line: Math.round(240 * lines.factor), lineRule: LineRuleType.AUTO };
}

function paragraph(words: Words, place: Place): Paragraph {
  const size = words.size ?? place.size;
  return new Paragraph({
    alignment: alignments[words.align],
    spacing: spacing(words, place),
    indent: { left: twips(words.indent ?? 0), firstLine: twips(words.firstLine ?? 0) },
    keepNext: place.keep || words.withNext === true,
    keepLines: place.keep || place.whole,
    children: words.runs.map(
      (run) =>
        new TextRun({
          text: printable(run.text),
          size: Math.round((run.size ?? size) * 2),
          bold: run.bold === true,
          italics: run.italic === true,
          ...(run.underline === true ? { underline: { type: UnderlineType.SINGLE } } : {}),
        }),
    ),
  });
}

/** White space: an empty line of exactly that height. */
function spacer(height: number, keepNext: boolean): Paragraph {
  return new Paragraph({
    keepNext,
    spacing: { line: points(height), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  });
}

/** Indents at both sides that leave `width` in the middle. */
function centred(width: number, place: Place) {
  const side = twips(Math.max(0, (place.width - width) / 2));
  return { left: side, right: side };
}

function rule(width: number, thickness: number, place: Place): Paragraph {
  return new Paragraph({
    keepNext: place.keep,
    indent: centred(width, place),
    spacing: { line: points(3), lineRule: LineRuleType.EXACT },
    border: { bottom: { ...line, size: Math.round(thickness * 8) } },
    children: [new TextRun({ text: '', size: 2 })],
  });
}

function framed(text: string, size: number, width: number, place: Place): Paragraph {
  const edge = { ...line, size: 8, space: 1 };
  return new Paragraph({
    keepNext: place.keep,
    alignment: AlignmentType.CENTER,
    indent: centred(width, place),
    border: { top: edge, bottom: edge, left: edge, right: edge },
    children: [new TextRun({ text: printable(text), bold: true, size: Math.round(size * 2) })],
  });
}

/** Columns of equal shares as a table without lines. */
function columns(block: Columns, place: Place): Table {
  const total = block.columns.reduce((sum, { share }) => sum + share, 0);
  const widths = block.columns.map(({ share }) => (place.width * share) / total);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(place.width), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    borders: noBorders,
    rows: [
      new TableRow({
        cantSplit: block.breakable !== true,
        children: block.columns.map(({ blocks }, index) => {
          const width = widths[index] ?? 0;
          return new TableCell({
            width: { size: twips(width), type: WidthType.DXA },
            margins: { left: twips(columnMargin), right: twips(columnMargin) },
            children: filled(draw(blocks, { ...place, width: width - 2 * columnMargin })),
          });
        }),
      }),
    ],
  });
}

/** A cell must end with a paragraph. */
function filled(drawn: readonly Drawn[]): Drawn[] {
  return drawn.at(-1) instanceof Paragraph ? [...drawn] : [...drawn, new Paragraph({})];
}

function table(block: TableBlock, place: Place): Table {
  const total = block.columns.reduce((sum, { share }) => sum + share, 0);
  const widths = block.columns.map(({ share }) => (place.width * share) / total);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(place.width), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [...tableRows(block, block.head, widths, place, true), ...tableRows(block, block.rows, widths, place, false)],
  });
}

function tableRows(
  block: TableBlock,
  rows: readonly Row[],
  widths: readonly number[],
  place: Place,
  head: boolean,
): readonly TableRow[] {
  const average = place.width / widths.length;
  return rows.map(
    (row, index) =>
      new TableRow({
        tableHeader: head,
        cantSplit: true,
        ...(row.height === undefined ? {} : { height: { value: twips(row.height), rule: HeightRule.ATLEAST } }),
        children: row.cells.map((cell) =>
          tableCell(cell, block, average * (cell.columns ?? 1), {
            ...place,
            keep: place.keep || (place.whole && (head || index < rows.length - 1)),
          }),
        ),
      }),
  );
}

function tableCell(cell: Cell, block: TableBlock, width: number, place: Place): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: twips(cellMargin), right: twips(cellMargin), top: points(1.5), bottom: points(1.5) },
    ...(cell.columns === undefined ? {} : { columnSpan: cell.columns }),
    ...(cell.rows === undefined ? {} : { rowSpan: cell.rows }),
    children: filled(draw(cell.blocks, { ...place, width, size: block.size })),
  });
}
