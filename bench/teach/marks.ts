// Marks of voters, each with others of the same hand, some of which do not stand: what the networks that look at marks are taught with.
//   node scripts/run.mjs bench/teach/marks.ts OUT SHEETS SEED [MOTLEY]
// MOTLEY: the share of ballots on which every mark is another's, 0 to 1. Writes OUT.pictures (`markPicture`), OUT.measures (`markMeasures`, numbers of four bytes),
// OUT.kinds (two bytes a mark: of `drawnKinds`, of `shapes`) and OUT.voters (whose mark it is, four bytes).
import { createWriteStream } from 'node:fs';
import { pick, type Random, seededRandom, whole } from '@tinnhiem/paper/practice';
import { chance, pickWeighted } from '../../packages/paper/src/practice/random.ts';
import { boxKind, boxLimits } from '../../packages/paper/src/reader/box-kind.ts';
import { markMeasures } from '../../packages/paper/src/reader/mark-measures.ts';
import { markPicture } from '../../packages/paper/src/reader/mark-picture.ts';
import { shapesOf, teachingSheet, throughDevice } from './devices.ts';
import { anyVoter, type DrawnKind, drawIn, drawnKinds } from './habits.ts';

type Kind = DrawnKind | 'nothing';

/** What a voter draws in so many boxes: some strike out one of fifty, some nearly every second one, a few all. */
function kindsOf(count: number, random: Random): Kind[] {
  const odd = chance(random, 0.04) ? 1 : pick(random, [0.02, 0.05, 0.15, 0.3, 0.45] as const);
  return Array.from({ length: count }, () =>
    chance(random, odd)
      ? pickWeighted(random, { struck: 0.5, over: 0.1, rubbed: 0.2, dot: 0.09, touch: 0.09, nothing: 0.02 })
      : 'plain',
  );
}

/** The shapes a voter may mark with, in the order of their numbers. */
const shapes = ['tick', 'cross', 'circle', 'filled', 'scribble'] as const;

const [out, sheets, seed, motleyShare = '0'] = process.argv.slice(2);
if (out === undefined || sheets === undefined || seed === undefined)
  throw new Error('marks.ts OUT SHEETS SEED [MOTLEY]');
const { sheet, reader } = await teachingSheet();
const [pictures, measures, kindsFile, voters] = ['pictures', 'measures', 'kinds', 'voters'].map((name) =>
  createWriteStream(`${out}.${name}`),
) as [
  ReturnType<typeof createWriteStream>,
  ReturnType<typeof createWriteStream>,
  ReturnType<typeof createWriteStream>,
  ReturnType<typeof createWriteStream>,
];
let all = 0;
let none = 0;
for (let number = 0; number < Number(sheets); number += 1) {
  const random = seededRandom(Number(seed) * 1_000_003 + number);
  const drawn: { kind: Kind; shape: number; voter: number }[] = [];
  const strokes = [];
  for (let own = 0; drawn.length < sheet.boxes.length; own += 1) {
    const most = sheet.boxes.length - drawn.length;
    const voter = anyVoter(random);
    const kinds = kindsOf(Math.min(most, chance(random, 0.25) ? whole(random, 1, 5) : whole(random, 6, 30)), random);
    // Most mark all boxes alike, now and then with another pen; on some ballots no two marks are of one hand, with one pen or with any.
    const motley = chance(random, Number(motleyShare)) ? pick(random, ['hand', 'pen'] as const) : undefined;
    for (const kind of kinds) {
      const box = sheet.boxes[drawn.length];
      const other = motley !== undefined || chance(random, 0.03);
      const hand = other ? anyVoter(random, motley === 'hand' ? voter.pen : undefined) : voter;
      if (box !== undefined && kind !== 'nothing') strokes.push(...drawIn(box, kind, hand, random));
      drawn.push({ kind, shape: shapes.indexOf(hand.shape), voter: number * 1000 + own });
    }
  }
  const seen = await shapesOf(await throughDevice(sheet, strokes, random), reader, sheet);
  for (const [index, shape] of seen?.entries() ?? []) {
    const own = drawn[index];
    if (own === undefined) continue;
    const isDrawn = shape.fill > boxLimits.empty && ['marked', 'dot', 'doubtful'].includes(boxKind(shape, true));
    if (!isDrawn || shape.frame < boxLimits.frame) continue;
    pictures.write(markPicture(shape));
    measures.write(Buffer.from(Float32Array.from(markMeasures(shape)).buffer));
    kindsFile.write(Uint8Array.of(own.kind === 'nothing' ? 255 : drawnKinds.indexOf(own.kind), own.shape));
    voters.write(Buffer.from(Int32Array.of(own.voter).buffer));
    all += 1;
    if (own.kind !== 'plain') none += 1;
  }
}
console.log(`${all} marks, ${none} do not stand`);
