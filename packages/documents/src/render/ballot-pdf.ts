import type { DrawnPage } from '../ballot/layout.ts';
import { exact, type Ink, line, middle, paper } from '../ballot/sheet.ts';
import { dateNumbers, fingerprintLine } from './document-pdf.ts';
import { repeatPages } from './repeat-pages.ts';
import { typstPdf } from './typst.ts';

export interface BallotPrint {
  /** Date of the file, `YYYY-MM-DD`. */
  readonly date: string;
  /** How many identical ballots follow each other. */
  readonly copies: number;
  /** DIỄN TẬP, DỰ THẢO, PHIẾU MẪU: above every page. */
  readonly marks: readonly string[];
  readonly fingerprint?: string;
}

const headTop = 4.6;
const footTop = 281.5;

/** What stands above and below the layout; it is the same on every copy and shifts nothing. */
function margins(page: number, of: number, print: BallotPrint): readonly Ink[] {
  const marks = print.marks.join(' – ');
  const foot = [
    `Trang ${page}/${of}`,
    ...(print.fingerprint === undefined ? [] : [fingerprintLine(print.fingerprint)]),
  ].join('   ·   ');
  return [
    ...(marks === '' ? [] : [line(marks, middle, headTop, { size: 13, face: 'bold' }, 'middle')]),
    line(foot, middle, footTop, { size: 8.5, face: 'regular' }, 'middle'),
  ];
}

/** Ballots as PDF/A-2b without tags, which would make the file eight times as large and say nothing on a page of boxes. */
export function ballotPdf(pages: readonly DrawnPage[], print: BallotPrint): Uint8Array {
  const drawn = pages.map(({ ink }, index) => [...ink, ...margins(index + 1, pages.length, print)]);
  const one = typstPdf(
    'ballot',
    {
      title: 'Phiếu tín nhiệm',
      date: dateNumbers(print.date),
      width: exact(paper.width),
      height: exact(paper.height),
      pages: drawn,
    },
    false,
  );
  return repeatPages(one, print.copies);
}
