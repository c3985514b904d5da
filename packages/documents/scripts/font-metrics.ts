// Writes src/fonts/tinos-metrics.generated.ts from the fonts that the package embeds:
//   node scripts/run.mjs packages/documents/scripts/font-metrics.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fontFiles } from '../src/fonts/files.ts';
import { type FontTable, readFontTable } from '../src/fonts/font-table.ts';

const tables = Object.values(fontFiles).map((file) => readFontTable(readFileSync(file)));
const [regular, bold, italic, boldItalic] = tables as [FontTable, FontTable, FontTable, FontTable];
const shared = [...regular.advances.keys()]
  .filter((code) => code <= 0xffff && tables.every((table) => table.advances.has(code)))
  .sort((a, b) => a - b);

function spans(table: FontTable): string {
  const parts: string[] = [];
  let previous = Number.NaN;
  for (const code of shared) {
    const width = table.advances.get(code)?.toString(36) ?? '';
    if (code === previous + 1) parts.push(`${parts.pop()},${width}`);
    else parts.push(`${code.toString(36)}:${width}`);
    previous = code;
  }
  return parts.join(' ');
}

const lines = [
  '// Written by scripts/font-metrics.ts; a test compares it with the fonts.',
  `export const unitsPerEm = ${regular.unitsPerEm};`,
  '/** `first:width,width,…` per span of letters, base 36: the letters that all four fonts have, and how far each advances. */',
  'export const advances = {',
  `  regular: '${spans(regular)}',`,
  `  bold: '${spans(bold)}',`,
  `  italic: '${spans(italic)}',`,
  `  boldItalic: '${spans(boldItalic)}',`,
  '};',
];
writeFileSync(
  fileURLToPath(new URL('../src/fonts/tinos-metrics.generated.ts', import.meta.url)),
  `${lines.join('\n')}\n`,
);
