// S19: where the plan demands two people, signed minutes are read and what was closed is re-opened by two, and both stand in the record.
import { expect, test } from 'vitest';
import { type Ask, testServer } from '../../test/http.ts';
import { conferenceId, leadTo, samplePlan } from '../../test/sample.ts';

const round = 'hai-nguoi';
const key = `${round}~${conferenceId}`;
const hours = 3_600_000;
const fourEyes = { value: ['reopening', 'minutes'], cite: { instrument: 'Kế hoạch', provision: 'mục IV' } };
const plan = samplePlan({
  rules: { id: 'vn/262-qd-tw-2014', overlay: { name: { vi: 'Kế hoạch', en: 'Plan' }, fourEyes } },
});
const minutes = `/api/rounds/${round}/documents/counting-minutes?conference=${conferenceId}`;

async function office() {
  const server = await testServer();
  await leadTo(server.office.service, 'announced', round, plan);
  const asks = new Map<string, Ask>();
  for (const role of ['organiser', 'chair', 'committee-head', 'inspector'] as const)
    asks.set(role, await server.as(role));
  const ask = (role: string) => asks.get(role) as Ask;
  const record = async (type: string) =>
    (await ask('inspector')('GET', `/api/rounds/${round}/record?type=${type}`)).json;
  return { server, ask, record };
}

test('Signed minutes are read once another one agreed, until the time is over, and the record says who agreed', async () => {
  const { server, ask, record } = await office();
  const look = async (role: string) => (await ask(role)('GET', minutes)).json?.code ?? 'read';
  const listed = async (role: string) =>
    (await ask(role)('GET', `/api/rounds/${round}/documents`)).json.find(
      ({ form }: { form: string }) => form === 'counting-minutes',
    ).locked;
  expect(await look('organiser')).toBe('R-look-needed');
  expect(await listed('organiser')).toBe(true);
  const asked = await ask('organiser')('POST', `/api/conferences/${key}/minutes-look`, { reason: 'Trả lời đơn' });
  const { id } = asked.json;
  expect((await ask('chair')('GET', '/api/approvals')).json).toMatchObject([
    { id, kind: 'minutes-look', subject: 'Hội nghị thử nghiệm', reason: 'Trả lời đơn', mayConfirm: true, isOwn: false },
  ]);
  expect((await ask('organiser')('POST', `/api/approvals/${id}/confirm`)).json.code).toBe('R-another-person');
  expect((await ask('chair')('POST', `/api/approvals/${id}/confirm`)).status).toBe(200);
  expect(await look('organiser')).toBe('read');
  expect(await listed('organiser')).toBe(false);
  expect(await look('chair')).toBe('R-look-needed');
  const [act] = (await record('minutes-opened')).acts;
  expect(act).toMatchObject({ by: { name: 'Người chair', role: 'chair' } });
  expect(act.sentence.vi).toContain('Người organiser được xem biên bản đã ký');
  for (const passed of [8, 16, 25]) {
    server.setTime(new Date(Date.parse('2019-02-20T01:02:03.456Z') + passed * hours));
    await ask('organiser')('GET', '/api/rounds');
  }
  expect(await look('organiser')).toBe('R-look-needed');
  expect(server.errors).toEqual([]);
});

test('What was asked to be re-opened is shown to the second person, who re-opens it', async () => {
  const { ask, record } = await office();
  const give = (role: string, command: string, data: object) =>
    ask(role)('POST', `/api/conferences/${key}/${command}`, { id: crypto.randomUUID(), data });
  const reason = 'Khiếu nại về tập 2';
  expect((await give('committee-head', 'reopen-count', { reason })).json.code).toBe('R-reopening-not-asked');
  expect((await give('committee-head', 'ask-reopening', { reason })).status).toBe(200);
  const waiting = async (role: string) => (await ask(role)('GET', '/api/approvals')).json;
  const place = { round, conference: conferenceId, command: 'reopen-count' };
  expect(await waiting('chair')).toMatchObject([{ kind: 'reopening', reason, mayConfirm: true, place }]);
  expect(await waiting('committee-head')).toMatchObject([{ kind: 'reopening', isOwn: true, mayConfirm: false }]);
  expect(await waiting('organiser')).toEqual([]);
  expect((await give('committee-head', 'reopen-count', { reason })).json.code).toBe('R-own-reopening');
  expect((await give('chair', 'reopen-count', { reason })).status).toBe(200);
  expect(await waiting('chair')).toEqual([]);
  const names = await Promise.all(
    ['reopening-asked', 'count-reopened'].map(async (type) => (await record(type)).acts[0].by.name),
  );
  expect(names).toEqual(['Người committee-head', 'Người chair']);
});
