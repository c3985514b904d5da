// Archives of released versions stay readable: each was written by its own program and is checked here by this one.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verifyArchive } from '../src/index.ts';
import { passphrase } from './archives.ts';

const folder = new URL('./archives/', import.meta.url);
/** By version: the fingerprint of the signed minutes, as somebody wrote it down. */
const papers: Readonly<Record<string, string>> = { '0.3.0.zip': '15FX-QNRT-3QEP-23JP' };

test.each(Object.entries(papers))('%s is right, open and sealed, and is that of its paper', (name, fingerprint) => {
  const bytes = readFileSync(new URL(name, folder));
  for (const secret of [undefined, passphrase]) {
    const verified = verifyArchive(bytes, { fingerprint, passphrase: secret });
    expect(verified.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(verified).toMatchObject({ ok: true, anchored: true, stage: 'archived', opened: secret !== undefined });
  }
});

test('no kept archive is forgotten here', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(papers).sort());
});
