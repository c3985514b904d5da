import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { typstPdf } from './typst.ts';

test('Forty minutes set one after the other leave no document behind in memory', () => {
  const program = fileURLToPath(new URL('../testing/memory-of-many.ts', import.meta.url));
  // A document takes 3 MB while it is held.
  expect(Number(execFileSync(process.execPath, [program, '40'], { encoding: 'utf8' }))).toBeLessThan(80);
});

test('Twelve hundred letters in one file take the memory of their pages, not of their pages squared', () => {
  const program = fileURLToPath(new URL('../testing/memory-of-letters.ts', import.meta.url));
  const most = (): number => Number(execFileSync(process.execPath, [program, '1200'], { encoding: 'utf8' }));
  // 0.6 MB a page; with a list of all letters on every page it was always 4.4 GB. On a busy machine memory is given back late: the least of three.
  expect(Math.min(most(), most(), most())).toBeLessThan(1800);
});

test('What a template lacks is said in the words of Typst', () => {
  expect(() => typstPdf('document', {}, false)).toThrow('Typst: dictionary does not contain key "title"');
});
