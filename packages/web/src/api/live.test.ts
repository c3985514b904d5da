import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from './live.ts';

/** The browser's side of a stream: what comes is said by the test. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static readonly all: Stream[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((message: { readonly data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly path: string;
  constructor(path: string) {
    super();
    this.path = path;
    Stream.all.push(this);
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
}
const open = () => Stream.all.filter(({ readyState }) => readyState !== Stream.CLOSED);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
  Stream.all.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

// Seen to fail: nothing looked, and a committee member's screen said for ever that nothing waits.
test('A stream that died without a word is opened anew, and the number that the new one says is heard', () => {
  const numbers: number[] = [];
  const stop = listen('/api/rounds/x/events', (number) => numbers.push(number));
  const [first] = Stream.all;
  first?.onmessage?.({ data: '{"number":1}' });
  vi.advanceTimersByTime(60_000);
  expect(open()).toHaveLength(1);
  expect(open()[0]).not.toBe(first);
  open()[0]?.onmessage?.({ data: '{"number":7}' });
  expect(numbers).toEqual([1, 7]);
  stop();
  vi.advanceTimersByTime(120_000);
  expect(open()).toEqual([]);
});

test('A stream that says that it is alive is left alone', () => {
  const stop = listen('/api/rounds/x/events', () => {});
  for (let quarter = 0; quarter < 40; quarter += 1) {
    vi.advanceTimersByTime(15_000);
    Stream.all[0]?.dispatchEvent(new Event('alive'));
  }
  expect(Stream.all).toHaveLength(1);
  stop();
});
