import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ask, patienceAfter, pauseAfter } from './api.ts';

/** A server that takes so many milliseconds for an answer, as a weak signal makes of any; says how many were asked for. */
async function slowly<T>(milliseconds: number, use: (address: string, asked: () => number) => Promise<T>): Promise<T> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    setTimeout(() => response.end('{"status":"accepted"}'), milliseconds);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, () => asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a ballot that a weak signal takes minutes to send arrives: every try is given longer than the one before', async () => {
  const ballot = { ballot: 'x'.repeat(1000) };
  const answered = await slowly(500, async (address, asked) => {
    for (let failed = 0; failed < 6; failed += 1) {
      // A hundredth of the time, so that nobody waits for this test.
      const answer = await ask<{ status: string }>(address, ballot, patienceAfter(failed) / 100);
      if (answer.kind === 'done') return { ...answer.value, asked: asked() };
    }
    return null;
  });
  expect(answered).toEqual({ status: 'accepted', asked: 3 });
});

test('no try is longer than the five minutes for which a server hears a request', () => {
  expect([0, 1, 2, 3, 4, 9].map(patienceAfter)).toEqual([20, 40, 80, 160, 300, 300]);
});

test('pauses grow with every try that failed, up to a limit', () => {
  const pauses = Array.from({ length: 10 }, (_, at) => pauseAfter(at + 1, null, 0));
  expect(pauses).toEqual([1, 2, 4, 8, 15, 30, 30, 30, 30, 30]);
});

test('a hall does not try again all at once', () => {
  expect(pauseAfter(3, null, 0.999)).toBeGreaterThan(5.9);
  expect(pauseAfter(3, null, 0.999)).toBeLessThan(6);
});

test('a server that asks for a longer pause gets it, and never a shorter one', () => {
  expect(pauseAfter(1, 20, 0)).toBe(20);
  expect(pauseAfter(6, 1, 0)).toBe(30);
});
