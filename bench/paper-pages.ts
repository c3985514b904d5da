// Writes marked and scanned pages with what is really on them into a folder, to look at or to read:
//   node scripts/run.mjs bench/paper-pages.ts OUT LAYOUT.json BALLOT.pdf N SEVERITY SEED [usual|traps|clean|damaged|folded] [grey|rgb|bit] [DPI]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPdf, type GreyImage, layoutFileSchema } from '@tinnhiem/paper';
import {
  type Colour,
  cleanRates,
  damagedRates,
  encode,
  foldedRates,
  jpegQuality,
  markPage,
  planSheet,
  type ScanOptions,
  type Severity,
  scan,
  seededRandom,
  trapRates,
  usualRates,
} from '@tinnhiem/paper/practice';

const [
  out,
  layoutPath,
  pdfPath,
  count = '10',
  severity = '2',
  seed = '1',
  rates = 'usual',
  colour = 'grey',
  dpi = '200',
] = process.argv.slice(2);
if (out === undefined || layoutPath === undefined || pdfPath === undefined)
  throw new Error('OUT LAYOUT.json BALLOT.pdf N SEVERITY SEED [usual|traps|clean|damaged|folded] [grey|rgb|bit] [DPI]');
const { pages } = layoutFileSchema.parse(JSON.parse(readFileSync(layoutPath, 'utf8')));
const clean: GreyImage[] = [];
for await (const drawn of drawPdf(readFileSync(pdfPath), 12, pages.length)) clean.push(drawn);
const ratesOf =
  { usual: usualRates, traps: trapRates, clean: cleanRates, damaged: damagedRates, folded: foldedRates }[rates] ??
  usualRates;
const options: ScanOptions = {
  severity: Number(severity) as Severity,
  dpi: Number(dpi) as ScanOptions['dpi'],
  colour: colour as Colour,
};

mkdirSync(out, { recursive: true });
const truths = [];
for (let index = 0; index < Number(count); index += 1) {
  const page = pages[index % pages.length];
  const printed = clean[index % pages.length];
  if (page === undefined || printed === undefined) throw new Error('the PDF has fewer pages than the layout');
  const random = seededRandom(Number(seed) * 1_000_003 + index);
  const plan = planSheet(page, ratesOf, random);
  const marked = markPage(printed, page, plan, random, { colour: colour === 'rgb' ? 'rgb' : 'grey' });
  const picture = scan(marked, page, options, random);
  const bit = colour === 'bit';
  const file = `${String(index + 1).padStart(4, '0')}.${bit ? 'tif' : 'jpg'}`;
  const format = bit ? 'tiff-g4' : 'jpeg';
  writeFileSync(
    join(out, file),
    await encode(picture, format, { dpi: options.dpi, quality: jpegQuality(options.severity) }),
  );
  truths.push({ file, ...plan.truth });
}
writeFileSync(join(out, 'truth.json'), `${JSON.stringify(truths, null, 1)}\n`);
