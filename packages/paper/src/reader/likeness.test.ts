import { expect, test } from 'vitest';
import { drawHand, type MarkKind } from '../practice/hand.ts';
import { seededRandom } from '../practice/random.ts';
import { penStroke } from '../practice/stroke.ts';
import { findDuplicates } from '../scan/duplicates.ts';
import { likeness } from './likeness.ts';
import type { PageReading } from './reading.ts';
import { copied, type DrawRow, markedSheet, read, scanned, vote } from './testing/ballots.ts';

const nothing: DrawRow = () => [];

/** For each page, in order, whether it is taken for a sheet that came before. */
function doubles(...readings: readonly PageReading[]): readonly boolean[] {
  const pages = readings.map((reading, index) => ({ file: 'scan', page: index + 1, reading }));
  return findDuplicates(pages).map(({ duplicateOf }) => duplicateOf !== null);
}

test('a sheet that is scanned twice is noticed, also upside down and on a worse day', async () => {
  for (const kind of ['cross', 'filled'] as const) {
    const sheet = await markedSheet({ page: 2, kind, seed: 2 });
    const once = await read(scanned(sheet, 1));
    const again = await read(scanned(sheet, 2, { upsideDown: true }));
    const worse = await read(scanned(sheet, 3, { severity: 3 }));
    expect(doubles(once, again, worse)).toEqual([false, true, true]);
  }
});

test.each<MarkKind>(['tick', 'cross', 'filled'])(
  'voters who mark the same boxes alike, with %s, are not taken for one',
  async (kind) => {
    const readings: PageReading[] = [];
    for (const seed of [1, 2, 3, 4]) {
      const hand = drawHand(seededRandom(70 + seed), { [kind]: 1 });
      readings.push(await read(scanned(await markedSheet({ page: 2, hand, seed }), seed)));
    }
    expect(doubles(...readings)).toEqual([false, false, false, false]);
  },
);

test('boxes that two voters fill to the edge are told apart, and one sheet is known again by them', async () => {
  const sheets = [1, 2].map((seed) => {
    const felt = drawHand(seededRandom(70 + seed), { felt: 1 });
    const hand = { ...felt, shape: 'filled', size: 1, stretch: 1, sloppiness: 0.1, lean: [0, 0] } as const;
    return markedSheet({ page: 2, hand, seed });
  });
  const [one, other] = [await sheets[0]!, await sheets[1]!];
  const again = scanned(one, 3, { upsideDown: true });
  expect(doubles(await read(scanned(one, 1)), await read(scanned(other, 2)), await read(again))).toEqual([
    false,
    false,
    true,
  ]);
});

test('on a ballot of which one box is marked two voters who fill it neatly are not taken for one, and a sheet read twice is', async () => {
  const alone = (draw: DrawRow) =>
    ({ ballot: 'ballot-4', rows: { 0: draw, 1: nothing, 2: nothing, 3: nothing } }) as const;
  const felt = { kind: 'felt', ink: [0.15, 0.15, 0.2], width: 1.2, press: 0.95, dryness: 0 } as const;
  const filled: DrawRow = (
    {
      boxes: {
        high: [x, y, w, h],
      },
    },
    hand,
    random,
  ) =>
    [0.8, 1.6, 2.4, 3.2, 4, 4.3].map((down) =>
      penStroke(
        [
          [x + 0.8, y + Math.min(down, h - 0.8)],
          [x + w - 0.8, y + Math.min(down, h - 0.8)],
        ],
        felt,
        { tremor: hand.tremor },
        random,
      ),
    );
  const [one, other] = [
    await markedSheet({ ...alone(filled), seed: 1 }),
    await markedSheet({ ...alone(filled), seed: 2 }),
  ];
  expect(doubles(await read(scanned(one, 1), 'ballot-4'), await read(scanned(other, 2), 'ballot-4'))).toEqual([
    false,
    false,
  ]);
  const cross = await markedSheet({ ...alone(vote('high')), seed: 1 });
  const again = scanned(cross, 3, { upsideDown: true });
  expect(doubles(await read(scanned(cross, 1), 'ballot-4'), await read(again, 'ballot-4'))).toEqual([false, true]);
});

test('pages without marks, other pages, and pages marked in other boxes are not alike', async () => {
  const rows = { 0: nothing, 1: nothing, 2: nothing, 3: nothing };
  const empty = await read(copied(await markedSheet({ ballot: 'ballot-4', rows })), 'ballot-4');
  expect(doubles(empty, empty)).toEqual([false, false]);
  const [front, back] = [
    await read(copied(await markedSheet({ page: 1 }))),
    await read(copied(await markedSheet({ page: 2 }))),
  ];
  expect(doubles(front, back, front)).toEqual([false, false, true]);
  const half = await read(copied(await markedSheet({ page: 2, rows: { ...rows, 4: nothing } })));
  expect(likeness(back.signature!, half.signature!)).toBe(0);
});

test('likeness is 1 with itself and the same both ways', async () => {
  const [a, b] = [
    await read(scanned(await markedSheet({ page: 2, seed: 1 }))),
    await read(scanned(await markedSheet({ page: 2, seed: 2 }))),
  ];
  expect(likeness(a.signature!, a.signature!)).toBe(1);
  expect(likeness(a.signature!, b.signature!)).toBe(likeness(b.signature!, a.signature!));
  expect(likeness(new Uint8Array(0), new Uint8Array(0))).toBe(0);
});
