// node scripts/run.mjs bench/box-growth.ts
// How tallying and verifying an electronic box grow with its voters and its rows: processor time of whole boxes, and per voter and row. Both are
// linear where the last columns stay as they are; what a box costs only once (key, setup) shows in the smallest ones.
import { randomBytes } from 'node:crypto';
import { demoBox, readBox, tallyOfBox, verifyBox } from '@tinnhiem/ballot-box';
import { fastestGroup, verifyingGroup } from '@tinnhiem/ballot-box/server';

const group = verifyingGroup();
const random = (bytes: number): Uint8Array => randomBytes(bytes);

/** Processor time in milliseconds, so that others on the same machine do not count. */
function milliseconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

console.log(`arithmetic: ${group.library}`);
console.log('voters | rows | tally ms | verify ms | tally µs a voter and row | verify ms a voter and row');
for (const rows of [10, 20, 40])
  for (const voters of [25, 50, 100]) {
    const people = Array.from({ length: rows }, (_, at) => `Người số ${at + 1}`);
    const trustees = { size: 3, threshold: 2 };
    const { bytes } = demoBox({
      group: fastestGroup(),
      title: 'Đo',
      people,
      voters,
      trustees,
      random,
      timestamp: 1_551_400_000,
    });
    const box = readBox(bytes);
    if (!box.ok) throw new Error(box.error.code);
    const tallying = milliseconds(() => {
      if (!tallyOfBox(group, box.value).ok) throw new Error('no tally');
    });
    const verifying = milliseconds(() => {
      const { errors } = verifyBox(bytes, { group });
      if (errors.length > 0) throw new Error(errors[0]?.code);
    });
    const each = voters * rows;
    console.log(
      [
        voters,
        rows,
        tallying.toFixed(0),
        verifying.toFixed(0),
        ((1000 * tallying) / each).toFixed(0),
        (verifying / each).toFixed(2),
      ].join(' | '),
    );
  }
