// What the command line writes beside a server is noticed for backups within seconds.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { testServer } from '../../test/http.ts';
import { leadTo, orderOf, roundId, sampleTime, toStage } from '../../test/sample.ts';
import { done } from '../boxes/participants.ts';
import { createService } from '../service/service.ts';
import { embeddedStore } from '../store/embedded.ts';
import { watchRecords } from './record-files.ts';

const patience = { timeout: 20_000, interval: 20 };

/** Another program on the same folder: opens it, works, and closes it. */
async function beside(folder: string, work: (service: ReturnType<typeof createService>) => Promise<unknown>) {
  const store = embeddedStore(folder);
  await work(createService(store, () => sampleTime));
  await store.close();
}

test('Another program goes on to the next stage: a backup of it is made though nobody tells the server', async () => {
  const folder = emptyFolder();
  const { office, data } = await testServer({ quiet: 20, backups: { folder, key: null } });
  await office.startBackups();
  const rounds = join(data, 'rounds');
  await beside(rounds, (service) => leadTo(service, 'preparing'));
  const stages = () => readdirSync(folder).map((name) => /-([a-z]+)-\d{8}T\d{6}Z\.tar$/.exec(name)?.[1]);
  await vi.waitFor(() => expect(stages()).toContain('approved'), patience);
  await beside(rounds, async (service) => {
    for (const step of toStage.ready) done(await service.perform(orderOf(step)));
  });
  await vi.waitFor(() => expect(stages()).toContain('ready'), patience);
});

test('Each write is heard of; looking at records, opening and closing them is not', async () => {
  const folder = join(emptyFolder(), 'rounds');
  mkdirSync(folder);
  const heard: string[] = [];
  onTestFinished(watchRecords(folder, (round) => heard.push(round)));
  await beside(folder, (service) => leadTo(service, 'preparing'));
  await vi.waitFor(() => expect(heard).toContain(roundId), patience);
  await pause(700);
  heard.length = 0;
  // Neither by whoever has watched, nor by who begins to.
  onTestFinished(watchRecords(folder, (round) => heard.push(`later: ${round}`)));
  for (let time = 0; time < 3; time += 1) {
    await beside(folder, async (service) => {
      done(await service.round(roundId));
      await service.list();
    });
    await pause(600);
  }
  expect(heard).toEqual([]);
  await beside(folder, (service) =>
    service.perform(
      orderOf([
        'chair',
        'file-incident',
        { kind: 'other', conference: null, happened: '2019-02-01', what: 'Việc giả định' },
      ]),
    ),
  );
  await vi.waitFor(() => expect(heard).toEqual([roundId, `later: ${roundId}`]), patience);
});

test('A folder that is not there, or goes away, stops nothing', async () => {
  const folder = emptyFolder();
  watchRecords(join(folder, 'khong-co'), () => {})();
  const end = watchRecords(folder, () => {});
  rmSync(folder, { recursive: true });
  await pause(100);
  end();
});
