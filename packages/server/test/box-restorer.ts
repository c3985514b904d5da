// Takes in closed boxes, one after the other, and says of each that it is there: node box-restorer.ts PLACE FILE
import { readFileSync } from 'node:fs';
import { closedBox } from '../src/boxes/closed-box.ts';
import { boxesAt } from './box-place.ts';
import { numberedPlace } from './box-values.ts';

const [, , place = '', file = ''] = process.argv;
const store = await boxesAt(place);
const box = closedBox(readFileSync(file), []);
if (box === null) throw new Error(`${file} is no closed box`);
for (let number = 0; ; number += 1) {
  const outcome = await store.restore(numberedPlace(number), box);
  if (outcome === 'restored') process.stdout.write(`${number}\n`);
}
