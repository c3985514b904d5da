// The API as a browser speaks to it: one session, JSON in and out.
import { randomUUID } from 'node:crypto';
import type { CommandInput, CommandName, ConferenceView, RoundView } from '@tinnhiem/core';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly bytes: Uint8Array;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly json: any;
}

export interface Client {
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Asks, and throws with the server's words where it refuses. */
  get<T>(path: string): Promise<T>;
  /** Gives a command to the round, or to its conference; throws with the server's words where it is refused. */
  order<Name extends CommandName>(name: Name, data: CommandInput<Name>, conference?: string): Promise<void>;
  round(): Promise<RoundView>;
  conference(id: string): Promise<ConferenceView>;
  /** The session's cookie, for a browser that goes on with it. */
  readonly cookie: string;
}

/** A client without a session, or with one that a cookie names. `round`: the one that commands are about. */
export function client(address: string, round: string, firstCookie = ''): Client {
  let cookie = firstCookie;
  const ask = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        'x-tinnhiem': '1',
        ...(cookie === '' ? {} : { cookie }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const set = response.headers.get('set-cookie');
    if (set !== null) cookie = set.split(';')[0] ?? '';
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, text, bytes, json: isJson ? JSON.parse(text) : undefined };
  };
  const must = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await ask(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 1000)}`);
    return answer;
  };
  return {
    ask,
    get: async (path) => (await must('GET', path)).json,
    async order(name, data, conference) {
      const place = conference === undefined ? `rounds/${round}` : `conferences/${round}~${conference}`;
      await must('POST', `/api/${place}/${name}`, { id: randomUUID(), data });
    },
    round: async () => (await must('GET', `/api/rounds/${round}`)).json,
    conference: async (id) => (await must('GET', `/api/conferences/${round}~${id}`)).json,
    get cookie() {
      return cookie;
    },
  };
}
