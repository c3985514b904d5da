// What every store of electronic boxes keeps to when it takes in a box that was closed elsewhere; a part of the contract of stores.
import { expect, test } from 'vitest';
import type { BoxStore } from '../src/boxes/box-store.ts';
import { closedBox } from '../src/boxes/closed-box.ts';
import { bytesOf, everything, travelling } from './box-contents.ts';
import { random, testBallot, testPlace, testSetup } from './box-values.ts';

/** Stores of a test, which are closed when it is over. */
interface OpenStores {
  readonly opened: (folder?: string) => Promise<BoxStore>;
  /** With a box that was begun. */
  readonly begun: (folder?: string) => Promise<BoxStore>;
}

async function openBox(store: BoxStore): Promise<void> {
  for (const owner of [3, 1]) await store.addDecryption(testPlace, owner, `"decryption ${owner}"`);
  await store.addResult(testPlace, '{"result":[[9,0,0]]}');
}

export function boxRestoreContract({ opened, begun }: OpenStores): void {
  /** A box that was closed: 12 ballots of 9 codes, and two burnt codes. */
  async function closed(): Promise<BoxStore> {
    const store = await begun();
    for (const name of ['y', 'x']) await store.burn(testPlace, testBallot(name).credential);
    await store.accept(
      testPlace,
      Array.from({ length: 9 }, (_, voter) => testBallot(voter)),
    );
    await store.admit(testPlace, 8, random);
    await store.accept(
      testPlace,
      [4, 1, 7].map((voter) => testBallot(voter, 'again')),
    );
    await store.end(testPlace, random);
    await store.addTally(testPlace, '"tally"', { ballots: 9 });
    await store.forgetOrder(testPlace);
    return store;
  }

  test('takes in a box that was closed elsewhere as if all of it had been appended here, once', async () => {
    const [there, here] = [await closed(), await opened()];
    const box = await travelling(there);
    expect(await here.restore(testPlace, box)).toBe('restored');
    expect(await everything(here)).toEqual(await everything(there));
    expect(await here.restore(testPlace, box)).toBe('there');
    expect(await here.begin(testPlace, testSetup())).toBe('there');
    expect(await here.accept(testPlace, [testBallot(1), testBallot('z')])).toEqual(['again', 'closed']);
    expect(await here.codeStatus(testPlace, testBallot('x').credential)).toBe('burnt');
    expect(await here.codeStatus(testPlace, testBallot(8).credential)).toBe('voted');
    expect(await everything(here)).toEqual(await everything(there));
    // Both go on alike.
    for (const store of [there, here]) await openBox(store);
    expect(await everything(here)).toEqual(await everything(there));
    expect(await everything(here)).toMatchObject({ standing: { phase: 'opened', decrypted: [3, 1] } });
  });

  test('takes in what was done elsewhere with a box that is here: begun and empty, or closed', async () => {
    const [there, tallied, empty] = [await closed(), await opened(), await begun()];
    await tallied.restore(testPlace, await travelling(there));
    await openBox(there);
    // Burnt here without an act, as when it was interrupted, and voted there: what is there counts.
    await empty.burn(testPlace, testBallot(3).credential);
    for (const store of [tallied, empty]) {
      expect(await store.restore(testPlace, await travelling(there))).toBe('restored');
      expect(await everything(store)).toEqual(await everything(there));
    }
    const another = await opened();
    await another.begin(testPlace, testSetup('khác'));
    expect(await another.restore(testPlace, await travelling(there))).toBe('restored');
    expect(await everything(another)).toEqual(await everything(there));
  });

  test('takes in no box where another one is here, and leaves that as it is', async () => {
    const box = await travelling(await closed());
    const waiting = await begun();
    await waiting.accept(testPlace, [testBallot(1)]);
    const admitted = await begun();
    await admitted.accept(testPlace, [testBallot('z')]);
    await admitted.admit(testPlace, 1, random);
    const another = await opened();
    await another.begin(testPlace, testSetup('khác'));
    await another.accept(testPlace, [testBallot(1)]);
    const ended = await begun();
    await ended.end(testPlace, random);
    for (const store of [waiting, admitted, another, ended, await closed()]) {
      const before = await everything(store);
      expect(await store.restore(testPlace, box)).toBe('in-use');
      expect(await everything(store)).toEqual(before);
    }
  });

  test('takes apart no bytes that are not those of a closed box', async () => {
    const store = await closed();
    const whole = await bytesOf(store);
    expect(closedBox(whole, [])).not.toBeNull();
    expect(closedBox(testSetup(), [])).toBeNull();
    expect(closedBox(whole.subarray(0, -512), [])).toBeNull();
    for (let at = 3; at < whole.length; at += 97) {
      const flipped = whole.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(closedBox(flipped, []), `byte ${at}`).toBeNull();
    }
  });
}
