import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { typstPdf } from './typst.ts';

test('Forty minutes set one after the other leave no document behind in memory', () => {
  const program = fileURLToPath(new URL('../testing/memory-of-many.ts', import.meta.url));
  // A document takes 3 MB while it is held.
  expect(Number(execFileSync(process.execPath, [program, '40'], { encoding: 'utf8' }))).toBeLessThan(80);
});

test('What a template lacks is said in the words of Typst', () => {
  expect(() => typstPdf('document', {}, false)).toThrow('Typst: dictionary does not contain key "title"');
});
