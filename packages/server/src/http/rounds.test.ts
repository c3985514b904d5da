import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { type Ask, testServer } from '../../test/http.ts';
import {
  conferenceId,
  leadTo,
  orderOf,
  roundId,
  samplePlan,
  sampleRoster,
  toStage,
  voters,
} from '../../test/sample.ts';

test('Rounds are found by words without marks, newest first', async () => {
  const server = await testServer();
  const organiser = await server.as('organiser');
  await leadTo(server.office.service, 'preparing');
  server.setTime(new Date('2019-02-20T02:00:00Z'));
  const plan = { ...samplePlan(), title: 'Đợt giữa nhiệm kỳ' };
  const made = await organiser('POST', '/api/rounds', { id: 'giua-nhiem-ky', plan, roster: sampleRoster });
  expect(made.json).toEqual({ round: 'giua-nhiem-ky' });
  const ids = async (q: string, first = '') =>
    (await organiser('GET', `/api/rounds?q=${encodeURIComponent(q)}${first}`)).json.map(({ id }: { id: string }) => id);
  expect(await ids('')).toEqual(['giua-nhiem-ky', roundId]);
  expect(await ids('dot giua')).toEqual(['giua-nhiem-ky']);
  expect(await ids('HỘI NGHỊ')).toEqual(['giua-nhiem-ky', roundId]);
  expect(await ids('không có')).toEqual([]);
  expect(await ids('', '&first=1')).toEqual(['giua-nhiem-ky']);
  expect((await organiser('GET', '/api/rounds?first=0')).status).toBe(400);
});

test('A command sent twice is done once; refusals carry code, words and what to do', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'ready');
  const member = await server.as('committee-member');
  const url = `/api/conferences/${roundId}~${conferenceId}/check-in`;
  const body = { id: randomUUID(), data: { people: [voters[0]] } };
  const first = await member('POST', url, body);
  expect((await member('POST', url, body)).json).toEqual(first.json);
  const again = await member('POST', url, { ...body, id: randomUUID() });
  expect(again.status).toBe(422);
  expect(again.headers['content-type']).toContain('application/problem+json');
  expect(again.json).toMatchObject({
    type: 'urn:tinnhiem:R-already-present',
    status: 422,
    code: 'R-already-present',
    message: { vi: expect.stringContaining('Đã điểm danh'), en: expect.any(String) },
    todo: { vi: expect.any(String), en: expect.any(String) },
  });
  const wrong = await member('POST', url, { id: 'không phải mã', data: {} });
  expect([wrong.status, wrong.json.code]).toEqual([400, 'R-malformed']);
  const early = await (await server.as('chair'))('POST', url.replace('check-in', 'announce'), {
    id: randomUUID(),
    data: {},
  });
  expect([early.status, early.json.code]).toEqual([409, 'R-wrong-stage']);
  const unknown = await member('POST', url.replace(conferenceId, 'khac'), { ...body, id: randomUUID() });
  expect([unknown.status, unknown.json.code]).toEqual([404, 'R-not-found']);
});

test('A round with a damaged record is shown as damaged, and the other rounds work', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'drafting', 'lanh');
  await leadTo(server.office.service, 'drafting', 'hong');
  await server.office.service.store.close();
  const path = join(server.data, 'rounds', 'hong.tinnhiem');
  const bytes = readFileSync(path);
  const at = bytes.indexOf('TRƯỜNG THỬ NGHIỆM');
  bytes[at] = 'D'.charCodeAt(0);
  // In another place of the disk, as a restored file would be.
  rmSync(path);
  writeFileSync(path, bytes);
  const organiser = await server.as('organiser');
  const hurt = await organiser('GET', '/api/rounds/hong');
  expect([hurt.status, hurt.json.code]).toEqual([500, 'R-record-corrupt']);
  expect(hurt.json.message.en).toContain('Record corrupt at act 1');
  const rounds = (await organiser('GET', '/api/rounds')).json;
  const damaged = Object.fromEntries(rounds.map((r: { id: string; damaged: unknown }) => [r.id, r.damaged !== null]));
  expect(damaged).toEqual({ lanh: false, hong: true });
  expect((await organiser('GET', '/api/rounds/lanh')).status).toBe(200);
  const done = await organiser('POST', '/api/rounds/lanh/approve-plan', { id: randomUUID(), data: {} });
  expect(done.status).toBe(200);
  expect((await server.ask('GET', '/api/display')).json).toEqual([]);
});

test('A file that comes from a newer program is named as that, and the other rounds work', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'drafting', 'lanh');
  await leadTo(server.office.service, 'drafting', 'moi');
  await server.office.service.store.close();
  const database = new DatabaseSync(join(server.data, 'rounds', 'moi.tinnhiem'));
  database.exec('PRAGMA user_version = 99');
  database.close();
  const organiser = await server.as('organiser');
  const newer = await organiser('GET', '/api/rounds/moi');
  expect([newer.status, newer.json.code]).toEqual([500, 'R-round-unreadable']);
  expect(newer.json.message.vi).toContain('phiên bản mới hơn');
  const rounds = (await organiser('GET', '/api/rounds')).json;
  expect(rounds.map((r: { id: string; damaged: unknown }) => [r.id, r.damaged !== null]).sort()).toEqual([
    ['lanh', false],
    ['moi', true],
  ]);
});

test('An entering person gets back what they entered themselves, and nothing of anybody else', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'counting');
  const [head, member] = [await server.as('committee-head'), await server.as('committee-member')];
  const url = `/api/conferences/${roundId}~${conferenceId}`;
  const send = (ask: Ask, command: string, data: unknown) =>
    ask('POST', `${url}/${command}`, { id: randomUUID(), data });
  await send(head, 'form-batches', { list: 'khoa', sizes: [5, voters.length - 5] });
  const marks = { whole: 'ok', rows: ['high', 'low', 'blank'] };
  await send(head, 'enter-ballot', { list: 'khoa', batch: 1, ballot: 2, marks });
  const entries = async (ask: Ask) => (await ask('GET', `${url}/entries?list=khoa&batch=1`)).json;
  expect(await entries(head)).toEqual({ ballots: { 2: marks } });
  expect(await entries(member)).toEqual({ ballots: {} });
  const { text } = await member('GET', url);
  expect(text).not.toContain('"rows":["high"');
});

test('The room’s screen shows what is going on, the result until the end of the day of the sealing, and then nothing', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'announced');
  const url = `/api/display/${roundId}~${conferenceId}`;
  expect((await server.ask('GET', '/api/display')).json).toEqual([
    { id: `${roundId}~${conferenceId}`, title: 'Hội nghị thử nghiệm', day: '2019-03-01' },
  ]);
  for (const step of toStage.sealed) await server.office.service.perform(orderOf(step));
  expect((await server.ask('GET', '/api/display')).json).toEqual([]);
  expect((await server.ask('GET', url)).json.results).toHaveLength(1);
  // 23:59 and 00:00 of the next day in Vietnam.
  server.setTime(new Date('2019-02-20T16:59:00Z'));
  expect((await server.ask('GET', url)).status).toBe(200);
  server.setTime(new Date('2019-02-20T17:00:00Z'));
  expect((await server.ask('GET', url)).status).toBe(404);
});

test('The QR code leads to the room’s screen', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'ready');
  const chair = await server.as('chair');
  const { json } = await chair('GET', `/api/conferences/${roundId}~${conferenceId}/qr`);
  expect(json.display).toBe(`http://localhost:4000/display/${roundId}~${conferenceId}`);
  expect(json.svg).toMatch(/^<svg/);
});
