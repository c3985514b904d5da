// 500 ballots of two pages as one PDF: time and memory, beside the floor of drawing one ballot and of writing the same bytes.
import { readFileSync } from 'node:fs';
import { type BallotInput, renderForm } from '@tinnhiem/documents';

const sample = JSON.parse(
  readFileSync(new URL('../packages/documents/samples/ballot.json', import.meta.url), 'utf8'),
) as BallotInput;
const [first] = sample.people;
if (first === undefined) throw new Error('the sample ballot has nobody on it');
const people = Array.from({ length: 30 }, (_, index) => ({
  ...first,
  id: `N${index + 1}`,
  name: `Nguyễn Thị Ước Lệ ${index + 1}`,
}));

async function timed(copies: number): Promise<{ milliseconds: number; bytes: Uint8Array }> {
  const start = performance.now();
  const bytes = await renderForm(
    'ballot',
    { ...sample, people, copies },
    { profile: 'party-2018', format: 'pdf', date: '2019-03-01' },
  );
  return { milliseconds: performance.now() - start, bytes };
}

await timed(1);
const one = await timed(1);
const all = await timed(500);
const pages = new TextDecoder('latin1').decode(all.bytes).match(/\/Type\s*\/Page\b/g)?.length ?? 0;
const start = performance.now();
Uint8Array.from(all.bytes);
const copying = performance.now() - start;
console.table({
  'one ballot (floor)': {
    ms: Math.round(one.milliseconds),
    pages: pages / 500,
    kB: Math.round(one.bytes.length / 1024),
  },
  '500 ballots': { ms: Math.round(all.milliseconds), pages, kB: Math.round(all.bytes.length / 1024) },
});
console.log(
  `ratio to the floor ${(all.milliseconds / one.milliseconds).toFixed(1)}; copying the bytes ${copying.toFixed(1)} ms`,
);
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (goal: under 10 s and 300 MB)`);
