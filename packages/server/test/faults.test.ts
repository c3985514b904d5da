// A disk that takes no more, a network that loses half, a clock that goes back: a clear sentence, nothing lost, nothing twice, nothing half.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant, Role } from '@tinnhiem/core';
import { expect, onTestFinished, test } from 'vitest';
import { createService } from '../src/service/service.ts';
import { memoryStore } from '../src/store/memory.ts';
import { emptyFolder } from './folder.ts';
import { actsIn, incident, type OneServer, prepareData, startOne } from './one-server.ts';
import {
  conferenceId,
  orderOf,
  roundId,
  type SampleStage,
  sampleStages,
  sampleTime,
  toStage,
  voters,
} from './sample.ts';

async function started(data: string, before = ''): Promise<OneServer> {
  const server = await startOne(data, before);
  onTestFinished(() => void server.child.kill('SIGKILL'));
  return server;
}

test('Where the disk takes no more an act is refused in words and not half there; with room again it goes on', async () => {
  const data = emptyFolder();
  await prepareData(data, 'preparing', ['chair']);
  const before = (await actsIn(data)).length;
  // No file may grow beyond a megabyte or half of one, as the shell counts.
  const small = await started(data, 'ulimit -f 1000;');
  const answered: string[] = [];
  let refused: { readonly id: string; readonly status: number; readonly code: string; readonly words: string } | null =
    null;
  for (let number = 1; refused === null && number < 400; number += 1) {
    const id = randomUUID();
    const answer = await small.send('chair', `rounds/${roundId}/file-incident`, id, incident(number));
    if (answer.status === 200) answered.push(id);
    else refused = { id, ...answer };
  }
  expect(refused).toMatchObject({ status: 507, code: 'R-disk', words: expect.stringContaining('Ổ đĩa') });
  expect(answered.length).toBeGreaterThan(10);
  await small.kill();
  expect((await actsIn(data)).length - before).toBe(answered.length);

  const roomy = await started(data);
  const again = await roomy.send(
    'chair',
    `rounds/${roundId}/file-incident`,
    refused?.id ?? '',
    incident(answered.length + 1),
  );
  expect(again.status).toBe(200);
  await roomy.kill();
  expect((await actsIn(data)).length - before).toBe(answered.length + 1);
});

test('Where a program may have few files open it says what it is, and acts are recorded', async () => {
  const data = emptyFolder();
  await prepareData(data, 'preparing', ['chair']);
  const server = await started(data, 'ulimit -n 200;');
  expect((await fetch(`${server.address}/api/health`)).status).toBe(200);
  const answer = await server.send('chair', `rounds/${roundId}/file-incident`, randomUUID(), incident(1));
  expect(answer.status).toBe(200);
});

/** Passes connections on to a port, and loses: some before anything is sent, some before the answer comes back, all of them late. */
async function lossyNetwork(port: number): Promise<{ readonly address: string; lost: () => number }> {
  let lost = 0;
  const server = createServer((near: Socket) => {
    const far = connect(port, '127.0.0.1');
    const drop = () => {
      near.destroy();
      far.destroy();
    };
    const pass = (from: Socket, to: Socket, share: number) =>
      from.on('data', (bytes) => {
        setTimeout(() => {
          if (Math.random() >= share) return void to.write(bytes);
          lost += 1;
          drop();
        }, Math.random() * 20);
      });
    pass(near, far, 0.2);
    pass(far, near, 0.2);
    for (const socket of [near, far]) socket.on('error', drop).on('close', drop);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, lost: () => lost };
}

test('Over a network that loses a third of all answers every check-in and every entry is there once', async () => {
  const data = emptyFolder();
  const clerks = ['organiser', 'committee-head', 'committee-member'] as const;
  await prepareData(data, 'ready', clerks);
  const before = (await actsIn(data)).length;
  const server = await started(data);
  const network = await lossyNetwork(Number(new URL(server.address).port));
  const asked: (readonly [path: string, data: unknown])[] = [
    ...voters.map((person) => [`conferences/${roundId}~${conferenceId}/check-in`, { people: [person] }] as const),
    ...Array.from({ length: 24 }, (_, number) => [`rounds/${roundId}/file-incident`, incident(number)] as const),
  ];
  // Nobody is signed in twice over the bad network.
  for (const clerk of clerks) await server.send(clerk, 'nothing', randomUUID(), {});
  const clerk = async (role: Role, index: number) => {
    for (const [path, content] of asked.filter((_, at) => at % clerks.length === index)) {
      const id = randomUUID();
      for (;;) {
        const answer = await server.send(role, path, id, content, network.address).catch(() => null);
        if (answer !== null) {
          expect(answer.status, answer.words).toBe(200);
          break;
        }
        await pause(5);
      }
    }
  };
  await Promise.all(clerks.map(clerk));
  expect(network.lost()).toBeGreaterThan(5);
  await server.kill();
  const acts = (await actsIn(data)).slice(before);
  expect(acts.length).toBe(asked.length);
  const here = acts.flatMap(({ type, data: act }) =>
    type === 'checked-in' ? (act as { people: string[] }).people : [],
  );
  expect(here.toSorted()).toEqual(voters.toSorted());
});

test('A clock that is set back in every stage leaves the order of the acts and a round that can be read', async () => {
  const store = memoryStore();
  let time = Date.parse(sampleTime);
  const service = createService(store, () => new Date(time).toISOString() as Instant);
  for (const stage of sampleStages)
    for (const [index, step] of toStage[stage as SampleStage].entries()) {
      const done = await service.perform(orderOf(step));
      expect(done.ok, done.ok ? '' : done.error.message.en).toBe(true);
      // Back by an hour within each stage, and on by two days between them.
      time += index === 0 ? -3_600_000 : 60_000;
      if (index === toStage[stage].length - 1) time += 2 * 86_400_000;
    }
  const fresh = createService(store, () => sampleTime);
  const acts = await fresh.acts(roundId);
  if (!acts.ok) throw new Error(acts.error.message.en);
  expect(acts.value.map(({ number }) => number)).toEqual(acts.value.map((_, index) => index + 1));
  expect(acts.value.some(({ at }, index) => at < (acts.value[index - 1]?.at ?? ''))).toBe(true);
});
