// Takes ballots into a box without end, and says of each that it was accepted: node box-writer.ts PLACE SEED

import { boxesAt } from './box-place.ts';
import { random, testBallot, testPlace, testSetup } from './box-values.ts';

const [, , place = '', seed = ''] = process.argv;
const store = await boxesAt(place);
await store.begin(testPlace, testSetup());
for (let number = 0; ; number += 1) {
  const ballots = Array.from({ length: 1 + (number % 5) }, (_, more) =>
    testBallot((number * 7 + more) % 40, `${seed}/${number}/${more}`.padEnd(5000, 'x')),
  );
  await store.accept(testPlace, ballots);
  process.stdout.write(`${ballots.map(({ tracker }) => tracker).join(' ')}\n`);
  await store.admit(testPlace, 8, random);
}
