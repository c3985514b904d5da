import type { BallotInput } from '../forms/ballot.ts';
import { type Block, exact, exactRect, type Ink, line, lineStep, margin, mixedParagraph, paragraph } from './sheet.ts';

const width = margin.right - margin.left;
/** Room at the right for the drawn examples. */
const exampleWidth = 70;

/** How the criteria are set: one line for each, or run on where there are many people. */
export type CriteriaStyle = 'list' | 'run-on';

/** Keeps a dash on the line of what it begins. */
const noBreak = '\u00a0';

function criteria(input: BallotInput, top: number, style: CriteriaStyle): Block {
  if (input.criteria.length === 0) return { ink: [], height: 0 };
  const size = style === 'list' ? 8.5 : 8;
  const ink: Ink[] = [line('TIÊU CHÍ LẤY PHIẾU TÍN NHIỆM', margin.left, top, { size: 9, face: 'bold' })];
  let y = top + lineStep(9) + 0.3;
  const add = (block: Block): void => {
    ink.push(...block.ink);
    y += block.height;
  };
  for (const [index, group] of input.criteria.entries()) {
    const name = `${index + 1}. ${group.title}`;
    if (style === 'run-on') {
      const items = group.items.map((item) => `–${noBreak}${item}`).join(' ');
      add(
        mixedParagraph(
          [
            { text: `${name}:`, face: 'bold' },
            { text: items, face: 'regular' },
          ],
          margin.left,
          y,
          width,
          size,
        ),
      );
    } else {
      add(paragraph(name, margin.left, y, width, { size, face: 'bold' }));
      for (const item of group.items)
        add(mixedParagraph([{ text: `– ${item}`, face: 'regular' }], margin.left + 2, y, width - 2, size, 2));
    }
    y += 0.5;
  }
  return { ink, height: y - top };
}

const usualInstructions = [
  'Đánh dấu X vào một ô, và chỉ một ô, trên hàng của mỗi người, ứng với mức độ tín nhiệm.',
  'Ghi nhầm thì đề nghị Ban Kiểm phiếu đổi phiếu khác; không tẩy xóa, không gạch tên, không viết thêm.',
];

/** What the three small boxes of a drawn example hold. */
type Drawn = 'empty' | 'cross' | 'corrected';

/** Columns of the drawn examples, from the left of the first. */
const drawn = { name: 10, boxes: 33.5, pitch: 6, reason: 52.5, side: 3.2, line: 0.25, pen: 0.35 } as const;

const stroke = (from: readonly [number, number], to: readonly [number, number]): Ink => ({
  kind: 'stroke',
  from: [exact(from[0]), exact(from[1])],
  to: [exact(to[0]), exact(to[1])],
  line: drawn.pen,
});

function exampleBox(left: number, top: number, mark: Drawn): readonly Ink[] {
  const over = 0.3;
  const [right, bottom] = [left + drawn.side, top + drawn.side];
  const cross = [
    stroke([left - over, top - over], [right + over, bottom + over]),
    stroke([right + over, top - over], [left - over, bottom + over]),
  ];
  const scribble = [0.25, 0.42, 0.59, 0.76].map((part, index) => {
    const y = top + drawn.side * part;
    return stroke([left - 0.6, y + (index % 2 === 0 ? 0.3 : -0.3)], [right + 0.6, y + (index % 2 === 0 ? -0.3 : 0.3)]);
  });
  return [
    { kind: 'box', rect: exactRect(left, top, drawn.side, drawn.side), line: drawn.line },
    ...(mark === 'empty' ? [] : cross),
    ...(mark === 'corrected' ? scribble : []),
  ];
}

/** A name with three small boxes, and in a word why it is right or wrong. */
function example(x: number, y: number, marks: readonly Drawn[], reason: string): readonly Ink[] {
  const name = 'Nguyễn Văn A';
  const style = { size: 8, face: 'regular' } as const;
  const middle = y + drawn.side / 2;
  const struck = reason === struckOut ? [stroke([x + 9.5, middle], [x + 30, middle])] : [];
  return [
    line(name, x + drawn.name, y, style),
    ...marks.flatMap((mark, index) => exampleBox(x + drawn.boxes + index * drawn.pitch, y, mark)),
    line(reason, x + drawn.reason, y, { size: 8, face: 'italic' }),
    ...struck,
  ];
}

const struckOut = 'gạch tên';

function examples(top: number): Block {
  const x = margin.right - exampleWidth;
  const step = 4.3;
  const word = (text: string, y: number): Ink => line(text, x, y, { size: 8.5, face: 'bold' });
  const wrong: readonly (readonly [readonly Drawn[], string])[] = [
    [['cross', 'cross', 'empty'], 'từ hai ô'],
    [['empty', 'empty', 'empty'], 'không ô nào'],
    [['corrected', 'cross', 'empty'], 'tẩy, sửa'],
    [['cross', 'empty', 'empty'], struckOut],
  ];
  return {
    ink: [
      word('Đúng:', top),
      ...example(x, top, ['cross', 'empty', 'empty'], 'một ô'),
      word('Sai:', top + step),
      ...wrong.flatMap(([marks, reason], index) => example(x, top + (index + 1) * step, marks, reason)),
    ],
    height: (wrong.length + 1) * step,
  };
}

function instructions(input: BallotInput, top: number): Block {
  const size = 9;
  const leftWidth = width - exampleWidth - 3;
  const ink: Ink[] = [line('CÁCH GHI PHIẾU', margin.left, top, { size: 9, face: 'bold' })];
  let y = top + lineStep(9) + 0.3;
  const sentences = [
    ...(input.instructions ?? usualInstructions),
    input.signature === 'optional'
      ? 'Người ghi phiếu có thể ký tên hoặc không ký tên vào phiếu.'
      : 'Người ghi phiếu không ký tên vào phiếu.',
  ];
  for (const [index, sentence] of sentences.entries()) {
    const block = mixedParagraph(
      [{ text: `${index + 1}. ${sentence}`, face: 'regular' }],
      margin.left,
      y,
      leftWidth,
      size,
      3,
    );
    ink.push(...block.ink);
    y += block.height;
  }
  const shown = examples(top + 0.3);
  return { ink: [...ink, ...shown.ink], height: Math.max(y - top, 0.3 + shown.height) };
}

function invalid(input: BallotInput, top: number): Block {
  if (input.invalidReasons.length === 0) return { ink: [], height: 0 };
  const reasons = input.invalidReasons
    .map((reason, index) => `${String.fromCharCode(97 + (index % 26))}) ${reason.replace(/[.;]+$/, '')}`)
    .join('; ');
  return mixedParagraph(
    [
      { text: 'Phiếu không hợp lệ:', face: 'bold' },
      { text: `${reasons}.`, face: 'regular' },
    ],
    margin.left,
    top,
    width,
    8.5,
  );
}

/** Criteria, how to mark, and what is invalid: between the heading and the table of the first page. */
export function guidance(input: BallotInput, top: number, style: CriteriaStyle): Block {
  const text = criteria(input, top, style);
  const marking = instructions(input, top + text.height + 1.5);
  const void_ = invalid(input, top + text.height + 1.5 + marking.height + 0.8);
  return {
    ink: [...text.ink, ...marking.ink, ...void_.ink],
    height: text.height + 1.5 + marking.height + 0.8 + void_.height,
  };
}
