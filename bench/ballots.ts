// 500 ballots of two pages as one PDF, and 5,000 with a random code each: time and memory, beside the floor of drawing one ballot and of writing
// the same bytes.
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

async function timed(
  copies: number,
  serials?: readonly string[],
): Promise<{ milliseconds: number; bytes: Uint8Array }> {
  const start = performance.now();
  const bytes = await renderForm(
    'ballot',
    { ...sample, people, copies, ...(serials === undefined ? {} : { serials }) },
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
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const serials = Array.from({ length: 5000 }, () =>
  [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => letters[byte % 32]).join(''),
);
const memoryOfCopies = process.resourceUsage().maxRSS;
const coded = await timed(serials.length, serials);
const row = ({ milliseconds, bytes }: Awaited<ReturnType<typeof timed>>, count: number) => ({
  ms: Math.round(milliseconds),
  pages: count,
  kB: Math.round(bytes.length / 1024),
});
console.table({
  'one ballot (floor)': row(one, pages / 500),
  '500 ballots': row(all, pages),
  '5,000 with random codes': row(coded, (pages / 500) * serials.length),
});
console.log(
  `ratio to the floor ${(all.milliseconds / one.milliseconds).toFixed(1)}; copying the bytes ${copying.toFixed(1)} ms`,
);
const megabytes = (kilobytes: number): number => Math.round(kilobytes / 1024);
console.log(
  `peak memory ${megabytes(memoryOfCopies)} MB for 500 (goal: under 10 s and 300 MB), ${megabytes(process.resourceUsage().maxRSS)} MB with 5,000 random codes`,
);
