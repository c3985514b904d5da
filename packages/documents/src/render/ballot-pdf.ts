import type { DrawnPage } from '../ballot/layout.ts';
import { type Ink, line, lineStep, middle } from '../ballot/sheet.ts';
import { fingerprintLine } from './document-pdf.ts';
import { drawnPdf } from './drawn-pdf.ts';
import { repeatPages } from './repeat-pages.ts';
import { serialCodes } from './serial-codes.ts';

export interface BallotPrint {
  /** Date of the file, `YYYY-MM-DD`. */
  readonly date: string;
  /** How many ballots follow each other. */
  readonly copies: number;
  /** The code of the ballot's style, `null` where it carries none. */
  readonly style: string | null;
  /** A random code for each copy; absent: all copies are the same. */
  readonly serials?: readonly string[];
  /** DIỄN TẬP, DỰ THẢO, PHIẾU MẪU: above every page. */
  readonly marks: readonly string[];
  readonly fingerprint?: string;
}

const headTop = 4.6;
/**
 * The foot ends here: low down, so that the room above it stays white, where people write who write on a ballot; words of a pale pencil right over
 * a printed line are hard to see.
 */
const footBottom = 291.4;
/** Between the lower code and the square at the right. */
const noteCentre = 117;

/** What the ballot says of its own codes, so that nobody fears them. */
function codeNote({ style, serials, fingerprint }: BallotPrint): readonly string[] {
  if (style === null) return [];
  if (serials === undefined) {
    const same = fingerprint === undefined ? 'Mã QR' : 'Mã QR và mã đối chiếu';
    return [`${same} giống nhau trên mọi phiếu của danh sách này, không cho biết ai ghi phiếu.`];
  }
  return [
    'Mã QR là mã ngẫu nhiên riêng của phiếu này, chỉ để phát hiện phiếu sao chép hoặc quét hai lần.',
    'Không ai được ghi lại phiếu nào phát cho ai; mã không cho biết ai ghi phiếu.',
  ];
}

/** What stands above and below the layout; it is the same on every copy and shifts nothing. */
function margins(page: number, of: number, print: BallotPrint): readonly Ink[] {
  const marks = print.marks.join(' – ');
  const foot = [
    `Trang ${page}/${of}`,
    ...(print.fingerprint === undefined ? [] : [fingerprintLine(print.fingerprint)]),
  ].join('   ·   ');
  const size = 8.5;
  const step = lineStep(size) + 0.1;
  const lines = [foot, ...codeNote(print)];
  const centre = print.style === null ? middle : noteCentre;
  return [
    ...(marks === '' ? [] : [line(marks, middle, headTop, { size: 13, face: 'bold' }, 'middle')]),
    ...lines.map((text, index) =>
      line(
        text,
        centre,
        footBottom - (lines.length - index) * step,
        { size, face: index === 0 ? 'regular' : 'italic' },
        'middle',
      ),
    ),
  ];
}

/** Ballots as PDF/A-2b without tags, which would make the file eight times as large. */
export function ballotPdf(pages: readonly DrawnPage[], print: BallotPrint): Uint8Array {
  const { style, serials } = print;
  const drawn = pages.map(({ ink, codes }, index) => [
    ...ink,
    ...(serials === undefined ? codes : []),
    ...margins(index + 1, pages.length, print),
  ]);
  const one = drawnPdf('Phiếu tín nhiệm', print.date, drawn, {
    duplex: pages.length === 1 ? 'Simplex' : 'DuplexFlipLongEdge',
  });
  if (serials === undefined || style === null) return repeatPages(one, print.copies);
  const layouts = pages.map(({ layout }) => layout);
  return repeatPages(one, serials.length, serialCodes({ style, pages: layouts, serials }));
}
