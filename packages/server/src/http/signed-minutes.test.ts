// Prints of minutes after they were signed. All people are invented.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Ask, type TestServer, testServer } from '../../test/http.ts';
import { conferenceId, leadTo, orderOf, roundId, stepsTo, toStage } from '../../test/sample.ts';
import { wordsOfPdf } from '../documents/testing/read-back.ts';

const path = (copy: number) =>
  `/api/rounds/${roundId}/documents/counting-minutes?conference=${conferenceId}&copy=${copy}`;
const print = async (ask: Ask, copy: number) => (await ask('GET', path(copy))).bytes;
const [written, signed] = toStage.signed;

/** The kept files, by copy. */
async function kept(server: TestServer): Promise<readonly Buffer[]> {
  const { store } = server.office.service;
  const files = await store.attachments(roundId);
  const found = await Promise.all(
    files.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((file) => store.attachment(roundId, file.sha256)),
  );
  return found.map((file) => Buffer.from(file?.bytes ?? []));
}

test('Signed minutes are kept as they were drawn when they were signed, and every print has their pages with its reader’s name', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'canvassed');
  await server.office.service.perform(orderOf(written));
  const head = await server.as('committee-head');
  expect(wordsOfPdf(await print(head, 1))).toContain('In bởi');
  const act = `/api/conferences/${roundId}~${conferenceId}/sign-minutes`;
  expect((await head('POST', act, { id: randomUUID(), data: signed[2] })).status).toBe(200);
  const files = await kept(server);
  expect(files).toHaveLength(3);
  const chair = await server.as('chair');
  for (const [ask, reader, copy] of [
    [head, 'Người committee-head', 1],
    [chair, 'Người chair', 1],
    [chair, 'Người chair', 3],
  ] as const) {
    const words = wordsOfPdf(await print(ask, copy));
    expect(words).toContain(`In bởi ${reader}, `);
    expect(words).toContain('Bản in lại từ hồ sơ sau khi ký');
    expect(words).toContain(`${copy}/3`);
    const file = wordsOfPdf(files[copy - 1] as Buffer);
    expect(file).not.toContain('In bởi');
    for (const word of file.split(/\s+/)) expect(words).toContain(word);
  }
  expect((await server.office.activity.list(1))[0]).toMatchObject({ kind: 'document-seen' });
  expect((await kept(server)).map((file, copy) => file.equals(files[copy] as Buffer))).toEqual([true, true, true]);
  // Nobody gets it past what decides who may read minutes.
  const [first] = await server.office.service.store.attachments(roundId);
  expect((await chair('GET', `/api/rounds/${roundId}/attachments/${first?.sha256}`)).status).toBe(404);
  expect((await (await server.as('technician'))('GET', path(1))).status).toBe(403);
});

test('Minutes that were signed elsewhere are kept by their first print; those of another count are others', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'signed');
  const chair = await server.as('chair');
  await print(chair, 2);
  const [first] = await kept(server);
  await print(chair, 2);
  expect(await kept(server)).toEqual([first]);
  const perform = async (step: Parameters<typeof orderOf>[0]) =>
    expect(await server.office.service.perform(orderOf(step))).toMatchObject({ ok: true });
  await perform(['chair', 'reopen-count', { reason: 'Khiếu nại' }]);
  for (const step of stepsTo('signed').slice(-3)) await perform(step);
  await print(chair, 2);
  expect(await kept(server)).toHaveLength(2);
  expect(await kept(server)).toContainEqual(first);
});
