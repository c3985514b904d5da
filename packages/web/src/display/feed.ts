// The room's screen follows the conference by itself: it listens, reads again, and comes back after every loss of the network.
import type { DisplayView } from '@tinnhiem/core';
import { useEffect, useState } from 'react';

export interface RunningConference {
  readonly id: string;
  readonly title: string;
  readonly day: string;
}

export interface Feed<T> {
  readonly data: T | null;
  /** `false` while the server does not answer; what was shown stays. */
  readonly connected: boolean;
  /** The server answered that there is no such conference. */
  readonly missing: boolean;
}

const pauseAfterLoss = 3000;
// A stream that died without a word (a sleeping laptop, a switched router) is noticed by asking now and then.
const pauseBetweenLooks = 20_000;

/** Reads an address now and every now and then; between, the stream says what stands there now. */
export function useFeed<T>(path: string, events: string | null): Feed<T> {
  const [feed, setFeed] = useState<Feed<T>>({ data: null, connected: true, missing: false });
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource | null = null;
    // What was asked for before the stream spoke may be older than what it said.
    let said = 0;

    const read = async () => {
      const before = said;
      let pause = pauseBetweenLooks;
      try {
        const response = await fetch(path, { cache: 'no-store' });
        if (stopped) return;
        if (response.ok) {
          const data = (await response.json()) as T;
          if (!stopped && said === before) setFeed({ data, connected: true, missing: false });
        } else if (response.status === 404) setFeed({ data: null, connected: true, missing: true });
        else throw new Error(`status ${response.status}`);
      } catch {
        pause = pauseAfterLoss;
        if (!stopped) setFeed((last) => ({ ...last, connected: false }));
      } finally {
        if (!stopped)
          timer = setTimeout(() => {
            if (events !== null && source?.readyState === EventSource.CLOSED) listen();
            void read();
          }, pause);
      }
    };

    const listen = () => {
      if (events === null) return;
      source?.close();
      source = new EventSource(events);
      source.onmessage = (message) => {
        said += 1;
        setFeed({ data: JSON.parse(message.data as string) as T, connected: true, missing: false });
      };
    };

    listen();
    void read();
    return () => {
      stopped = true;
      clearTimeout(timer);
      source?.close();
    };
  }, [path, events]);
  return feed;
}

/** A conference as everybody in the room may see it. `key`: `round~conference`. */
export function useDisplay(key: string): Feed<DisplayView> {
  const path = `/api/display/${encodeURIComponent(key).replace('%7E', '~')}`;
  return useFeed<DisplayView>(path, `${path}/events`);
}
