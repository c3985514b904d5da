// S15: who asked is known to those who must know, by no other way, and the person whom it is about never knows.
import { randomUUID } from 'node:crypto';
import { roles } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { type Ask, everyRole, type TestServer, testServer } from '../../test/http.ts';
import { conferenceId, leadTo, roundId } from '../../test/sample.ts';
import { wordsOfPdf } from '../documents/testing/read-back.ts';
import { routes } from './routes.ts';

const url = `/api/rounds/${roundId}`;
const asker = { name: 'Trịnh Thị Hỏi Riêng', unit: 'Khoa 1', contact: 'Phòng 204', person: 'CB105' };
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('đơn của Trịnh Thị Hỏi Riêng')]);

async function upload(ask: Ask, name: string): Promise<{ sha256: string; bytes: number }> {
  const boundary = 'b0undary';
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    pdf,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { 'x-tinnhiem': '1', 'content-type': `multipart/form-data; boundary=${boundary}` };
  return (await ask('POST', `${url}/inquiries/files`, undefined, { payload, headers })).json;
}

const request = {
  person: 'CB001',
  received: '2019-02-12',
  writing: 'Đơn viết tay',
  question: 'Đề nghị làm rõ việc chi quỹ của khoa.',
};

async function send(ask: Ask, command: string, data: unknown) {
  return await ask('POST', `${url}/${command}`, { id: randomUUID(), data });
}

/** A server with one request, about Ngô Văn Ích. */
async function withRequest(): Promise<TestServer & { readonly file: string; readonly card: string }> {
  const server = await testServer();
  await leadTo(server.office.service, 'preparing');
  const organiser = await server.as('organiser');
  const { json: card } = await organiser('POST', `${url}/inquiries/askers`, asker);
  const file = await upload(organiser, 'don-cua-trinh-thi-hoi-rieng.pdf');
  const data = { ...request, asker: card, files: [{ ...file, shows: 'asker' }] };
  const answer = await send(organiser, 'register-inquiry', data);
  expect(answer.status, answer.text).toBe(200);
  return { ...server, file: file.sha256, card: card.sha256 };
}

test('S15 the register shows the request, its clocks and who must act to those who read it, and to nobody else', async () => {
  const server = await withRequest();
  for (const [role, ask] of await everyRole(server)) {
    const { status, json } = await ask('GET', `${url}/inquiries`);
    if (!['organiser', 'chair', 'inspector'].includes(role)) expect(status, role).toBe(403);
    else
      expect(json.inquiries, role).toMatchObject([
        { number: 1, name: 'Ngô Văn Ích', requestBy: '2019-02-14', answerBy: '2019-02-26', state: 'received' },
      ]);
  }
});

test('S15 who asked is given to organiser, chair and inspector, and each look is written down', async () => {
  const server = await withRequest();
  for (const [role, ask] of await everyRole(server)) {
    for (const path of ['asker', `files/${server.file}`]) {
      const { status, text, bytes } = await ask('GET', `${url}/inquiries/1/${path}`);
      const knows = ['organiser', 'chair', 'inspector'].includes(role);
      expect(status, `${role} ${path}`).toBe(knows ? 200 : 403);
      // The paper is a page with the reader’s name.
      const said = knows && path !== 'asker' ? wordsOfPdf(bytes) : text;
      expect(said.includes(path === 'asker' ? asker.name : `Người ${role}`), `${role} ${path}`).toBe(knows);
      const [last] = await server.office.activity.list(1);
      expect(last?.kind, `${role} ${path}`).toBe(knows ? 'asker-seen' : 'refused');
    }
  }
  const told = JSON.stringify(await server.office.activity.list(1000));
  expect(told).not.toMatch(/Hỏi Riêng|hoi-rieng/u);
});

