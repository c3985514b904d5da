// Boxes as the reader sees them, with what was drawn in them: what the network that reads strokes is taught with.
//   node scripts/run.mjs bench/teach/samples.ts OUT SHEETS SEED [practice]
// Writes OUT.pictures and OUT.labels. `practice`: marks of the practice generator instead of those of other hands, to test with.
import { writeFileSync } from 'node:fs';
import type { Rect } from '@tinnhiem/paper/layout';
import { drawHand, plainMark, type Random, seededRandom } from '@tinnhiem/paper/practice';
import { oddMark } from '../../packages/paper/src/practice/odd-marks.ts';
import { otherHand, otherMark } from '../../packages/paper/src/practice/other-marks.ts';
import { seeThroughPen } from '../../packages/paper/src/practice/pens.ts';
import { chance, pickWeighted } from '../../packages/paper/src/practice/random.ts';
import type { PenStroke } from '../../packages/paper/src/practice/stroke.ts';
import { otherRubbedMark, otherStruckMark } from '../../packages/paper/src/practice/withdrawn-marks.ts';
import { boxKind } from '../../packages/paper/src/reader/box-kind.ts';
import { type StrokeKind, strokeKinds } from '../../packages/paper/src/reader/mark-strokes.ts';
import { strokePicture } from '../../packages/paper/src/reader/stroke-picture.ts';
import { anyPen, shapesOf, teachingSheet, throughDevice } from './devices.ts';

interface Drawn {
  readonly kind: StrokeKind;
  readonly strokes: readonly PenStroke[];
}

function ofOtherHands(box: Rect, random: Random): Drawn {
  const pen = anyPen(random);
  // Rubbed out is struck out: neither stands.
  if (chance(random, 0.05))
    return { kind: 'struck', strokes: otherRubbedMark(box, otherHand(box, pen, random), random) };
  if (chance(random, 0.4))
    return { kind: 'struck', strokes: otherStruckMark(box, otherHand(box, seeThroughPen(pen), random), random) };
  const kind = pickWeighted(random, {
    tick: 0.33,
    cross: 0.33,
    circle: 0.09,
    filled: 0.11,
    scribble: 0.11,
    slash: 0.03,
  });
  return { kind, strokes: otherMark(kind, otherHand(box, pen, random), random) };
}

function ofPractice(box: Rect, random: Random): Drawn {
  const hand = drawHand(random);
  if (chance(random, 0.35)) {
    const kind = chance(random, 0.75) ? 'struck-out-inside' : 'struck-out';
    return { kind: 'struck', strokes: oddMark(kind, box, hand, random) };
  }
  return { kind: hand.shape, strokes: plainMark(box, hand, random) };
}

const [out, sheets, seed, which] = process.argv.slice(2);
if (out === undefined || sheets === undefined || seed === undefined)
  throw new Error('samples.ts OUT SHEETS SEED [practice]');
const { sheet, reader } = await teachingSheet();

const pictures: Uint8Array[] = [];
const labels: number[] = [];
for (let number = 0; number < Number(sheets); number += 1) {
  const random = seededRandom(Number(seed) * 1_000_003 + number);
  const drawn = sheet.boxes.map((box) => (which === 'practice' ? ofPractice : ofOtherHands)(box, random));
  const strokes = drawn.flatMap((each) => each.strokes);
  const shapes = await shapesOf(await throughDevice(sheet, strokes, random), reader, sheet);
  for (const [index, shape] of shapes?.entries() ?? []) {
    const kind = drawn[index]?.kind;
    if (kind === undefined || boxKind(shape, false) !== 'marked') continue;
    pictures.push(strokePicture(shape));
    labels.push(strokeKinds.indexOf(kind));
  }
}
writeFileSync(`${out}.pictures`, Buffer.concat(pictures));
writeFileSync(`${out}.labels`, Uint8Array.from(labels));
console.log(strokeKinds.map((kind, at) => `${kind} ${labels.filter((label) => label === at).length}`).join(', '));
