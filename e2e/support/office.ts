// An office that works: its server, its accounts, and a session for everybody.

import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Client, client } from './http.ts';
import { colleagues, givenPassword, others, type Who } from './people.ts';
import { roundId } from './sample.ts';
import { type RunningServer, startServer } from './server.ts';

export interface TestOffice {
  readonly server: RunningServer;
  readonly address: string;
  /** Somebody's own session. */
  as(who: Who): Client;
  /** Nobody's. */
  readonly stranger: Client;
}

/** A server with an account for everybody, each with a password of their own. `more`: what `serve` is told besides. */
export async function openOffice(more: readonly string[] = []): Promise<TestOffice> {
  const server = await startServer(more);
  try {
    return await staffed(server);
  } catch (error) {
    await server.remove();
    throw error;
  }
}

async function staffed(server: RunningServer): Promise<TestOffice> {
  const { address } = server;
  const stranger = client(address, roundId);
  const technician = client(address, roundId);
  const { name, username, password } = colleagues.technician;
  await must(technician.ask('POST', '/api/setup', { name, username, password }));
  const sessions = new Map<Who, Client>([['technician', technician]]);
  await Promise.all(
    others.map(async (who) => {
      sessions.set(who, await employ(address, technician, who));
    }),
  );
  return {
    server,
    address,
    stranger,
    as(who) {
      const session = sessions.get(who);
      if (session === undefined) throw new Error(`nobody is ${who}`);
      return session;
    },
  };
}

async function employ(address: string, technician: Client, who: Who): Promise<Client> {
  const { name, username, roles, password } = colleagues[who];
  await must(technician.ask('POST', '/api/accounts', { username, name, roles, password: givenPassword }));
  const session = client(address, roundId);
  await must(session.ask('POST', '/api/session', { username, password: givenPassword }));
  await must(session.ask('POST', '/api/session/password', { current: givenPassword, next: password }));
  return session;
}

async function must(asked: ReturnType<Client['ask']>): Promise<void> {
  const { status, text } = await asked;
  if (status >= 400) throw new Error(`${status} ${text}`);
}

/** The office of a test file: opens before its first test, closes after its last. */
export function theOffice(
  prepare: (office: TestOffice) => Promise<unknown> = () => Promise.resolve(),
  more: readonly string[] = [],
): TestOffice {
  let office: TestOffice | undefined;
  beforeAll(async () => {
    office = await openOffice(more);
    await prepare(office);
  });
  afterAll(() => office?.server.remove());
  const open = (): TestOffice => {
    if (office === undefined) throw new Error('the office is not open yet');
    return office;
  };
  return {
    get server() {
      return open().server;
    },
    get address() {
      return open().address;
    },
    get stranger() {
      return open().stranger;
    },
    as: (who) => open().as(who),
  };
}

/** The tests of a file are steps of one story: after one that failed the rest are not tried. */
export function inOrder(): void {
  let failed: string | null = null;
  beforeEach((context) => {
    if (failed !== null) context.skip(`after “${failed}” failed`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed ??= task.name;
  });
}

/** A session of somebody who has an account already. */
export async function signIn(address: string, who: Who): Promise<Client> {
  const session = client(address, roundId);
  const { username, password } = colleagues[who];
  await must(session.ask('POST', '/api/session', { username, password }));
  return session;
}
