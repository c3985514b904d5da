import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Ask, type TestServer, testServer } from '../../test/http.ts';
import { conferenceId, leadTo, orderOf, roundId, toStage } from '../../test/sample.ts';

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 7)]);
const url = `/api/rounds/${roundId}/attachments`;

async function upload(ask: Ask, name: string, bytes: Buffer) {
  const boundary = 'b0undary';
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { 'x-tinnhiem': '1', 'content-type': `multipart/form-data; boundary=${boundary}` };
  return await ask('POST', url, undefined, { payload, headers });
}

/** A server on which the minutes were signed, with the scan attached. */
async function withScan(): Promise<TestServer & { readonly scan: { sha256: string } }> {
  const server = await testServer();
  await leadTo(server.office.service, 'canvassed');
  const { json: scan } = await upload(await server.as('committee-head'), 'biên bản.pdf', pdf);
  const [write, sign] = toStage.signed;
  await server.office.service.perform(orderOf(write));
  const signed = ['committee-head', 'sign-minutes', { ...sign[2], scan }] as const;
  expect((await server.office.service.perform(orderOf(signed))).ok).toBe(true);
  return { ...server, scan };
}

test('A signed scan is kept under its content, and each look at it is written down', async () => {
  const { as, scan, office } = await withScan();
  expect(scan).toEqual({
    name: 'biên bản.pdf',
    sha256: createHash('sha256').update(pdf).digest('hex'),
    bytes: pdf.length,
  });
  const seen = await (await as('chair'))('GET', `${url}/${scan.sha256}`);
  expect(seen.status).toBe(200);
  expect(seen.headers['content-type']).toBe('application/pdf');
  expect(seen.headers['content-disposition']).toContain("filename*=UTF-8''bi%C3%AAn%20b%E1%BA%A3n.pdf");
  expect(seen.headers['x-content-type-options']).toBe('nosniff');
  expect((await office.activity.list(1))[0]).toMatchObject({
    kind: 'attachment-seen',
    name: 'Người chair',
    round: roundId,
  });
});

test('Organiser and inspector see the scan once the result is announced, others never', async () => {
  const { as, scan, office } = await withScan();
  const look = async (role: 'organiser' | 'inspector' | 'technician') =>
    (await (await as(role))('GET', `${url}/${scan.sha256}`)).status;
  expect([await look('organiser'), await look('inspector'), await look('technician')]).toEqual([404, 404, 403]);
  await office.service.perform(orderOf(toStage.announced[0]));
  expect([await look('organiser'), await look('inspector'), await look('technician')]).toEqual([200, 200, 403]);
});

test('Only scans are taken: a page that runs scripts is not, whatever its name says', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'drafting');
  const organiser = await server.as('organiser');
  const page = await upload(organiser, 'bien-ban.pdf', Buffer.from('<script>alert(1)</script>'));
  expect([page.status, page.json.code]).toEqual([422, 'R-wrong-file-type']);
  const none = await organiser('POST', url, undefined, { headers: { 'x-tinnhiem': '1' } });
  expect(none.status).toBe(400);
  const large = await upload(organiser, 'lon.pdf', Buffer.concat([pdf, Buffer.alloc(26 * 1024 * 1024)]));
  expect([large.status, large.json.code]).toEqual([413, 'R-too-large']);
});

test('Documents are listed and given by what the person may see; a confidential look is written down', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'signed');
  const head = await server.as('committee-head');
  const listed = (await head('GET', `/api/rounds/${roundId}/documents`)).json;
  const minutes = listed.find(({ form }: { form: string }) => form === 'counting-minutes');
  expect(minutes).toMatchObject({ confidential: true, copies: 3 });
  const given = await head('GET', `${minutes.path}&copy=2`);
  expect(given.status).toBe(200);
  expect(given.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(given.headers['content-disposition']).toContain('inline');
  expect((await server.office.activity.list(1))[0]).toMatchObject({ kind: 'document-seen', round: roundId });
  const technician = await server.as('technician');
  const refused = await technician('GET', minutes.path);
  expect([refused.status, refused.json.code]).toEqual([403, 'R-role-missing']);
  const forms = (await technician('GET', `/api/rounds/${roundId}/documents`)).json.map((d: { form: string }) => d.form);
  expect(forms).not.toContain('counting-minutes');
  const plan = await technician('GET', `/api/rounds/${roundId}/documents/plan?format=docx`);
  expect(plan.bytes.subarray(0, 2).toString()).toBe('PK');
  const early = await (await server.as('organiser'))('GET', `/api/rounds/${roundId}/documents/khong-co`);
  expect(early.status).toBe(404);
}, 60_000);

test('Templates can be taken home', async () => {
  const server = await testServer();
  const inspector = await server.as('inspector');
  const roster = await inspector('GET', '/api/templates/roster.xlsx');
  expect(roster.bytes.subarray(0, 2).toString()).toBe('PK');
  const plan = await inspector('GET', '/api/templates/plan.yaml');
  expect(plan.text).toContain('schema: tinnhiem/plan/1');
});

test('A draft is its owner’s alone, and is on the disk when the answer comes', async () => {
  const server = await testServer();
  const [one, two] = [await server.as('committee-head'), await server.as('committee-member')];
  const key = `/api/drafts/${encodeURIComponent(`entry:${roundId}~${conferenceId}/khoa/1`)}`;
  expect((await one('GET', key)).json).toBeNull();
  const draft = { ballot: 7, rows: ['high', null], note: 'Ế' };
  expect((await one('PUT', key, draft)).status).toBe(200);
  expect((await one('GET', key)).json).toEqual(draft);
  expect((await two('GET', key)).json).toBeNull();
  await one('DELETE', key);
  expect((await one('GET', key)).json).toBeNull();
  const large = await one('PUT', key, { text: 'x'.repeat(70_000) });
  expect([large.status, large.json.code]).toEqual([413, 'R-too-large']);
});

test('Data that is no JSON is refused with words', async () => {
  const server = await testServer();
  const head = await server.as('committee-head');
  const headers = { 'x-tinnhiem': '1', 'content-type': 'application/json' };
  const broken = await head('PUT', '/api/drafts/x', undefined, { payload: '{"a":', headers });
  expect([broken.status, broken.json.code]).toEqual([400, 'R-malformed']);
  const other = { ...headers, 'content-type': 'text/plain' };
  const text = await head('POST', `/api/rounds/${roundId}/approve-plan`, undefined, { payload: 'x', headers: other });
  expect(text.status).toBe(403);
  const organiser = await server.as('organiser');
  const type = await organiser('POST', '/api/accounts', undefined, { payload: 'x', headers: other });
  expect(type.status).toBeGreaterThanOrEqual(400);
  expect(type.json.code).toMatch(/^R-/);
  expect(server.errors).toEqual([]);
});
