import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { check, reached } from './connection.ts';

const longestPause = 15_000;

// The server says every fifteen seconds that it is there.
const longestSilence = 40_000;
const pauseBetweenLooks = 5000;

/** Listens at an address for "number is now n" and reconnects for ever. Returns the function that stops it. */
export function listen(path: string, onNumber: (number: number) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = 1000;
  let heard = Date.now();
  const open = () => {
    heard = Date.now();
    source = new EventSource(path);
    source.onopen = () => {
      heard = Date.now();
      pause = 1000;
      reached();
    };
    source.onmessage = (message) => {
      heard = Date.now();
      const { number } = JSON.parse(message.data as string) as { number: number };
      onNumber(number);
    };
    source.addEventListener('alive', () => {
      heard = Date.now();
    });
    source.onerror = () => {
      void check();
      // A closed stream is not reopened by the browser.
      if (source?.readyState !== EventSource.CLOSED) return;
      source.close();
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, longestPause);
    };
  };
  open();
  // A stream may die without a word: a sleeping laptop, a switched router, a proxy that keeps its side open.
  const watch = setInterval(() => {
    if (Date.now() - heard < longestSilence) return;
    clearTimeout(timer);
    source?.close();
    open();
  }, pauseBetweenLooks);
  return () => {
    clearInterval(watch);
    clearTimeout(timer);
    source?.close();
  };
}

/** Keeps a round and its conferences on the screen up to date while others work on them. */
export function useLive(round: string): void {
  const client = useQueryClient();
  useEffect(() => {
    let last = 0;
    return listen(`/api/rounds/${encodeURIComponent(round)}/events`, (number) => {
      const shown = client.getQueryData<{ readonly number: number }>(['round', round])?.number ?? 0;
      if (number > last && (last > 0 || number > shown)) void client.invalidateQueries({ queryKey: ['round', round] });
      last = number;
    });
  }, [client, round]);
}
