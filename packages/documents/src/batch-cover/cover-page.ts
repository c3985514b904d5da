import { batchCoverText, type Rect } from '@tinnhiem/paper/layout';
import { drawModules, type Modules, qrModules } from '../ballot/qr.ts';
import {
  type Block,
  exactRect,
  type Ink,
  line,
  lineStep,
  margin,
  middle,
  millimetres,
  paragraph,
} from '../ballot/sheet.ts';
import { capitals, longDate } from '../blocks/wording.ts';
import { printable, widthOf } from '../fonts/measure.ts';
import type { BatchCoverInput } from '../forms/batch-cover.ts';

type Batch = BatchCoverInput['batches'][number];

/** The code stands at the top right and at the bottom left, so that a staple, a fold or a thumb never covers both. */
const codeSide = 46;
const codes = {
  upper: exactRect(margin.right - codeSide, 16, codeSide, codeSide),
  lower: exactRect(margin.left, 222, codeSide, codeSide),
} as const satisfies Record<string, Rect>;
/** Beside the upper code and its white. */
const left = { centre: 76, width: 106 } as const;
/** Places of the parts from the top of the paper. */
const tops = {
  heading: 16,
  titles: 74,
  numbers: 118,
  sentences: 178,
  signatures: 214,
  signatureEnd: 268,
  codeText: 273,
} as const;

const sentences = [
  'Đặt tờ này lên trên đúng tập phiếu ghi ở đây rồi quét cùng tập phiếu; mỗi tập một tờ, không đổi cho nhau, không sao chụp.',
  'Số phiếu ghi ở đây là số đếm tay trước khi quét; đếm lại thấy khác thì chưa quét, báo Trưởng Ban Kiểm phiếu và in tờ khác.',
] as const;

/** The first size in which what is drawn fits into `room` millimetres. */
function fitted(sizes: readonly number[], room: number, draw: (size: number) => Block): readonly Ink[] {
  for (const size of sizes) {
    const block = draw(size);
    if (block.height <= room) return block.ink;
  }
  throw new RangeError(
    'Tên đợt, hội nghị hoặc danh sách quá dài cho phiếu bìa / A title is too long for the cover sheet',
  );
}

function stacked(top: number, parts: readonly ((top: number) => Block)[]): Block {
  const ink: Ink[] = [];
  let y = top;
  for (const part of parts) {
    const block = part(y);
    ink.push(...block.ink);
    y += block.height;
  }
  return { ink, height: y - top };
}

function heading(body: string): readonly Ink[] {
  const centred = (text: string, size: number, face: 'regular' | 'bold' | 'italic', space: number) => (top: number) => {
    const block = paragraph(text, left.centre, top + space, left.width, { size, face }, 'middle');
    return { ink: block.ink, height: space + block.height };
  };
  return fitted([13, 11, 9, 7], codes.upper[1] + codeSide - tops.heading, (size) =>
    stacked(tops.heading, [
      centred(capitals(body), size, 'regular', 0),
      centred('BAN KIỂM PHIẾU', size, 'bold', 0),
      centred('PHIẾU BÌA TẬP PHIẾU', 22, 'bold', 6),
      centred('(không phải phiếu tín nhiệm)', 12, 'italic', 0.5),
    ]),
  );
}

function titles({ round, conference, list }: BatchCoverInput): readonly Ink[] {
  const entries = [
    ['Đợt', printable(round.title)],
    ['Hội nghị', `${printable(conference.title)} (${longDate(conference.date)})`],
    ['Danh sách', printable(list.title)],
  ] as const;
  const indent = 26;
  return fitted([13, 11.5, 10, 8.5, 7, 5.5], tops.numbers - 3 - tops.titles, (size) =>
    stacked(
      tops.titles,
      entries.map(([label, words]) => (top) => {
        const block = paragraph(words, margin.left + indent, top, margin.right - margin.left - indent, {
          size,
          face: 'bold',
        });
        return {
          ink: [line(`${label}:`, margin.left, top, { size, face: 'regular' }), ...block.ink],
          height: block.height + 1.5,
        };
      }),
    ),
  );
}

/** A frame with a caption and a number as large as fits. */
function numberFrame(caption: string, number: number, x: number, width: number): readonly Ink[] {
  const height = 54;
  const digits = String(number);
  const size = Math.min(110, (width - 8) / widthOf(digits, 1, 'bold'));
  const centre = x + width / 2;
  const captionHeight = 11;
  // Digits are 0.66 of their size high, and stand on the baseline, 0.92 below the top of their line.
  const digitsTop = tops.numbers + captionHeight + (height - captionHeight - millimetres(size) * 0.66) / 2;
  return [
    { kind: 'box', rect: exactRect(x, tops.numbers, width, height), line: 0.5 },
    line(caption, centre, tops.numbers + 4, { size: 16, face: 'bold' }, 'middle'),
    line(digits, centre, digitsTop - millimetres(size) * 0.26, { size, face: 'bold' }, 'middle'),
  ];
}

function signatures(): readonly Ink[] {
  const from = codes.lower[0] + codeSide + 8;
  const width = (margin.right - from) / 2;
  return ['NGƯỜI ĐẾM THỨ NHẤT', 'NGƯỜI ĐẾM THỨ HAI'].flatMap((title, index) => {
    const centre = from + width * (index + 0.5);
    return [
      line(title, centre, tops.signatures, { size: 11, face: 'bold' }, 'middle'),
      line(
        '(Ký, ghi rõ họ tên)',
        centre,
        tops.signatures + lineStep(11) + 0.3,
        { size: 10.5, face: 'italic' },
        'middle',
      ),
      {
        kind: 'stroke',
        from: [centre - width / 2 + 4, tops.signatureEnd],
        to: [centre + width / 2 - 4, tops.signatureEnd],
        line: 0.15,
      } satisfies Ink,
    ];
  });
}

/** Of the most correction that leaves modules which a scan of 150 dpi still tells apart. */
function coverModules(text: string): Modules {
  const leastModule = 0.85;
  const strong = qrModules(text, { errorCorrectionLevel: 'Q' });
  return codeSide / strong.length >= leastModule ? strong : qrModules(text, { errorCorrectionLevel: 'M' });
}

/** The cover sheet of one batch. Throws a `RangeError` where a title is too long for it. */
export function coverPage(input: BatchCoverInput, batch: Batch): readonly Ink[] {
  const { round, conference, list } = input;
  const text = batchCoverText({
    round: round.id,
    conference: conference.id,
    list: list.id,
    batch: batch.number,
    size: batch.size,
  });
  const modules = coverModules(text);
  const half = (margin.right - margin.left - 6) / 2;
  return [
    ...heading(printable(input.body)),
    ...drawModules(modules, codes.upper),
    ...titles(input),
    ...numberFrame('TẬP SỐ', batch.number, margin.left, half),
    ...numberFrame('SỐ PHIẾU ĐẾM TAY', batch.size, middle + 3, half),
    ...stacked(
      tops.sentences,
      sentences.map((sentence, index) => (top) => {
        const block = paragraph(`${index + 1}. ${sentence}`, margin.left, top, margin.right - margin.left, {
          size: 13,
          face: 'regular',
        });
        return { ink: block.ink, height: block.height + 1.5 };
      }),
    ).ink,
    ...signatures(),
    ...drawModules(modules, codes.lower),
    ...fitted([8, 6.5, 5], 7, (size) =>
      paragraph(text, margin.left, tops.codeText, margin.right - margin.left, { size, face: 'regular' }),
    ),
  ];
}
