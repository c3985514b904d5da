// Prints of minutes after they were signed. All people are invented.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Ask, testServer } from '../../test/http.ts';
import { conferenceId, leadTo, orderOf, roundId, stepsTo, toStage } from '../../test/sample.ts';
import { wordsOfPdf } from '../documents/testing/read-back.ts';

const path = (copy: number) =>
  `/api/rounds/${roundId}/documents/counting-minutes?conference=${conferenceId}&copy=${copy}`;
const print = async (ask: Ask, copy: number) => (await ask('GET', path(copy))).bytes;
const [written, signed] = toStage.signed;

test('Signed minutes are printed byte for byte as they were drawn when they were signed, whoever prints them and whatever the program draws later', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'canvassed');
  await server.office.service.perform(orderOf(written));
  const head = await server.as('committee-head');
  const before = await print(head, 1);
  expect(wordsOfPdf(before)).toContain('In bởi');
  const act = `/api/conferences/${roundId}~${conferenceId}/sign-minutes`;
  expect((await head('POST', act, { id: randomUUID(), data: signed[2] })).status).toBe(200);
  // Nothing can be drawn any more: what is given was kept.
  await server.office.renderer.close();
  const chair = await server.as('chair');
  const [one, other, third] = [await print(head, 1), await print(chair, 1), await print(chair, 3)];
  expect(one.equals(other)).toBe(true);
  expect(one.equals(third)).toBe(false);
  expect(wordsOfPdf(one)).toContain('Bản in lại từ hồ sơ sau khi ký');
  expect(wordsOfPdf(third)).toContain('3/3');
  expect((await server.office.activity.list(1))[0]).toMatchObject({ kind: 'document-seen' });
  const kept = await server.office.service.store.attachments(roundId);
  expect(kept).toHaveLength(3);
  // Nobody gets it past what decides who may read minutes.
  expect((await chair('GET', `/api/rounds/${roundId}/attachments/${kept[0]?.sha256}`)).status).toBe(404);
  expect((await (await server.as('technician'))('GET', path(1))).status).toBe(403);
});

test('Minutes that were signed elsewhere are kept by their first print; those of another count are others', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'signed');
  const chair = await server.as('chair');
  const first = await print(chair, 2);
  expect((await print(chair, 2)).equals(first)).toBe(true);
  expect(await server.office.service.store.attachments(roundId)).toHaveLength(1);
  const perform = async (step: Parameters<typeof orderOf>[0]) =>
    expect(await server.office.service.perform(orderOf(step))).toMatchObject({ ok: true });
  await perform(['chair', 'reopen-count', { reason: 'Khiếu nại' }]);
  for (const step of stepsTo('signed').slice(-3)) await perform(step);
  const again = await print(chair, 2);
  expect(again.equals(first)).toBe(false);
  expect(await server.office.service.store.attachments(roundId)).toHaveLength(2);
});
