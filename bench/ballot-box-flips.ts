// node scripts/run.mjs bench/ballot-box-flips.ts [FILE.bel]
// Flips every bit of every byte of a ballot box, one after the other, and verifies each time: none may pass. Some minutes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, verifyBox } from '@tinnhiem/ballot-box';
import { verifyingGroup } from '@tinnhiem/ballot-box/server';

const reference = join(import.meta.dirname, '..', 'packages', 'ballot-box', 'test', 'vectors', 'tiny-noblank');
const path = process.argv[2] ?? join(reference, readdirSync(reference).find((name) => name.endsWith('.bel')) ?? '');
const box = new Uint8Array(readFileSync(path));
const group = verifyingGroup();
if (!verifyBox(box, { group }).ok) throw new Error(`${path} is not right to begin with`);

const found = new Map<Problem['code'], number>();
const passed: string[] = [];
for (let at = 0; at < box.length; at += 1) {
  const before = box[at] ?? 0;
  for (let bit = 0; bit < 8; bit += 1) {
    box[at] = before ^ (1 << bit);
    const { ok, errors } = verifyBox(box, { group });
    if (ok) passed.push(`byte ${at}, bit ${bit}`);
    for (const { code } of errors) found.set(code, (found.get(code) ?? 0) + 1);
  }
  box[at] = before;
}
console.table(Object.fromEntries(found));
console.log(`${box.length * 8} flips, ${passed.length} not found`);
for (const place of passed) console.error(place);
process.exitCode = passed.length === 0 ? 0 : 1;
