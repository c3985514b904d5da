// Voters on the server of the office: ceremony, slips and hand-out over HTTP, casting in the browser, the box on the board.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { decrypt } from '../packages/server/src/boxes/participants.ts';
import {
  act,
  arithmetic,
  key,
  prepareOverHttp,
  sampleHall,
  toCeremony,
  toPoll,
} from '../packages/server/test/electronic.ts';
import { testServer } from '../packages/server/test/http.ts';
import { listId } from '../packages/server/test/sample.ts';
import { phone, theBrowser } from './support/browser.ts';

const browser = theBrowser();
const web = fileURLToPath(new URL('../packages/web/dist', import.meta.url));
const levels = ['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp'];

async function vote(page: Page, level: number): Promise<string> {
  await page.locator('[data-person]').first().waitFor();
  for (const person of await page.locator('[data-person]').all())
    await person.getByText(levels[level] ?? '', { exact: true }).click();
  await page.getByRole('button', { name: 'Xem lại phiếu' }).click();
  await page.getByText('Phiếu đã được dán kín').waitFor();
  await page.getByRole('button', { name: 'Bỏ phiếu', exact: true }).click();
  await page.getByRole('heading', { name: 'Phiếu đã được nhận' }).waitFor();
  return (await page.locator('.tracker .groups span').allInnerTexts()).join('');
}

test('everybody in a small hall casts by phone, one of them twice; the box opens to what was marked', async () => {
  const server = await testServer({ web });
  const { service } = server.office;
  for (const step of toCeremony('electronic', sampleHall)) await act(service, step);
  const { election, slips, members } = await prepareOverHttp(server, sampleHall.voters.length + 5);
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const [first = '', ...others] = slips.codes.slice(0, 4);

  const early = await browser.open({ address }, `/b#${first}`);
  await early.setViewportSize(phone);
  await early.getByText('Chưa đến lúc bỏ phiếu').waitFor();
  for (const step of toPoll(sampleHall)) await act(service, step);
  await act(service, ['committee-head', 'hand-out', {}]);
  await early.getByRole('button', { name: 'Thử lại' }).click();
  const replaced = await vote(early, 2);
  await early.getByRole('button', { name: 'Ghi lại phiếu' }).click();
  await early.getByText('sẽ thay phiếu trước').waitFor();
  const trackers = [await vote(early, 0)];
  await early.getByText('Phiếu này thay phiếu đã bỏ trước đó').waitFor();
  for (const [at, code] of others.entries()) {
    const page = await browser.open({ address }, `/b#${code}`);
    await page.setViewportSize(phone);
    trackers.push(await vote(page, at));
    await page.close();
  }

  await act(service, ['chair', 'close-poll', {}]);
  const head = await server.as('committee-head');
  expect((await head('POST', `/api/conferences/${key}/boxes/close`, { id: randomUUID() })).status).toBe(200);
  const late = await browser.open({ address }, `/b#${first}`);
  await late.getByText('Cuộc bỏ phiếu đã đóng').waitFor();
  await late.close();

  const board = await browser.open({ address }, `/hom-phieu/${election.record.uuid}`);
  await board.getByText('Hòm đã đóng').waitFor();
  for (const tracker of [replaced, ...trackers]) {
    await board.getByLabel(/Mã tra cứu/u).fill(tracker.slice(0, 12));
    await board.getByText('Có trong hòm').waitFor();
  }

  const unused = sampleHall.voters.length + 5 - 4;
  await act(service, [
    'committee-head',
    'record-box',
    { list: listId, collected: 0, unused: 0, unusedSlips: unused - (sampleHall.voters.length - 4) },
  ]);
  await act(service, ['committee-head', 'begin-count', {}]);
  for (const member of members.slice(0, 2)) await decrypt(arithmetic, member, listId);
  const { json } = await head('GET', `/api/conferences/${key}`);
  const people = election.record.questions.length;
  expect(json.electronic.boxes[0].opened.result).toEqual(Array.from({ length: people }, () => [2, 1, 1]));

  const saved = board.waitForEvent('download');
  await board.reload();
  await board.getByRole('link', { name: /Tải hòm phiếu/u }).click();
  const file = await (await saved).path();
  const verifier = await browser.open({ address }, '/kiem-chung');
  await verifier.locator('input[type=file]').setInputFiles(file);
  await verifier.getByText('Hòm phiếu này đúng').waitFor();
  await verifier.getByText('5 lá phiếu trong hòm, 4 lá được tính').waitFor();
  expect(server.errors).toEqual([]);
  await early.close();
});
