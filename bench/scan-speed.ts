// How fast scans are read: one core and all, beside the floor of decoding the same files alone, and how memory goes over many pages.
//   node scripts/run.mjs bench/scan-speed.ts [--pages 2000] [--severity 2]
// The second part is one count: 299 ballots of 27 people, from files to readings.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawPdf, type GreyImage, openScan, scanFiles } from '@tinnhiem/paper';
import {
  encode,
  jpegQuality,
  markPage,
  planSheet,
  type Severity,
  scan,
  seededRandom,
  usualRates,
} from '@tinnhiem/paper/practice';
import { printedBallot } from './paper/ballots.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '2000' }, severity: { type: 'string', default: '2' } },
});
const severity = Number(values.severity) as Severity;
/** So many different pages are made; longer piles repeat them. */
const different = 40;

const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-scan-speed-'));
try {
  const { layout, pdf } = await printedBallot('27');
  const clean: GreyImage[] = [];
  for await (const drawn of drawPdf(pdf, 12, layout.pages.length)) clean.push(drawn);
  const files: string[] = [];
  for (let index = 0; index < different; index += 1) {
    const side = index % layout.pages.length;
    const page = layout.pages[side];
    const printed = clean[side];
    if (page === undefined || printed === undefined) throw new Error('the ballot has fewer pages than its layout');
    const random = seededRandom(7_000 + index);
    const marked = markPage(printed, page, planSheet(page, usualRates, random), random, { colour: 'grey' });
    const picture = scan(marked, page, { severity, dpi: 200, colour: 'grey' }, random);
    const file = join(folder, `${index}.jpg`);
    writeFileSync(file, await encode(picture, 'jpeg', { dpi: 200, quality: jpegQuality(severity) }));
    files.push(file);
  }
  const pile = (pages: number): string[] => Array.from({ length: pages }, (_, index) => files[index % different] ?? '');

  // The floor: the same files, opened and decoded one after the other, and nothing else.
  await decodeAll(files);
  const floor = await timed(() => decodeAll(pile(200)));

  const rows: Record<string, unknown>[] = [];
  for (const [name, pages, threads] of [
    ['one core', 200, 1],
    ['all cores', 400, availableParallelism()],
    [`${values.pages} pages, all cores`, Number(values.pages), availableParallelism()],
    ['299 ballots × 27 people', 299 * layout.pages.length, availableParallelism()],
  ] as const) {
    let flagged = 0;
    let peak = 0;
    const { seconds, cpu } = await timed(async () => {
      for await (const { reading } of scanFiles(pile(pages), [layout], { threads })) {
        if (reading.status !== 'read') flagged += 1;
        peak = Math.max(peak, process.memoryUsage.rss());
      }
    });
    rows.push({
      what: name,
      pages,
      threads,
      seconds: seconds.toFixed(1),
      'pages/s': (pages / seconds).toFixed(1),
      'CPU ms/page': ((1000 * cpu) / pages).toFixed(0),
      'floor ms/page': ((1000 * floor.cpu) / 200).toFixed(0),
      'pages with something for a person': flagged,
      'peak MB': Math.round(peak / 1e6),
    });
  }
  console.table(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function decodeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const opened = await openScan(path);
    if (!opened.ok) throw new Error(opened.error.message.en);
    try {
      await opened.value.page(1);
    } finally {
      opened.value.close();
    }
  }
}

async function timed(work: () => Promise<void>): Promise<{ readonly seconds: number; readonly cpu: number }> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const used = process.cpuUsage(cpu);
  return { seconds: (performance.now() - start) / 1000, cpu: (used.user + used.system) / 1e6 };
}
