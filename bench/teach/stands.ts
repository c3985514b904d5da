// Marks of voters, each with others of the same hand, some of which do not stand: what `mark-stands.ts` is taught with.
//   node scripts/run.mjs bench/teach/stands.ts OUT SHEETS SEED
// Writes OUT.traits (numbers of four bytes), OUT.labels (1: does not stand) and OUT.voters (whose mark it is, four bytes).
import { writeFileSync } from 'node:fs';
import { pick, type Random, seededRandom, whole } from '@tinnhiem/paper/practice';
import { chance, pickWeighted } from '../../packages/paper/src/practice/random.ts';
import { boxKind, boxLimits } from '../../packages/paper/src/reader/box-kind.ts';
import { markTraits } from '../../packages/paper/src/reader/mark-traits.ts';
import { shapesOf, teachingSheet, throughDevice } from './devices.ts';
import { anyVoter, type DrawnKind, drawIn } from './habits.ts';

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

const [out, sheets, seed] = process.argv.slice(2);
if (out === undefined || sheets === undefined || seed === undefined) throw new Error('stands.ts OUT SHEETS SEED');
const { sheet, reader } = await teachingSheet();

const traits: Float32Array[] = [];
const labels: number[] = [];
const voters: number[] = [];
for (let number = 0; number < Number(sheets); number += 1) {
  const random = seededRandom(Number(seed) * 1_000_003 + number);
  const kinds: Kind[] = [];
  const firsts: number[] = [];
  const strokes = [];
  while (kinds.length < sheet.boxes.length) {
    firsts.push(kinds.length);
    const most = sheet.boxes.length - kinds.length;
    const voter = anyVoter(random);
    for (const kind of kindsOf(
      Math.min(most, chance(random, 0.25) ? whole(random, 1, 5) : whole(random, 6, 30)),
      random,
    )) {
      const box = sheet.boxes[kinds.length];
      if (box !== undefined && kind !== 'nothing')
        // Now and then the pen is another.
        strokes.push(...drawIn(box, kind, chance(random, 0.03) ? anyVoter(random) : voter, random));
      kinds.push(kind);
    }
  }
  const shapes = await shapesOf(await throughDevice(sheet, strokes, random), reader, sheet);
  for (const [at, first] of shapes === undefined ? [] : firsts.entries()) {
    const drawn = (shapes ?? []).slice(first, firsts[at + 1]).flatMap((shape, index) => {
      const isDrawn = shape.fill > boxLimits.empty && ['marked', 'dot', 'doubtful'].includes(boxKind(shape, false));
      return isDrawn && shape.frame >= boxLimits.frame ? [{ shape, kind: kinds[first + index] }] : [];
    });
    for (const [index, each] of markTraits(drawn.map(({ shape }) => shape)).entries()) {
      traits.push(Float32Array.from(each));
      labels.push(drawn[index]?.kind === 'plain' ? 0 : 1);
      voters.push(number * 1000 + at);
    }
  }
}
writeFileSync(`${out}.traits`, Buffer.concat(traits.map((each) => Buffer.from(each.buffer))));
writeFileSync(`${out}.labels`, Uint8Array.from(labels));
writeFileSync(`${out}.voters`, Buffer.from(Int32Array.from(voters).buffer));
console.log(`${labels.length} marks, ${labels.filter((label) => label === 1).length} do not stand`);
