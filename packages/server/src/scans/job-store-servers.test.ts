import { setTimeout as pause } from 'node:timers/promises';
import { ok, text } from '@tinnhiem/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyOrganisation, openedCentral } from '../../test/postgres.ts';
import { claimed, handIn, type Place, part, readPage, server } from '../../test/scan-jobs.ts';
import { StoreProblem } from '../store/problem.ts';
import { createJobQueue } from './job-queue.ts';
import { ClaimLost } from './job-store.ts';

describe('Several servers', () => {
  test('share the jobs: each is carried out by one, and what one says of it the others know', async () => {
    const database = await emptyOrganisation();
    const places = [await server(database), await server(database), await server(database)];
    const [one] = places as [Place];
    const ids = [];
    for (let index = 0; index < 12; index += 1) ids.push((await handIn(one.store, {}, Buffer.from(`tệp ${index}`))).id);
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (places[index % 3] as Place).store.claim()),
    );
    expect(taken.map((claim) => claim?.job().id).sort()).toEqual(ids);
    expect(await one.store.claim()).toBeNull();
    for (const claim of taken) await claim?.finish({ state: 'recorded' }, true);
    expect(await places[2]?.store.of('dot', 'hoi-nghi')).toHaveLength(12);
  });

  test('put together and record one job of a conference at a time', async () => {
    const database = await emptyOrganisation();
    const [one, two] = [await server(database), await server(database)];
    await handIn(one.store);
    await handIn(one.store);
    await handIn(one.store, { conference: 'hoi-nghi-khac' });
    const [a, b, other] = [await claimed(one.store), await claimed(two.store), await claimed(two.store)];
    expect([await a.work.turn(), await b.work.turn(), await other.work.turn()]).toEqual([true, false, true]);
    expect(await a.work.turn()).toBe(true);
    await a.work.plan([part('a'.repeat(64))]);
    // Whoever records has died: the job goes on before any other one.
    await a.release('at-once');
    expect(await b.work.turn()).toBe(false);
    await b.release('at-once');
    const again = await claimed(two.store);
    expect(again.job().id).toBe(a.job().id);
    await again.finish({ state: 'recorded' }, true);
    const next = await claimed(one.store);
    expect([next.job().id, await next.work.turn()]).toEqual([b.job().id, true]);
  });

  test('take over from one that says nothing any more, and that one writes nothing any more', async () => {
    const database = await emptyOrganisation();
    const [one, two] = [await server(database), await server(database)];
    const job = await handIn(one.store);
    const lost = await claimed(one.store);
    const log = await lost.work.log();
    await log.add(readPage(lost.work, 1));
    expect(await two.store.claim()).toBeNull();
    const central = await openedCentral(database);
    await central.once("UPDATE scan_job SET claimed_until = now() - interval '1 second'");
    const taken = await claimed(two.store);
    expect((await taken.work.log()).pages).toHaveLength(1);
    await expect(log.add(readPage(lost.work, 2))).rejects.toBeInstanceOf(ClaimLost);
    await expect(lost.work.turn()).rejects.toBeInstanceOf(ClaimLost);
    await expect(lost.work.plan([])).rejects.toBeInstanceOf(ClaimLost);
    await expect(lost.finish({ state: 'recorded' }, true)).rejects.toBeInstanceOf(ClaimLost);
    await lost.release('aside');
    expect(await one.store.get(job.id)).toMatchObject({ state: 'reading', recording: false });
    expect((await taken.work.log()).pages).toHaveLength(1);
    await taken.finish({ state: 'recorded' }, true);
  });

  test('try again where the database did not answer, instead of refusing what was handed in', async () => {
    const { store } = await server(await emptyOrganisation());
    const job = await handIn(store);
    let tries = 0;
    const queue = createJobQueue({
      store,
      carryOut() {
        tries += 1;
        if (tries === 1) throw new StoreProblem('away', text('không trả lời', 'does not answer'));
        return Promise.resolve(ok(undefined));
      },
      ending: () => Promise.resolve(true),
      report: () => {},
    });
    onTestFinished(() => queue.close());
    await queue.start();
    while ((await store.get(job.id))?.state !== 'recorded') await pause(50);
    expect(tries).toBe(2);
  });

  test('of another organisation see none of them', async () => {
    const [ours, theirs] = [await server(await emptyOrganisation()), await server(await emptyOrganisation())];
    const job = await handIn(ours.store);
    expect([await theirs.store.get(job.id), await theirs.store.claim()]).toEqual([null, null]);
  });
});
