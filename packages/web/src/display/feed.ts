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

/** Reads an address now, whenever the stream says that something happened, and every now and then. */
export function useFeed<T>(path: string, events: string | null): Feed<T> {
  const [feed, setFeed] = useState<Feed<T>>({ data: null, connected: true, missing: false });
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource | null = null;
    let reading = false;
    let again = false;

    const read = async () => {
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      clearTimeout(timer);
      let pause = pauseBetweenLooks;
      try {
        const response = await fetch(path, { cache: 'no-store' });
        if (stopped) return;
        if (response.ok) {
          const data = (await response.json()) as T;
          if (!stopped) setFeed({ data, connected: true, missing: false });
        } else if (response.status === 404) setFeed({ data: null, connected: true, missing: true });
        else throw new Error(`status ${response.status}`);
      } catch {
        pause = pauseAfterLoss;
        if (!stopped) setFeed((before) => ({ ...before, connected: false }));
      } finally {
        reading = false;
        if (!stopped) {
          if (again) {
            again = false;
            void read();
          } else
            timer = setTimeout(() => {
              if (events !== null && source?.readyState === EventSource.CLOSED) listen();
              void read();
            }, pause);
        }
      }
    };

    const listen = () => {
      if (events === null) return;
      source?.close();
      source = new EventSource(events);
      source.onmessage = () => void read();
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
