// Every byte of a small archive flipped, one after the other, and of each kept archive of a release as many as are asked for, spread over it:
// how many `verify` misses, and how many it finds without a place. npm run bench archive-flips; FLIPS=n for each kept archive.
import { readdirSync, readFileSync } from 'node:fs';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import { fingerprint } from '@tinnhiem/core';
import { verifyArchive } from '@tinnhiem/verifier';
import { archiveOf, entered, filesOf } from '../packages/verifier/test/archives.ts';

const group = fastestGroup();
const kept = new URL('../packages/verifier/test/kept/', import.meta.url);
const perArchive = Number(process.env.FLIPS ?? 2000);
const scene = entered();
const small = archiveOf(scene, { files: filesOf(fingerprint(scene.envelopes.at(-1)?.hash ?? '')) }).bytes;

let missed = 0;
function flips(name: string, bytes: Uint8Array, step: number): void {
  const began = performance.now();
  let [tried, unseen, noPlace] = [0, 0, 0];
  const flipped = Uint8Array.from(bytes);
  for (let at = 0; at < bytes.length; at += step) {
    const was = bytes[at] as number;
    flipped[at] = was ^ (1 << (at % 8));
    const { ok, checks } = verifyArchive(flipped, { group });
    flipped[at] = was;
    tried += 1;
    if (ok) unseen += 1;
    else if (!checks.some((check) => !check.ok && check.where?.offset !== undefined)) noPlace += 1;
  }
  missed += unseen + noPlace;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${name}: ${bytes.length} bytes, ${tried} flipped, ${unseen} missed, ${noPlace} without a place, ${seconds} s`,
  );
}

flips('small, every byte', small, 1);
for (const name of readdirSync(kept).sort()) {
  const bytes = Uint8Array.from(readFileSync(new URL(name, kept)));
  flips(name, bytes, Math.max(1, Math.floor(bytes.length / perArchive)));
}
process.exitCode = missed === 0 ? 0 : 1;
