// What every store of electronic boxes keeps to. A store calls this with a way to open it on a folder, again after it was closed.
import { setTimeout as pause } from 'node:timers/promises';
import { appendEndBallots, chainEnd, hashHex, readBox } from '@tinnhiem/ballot-box';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AcceptedBallot, BoxStore } from '../src/boxes/box-store.ts';
import { bytesOf, textsOf } from './box-contents.ts';
import { boxRestoreContract } from './box-restore-contract.ts';
import { random, testBallot, testPlace, testSetup } from './box-values.ts';
import { emptyFolder } from './folder.ts';

export function boxStoreContract(name: string, open: (folder: string) => BoxStore | Promise<BoxStore>): void {
  describe(`A store of ballot boxes ${name}`, () => {
    async function opened(folder = emptyFolder()): Promise<BoxStore> {
      const store = await open(folder);
      onTestFinished(() => store.close());
      return store;
    }

    async function begun(folder?: string): Promise<BoxStore> {
      const store = await opened(folder);
      expect(await store.begin(testPlace, testSetup())).toBe('begun');
      return store;
    }

    test('knows nothing of a box that was not begun', async () => {
      const store = await opened();
      expect(await store.standing(testPlace)).toBeNull();
      expect(await store.trackers(testPlace)).toEqual([]);
      expect(await store.knows(testPlace, 'x')).toBe(false);
      expect(await store.standing({ round: '../dot', election: 'x/../y' })).toBeNull();
      await expect(store.accept(testPlace, [testBallot(1)])).rejects.toThrow();
    });

    test('begins a box with its setup, anew only while nobody has voted', async () => {
      const store = await begun();
      expect(await store.begin(testPlace, testSetup())).toBe('there');
      expect(await store.begin(testPlace, testSetup('khác'))).toBe('begun');
      expect(await store.standing(testPlace)).toMatchObject({ setup: hashHex(testSetup('khác')), phase: 'open' });
      await store.accept(testPlace, [testBallot(1)]);
      expect(await store.begin(testPlace, testSetup('khác'))).toBe('there');
      expect(await store.begin(testPlace, testSetup())).toBe('in-use');
      expect(await store.standing(testPlace)).toMatchObject({ voters: 1 });
    });

    test('begins a box anew in which codes were burnt before anybody voted, and burns none in the new one', async () => {
      const store = await begun();
      await store.burn(testPlace, testBallot(1).credential);
      expect(await store.begin(testPlace, testSetup())).toBe('there');
      expect(await store.codeStatus(testPlace, testBallot(1).credential)).toBe('burnt');
      expect(await store.begin(testPlace, testSetup('khác'))).toBe('begun');
      expect(await store.codeStatus(testPlace, testBallot(1).credential)).toBe('unused');
    });

    test('gives one turn at a time under a name', async () => {
      const store = await opened();
      const done: string[] = [];
      const slow = async (name: string) => {
        done.push(`${name} begins`);
        await pause(20);
        done.push(`${name} ends`);
      };
      await Promise.all(['a', 'b', 'c'].map((name) => store.turn('x', () => slow(name))));
      expect(done.map((line) => line.split(' ')[1])).toEqual(Array(3).fill(['begins', 'ends']).flat());
    });

    test('answers the same ballot again without taking it twice, waiting or in the box', async () => {
      const store = await begun();
      const ballot = testBallot(1);
      expect(await store.accept(testPlace, [ballot, ballot])).toEqual(['accepted', 'again']);
      await store.admit(testPlace, 1, random);
      expect(await store.accept(testPlace, [ballot])).toEqual(['again']);
      expect(await store.knows(testPlace, ballot.tracker)).toBe(true);
      expect(await store.standing(testPlace)).toMatchObject({ ballots: 1, waiting: 0, voters: 1 });
      expect(await textsOf(store)).toEqual([ballot.text]);
    });

    test('lets ballots into the box only when enough of them wait', async () => {
      const store = await begun();
      await store.accept(
        testPlace,
        [1, 2, 3, 4, 5, 6, 7].map((voter) => testBallot(voter)),
      );
      expect(await store.admit(testPlace, 8, random)).toBe(0);
      expect(await store.trackers(testPlace)).toEqual([]);
      await store.accept(testPlace, [testBallot(8)]);
      expect(await store.admit(testPlace, 8, random)).toBe(8);
      expect(await store.admit(testPlace, 0, random)).toBe(0);
      expect(new Set(await store.trackers(testPlace))).toEqual(
        new Set([1, 2, 3, 4, 5, 6, 7, 8].map((voter) => testBallot(voter).tracker)),
      );
    });

    test('keeps the last ballot of a voter last, within a batch and across batches', async () => {
      const store = await begun();
      const votes = [1, 2, 3].flatMap((voter) => ['a', 'b', 'c'].map((words) => testBallot(voter, words)));
      await store.accept(testPlace, votes);
      await store.admit(testPlace, 8, random);
      const later = [testBallot(2, 'd'), testBallot(9), testBallot(2, 'e')];
      await store.accept(testPlace, later);
      await store.end(testPlace, random);
      const texts = await textsOf(store);
      expect(texts).toHaveLength(12);
      for (const voter of [1, 2, 3]) {
        const own = [...votes, ...later].filter(({ credential }) => credential === testBallot(voter).credential);
        expect(texts.filter((text) => own.some((vote) => vote.text === text))).toEqual(own.map(({ text }) => text));
      }
      const counting: string[] = [];
      for await (const some of store.counting(testPlace, 3)) counting.push(...some);
      expect(new Set(counting)).toEqual(
        new Set([testBallot(1, 'c'), testBallot(2, 'e'), testBallot(3, 'c'), testBallot(9)].map(({ text }) => text)),
      );
      expect(await store.standing(testPlace)).toMatchObject({ ballots: 12, voters: 4, waiting: 0 });
    });

    test('draws the order of a batch: the same chance makes the same order, another one another', async () => {
      const order = async (seed: number) => {
        const store = await begun(emptyFolder());
        await store.accept(
          testPlace,
          Array.from({ length: 20 }, (_, voter) => testBallot(voter)),
        );
        let drawn = seed;
        await store.admit(testPlace, 8, (bytes) => {
          drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648;
          return Uint8Array.from({ length: bytes }, (_, at) => (drawn >> (at * 7)) % 256);
        });
        return await store.trackers(testPlace);
      };
      expect(await order(1)).toEqual(await order(1));
      expect(await order(1)).not.toEqual(await order(2));
    });

    test('takes no ballot of a burnt code, and burns no code that has voted', async () => {
      const store = await begun();
      const [burnt, waiting, inBox] = [testBallot('burnt'), testBallot('waiting'), testBallot('in the box')];
      await store.accept(testPlace, [inBox]);
      await store.admit(testPlace, 1, random);
      await store.accept(testPlace, [waiting]);
      expect(await store.burn(testPlace, burnt.credential)).toBe('burnt');
      expect(await store.burn(testPlace, burnt.credential)).toBe('again');
      expect(await store.burn(testPlace, waiting.credential)).toBe('voted');
      expect(await store.burn(testPlace, inBox.credential)).toBe('voted');
      expect(await store.accept(testPlace, [burnt, testBallot('x')])).toEqual(['burnt', 'accepted']);
      expect(await store.codeStatus(testPlace, burnt.credential)).toBe('burnt');
      expect(await store.codeStatus(testPlace, waiting.credential)).toBe('voted');
      expect(await store.codeStatus(testPlace, testBallot('nobody').credential)).toBe('unused');
      expect(await store.standing(testPlace)).toMatchObject({ burnt: 1, voters: 3 });
    });

    test('goes its way once, however often each step is repeated, and writes a box that can be read', async () => {
      const store = await begun();
      const votes = [1, 2, 3].map((voter) => testBallot(voter));
      await store.accept(testPlace, votes);
      await expect(store.addTally(testPlace, '"t"', { ballots: 3 })).rejects.toThrow();
      for (let time = 0; time < 2; time += 1) await store.end(testPlace, random);
      expect(await store.accept(testPlace, [testBallot(4), votes[0] as AcceptedBallot])).toEqual(['closed', 'again']);
      await expect(store.addDecryption(testPlace, 1, '"d"')).rejects.toThrow();
      for (let time = 0; time < 2; time += 1) await store.addTally(testPlace, '"tally"', { ballots: 3 });
      const shown = await bytesOf(store, 'public');
      expect(shown).toEqual(await bytesOf(store, 'whole'));
      for (let time = 0; time < 2; time += 1) await store.forgetOrder(testPlace);
      expect(await bytesOf(store)).toEqual(shown);
      for (let time = 0; time < 2; time += 1)
        for (const owner of [2, 1]) await store.addDecryption(testPlace, owner, `"decryption ${owner}"`);
      for (let time = 0; time < 2; time += 1) await store.addResult(testPlace, '{"result":[[3,0,0]]}');
      const whole = await bytesOf(store);
      const box = readBox(whole);
      expect(box.ok && box.value).toMatchObject({ closed: true, timestamp: 1_551_400_000 });
      expect(box.ok && box.value.ballots).toHaveLength(3);
      expect(box.ok && box.value.decryptions.map(({ owner }) => owner)).toEqual([2, 1]);
      expect(box.ok && box.value.tally?.sized).toMatchObject({ num_tallied: 3, total_weight: 3 });
      expect(await store.standing(testPlace)).toMatchObject({
        phase: 'opened',
        decrypted: [2, 1],
        end: box.ok ? box.value.head.hash : '',
      });
      // What the public sees before the result is announced is the same file, cut behind the tally.
      expect(await bytesOf(store, 'public')).toEqual(shown);
      expect(whole.subarray(0, shown.length)).toEqual(shown);
    });

    test('ends a box into which nobody voted', async () => {
      const store = await begun();
      await store.end(testPlace, random);
      expect(await textsOf(store)).toEqual([]);
      expect(await bytesOf(store)).toEqual(
        new Uint8Array(Buffer.concat([testSetup(), appendEndBallots(chainEnd(testSetup())).bytes])),
      );
    });

    test('keeps everything when it is closed and opened again', async () => {
      const folder = emptyFolder();
      const store = await begun(folder);
      await store.accept(
        testPlace,
        Array.from({ length: 9 }, (_, voter) => testBallot(voter)),
      );
      await store.admit(testPlace, 8, random);
      await store.accept(testPlace, [testBallot(20)]);
      await store.burn(testPlace, testBallot(21).credential);
      const before = [await store.standing(testPlace), await bytesOf(store)];
      await store.close();
      const again = await opened(folder);
      expect([await again.standing(testPlace), await bytesOf(again)]).toEqual(before);
      expect(await again.accept(testPlace, [testBallot(20), testBallot(21)])).toEqual(['again', 'burnt']);
    });

    test('keeps the boxes of several elections apart', async () => {
      const store = await begun();
      const other = { ...testPlace, election: 'Zbcdefghijk123' };
      await store.begin(other, testSetup('khác'));
      await store.accept(testPlace, [testBallot(1)]);
      await store.accept(other, [testBallot(2), testBallot(3)]);
      expect(await store.standing(testPlace)).toMatchObject({ waiting: 1 });
      expect(await store.standing(other)).toMatchObject({ waiting: 2 });
    });

    test('sends a box as it was when it was asked for, while ballots come in', async () => {
      const store = await begun();
      await store.accept(
        testPlace,
        Array.from({ length: 40 }, (_, voter) => testBallot(voter, 'x')),
      );
      await store.admit(testPlace, 8, random);
      const { length, pieces } = await store.bytes(testPlace, 'whole');
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) {
        parts.push(piece);
        if (parts.length === 3) {
          await store.accept(testPlace, [testBallot(99)]);
          await store.admit(testPlace, 1, random);
        }
      }
      const bytes = new Uint8Array(Buffer.concat(parts));
      expect(bytes.length).toBe(length);
      const box = readBox(bytes);
      expect(box.ok && box.value.ballots.length).toBe(40);
    });

    boxRestoreContract({ opened, begun });
  });
}
