// An organisation's own files of Word over the API. All people are invented.
import { linesOf, starterTemplate } from '@tinnhiem/documents';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type Ask, testServer } from '../../test/http.ts';
import { leadTo, roundId } from '../../test/sample.ts';

const url = `/api/rounds/${roundId}/own-templates`;
const plan = `/api/rounds/${roundId}/documents/plan?format=docx`;

function upload(ask: Ask, form: string, bytes: Uint8Array, use: boolean) {
  const boundary = 'b0undary';
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="mẫu của trường.docx"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { 'x-tinnhiem': '1', 'content-type': `multipart/form-data; boundary=${boundary}` };
  return ask('POST', `${url}/${form}?use=${use}`, undefined, { payload, headers });
}

/** The file to begin with, some of its words exchanged. */
async function template(from: string, to: string): Promise<Uint8Array> {
  const parts = unzipSync(await starterTemplate('plan'));
  const xml = strFromU8(parts['word/document.xml'] as Uint8Array);
  expect(xml).toContain(from);
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml.replace(from, to)) });
}

test('A template is checked with the round, put to use for the Word version alone, and taken away again', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'drafting');
  const organiser = await server.as('organiser');
  const usual = await organiser('GET', plan);
  const own = await template('Kế hoạch lấy phiếu tín nhiệm', 'MẪU RIÊNG CỦA TRƯỜNG');

  const tried = await upload(organiser, 'plan', own, false);
  expect([tried.status, tried.json.findings]).toEqual([200, []]);
  expect(tried.json.preview.lines).toContain('MẪU RIÊNG CỦA TRƯỜNG');
  expect((await organiser('GET', plan)).bytes.equals(usual.bytes)).toBe(true);

  expect((await upload(organiser, 'plan', own, true)).status).toBe(200);
  const listed = (await organiser('GET', url)).json.forms.find(({ form }: { form: string }) => form === 'plan');
  expect(listed.own).toMatchObject({ name: 'mẫu của trường.docx', bytes: own.length, by: 'Người organiser' });
  const set = await organiser('GET', plan);
  expect(linesOf(set.bytes)).toContain('MẪU RIÊNG CỦA TRƯỜNG');
  const foot = Object.entries(unzipSync(set.bytes)).filter(([name]) => name.startsWith('word/footer'));
  for (const [, part] of foot) expect(strFromU8(part)).toContain('Mã đối chiếu hồ sơ');
  expect((await organiser('GET', plan.replace('docx', 'pdf'))).text.startsWith('%PDF')).toBe(true);
  expect((await server.office.activity.list(1))[0]).toMatchObject({ kind: 'template-set' });

  expect((await organiser('DELETE', `${url}/plan`)).status).toBe(200);
  expect((await organiser('GET', plan)).bytes.equals(usual.bytes)).toBe(true);
});

test('A template with mistakes or dangers is refused in words, and nothing is kept; only the organiser may hand one in', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'drafting');
  const organiser = await server.as('organiser');
  const wrong = await template('{trích yếu}', '{trích yêú sai}');
  const tried = await upload(organiser, 'plan', wrong, false);
  expect(tried.json).toMatchObject({ preview: null, findings: [{ severity: 'error' }, { severity: 'warning' }] });
  const used = await upload(organiser, 'plan', wrong, true);
  expect([used.status, used.json.code]).toEqual([422, 'R-template-faulty']);
  const bad = await upload(organiser, 'plan', strToU8('<html>'), true);
  expect([bad.status, bad.json.code]).toEqual([422, 'R-template-refused']);
  const ballot = await upload(organiser, 'ballot', wrong, true);
  expect([ballot.status, ballot.json.code]).toEqual([422, 'R-no-own-template']);
  expect((await upload(organiser, 'plan', new Uint8Array(4.5 * 1024 * 1024), true)).status).toBeGreaterThanOrEqual(413);
  for (const role of ['chair', 'inspector', 'committee-head'] as const)
    expect((await upload(await server.as(role), 'plan', wrong, true)).status).toBe(403);
  expect((await organiser('GET', url)).json.forms.every(({ own }: { own: unknown }) => own === null)).toBe(true);
});
