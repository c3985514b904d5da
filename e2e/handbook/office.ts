// An office whose clock stands at the time of the sample round, so that pictures of its screens are the same each time they are made.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../packages/server/src/serve.ts';
import { client } from '../support/http.ts';
import type { TestOffice } from '../support/office.ts';
import { colleagues, givenPassword, others, type Who } from '../support/people.ts';
import { roundId } from '../support/sample.ts';

export interface PicturedOffice extends Omit<TestOffice, 'server'> {
  /** Moves the clock to a time of day in Vietnam; everybody signs in again, since sessions end overnight. */
  setTime(day: string, time: string): Promise<void>;
  /** Makes an account for everybody; until then there is none. */
  staff(): Promise<void>;
  close(): Promise<void>;
}

export async function picturedOffice(): Promise<PicturedOffice> {
  const data = mkdtempSync(join(tmpdir(), 'tinnhiem-handbook-'));
  let now = new Date('2019-02-11T08:00:00+07:00');
  const server = await serve({ data, port: 0, clock: () => now });
  const { address } = server;
  const sessions = new Map<Who, ReturnType<typeof client>>();
  const as = (who: Who) => {
    const session = sessions.get(who);
    if (session === undefined) throw new Error(`nobody is ${who}`);
    return session;
  };
  return {
    address,
    stranger: client(address, roundId),
    as,
    async setTime(day, time) {
      now = new Date(`${day}T${time}:00+07:00`);
      for (const who of sessions.keys()) {
        const session = client(address, roundId);
        const { username, password } = colleagues[who];
        await session.ask('POST', '/api/session', { username, password });
        sessions.set(who, session);
      }
    },
    async staff() {
      const technician = client(address, roundId);
      const { name, username, password } = colleagues.technician;
      const organisation = 'Trường Đại học Nông Lâm';
      await technician.ask('POST', '/api/setup', { name, username, password, organisation });
      sessions.set('technician', technician);
      for (const who of others) {
        const { roles, ...person } = colleagues[who];
        const account = { username: person.username, name: person.name, roles, password: givenPassword };
        await technician.ask('POST', '/api/accounts', account);
        const session = client(address, roundId);
        await session.ask('POST', '/api/session', { username: person.username, password: givenPassword });
        await session.ask('POST', '/api/session/password', { current: givenPassword, next: person.password });
        sessions.set(who, session);
      }
    },
    async close() {
      await server.close();
      rmSync(data, { recursive: true });
    },
  };
}
