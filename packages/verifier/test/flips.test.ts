// Every flipped byte of an archive is found. Each byte that says where something lies, and every fifty-third of the rest; all of them: npm run bench archive-flips.
import { fingerprint } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { polling } from '../../core/test/scenes.ts';
import { verifyArchive } from '../src/index.ts';
import { archiveOf, entered, filesOf } from './archives.ts';

const finished = entered();
const going = polling();
const archives = {
  finished: archiveOf(finished, { files: filesOf(fingerprint(finished.envelopes.at(-1)?.hash ?? '')) }).bytes,
  unfinished: archiveOf(going, {
    files: filesOf(fingerprint(going.envelopes.at(-1)?.hash ?? '')),
    finished: false,
  }).bytes,
};

/** Where a head of a file, the table at the end or the end itself lies. */
function structure(bytes: Uint8Array): Set<number> {
  const places = new Set<number>();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  for (let at = text.indexOf('PK\x03\x04'); at >= 0; at = text.indexOf('PK\x03\x04', at + 1))
    for (let place = at; place < at + 60; place += 1) places.add(place);
  for (let place = text.indexOf('PK\x01\x02'); place < bytes.length; place += 1) places.add(place);
  return places;
}

test.each(Object.entries(archives))('%s: every flipped byte is found, with its place', (_name, bytes) => {
  const places = structure(bytes);
  expect(places.size).toBeGreaterThan(500);
  for (let at = 0; at < bytes.length; at += 53) places.add(at);
  const missed: number[] = [];
  const noPlace: number[] = [];
  for (const at of places) {
    const flipped = Uint8Array.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    const { ok, checks } = verifyArchive(flipped);
    if (ok) missed.push(at);
    else if (!checks.some((check) => !check.ok && check.where !== undefined)) noPlace.push(at);
  }
  expect(missed).toEqual([]);
  expect(noPlace).toEqual([]);
});
