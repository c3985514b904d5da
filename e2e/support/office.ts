// An office that works: its server, its accounts, and a session for everybody.
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

/** A server with an account for everybody, each with a password of their own. */
export async function openOffice(): Promise<TestOffice> {
  const server = await startServer();
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
