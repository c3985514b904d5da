// A short run of what bench/fuzz.ts and bench/fuzz-api.ts do at length, another one each time; what fails names its seed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roles } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { fuzzApi } from './fuzz-api.ts';
import { fuzzFiles } from './fuzz-files.ts';
import { testServer } from './http.ts';

const seed = Math.floor(Math.random() * 1_000_000);

test('Every damaged file is read or refused in words, soon, and nothing is half done', async () => {
  const { problems, outcomes } = await fuzzFiles(420, seed);
  expect(problems).toEqual([]);
  // Otherwise the changes were too small, or too large, to try anything.
  for (const [reader, found] of Object.entries(outcomes)) expect(Object.keys(found).length, reader).toBeGreaterThan(0);
  expect(new Set(Object.values(outcomes).flatMap(Object.keys)).size).toBeGreaterThan(15);
});

test('Every request is answered or refused in words, soon, without a secret, and every record stays whole', async () => {
  const data = mkdtempSync(join(tmpdir(), 'tinnhiem-fuzz-'));
  try {
    const { problems, statuses, routes } = await fuzzApi(await testServer({ data }), roles, 2000, seed);
    expect(problems).toEqual([]);
    expect(statuses[200]).toBeGreaterThan(50);
    expect(routes).toBeGreaterThan(80);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
