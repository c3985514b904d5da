import type { BallotInput } from '../forms/ballot.ts';
import { type Block, exact, exactRect, type Ink, line, lineStep, margin, mixedParagraph, paragraph } from './sheet.ts';

const width = margin.right - margin.left;
/** Room at the right for the drawn examples. */
const exampleWidth = 56;

/** How the criteria are set: one line for each, or run on where there are many people. */
export type CriteriaStyle = 'list' | 'run-on';

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
      const items = group.items.map((item) => `– ${item}`).join(' ');
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

/** Three small boxes with the given ones marked; `struck`: the name before them is struck out. */
function example(caption: string, x: number, y: number, marked: readonly boolean[], struck: boolean): readonly Ink[] {
  const side = 3.2;
  const text = line(caption, x, y, { size: 8, face: 'regular' });
  const boxes = marked.flatMap((mark, index): Ink[] => {
    const left = x + 24.5 + index * 6;
    const right = left + side;
    const bottom = y + side;
    const cross: Ink[] = [
      {
        kind: 'stroke',
        from: [exact(left - 0.3), exact(y - 0.3)],
        to: [exact(right + 0.3), exact(bottom + 0.3)],
        line: 0.35,
      },
      {
        kind: 'stroke',
        from: [exact(right + 0.3), exact(y - 0.3)],
        to: [exact(left - 0.3), exact(bottom + 0.3)],
        line: 0.35,
      },
    ];
    return [{ kind: 'box', rect: exactRect(left, y, side, side), line: 0.25 }, ...(mark ? cross : [])];
  });
  const strike: Ink = {
    kind: 'stroke',
    from: [exact(x - 0.5), exact(y + 1.9)],
    to: [exact(x + 22), exact(y + 1.9)],
    line: 0.35,
  };
  return [text, ...boxes, ...(struck ? [strike] : [])];
}

function examples(top: number): Block {
  const x = margin.right - exampleWidth + 10;
  const step = 4.6;
  return {
    ink: [
      line('Đúng:', x - 10, top, { size: 8.5, face: 'bold' }),
      ...example('Nguyễn Văn A', x, top, [true, false, false], false),
      line('Sai:', x - 10, top + step, { size: 8.5, face: 'bold' }),
      ...example('Nguyễn Văn A', x, top + step, [true, true, false], false),
      ...example('Nguyễn Văn A', x, top + 2 * step, [false, false, false], false),
      ...example('Nguyễn Văn A', x, top + 3 * step, [true, false, false], true),
    ],
    height: 4 * step,
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
  const drawn = examples(top + 0.5);
  return { ink: [...ink, ...drawn.ink], height: Math.max(y - top, drawn.height) };
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
