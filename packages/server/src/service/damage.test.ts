// A flipped byte anywhere in a stored record is found when the round is read; other rounds still work.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { canonicalJson, type Envelope } from '@tinnhiem/core';
import { beforeAll, expect, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { leadTo, roundId, sampleTime } from '../../test/sample.ts';
import { embeddedStore } from '../store/embedded.ts';
import { createService } from './service.ts';

// Hundreds of files are opened, on machines that do other things too.
const patience = 120_000;

let file: Buffer;
let acts: readonly Envelope[];

/** What the service says of a folder with two rounds, one of which has the file that is given. */
async function readWith(changed: Buffer) {
  const folder = emptyFolder();
  writeFileSync(join(folder, `${roundId}.tinnhiem`), changed);
  writeFileSync(join(folder, 'khac.tinnhiem'), file);
  const store = embeddedStore(folder);
  try {
    const service = createService(store, () => sampleTime);
    const round = await service.round(roundId);
    const read = round.ok ? await service.acts(roundId) : round;
    const other = await store.acts('khac', 1);
    const listed = await service.list();
    return { read, other: other.length, damage: listed.find(({ id }) => id === roundId)?.damage ?? null };
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tinnhiem-'));
  const store = embeddedStore(folder);
  const service = createService(store, () => sampleTime);
  await leadTo(service, 'sealed');
  acts = await store.acts(roundId, 1);
  await store.close();
  file = readFileSync(join(folder, `${roundId}.tinnhiem`));
  rmSync(folder, { recursive: true });
}, patience);

function flipped(...places: readonly number[]): Buffer {
  const copy = Buffer.from(file);
  for (const at of places) copy[at] = (copy[at] ?? 0) ^ 0x04;
  return copy;
}

/** Every place where words stand in the file: SQLite leaves old copies of what it moved in places that nobody reads. */
function placesOf(words: string): number[] {
  const places: number[] = [];
  for (let at = file.indexOf(words); at >= 0; at = file.indexOf(words, at + 1)) places.push(at);
  expect(places).not.toEqual([]);
  return places;
}

test(
  'Every act is found where a byte of its data or its hash was flipped',
  async () => {
    for (const act of acts.filter(({ number }) => number % 5 === 1))
      for (const words of [act.hash, canonicalJson(act.data).slice(0, 80)]) {
        const { read, other, damage } = await readWith(flipped(...placesOf(words).map((at) => at + 1)));
        const refusal = read.ok ? null : read.error;
        expect(refusal?.code, `act ${act.number}, ${words}`).toBe('R-record-corrupt');
        expect(refusal?.message.en).toContain('Record corrupt at act ');
        expect(damage?.code).toBe('R-record-corrupt');
        expect(other).toBe(acts.length);
      }
  },
  patience,
);

test('The sentence names the act that was damaged', async () => {
  const act = acts.find(({ type }) => type === 'poll-opened');
  const { read } = await readWith(flipped(...placesOf(canonicalJson(act?.data)).map((at) => at + 1)));
  expect(read.ok ? '' : read.error.message.en).toContain(`Record corrupt at act ${act?.number} of round “${roundId}”`);
  expect(read.ok ? '' : read.error.message.vi).toContain(`bị hỏng ở việc số ${act?.number}`);
});

test(
  'No flipped byte of the whole file ever gives another record: it is the same, or it is refused',
  async () => {
    const step = Math.floor(file.length / 120);
    let refused = 0;
    for (let at = 0; at < file.length; at += step) {
      const { read, other } = await readWith(flipped(at));
      if (read.ok) expect(canonicalJson(read.value), `byte ${at}`).toBe(canonicalJson(acts));
      else refused += 1;
      expect(other).toBe(acts.length);
    }
    expect(refused).toBeGreaterThan(30);
  },
  patience,
);

test('A record that lost its last acts is found, though its chain is whole', async () => {
  const folder = emptyFolder();
  const path = join(folder, `${roundId}.tinnhiem`);
  writeFileSync(path, file);
  const database = new DatabaseSync(path);
  database.exec('DROP TRIGGER act_no_delete; DROP TRIGGER receipt_no_delete');
  database.exec(
    `DELETE FROM receipt WHERE number >= ${acts.length - 1}; DELETE FROM act WHERE number >= ${acts.length - 1}`,
  );
  database.close();
  const store = embeddedStore(folder);
  const service = createService(store, () => sampleTime);
  const round = await service.round(roundId);
  await store.close();
  expect(round.ok ? '' : round.error.message.en).toContain(`corrupt at act ${acts.length - 1}`);
});
