// S14: guidance from above, within a server and as a signed file: a template that fills a plan, and values that only narrow.
import { type Overlay, topOrganisation } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { type Ask, type TestServer, testServer } from '../../test/http.ts';
import { addOrganisation, membersOf } from '../../test/levels.ts';
import { create, orderOf, samplePlan, sampleRoster } from '../../test/sample.ts';

const name = { vi: 'Giá trị riêng', en: 'Own values' };
const cite = { instrument: 'Hướng dẫn 12-HD/ĐU', provision: 'mục 2' };
const forbidden = { name, signature: { value: 'forbidden', cite } } as const satisfies Overlay;
const paper = { number: '12-HD/ĐU', day: '2019-01-10', title: 'Hướng dẫn lấy phiếu tín nhiệm năm 2019' };

async function higherAndLower(overlay: Overlay = forbidden) {
  const server = await testServer();
  const member = membersOf(server);
  await server.office.organisations.rename(topOrganisation, { name: 'Đảng ủy Trường', kind: 'party', otherNames: [] });
  await addOrganisation(server, 'Khoa Nông học');
  await addOrganisation(server, 'Trạm thí nghiệm', 'khoa-nong-hoc');
  const plan = samplePlan({ rules: { id: 'vn/262-qd-tw-2014', overlay } });
  const [by, command, data] = create;
  const made = await server.office.service.perform(orderOf([by, command, { ...(data as object), plan }], 'mau'));
  if (!made.ok) throw new Error(made.error.message.en);
  const higher = await member(topOrganisation, 'organiser');
  const lower = await member('khoa-nong-hoc', 'organiser');
  const issue = (values: readonly string[]) => higher('POST', '/api/guidance', { round: 'mau', ...paper, values });
  return { server, member, higher, lower, issue };
}

const take = (ask: Ask, bytes: Buffer) => {
  const payload = Buffer.concat([
    Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="h.tinnhiem"\r\n\r\n'),
    bytes,
    Buffer.from('\r\n--x--\r\n'),
  ]);
  const headers = { 'x-tinnhiem': '1', host: 'localhost:4000', 'content-type': 'multipart/form-data; boundary=x' };
  return ask('POST', '/api/guidance/file', undefined, { payload, headers });
};

/** A round of the lower organisation from a plan that was begun with guidance and filled in. */
async function roundFrom(ask: Ask, plan: ReturnType<typeof samplePlan>, own: Overlay | undefined, id: string) {
  const { organisation, document, conferences } = samplePlan();
  const filled = {
    ...plan,
    id,
    organisation,
    document: { ...plan.document, signature: document.signature },
    conferences: plan.conferences.map((each) => ({ ...each, day: conferences[0]?.day, chair: 'Phan Văn Ơn' })),
    rules: { ...plan.rules, ...(own === undefined ? {} : { overlay: own }) },
  };
  return await ask('POST', '/api/rounds', { plan: filled, roster: sampleRoster, rehearsal: false });
}

test('Guidance fills the plan below with the template and its values, and leaves blank what is the own one’s', async () => {
  const { lower, issue, member } = await higherAndLower();
  const issued = await issue(['signature']);
  expect(issued.status, issued.text).toBe(200);
  const { id } = issued.json;
  const [above] = (await lower('GET', '/api/guidance')).json.above;
  expect(above).toMatchObject({ id, organisation: 'Đảng ủy Trường', ...paper, withdrawn: null });
  expect((await (await member('tram-thi-nghiem', 'organiser'))('GET', '/api/guidance')).json.above).toHaveLength(1);

  const { plan, filled } = (await lower('GET', `/api/guidance/${id}`)).json;
  expect(plan.organisation).toMatchObject({ name: 'Khoa Nông học', superior: 'Đảng ủy Trường', issuer: '' });
  expect(plan.conferences[0]).toMatchObject({ title: 'Hội nghị thử nghiệm', day: '', chair: '' });
  expect(plan.document.signature.name).toBe('');
  expect(filled.map(({ vi }: { vi: string }) => vi)).toContain('Danh sách: Trưởng khoa');

  const made = await roundFrom(lower, plan, undefined, 'khoa-2019');
  expect(made.status, made.text).toBe(200);
  const view = (await lower('GET', '/api/rounds/khoa-2019')).json;
  expect(view.rules.signature.value).toBe('forbidden');
  expect(view.plan.rules.guidance).toMatchObject({ number: paper.number, organisation: 'Đảng ủy Trường' });
  expect(view.belongsTo).toBe('khoa-nong-hoc');
});

test('A plan below may be stricter than the guidance, never looser: looser is an error that stops the approval', async () => {
  const { lower, issue } = await higherAndLower();
  const { id } = (await issue(['signature'])).json;
  const { plan } = (await lower('GET', `/api/guidance/${id}`)).json;
  await roundFrom(lower, plan, { name, signature: { value: 'allowed', cite } }, 'noi-rong');
  const codes = (view: { findings: { code: string }[] }) => view.findings.map(({ code }) => code);
  expect(codes((await lower('GET', '/api/rounds/noi-rong')).json)).toContain('E-guidance-loosened');
  const approved = await lower('POST', '/api/rounds/noi-rong/approve-plan', { id: crypto.randomUUID(), data: {} });
  expect(approved.status).toBe(422);
  await roundFrom(lower, plan, forbidden, 'giu-nguyen');
  expect(codes((await lower('GET', '/api/rounds/giu-nguyen')).json)).not.toContain('E-guidance-loosened');
});

test('Guidance that loosens the rules is not issued; without that value it is', async () => {
  const { issue } = await higherAndLower({ name, thresholds: [] });
  const refused = await issue(['thresholds']);
  expect(refused.json).toMatchObject({ code: 'R-guidance-looser', findings: [{ code: 'E-overlay-loosens-rules' }] });
  expect((await issue([])).status).toBe(200);
});

test('Carried as a file it is believed only with a key that was compared; a changed letter is refused', async () => {
  const { higher, issue } = await higherAndLower();
  const { id } = (await issue(['signature'])).json;
  const { bytes } = await higher('GET', `/api/guidance/${id}/file`);
  const elsewhere: TestServer = await testServer();
  const far = await elsewhere.as('organiser');
  const first = await take(far, bytes);
  expect(first.json).toMatchObject({ code: 'R-report-key-unknown', key: { organisation: 'Đảng ủy Trường' } });
  const { organisation, key } = first.json.key;
  await far('PUT', '/api/reports/keys', { organisation, key });
  expect((await take(far, bytes)).json).toMatchObject({ id });
  expect((await take(far, bytes)).status).toBe(200);
  expect((await far('GET', '/api/guidance')).json.above).toHaveLength(1);
  const changed = Buffer.from(bytes.toString().replace('forbidden', 'forbiddem'));
  expect((await take(far, changed)).json.code).toBe('R-guidance-not-a-file');
  const other = Buffer.from(bytes.toString().replace('Trưởng khoa', 'Trưởng bộ môn'));
  expect((await take(far, other)).json.code).toBe('R-guidance-altered');
});

test('Withdrawn guidance says so with its reason, and nobody but the issuer withdraws it', async () => {
  const { higher, lower, issue } = await higherAndLower();
  const { id } = (await issue([])).json;
  const withdraw = (ask: Ask) => ask('POST', `/api/guidance/${id}/withdraw`, { reason: 'Có hướng dẫn mới' });
  expect((await withdraw(lower)).status).toBe(404);
  expect((await withdraw(higher)).status).toBe(200);
  expect((await lower('GET', '/api/guidance')).json.above[0].withdrawn.reason).toBe('Có hướng dẫn mới');
});
