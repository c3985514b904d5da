// Two servers of a centre: one makes archives and rehearsals, whichever is asked; when it is gone, the other one does.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation } from '../../test/postgres.ts';
import { leadTo, roundId, sampleTime } from '../../test/sample.ts';
import { signedIn } from '../../test/signed-in.ts';
import { type Server, serve } from '../serve.ts';
import { createService } from '../service/service.ts';
import { centralStores } from '../store/stores.ts';

test('An archive is made by one server of a centre, whichever is asked; when that is gone, the other one makes the next', async () => {
  const database = await emptyOrganisation();
  const stores = await centralStores(database, { connections: 2 });
  onTestFinished(() => stores.close());
  await leadTo(
    createService(stores.rounds, () => sampleTime),
    'polling',
  );
  const cookie = await signedIn(stores.tables, 'organiser');
  const start = async (): Promise<Server> => {
    // A folder each: what one has made the other one passes on.
    const server = await serve({ data: emptyFolder(), database, port: 0, report: () => {} });
    onTestFinished(() => server.close());
    return server;
  };
  const ask = async (server: Server, method: 'GET' | 'POST') => {
    const headers = { cookie, 'x-tinnhiem': '1', 'content-type': 'application/json' };
    const body = method === 'POST' ? { body: '{}' } : {};
    const answer = await fetch(`${server.address}/api/rounds/${roundId}/archive`, { method, headers, ...body });
    return { status: answer.status, json: (await answer.json()) as { readonly state?: string } };
  };
  /** Until it is made; a server that takes over says that it is not there yet. */
  const state = async (server: Server): Promise<string> => {
    for (;;) {
      const { status, json } = await ask(server, 'GET');
      if (status !== 200) expect(json).toMatchObject({ code: 'R-desk-away' });
      else if (json.state !== 'making') return json.state ?? '';
      await pause(50);
    }
  };
  const one = await start();
  expect(await state(one)).toBe('none');
  const two = await start();
  expect((await ask(two, 'POST')).json.state).toBe('making');
  expect([await state(one), await state(two)]).toEqual(['made', 'made']);

  await one.close();
  // It lay in the folder of the one that is gone.
  expect(await state(two)).toBe('none');
  expect((await ask(two, 'POST')).status).toBe(200);
  expect(await state(two)).toBe('made');
}, 120_000);
