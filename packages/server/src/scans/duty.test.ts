// Two servers of a centre: one reads scans, whichever is asked; when it is gone, the other goes on.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { password } from '../../test/http.ts';
import { emptyOrganisation } from '../../test/postgres.ts';
import { sampleTime } from '../../test/sample.ts';
import { scanRound } from '../../test/scan-round.ts';
import { createAccounts } from '../accounts/accounts.ts';
import { type Server, serve } from '../serve.ts';
import { createService } from '../service/service.ts';
import { centralStores, type Stores } from '../store/stores.ts';
import type { JobView, ScansView } from './job.ts';

const patience = 240_000;

async function headOfCommittee({ tables }: Stores): Promise<string> {
  let drawn = 0;
  const accounts = createAccounts(tables, {
    now: () => Date.now(),
    random: (bytes) => `${'r'.repeat(bytes)}${drawn++}`,
  });
  const roles = ['committee-head'] as const;
  const made = await accounts.create({ username: 'truong.ban', name: 'Người head', roles, password });
  const signedIn = made.ok ? await accounts.signIn('truong.ban', password, '127.0.0.1') : made;
  if (!signedIn.ok) throw new Error(signedIn.error.message.en);
  const { account, token } = signedIn.value;
  await accounts.changePassword(account.id, password, `${password} mới`, token);
  return token;
}

test(
  'Scans are read by one server of a centre, whichever is asked, and by another one when it is gone',
  async () => {
    const database = await emptyOrganisation();
    const files = emptyFolder();
    const stores = await centralStores(database, { connections: 2 });
    onTestFinished(() => stores.close());
    const { round, conference } = await scanRound(createService(stores.rounds, () => sampleTime));
    const cookie = `tinnhiem=${await headOfCommittee(stores)}`;
    const start = async (): Promise<Server> => {
      const server = await serve({ data: files, database, port: 0, report: () => {} });
      onTestFinished(() => server.close());
      return server;
    };
    const ask = async (server: Server, path: string, bytes?: string) => {
      const answer = await fetch(`${server.address}/api/rounds/${round}/conferences/${conference}/${path}`, {
        method: bytes === undefined ? 'GET' : 'POST',
        headers: { cookie, 'x-tinnhiem': '1', 'content-type': 'application/octet-stream' },
        ...(bytes === undefined ? {} : { body: bytes }),
      });
      return { status: answer.status, json: await answer.json() };
    };
    /** Looks until the jobs are as they are to be; a server that takes over says that it is not there yet. */
    const jobsAt = async (server: Server, done: (jobs: readonly JobView[]) => boolean): Promise<readonly JobView[]> => {
      for (;;) {
        const { status, json } = await ask(server, 'scans');
        if (status === 200 && done((json as ScansView).jobs)) return (json as ScansView).jobs;
        if (status !== 200) expect(json).toMatchObject({ code: 'R-scans-away' });
        await pause(100);
      }
    };
    const one = await start();
    await jobsAt(one, () => true);
    const two = await start();
    await jobsAt(two, () => true);
    // More files are to follow, so that nothing is read yet.
    expect(await ask(two, 'scans?name=hai.pdf&more=1', 'tệp thứ nhất')).toMatchObject({ status: 202 });
    expect(await ask(one, 'scans?name=mot.pdf&more=1', 'tệp khác')).toMatchObject({ status: 202 });
    const names = (jobs: readonly JobView[]) => jobs.map(({ name, state }) => `${name} ${state}`).sort();
    const both = ['hai.pdf waiting', 'mot.pdf waiting'];
    expect(names(await jobsAt(two, () => true))).toEqual(both);
    expect(names(await jobsAt(one, () => true))).toEqual(both);

    await one.close();
    // What was being handed in has to be handed in anew; nothing of it is forgotten.
    expect(names(await jobsAt(two, () => true))).toEqual(['hai.pdf cancelled', 'mot.pdf cancelled']);
    expect(await ask(two, 'scans?name=ba.pdf&more=1', 'lại từ đầu')).toMatchObject({ status: 202 });
    expect(await jobsAt(two, () => true)).toHaveLength(3);
  },
  patience,
);
