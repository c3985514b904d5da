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
  const most = Number(execFileSync(process.execPath, [program, '1200'], { encoding: 'utf8' }));
  // In MB: 0.9 GB, and up to 2.2 where a busy machine gives memory back late; with a list of all letters on every page 4.4 GB on an idle one.
  expect(most).toBeLessThan(3000);
});

test('What a template lacks is said in the words of Typst', () => {
  expect(() => typstPdf('document', {}, false)).toThrow('Typst: dictionary does not contain key "title"');
});
