import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function withFile<T>(pdf: Uint8Array, read: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-pdf-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    return read(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });

/** Text of each page as poppler reads it: composed letters, every blank one space. */
export function pageTexts(pdf: Uint8Array): readonly string[] {
  const text = withFile(pdf, (file) => run('pdftotext', ['-raw', file, '-']));
  return text.split('\f').slice(0, -1).map(oneLine);
}

/** The text of all pages. */
export const whole = (pdf: Uint8Array): string => pageTexts(pdf).join(' ');

/** The lines of each page. */
export function pageLines(pdf: Uint8Array): readonly (readonly string[])[] {
  const text = withFile(pdf, (file) => run('pdftotext', ['-raw', file, '-']));
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.split('\n').map(oneLine));
}

/** Names of the fonts, and whether each is embedded. */
export function fonts(pdf: Uint8Array): readonly { readonly name: string; readonly embedded: boolean }[] {
  const [, , ...lines] = withFile(pdf, (file) => run('pdffonts', [file]))
    .trimEnd()
    .split('\n');
  return lines.map((line) => ({
    name: line.split(' ')[0]?.replace(/^[A-Z]{6}\+/, '') ?? '',
    embedded: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line)?.[1] === 'yes',
  }));
}

export const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Without any blank: to find words that were broken over lines. */
export const withoutBlanks = (text: string): string => text.normalize('NFC').replace(/[\s\u200b]+/g, '');
