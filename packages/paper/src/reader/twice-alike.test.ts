import { expect, test } from 'vitest';
import { twiceAlike } from './twice-alike.ts';

const inTurn = (...made: readonly number[]) => {
  let next = 0;
  return () => Promise.resolve({ ink: Uint8Array.of(1, made[next++ % made.length] as number) });
};

test('what came out otherwise once is not used', async () => {
  expect(await twiceAlike(inTurn(7, 7))).toEqual({ ink: Uint8Array.of(1, 7) });
  expect(await twiceAlike(inTurn(9, 7, 7))).toEqual({ ink: Uint8Array.of(1, 7) });
  expect(await twiceAlike(inTurn(7, 9, 7, 7))).toEqual({ ink: Uint8Array.of(1, 7) });
});

test('a computer on which no two come out alike reads nothing', async () => {
  await expect(twiceAlike(inTurn(1, 2, 3, 4))).rejects.toThrow('cannot be trusted');
});