test.each([
  ['by the code in the roster', { name: 'Tên khác', person: 'CB001' }],
  ['by the name, where the account is tied to nobody', { name: 'Ngô Văn Ích' }],
])('S15 the person whom a request is about never learns who asked, known %s', async (_how, who) => {
  const server = await withRequest();
  const word = 'con mèo xanh leo cây rất cao';
  const made = await server.office.accounts.create({ username: 'ich', roles: ['chair'], password: word, ...who });
  const signedIn = made.ok ? await server.office.accounts.signIn('ich', word, '127.0.0.1') : made;
  if (!signedIn.ok) throw new Error(signedIn.error.message.en);
  const { account, token } = signedIn.value;
  await server.office.accounts.changePassword(account.id, word, `${word} 2`, token);
  const ask = server.withToken(token);
  expect((await ask('GET', `${url}/inquiries`)).status).toBe(200);
  expect((await ask('GET', `${url}/inquiries/1/asker`)).status).toBe(403);
  expect((await ask('GET', `${url}/inquiries/1/files/${server.file}`)).status).toBe(403);
});

test('S15 no other answer of the server names who asked, to any role, nor gives the paper by its hash', async () => {
  const server = await withRequest();
  const asks = await everyRole(server);
  const places = [
    ...routes
      .filter(({ method, answers }) => method === 'GET' && answers !== 'text/event-stream')
      .map(({ path }) => path)
      .filter((path) => !path.endsWith('/asker') && !path.endsWith('/files/:sha256')),
  ];
  const sha = [server.file, server.card];
  for (const role of roles)
    for (const place of places)
      for (const hash of place.includes(':sha256') ? sha : sha.slice(0, 1)) {
        const path = place
          .replace(':round', roundId)
          .replace(':key', `${roundId}~${conferenceId}`)
          .replace(':conference', conferenceId)
          .replace(':sha256', hash)
          .replace(':form', 'plan')
          .replace(':inquiry', '1');
        const answer = await asks.get(role)?.('GET', path);
        const said = `${answer?.text} ${String(answer?.headers['content-disposition'])}`;
        expect(/Hỏi Riêng|hoi-rieng|Phòng 204/u.test(said), `${role} ${path}`).toBe(false);
      }
  const card = await asks.get('organiser')?.('GET', `${url}/inquiries/1/files/${server.card}`);
  expect(card?.status).toBe(404);
  const acts = await server.office.service.acts(roundId);
  const about = (acts.ok ? acts.value : []).filter(({ type }) => type.startsWith('inquiry-'));
  expect(about).toHaveLength(1);
  expect(/Hỏi Riêng|hoi-rieng|CB105/u.test(JSON.stringify(about))).toBe(false);
}, 120_000);

test('S15 an act that names who asked is not recorded, however the name is typed', async () => {
  const server = await withRequest();
  const organiser = await server.as('organiser');
  const { json: card } = await organiser('POST', `${url}/inquiries/askers`, asker);
  const named = { ...request, question: 'Đồng chí TRỊNH THỊ  HỎI RIÊNG đề nghị làm rõ.', asker: card };
  expect((await send(organiser, 'register-inquiry', named)).json.code).toBe('R-asker-named');
  const step = { kind: 'reported', day: '2019-02-20', opinion: 'Trả lời cho đồng chí Trịnh Thị Hỏi Riêng' };
  expect((await send(organiser, 'advance-inquiry', { inquiry: 1, step })).json.code).toBe('R-asker-named');
  expect((await send(organiser, 'advance-inquiry', { inquiry: 1, step: { ...step, opinion: null } })).status).toBe(200);
});

test('S15 a request whose asker or paper was not kept first is not recorded', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'preparing');
  const organiser = await server.as('organiser');
  const nowhere = { sha256: 'a'.repeat(64), bytes: 10 };
  const answer = await send(organiser, 'register-inquiry', { ...request, asker: nowhere });
  expect([answer.status, answer.json.code]).toEqual([422, 'R-attachment-missing']);
});

test('S15 the cards of two askers of one name are two, so that nobody finds a name by trying names', async () => {
  const server = await testServer();
  await leadTo(server.office.service, 'preparing');
  const organiser = await server.as('organiser');
  const [one, two] = [1, 2].map(() => organiser('POST', `${url}/inquiries/askers`, asker));
  expect((await one)?.json.sha256).not.toBe((await two)?.json.sha256);
});
