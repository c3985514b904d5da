// The scanner's folder of a centre: its servers share it, one looks into it, and what is in it is taken once.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { emptyOrganisation } from '../../test/postgres.ts';
import { sampleTime } from '../../test/sample.ts';
import { scanRound } from '../../test/scan-round.ts';
import { signedIn } from '../../test/signed-in.ts';
import { type Server, serve } from '../serve.ts';
import { createService } from '../service/service.ts';
import { centralStores } from '../store/stores.ts';
import type { ScansView } from './job.ts';

test('The folder of a centre is looked into by one server at a time; its files come back, whoever has read them', async () => {
  const database = await emptyOrganisation();
  const files = emptyFolder();
  const stores = await centralStores(database, { connections: 2 });
  onTestFinished(() => stores.close());
  const { round, conference } = await scanRound(createService(stores.rounds, () => sampleTime));
  const cookie = await signedIn(stores.tables, 'committee-head');
  const base = `/api/rounds/${round}/conferences/${conference}`;
  const start = async (): Promise<Server> => {
    const server = await serve({ data: files, database, port: 0, report: () => {} });
    onTestFinished(() => server.close());
    return server;
  };
  const view = async ({ address }: Server): Promise<ScansView> => {
    const answer = await fetch(`${address}${base}/scans`, { headers: { cookie } });
    return (await answer.json()) as ScansView;
  };
  const [one, two] = [await start(), await start()];
  const headers = { cookie, 'x-tinnhiem': '1', 'content-type': 'application/json' };
  await fetch(`${two.address}${base}/scan-folder`, { method: 'POST', headers, body: '{"on":true}' });
  const { folder } = await view(one);
  expect(folder).toMatchObject({ on: true, by: 'Người committee-head' });

  const refused = async (server: Server, count: number) => {
    for (;;) {
      const { jobs } = await view(server);
      if (jobs.filter(({ state }) => state === 'refused').length === count) return jobs;
      await pause(100);
    }
  };
  writeFileSync(join(folder.path, 'chu.txt'), 'không phải ảnh quét');
  expect(await refused(two, 1)).toHaveLength(1);
  expect(readdirSync(join(folder.path, 'refused')).sort()).toEqual(['chu.txt', 'chu.txt.txt']);
  expect(readFileSync(join(folder.path, 'refused', 'chu.txt'), 'utf8')).toBe('không phải ảnh quét');

  await one.close();
  writeFileSync(join(folder.path, 'nua.txt'), 'cũng không phải');
  expect(await refused(two, 2)).toHaveLength(2);
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.txt'))).toEqual([]);
}, 120_000);
