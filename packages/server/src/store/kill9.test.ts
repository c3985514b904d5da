import { expect, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { check, inFolder, killMany, noLosses } from '../../test/kill9.ts';
import { memoryStore } from './memory.ts';

test('Whatever was answered is there after kill -9 at any moment, in whole commands and an unbroken chain', async () => {
  const losses = await killMany(30, inFolder(emptyFolder()), Math.random);
  expect(losses.problems).toEqual([]);
  expect(losses).toMatchObject({ kills: 30, lost: 0, torn: 0, corrupt: 0 });
  expect(losses.acknowledged).toBeGreaterThan(100);
}, 120_000);

test('The check notices an answered act that is not there', async () => {
  const losses = noLosses();
  await check(memoryStore(), [{ round: 'dot', number: 1, hash: 'x' }], new Map(), losses);
  expect(losses.lost).toBe(1);
});
