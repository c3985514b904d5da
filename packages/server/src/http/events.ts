// A stream for each screen that follows a round, or what the room is shown (server-sent events).
import { streaming, type Visit } from './route.ts';

/** A screen that has not heard `alive` for some of these takes the stream for dead (`listen` of the web). */
const aliveEvery = 15_000;

/** Something else that a screen hears of, by name; returns what ends it. */
export type Source = (say: (event: string, what: object) => void) => () => void;

/** Answers with a stream that says the number of the last act at once and after every append, until the screen goes away; with events of `more`. */
export function streamNumbers(
  visit: Visit<unknown, unknown>,
  round: string,
  number: number,
  more: Source = () => () => {},
): symbol {
  return stream(visit, (say) => {
    say(data(JSON.stringify({ number })));
    const unsubscribe = visit.office.service.subscribe(round, (current) =>
      say(data(JSON.stringify({ number: current }))),
    );
    const endMore = more((event, what) => say(`event: ${event}\n${data(JSON.stringify(what))}`));
    return () => {
      unsubscribe();
      endMore();
    };
  });
}

/** Answers with a stream that says what a screen of the room shows, at once and whenever it has changed, until it goes away. */
export function streamShown(visit: Visit<unknown, unknown>, key: string): symbol {
  return stream(visit, (say) => visit.office.rooms.follow(key, (shown) => say(data(shown))));
}

function stream(
  { office, reply, token }: Visit<unknown, unknown>,
  begin: (say: (text: string) => void) => () => void,
): symbol {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  const end = begin((text) => raw.write(text));
  // A session that was ended hears no more.
  const stillSignedIn = async () => token === '' || (await office.accounts.sessions.of(token)) !== null;
  const timer = setInterval(() => {
    // An event and no comment, which browsers keep to themselves.
    raw.write(`event: alive\n${data('{}')}`);
    stillSignedIn().then(
      (still) => still || stop(),
      () => {},
    );
  }, aliveEvery);
  const stop = () => {
    clearInterval(timer);
    end();
    office.streams.delete(stop);
    raw.end();
  };
  office.streams.add(stop);
  raw.on('close', stop);
  raw.on('error', stop);
  return streaming;
}

function data(json: string): string {
  return `data: ${json}\n\n`;
}
