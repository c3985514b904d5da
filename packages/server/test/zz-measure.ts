// 299 ballots × 27 names: practice file(s) → recorded
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleOffice } from '/work/main/packages/server/src/office.ts';
import { countPlace } from '/work/main/packages/server/src/scans/count-place.ts';
import { longList, scanRound, shortList } from '/work/main/packages/server/test/scan-round.ts';

const data = process.argv[2] || mkdtempSync(join(tmpdir(), 'measure-'));
mkdirSync(join(data, 'rounds'), { recursive: true });
const n = Number(process.argv[3] ?? 30);
const office = assembleOffice(data, () => new Date('2019-02-20T01:02:03Z'));
const head = await office.accounts.create({
  username: 'head.one',
  name: 'Head One',
  roles: ['committee-head'],
  password: 'con mèo xanh leo cây',
});
if (!head.ok) throw new Error(head.error.message.en);
const sizes = {
  [longList]: Array.from({ length: Math.ceil(n / 50) }, (_, i) => Math.min(50, n - i * 50)),
  [shortList]: [1],
};
const held = await scanRound(office.service, { sizes });
const place = await countPlace(office.service, held.round, held.conference, ['committee-head']);
if (!place.ok) throw new Error(place.error.message.en);
const by = { account: head.value.id, name: 'H' };
let t = performance.now();
const p = await office.scans.practise(place.value, { ballots: null, seed: 5 }, by);
if (!p.ok) throw new Error(p.error.message.en);
await office.scans.idle();
const view = await office.scans.view(held.round, held.conference);
console.log('practice', Math.round(performance.now() - t), JSON.stringify(view.jobs[0]));
const dir = view.folder.path;
let peak = 0;
const timer = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 100);
let lag = 0,
  last = performance.now();
const lagTimer = setInterval(() => {
  const now = performance.now();
  lag = Math.max(lag, now - last - 20);
  last = now;
}, 20);
console.log('rss before', Math.round(process.memoryUsage().rss / 1e6));
t = performance.now();
for (const name of readdirSync(dir).filter((x) => x.endsWith('.pdf'))) {
  const took = await office.scans.take(
    { round: held.round, conference: held.conference, name, list: null, batch: null, by, more: false },
    createReadStream(join(dir, name)),
  );
  if (!took.ok) throw new Error(took.error.message.en);
}
await office.scans.idle();
const ms = performance.now() - t;
const after = await office.scans.view(held.round, held.conference);
for (const j of after.jobs) console.log(j.name, j.state, j.pages, j.read, j.flagged, j.rejected, j.problem?.en);
const pages = after.jobs.filter((j) => j.kind === 'scan').reduce((s, j) => s + j.pages, 0);
console.log(
  'pages',
  pages,
  'ms',
  Math.round(ms),
  'ms/page',
  (ms / pages).toFixed(1),
  'peak rss MB',
  Math.round(peak / 1e6),
  'longest lag ms',
  Math.round(lag),
);
const images = join(data, 'rounds', held.round, 'images');
const bytes = readdirSync(images)
  .map((x) => statSync(join(images, x)).size)
  .reduce((a, b) => a + b, 0);
console.log(
  'images MB',
  (bytes / 1e6).toFixed(1),
  'per file KB',
  Math.round(((bytes / readdirSync(images).length) * 2) / 1000),
);
clearInterval(timer);
clearInterval(lagTimer);
await office.close();
