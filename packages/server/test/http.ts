// The whole server without a port: requests go in where the network would put them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, roles } from '@tinnhiem/core';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { onTestFinished } from 'vitest';
import type { PasswordCost } from '../src/accounts/passwords.ts';
import { createApp } from '../src/http/app.ts';
import { assembleOffice, type OpenOffice, type Surroundings } from '../src/office.ts';
import { folderStores } from '../src/store/stores.ts';
import { emptyFolder } from './folder.ts';
import { sampleTime } from './sample.ts';

/** Hundreds of accounts are made in tests; what a password costs in use is measured where it is set. */
const cheap: PasswordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };

export const password = 'con mèo xanh leo cây';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly json: any;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

export type Ask = (method: string, url: string, body?: unknown, more?: InjectOptions) => Promise<Answer>;

export interface TestServer {
  readonly app: FastifyInstance;
  readonly office: OpenOffice;
  readonly data: string;
  /** Asks without a session. */
  readonly ask: Ask;
  /** Asks as somebody who is signed in with this token. */
  readonly withToken: (token: string) => Ask;
  /** An account in these roles, signed in; the same for the same roles. */
  readonly as: (...held: readonly Role[]) => Promise<Ask>;
  /** Errors that nobody expected. */
  readonly errors: unknown[];
  setTime(to: Date): void;
}

export interface TestOptions extends Surroundings {
  /** A folder that the test clears away itself; otherwise an empty one. */
  readonly data?: string;
  readonly web?: string;
  /** Takes what ends the server: without it the end of the test does. */
  readonly atEnd?: (end: () => Promise<void>) => void;
}

export async function testServer(options: TestOptions = {}): Promise<TestServer> {
  const data = options.data ?? emptyFolder();
  mkdirSync(join(data, 'rounds'), { recursive: true });
  let time = new Date(sampleTime);
  const errors: unknown[] = [];
  const office = assembleOffice(
    data,
    () => time,
    (error) => errors.push(error),
    folderStores(data),
    undefined,
    cheap,
    options,
  );
  const app = await createApp({
    office,
    web: options.web ?? join(data, 'no-web'),
    report: (error) => errors.push(error),
  });
  const atEnd = options.atEnd ?? onTestFinished;
  atEnd(async () => {
    await app.close();
    await office.close();
  });
  const withToken =
    (token: string): Ask =>
    async (method, url, body, more = {}) => {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: { 'x-tinnhiem': '1', host: 'localhost:4000' },
        ...(token === '' ? {} : { cookies: { tinnhiem: token } }),
        ...(body === undefined ? {} : { payload: body as object }),
        ...more,
      });
      const json = String(answer.headers['content-type']).includes('json') ? answer.json() : undefined;
      return { status: answer.statusCode, json, text: answer.body, bytes: answer.rawPayload, headers: answer.headers };
    };
  const known = new Map<string, Ask>();
  return {
    app,
    office,
    data,
    errors,
    ask: withToken(''),
    withToken,
    async as(...held) {
      const username = held.join('.') || 'khong-vai-tro';
      const ready = known.get(username);
      if (ready !== undefined) return ready;
      const made = await office.accounts.create({ username, name: `Người ${username}`, roles: held, password });
      const signedIn = made.ok ? await office.accounts.signIn(username, password, '127.0.0.1') : made;
      if (!signedIn.ok) throw new Error(signedIn.error.message.en);
      const { account, token } = signedIn.value;
      const changed = await office.accounts.changePassword(
        account.id,
        password,
        `${password} ${username.length}`,
        token,
      );
      if (!changed.ok) throw new Error(changed.error.message.en);
      const ask = withToken(token);
      known.set(username, ask);
      return ask;
    },
    setTime(to) {
      time = to;
    },
  };
}

/** Asks as an account in each role, by role. */
export async function everyRole(server: TestServer): Promise<ReadonlyMap<Role, Ask>> {
  const asks = new Map<Role, Ask>();
  for (const role of roles) asks.set(role, await server.as(role));
  return asks;
}
