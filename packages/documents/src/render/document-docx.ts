import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { type Block, type OfficialDocument, textWidth } from '../blocks/model.ts';
import { printable } from '../fonts/measure.ts';
import { fingerprintLine } from './document-pdf.ts';
import { steadyArchive } from './docx-archive.ts';
import { docxBlocks, twips } from './docx-blocks.ts';

/** Word has this font; its letters are as wide as those of the PDF. */
const font = 'Times New Roman';
const footSize = 17;
const headerDistance = 8;

function pageHeader(document: OfficialDocument, numbered: boolean): Header {
  const marks = document.furniture.marks.map(
    (mark) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: printable(mark), bold: true, size: 22 })],
      }),
  );
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: numbered ? [new TextRun({ children: [PageNumber.CURRENT], size: document.pageNumberSize * 2 })] : [],
  });
  return new Header({ children: [...marks, number] });
}

/** `alone`: the whole file, whose pages every program counts; those of one letter among several LibreOffice does not. */
function pageFooter(document: OfficialDocument, alone: boolean): Footer {
  const { fingerprint, act, copy, printed, note } = document.furniture;
  const width = twips(textWidth(document));
  const run = (text: string): TextRun => new TextRun({ text, size: footSize });
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [
          { type: TabStopType.CENTER, position: Math.round(width / 2) },
          { type: TabStopType.RIGHT, position: width },
        ],
        children: [
          run(fingerprint === undefined ? '' : fingerprintLine(fingerprint, act)),
          run(`\t${copy ?? ''}\t`),
          new TextRun({
            children: [
              'Trang ',
              PageNumber.CURRENT,
              '/',
              alone ? PageNumber.TOTAL_PAGES : PageNumber.TOTAL_PAGES_IN_SECTION,
            ],
            size: footSize,
          }),
        ],
      }),
      ...[printed, note]
        .filter((line) => line !== undefined)
        .map(
          (line) =>
            new Paragraph({ children: [new TextRun({ text: printable(line), size: footSize, italics: true })] }),
        ),
    ],
  });
}

function section(document: OfficialDocument, blocks: readonly Block[], alone: boolean): ISectionOptions {
  const { margins, landscape } = document;
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: twips(210),
          height: twips(297),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margins.top),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          right: twips(margins.right),
          header: twips(headerDistance),
          footer: twips(headerDistance),
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: { first: pageHeader(document, false), default: pageHeader(document, true) },
    footers: { first: pageFooter(document, alone), default: pageFooter(document, alone) },
    children: [...docxBlocks(document, blocks)],
  };
}

/** Each letter of several in one file is a section, with its own page numbers. */
function letters(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const result: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'next-letter') result.push([]);
    else result.at(-1)?.push(block);
  }
  return result;
}

/** The document as DOCX, to be edited. The same document gives the same bytes. */
export async function documentDocx(document: OfficialDocument): Promise<Uint8Array> {
  const file = new Document({
    title: printable(document.title),
    creator: 'Tín Nhiệm',
    lastModifiedBy: 'Tín Nhiệm',
    styles: {
      default: {
        document: {
          run: { font, size: document.size * 2, language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
        },
      },
    },
    sections: letters(document.blocks).map((blocks, _index, all) => section(document, blocks, all.length === 1)),
  });
  return steadyArchive(await Packer.toBuffer(file), document.date);
}
