// S14: report packages on the screen: delivered within a server, carried on a stick, refused in plain words where anything is wrong.
import { type Role, roles } from '@tinnhiem/core';
import { beforeEach, expect, test } from 'vitest';
import { type Ask, type TestServer, testServer } from '../../test/http.ts';
import { addOrganisation, leadRoundOf, membersOf } from '../../test/levels.ts';

const authority = 'Đảng ủy Trường';
const round = 'dot-khoa';
const post = `/api/rounds/${round}/reports`;
const patience = 60_000;

let server: TestServer;
let member: ReturnType<typeof membersOf>;

beforeEach(async () => {
  server = await testServer();
  member = membersOf(server);
  await server.office.organisations.rename('main', { name: authority, kind: 'party', otherNames: ['ĐU Trường'] });
  await addOrganisation(server, 'Khoa Nông học');
  await leadRoundOf(server, 'khoa-nong-hoc', 'announced', round);
});

/** Sends files as a form does. */
function send(ask: Ask, ...files: (readonly [name: string, bytes: Buffer])[]) {
  const boundary = 'x-y-z';
  const parts = files.flatMap(([name, bytes]) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  const payload = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  const headers = {
    'x-tinnhiem': '1',
    host: 'localhost:4000',
    'content-type': `multipart/form-data; boundary=${boundary}`,
  };
  return ask('POST', '/api/reports', undefined, { payload, headers });
}

async function packed() {
  const made = await (await member('khoa-nong-hoc', 'organiser'))('POST', `${post}/package`, { authority });
  expect(made.status, made.text).toBe(200);
  const { name, package: text, pdf, fingerprint } = made.json;
  expect(name).toMatch(/^bao-cao_[a-z0-9-]+_[a-z0-9-]+\.tinnhiem$/u);
  return { name, file: Buffer.from(text), pdf: Buffer.from(pdf, 'base64'), fingerprint };
}

test(
  'A report is delivered to the organisation above within the server, once, and read there with its figures',
  async () => {
    const below = await member('khoa-nong-hoc', 'organiser');
    const reports = async () => (await below('GET', post)).json.reports;
    const known = { authority, people: 3, waiting: [], within: authority };
    expect(await reports()).toEqual([{ ...known, delivered: null }]);
    expect((await below('POST', `${post}/deliver`, { authority: 'Ban Không Có' })).json.code).toBe(
      'R-report-unknown-authority',
    );
    expect((await below('POST', `${post}/deliver`, { authority })).json).toMatchObject({ isNew: true });
    expect(await reports()).toEqual([{ ...known, delivered: server.office.now() }]);
    const above = await member('main', 'chair');
    const [entry] = (await above('GET', '/api/reports')).json;
    expect(entry).toMatchObject({ organisation: 'TRƯỜNG THỬ NGHIỆM', people: 3, way: 'server' });
    const { report, isKnownKey } = (await above('GET', `/api/reports/${entry.id}`)).json;
    expect(isKnownKey).toBe(true);
    expect(report.people[0].places[0]).toMatchObject({ collected: 15 });
    expect(JSON.stringify(await server.office.activity.list(5))).toContain('report-seen');
    // The sender has it not among what came to it, and nobody without the office of reporting sees it.
    expect((await below('GET', '/api/reports')).json).toEqual([]);
    for (const role of roles) {
      const may = role === 'organiser' || role === 'chair';
      const ask = await member('main', role);
      expect((await ask('GET', '/api/reports')).status, role).toBe(may ? 200 : 403);
      expect((await ask('GET', `/api/reports/${entry.id}`)).status, role).toBe(may ? 200 : 403);
    }
  },
  patience,
);

test(
  'A package from a stick is taken in after its key was compared, and a second time changes nothing',
  async () => {
    const { name, file, pdf, fingerprint } = await packed();
    const above = await member('main', 'organiser');
    const first = await send(above, [name, file]);
    expect(first.json).toMatchObject({ code: 'R-report-key-unknown', key: { fingerprint } });
    expect(first.text).not.toContain('Ngô Văn Ích');
    await above(
      'PUT',
      '/api/reports/keys',
      first.json.key && { organisation: first.json.key.organisation, key: first.json.key.key },
    );
    expect((await send(above, [name, file], ['bao-cao.pdf', pdf])).json).toMatchObject({ isNew: true, pdf: 'right' });
    expect((await send(above, [name, file])).json).toMatchObject({ isNew: false, pdf: 'not-there' });
    expect((await above('GET', '/api/reports')).json).toHaveLength(1);
  },
  patience,
);

test(
  'A changed byte, another key, another paper and another addressee are each told apart, and nothing is kept',
  async () => {
    const { name, file, pdf } = await packed();
    const above = await member('main', 'organiser');
    const { key } = (await send(above, [name, file])).json;
    const trust = (organisation: string, trusted: string) =>
      above('PUT', '/api/reports/keys', { organisation, key: trusted });
    await trust(key.organisation, key.key);

    const text = file.toString();
    const changed = Buffer.from(text.replace('"ballots":1', '"ballots":2'));
    expect(changed.equals(file)).toBe(false);
    expect((await send(above, [name, changed])).json.code).toBe('R-report-altered');
    expect((await send(above, [name, Buffer.from('không phải gói')])).json.code).toBe('R-report-not-a-package');
    const otherPaper = Buffer.concat([pdf, Buffer.from('%')]);
    expect((await send(above, [name, file], ['bao-cao.pdf', otherPaper])).json.code).toBe('R-report-pdf-differs');

    await trust(key.organisation, 'ab'.repeat(32));
    expect((await send(above, [name, file])).json.code).toBe('R-report-other-key');
    await trust(key.organisation, key.key);

    await server.office.organisations.rename('main', { name: 'Đảng ủy khác', kind: 'party', otherNames: [] });
    expect((await send(above, [name, file])).json.code).toBe('R-report-other-authority');
    expect((await above('GET', '/api/reports')).json).toEqual([]);
    await server.office.organisations.rename('main', { name: 'Đảng ủy khác', kind: 'party', otherNames: [authority] });
    expect((await send(above, [name, file])).json).toMatchObject({ isNew: true });
  },
  patience,
);

test('Each organisation has a key of its own, and forgets an exchanged one when told to', async () => {
  const fingerprints = [];
  for (const organisation of ['main', 'khoa-nong-hoc'])
    fingerprints.push((await (await member(organisation, 'organiser'))('GET', '/api/reports/keys')).json.fingerprint);
  expect(new Set(fingerprints).size).toBe(2);
  const ask = await member('main', 'organiser');
  await ask('PUT', '/api/reports/keys', { organisation: 'Trường xa', key: 'cd'.repeat(32) });
  expect((await ask('GET', '/api/reports/keys')).json.known).toHaveLength(1);
  await ask('POST', '/api/reports/keys/forget', { organisation: 'Trường xa' });
  expect((await ask('GET', '/api/reports/keys')).json.known).toEqual([]);
  const refusing: Role[] = ['technician', 'inspector', 'committee-head'];
  for (const role of refusing)
    expect((await (await member('main', role))('GET', '/api/reports/keys')).status).toBe(403);
});
