// "Number is now n": a stream for each screen that shows a round or a conference (server-sent events).
import { streaming, type Visit } from './route.ts';

const pingEvery = 15_000;

/** Something else that a screen hears of, by name; returns what ends it. */
export type Source = (say: (event: string, what: object) => void) => () => void;

/** Answers with a stream that says the number of the last act at once and after every append, until the screen goes away; with events of `more`. */
export function streamNumbers(
  { office, reply, token }: Visit<unknown, unknown>,
  round: string,
  number: number,
  more: Source = () => () => {},
): symbol {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  raw.write(data({ number }));
  const unsubscribe = office.service.subscribe(round, (current) => raw.write(data({ number: current })));
  const endMore = more((event, what) => raw.write(`event: ${event}\n${data(what)}`));
  // A session that was ended hears no more.
  const stillSignedIn = async () => token === '' || (await office.accounts.sessions.of(token)) !== null;
  const timer = setInterval(() => {
    raw.write(': ping\n\n');
    stillSignedIn().then(
      (still) => still || stop(),
      () => {},
    );
  }, pingEvery);
  const stop = () => {
    clearInterval(timer);
    unsubscribe();
    endMore();
    office.streams.delete(stop);
    raw.end();
  };
  office.streams.add(stop);
  raw.on('close', stop);
  raw.on('error', stop);
  return streaming;
}

function data(what: object): string {
  return `data: ${JSON.stringify(what)}\n\n`;
}
