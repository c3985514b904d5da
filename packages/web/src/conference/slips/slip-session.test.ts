import { beforeEach, expect, test, vi } from 'vitest';
import { keepSlips, notePrinted, renewPage, slipBatch, wipeSlips } from './slip-session.ts';

beforeEach(() => vi.stubGlobal('window', { addEventListener: () => {}, removeEventListener: () => {} }));

const made = (from: number, count: number) => ({
  codes: Array.from({ length: count }, (_, at) => `code ${from + at}`) as never[],
  keys: Array.from({ length: count }, (_, at) => `key ${from + at}`),
});

test('A page that goes to the printer again has other codes, and the codes of the first time are handed in nowhere', () => {
  keepSlips('here', made(0, 20), 'election', 3);
  notePrinted('here');
  renewPage('here', 2, made(100, 4));
  expect(slipBatch('here')?.printed).toEqual([1, 1, 0]);
  const batch = slipBatch('here');
  expect(batch?.codes).toEqual([...made(0, 16).codes, ...made(100, 4).codes]);
  expect(batch?.keys).toEqual([...made(0, 16).keys, ...made(100, 4).keys]);
  renewPage('here', 0, made(200, 8));
  expect(slipBatch('here')?.keys).toEqual([...made(200, 8).keys, ...made(8, 8).keys, ...made(100, 4).keys]);
  wipeSlips('here');
  expect(slipBatch('here')).toBeNull();
});
