import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiFile, apiText } from './openapi.ts';

test('The description of the API is up to date; write it anew with: npm run docs', () => {
  expect(readFileSync(apiFile, 'utf8')).toBe(apiText());
});
