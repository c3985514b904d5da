import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { textsOf, travelling } from '../../test/box-contents.ts';
import { boxStoreContract } from '../../test/box-store-contract.ts';
import { random, testBallot, testPlace, testSetup } from '../../test/box-values.ts';
import { emptyFolder } from '../../test/folder.ts';
import { StoreProblem } from '../store/problem.ts';
import type { BoxStore } from './box-store.ts';
import { embeddedBoxes } from './embedded-boxes.ts';

boxStoreContract('in files', embeddedBoxes);

const boxes = (folder: string) => join(folder, testPlace.round, 'boxes');
const file = (folder: string) => join(boxes(folder), `${testPlace.election}.box`);

function opened(folder: string): BoxStore {
  const store = embeddedBoxes(folder);
  onTestFinished(() => store.close());
  return store;
}

/** A ballot as large as real ones are, so that it fills pages of its own. */
const large = (voter: number) => testBallot(voter, `${voter}:`.padEnd(20_000, `${voter}`));

/** Where in the bytes each ballot stands, as the order of the voters that this gives. */
function orderIn(bytes: Buffer, voters: number): readonly number[] {
  return Array.from({ length: voters }, (_, voter) => voter)
    .map((voter) => ({ voter, at: bytes.indexOf(large(voter).text.slice(0, 200)) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ voter }) => voter);
}

/** Casts one by one, in the order of the numbers. */
async function castInOrder(folder: string, voters: number): Promise<BoxStore> {
  const store = opened(folder);
  await store.begin(testPlace, testSetup());
  for (let voter = 0; voter < voters; voter += 1) {
    await store.accept(testPlace, [large(voter)]);
    await store.admit(testPlace, 8, random);
  }
  return store;
}

const everything = (folder: string) =>
  Buffer.concat(readdirSync(boxes(folder)).map((name) => readFileSync(join(boxes(folder), name))));

test('While ballots come in, the bytes on the disk show the order in which they came; that is why they are written anew', async () => {
  const folder = emptyFolder();
  const store = await castInOrder(folder, 7);
  expect(orderIn(everything(folder), 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  await store.close();
});

test('After the closing the file holds every ballot once, and no page that is free', async () => {
  const folder = emptyFolder();
  const store = await castInOrder(folder, 40);
  await store.end(testPlace, random);
  await store.addTally(testPlace, '"tally"', { ballots: 40 });
  await store.forgetOrder(testPlace);
  expect(new Set(await textsOf(store)).size).toBe(40);
  expect(readdirSync(boxes(folder))).toEqual([`${testPlace.election}.box`]);
  const bytes = readFileSync(file(folder));
  for (let voter = 0; voter < 40; voter += 1) {
    const beginning = large(voter).text.slice(0, 200);
    expect(bytes.indexOf(beginning)).toBe(bytes.lastIndexOf(beginning));
  }
  const database = new DatabaseSync(file(folder), { readOnly: true });
  onTestFinished(() => database.close());
  expect(database.prepare('PRAGMA freelist_count').get()).toEqual({ freelist_count: 0 });
  expect(database.prepare('SELECT count(*) AS count FROM waiting').get()).toEqual({ count: 0 });
});

test('The file after the closing depends on what is in the box alone: however the ballots came, the same box is the same bytes', async () => {
  const closedFile = async (order: readonly number[], atOnce: boolean) => {
    const folder = emptyFolder();
    const store = opened(folder);
    await store.begin(testPlace, testSetup());
    for (const voter of order) await store.accept(testPlace, [large(voter)]);
    if (!atOnce) await store.admit(testPlace, 4, () => new Uint8Array(4));
    // The same chance, and waiting ballots are taken in the order of their credentials: the same order in the box.
    await store.end(testPlace, () => new Uint8Array(4));
    await store.addTally(testPlace, '"tally"', { ballots: order.length });
    await store.forgetOrder(testPlace);
    await store.close();
    return readFileSync(file(folder));
  };
  const one = await closedFile([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], true);
  expect(await closedFile([9, 3, 1, 0, 2, 8, 7, 5, 6, 4], true)).toEqual(one);
  expect(await closedFile([4, 5, 0, 9, 8, 7, 6, 1, 2, 3], false)).toEqual(one);
});

test('A box that was taken in is the same file, to the byte, as where it was closed', async () => {
  const [there, here, begun] = [emptyFolder(), emptyFolder(), emptyFolder()];
  const store = await castInOrder(there, 12);
  await store.end(testPlace, random);
  await store.addTally(testPlace, '"tally"', { ballots: 12 });
  await store.forgetOrder(testPlace);
  await opened(begun).begin(testPlace, testSetup());
  // The half of one, as a crash leaves it.
  mkdirSync(boxes(here), { recursive: true });
  writeFileSync(`${file(here)}.new`, 'the half of a box');
  for (const folder of [here, begun]) {
    const other = opened(folder);
    await other.restore(testPlace, await travelling(store));
    await other.close();
    expect(readFileSync(file(folder))).toEqual(readFileSync(file(there)));
    expect(readdirSync(boxes(folder))).toEqual([`${testPlace.election}.box`]);
  }
});

test('A closing that was interrupted before the file was written anew is finished when the box is next opened', async () => {
  const folder = emptyFolder();
  const store = await castInOrder(folder, 10);
  await store.end(testPlace, random);
  await store.addTally(testPlace, '"tally"', { ballots: 10 });
  await store.close();
  writeFileSync(`${file(folder)}.new`, 'the half of a copy');
  const again = opened(folder);
  expect(await again.trackers(testPlace)).toHaveLength(10);
  expect(readdirSync(boxes(folder))).toEqual([`${testPlace.election}.box`]);
  expect(orderIn(readFileSync(file(folder)), 10)).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test.each(['between its two names', 'before the old file was overwritten'])(
  'A closing that was interrupted while the file was written anew, %s, loses nothing and leaves nothing behind',
  async (when) => {
    const folder = emptyFolder();
    const store = await castInOrder(folder, 10);
    await store.end(testPlace, random);
    await store.addTally(testPlace, '"tally"', { ballots: 10 });
    await store.close();
    const before = readFileSync(file(folder));
    if (when === 'between its two names') renameSync(file(folder), `${file(folder)}.old`);
    else {
      await opened(folder).forgetOrder(testPlace);
      writeFileSync(`${file(folder)}.old`, before);
    }
    const again = opened(folder);
    expect(await again.trackers(testPlace)).toHaveLength(10);
    expect(readdirSync(boxes(folder))).toEqual([`${testPlace.election}.box`]);
    expect(orderIn(readFileSync(file(folder)), 10)).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  },
);

test('A damaged file, and one that is no box, are refused in words', async () => {
  const folder = emptyFolder();
  const store = await castInOrder(folder, 9);
  await store.close();
  for (const bytes of [Buffer.from('not a database at all, but text'.repeat(200)), Buffer.alloc(8192)]) {
    rmSync(file(folder));
    writeFileSync(file(folder), bytes);
    const problem = await opened(folder)
      .standing(testPlace)
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(StoreProblem);
    expect((problem as StoreProblem).kind).toBe('damaged');
    expect((problem as StoreProblem).text.vi).toContain(testPlace.election);
  }
});
