// Against a real mail server on a port of its own.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import tls from 'node:tls';
import { roles } from '@tinnhiem/core';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { testServer } from '../../test/http.ts';
import { type MailServerOfTest, mailServerOfTest } from '../../test/mail-server.ts';
import { create, leadTo, orderOf, roundId, sampleRoster } from '../../test/sample.ts';
import { serverCertificate } from '../https/certificate.ts';
import { mailSchema } from './mail-server.ts';
import { post } from './post.ts';

const at = (moment: string) => new Date(`2019-${moment}:00+07:00`);
const serverAt = (port: number, more = {}) =>
  mailSchema.parse({
    host: '127.0.0.1',
    port,
    secure: false,
    from: 'tin-nhiem@example.vn',
    address: 'https://tinnhiem.example.vn/',
    ...more,
  });

/** A server whose round is ready two days before its conference, with an organiser and a chair who have addresses. */
async function office(port: number, more: Parameters<typeof testServer>[0] = {}, day = '02-27') {
  const server = await testServer({ mail: serverAt(port), ...more });
  await leadTo(server.office.service, 'ready');
  server.setTime(at(`${day}T06:00`));
  for (const role of ['organiser', 'chair'] as const) await setAddress(await server.as(role), `${role}@example.vn`);
  server.setTime(at(`${day}T07:00`));
  const { mail } = server.office;
  if (mail === null) throw new Error('no mail');
  return { server, mail };
}

type Asked = Awaited<ReturnType<Awaited<ReturnType<typeof testServer>>['as']>>;
const setAddress = (ask: Asked, email: string, reminders = true) =>
  ask('PUT', '/api/session/mail', { email, reminders });
const receivers = ({ letters }: MailServerOfTest) => letters.map(({ to }) => to).sort();

const failing = (code: number) => Object.assign(new Error('không được'), { responseCode: code });

describe('A reminder', () => {
  test('goes once a day, from its hour on, to whoever has an address, and says what is due in the own roles', async () => {
    const post = await mailServerOfTest();
    const { server, mail } = await office(post.port);
    server.setTime(at('02-27T06:59'));
    await mail.tick();
    expect(post.letters).toEqual([]);
    server.setTime(at('02-27T07:00'));
    await Promise.all([mail.tick(), mail.tick()]);
    expect(receivers(post)).toEqual(['chair@example.vn', 'organiser@example.vn']);
    const letter = post.letters.find(({ to }) => to.startsWith('chair'));
    expect(letter?.body).toContain('- Bắt đầu ghi phiếu (hạn 01/03/2019) – Hội nghị thử nghiệm');
    expect(letter?.body).not.toContain('Điểm danh');
    expect(letter?.body).toContain(`https://tinnhiem.example.vn/rounds/${roundId}/board`);
    expect(letter?.headers).toMatch(/^To: chair@example.vn$/m);
    expect(letter?.headers).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
    server.setTime(at('02-27T23:59'));
    await mail.tick();
    expect(post.letters).toHaveLength(2);
    server.setTime(at('03-03T08:00'));
    await mail.tick();
    expect(post.letters).toHaveLength(4);
    expect(post.letters.at(-1)?.body).toContain('(QUÁ HẠN từ 01/03/2019)');
    const technician = await server.as('technician');
    expect((await technician('GET', '/api/mail')).json).toMatchObject({
      server: { host: '127.0.0.1', hour: 7 },
      letters: { sent: 2, waiting: 0 },
      lastSent: '2019-03-03T01:00:00.000Z',
      problem: null,
    });
  });

  test('does not go where nothing is due, the owner has turned it off, or the account is disabled', async () => {
    const post = await mailServerOfTest();
    const { server, mail } = await office(post.port);
    await setAddress(await server.as('organiser'), 'organiser@example.vn', false);
    await setAddress(await server.as('observer'), 'observer@example.vn');
    await setAddress(await server.as('committee-member'), 'uy-vien@example.vn');
    const technician = await server.as('technician');
    const accounts = (await technician('GET', '/api/accounts')).json as { id: string; username: string }[];
    const id = accounts.find(({ username }) => username === 'committee-member')?.id;
    await technician('PATCH', `/api/accounts/${id}`, { disabled: true });
    await mail.tick();
    expect(receivers(post)).toEqual(['chair@example.vn']);
    const early = await mailServerOfTest();
    await (await office(early.port, {}, '02-20')).mail.tick();
    expect(early.letters).toEqual([]);
  });

  test('of a rehearsal says so before the title of its round', async () => {
    const post = await mailServerOfTest();
    const server = await testServer({ mail: serverAt(post.port) });
    const [by, command, data] = create;
    await server.office.service.perform(orderOf([by, command, { ...(data as object), rehearsal: true }]));
    await server.office.service.perform(orderOf(['organiser', 'approve-plan', {}]));
    server.setTime(at('02-27T06:00'));
    await setAddress(await server.as('organiser'), 'organiser@example.vn');
    server.setTime(at('02-27T07:00'));
    await server.office.mail?.tick();
    expect(post.letters.map(({ body }) => body.split('\n').find((line) => line.includes('DIỄN TẬP')))).toEqual([
      'DIỄN TẬP: Lấy phiếu tín nhiệm thử nghiệm',
    ]);
  });

  test('names nobody who is voted on and no figure, whatever waits', async () => {
    const post = await mailServerOfTest();
    const server = await testServer({ mail: serverAt(post.port) });
    for (const stage of ['preparing', 'polling', 'counting', 'canvassed', 'sealed'] as const)
      await leadTo(server.office.service, stage, `dot-${stage}`);
    server.setTime(at('03-02T07:00'));
    for (const role of roles) await setAddress(await server.as(role), `${role}@example.vn`);
    const what = 'Có người vận động 7 phiếu';
    const incident = { kind: 'other', happened: '2019-02-28', what, reportedBy: null, conference: null };
    const filed = await server.office.service.perform(
      orderOf(['inspector', 'file-incident', incident], 'dot-counting', randomUUID()),
    );
    expect(filed).toMatchObject({ ok: true });
    server.setTime(at('03-02T08:00'));
    await server.office.mail?.tick();
    expect(post.letters.length).toBeGreaterThan(3);
    for (const { body } of post.letters) {
      for (const { name } of sampleRoster.people) expect(body).not.toContain(name);
      // Days and the window are the only numbers there are.
      const rest = body.replace(/\d\d\/\d\d\/\d{4}|trong 3 ngày tới/g, '');
      expect(rest).not.toMatch(/\d/);
    }
  });

  test('has no header that a name or an address could bring along', async () => {
    const post = await mailServerOfTest();
    const { server, mail } = await office(post.port);
    const ask = await server.as('chair');
    for (const email of [
      'a@example.vn\r\nBcc: b@example.vn',
      'a@example.vn, b@example.vn',
      'A <a@example.vn>',
      '"a b"@x.vn',
    ])
      expect((await setAddress(ask, email)).status).toBe(400);
    const technician = await server.as('technician');
    const accounts = (await technician('GET', '/api/accounts')).json as { id: string; username: string }[];
    const id = accounts.find(({ username }) => username === 'chair')?.id;
    await technician('PATCH', `/api/accounts/${id}`, { name: 'Chủ trì\r\nBcc: b@example.vn' });
    await mail.tick();
    for (const { headers } of post.letters) expect(headers).not.toMatch(/^bcc:/im);
    expect(receivers(post)).toEqual(['chair@example.vn', 'organiser@example.vn']);
  });
});

describe('A mail server', () => {
  test('that is down is asked again, less and less often; every letter goes once it is up', async () => {
    const gone = await mailServerOfTest();
    await gone.close();
    const { server, mail } = await office(gone.port);
    await mail.tick();
    const technician = await server.as('technician');
    const down = (await technician('GET', '/api/mail')).json;
    expect(down).toMatchObject({ letters: { waiting: 2 }, pausedUntil: '2019-02-27T00:01:00.000Z' });
    expect(down.problem.what.vi).toMatch(/^Máy chủ thư không trả lời/);
    server.setTime(at('02-27T07:01'));
    await mail.tick();
    expect((await technician('GET', '/api/mail')).json.pausedUntil).toBe('2019-02-27T00:03:00.000Z');
    const back = await mailServerOfTest({}, { at: gone.port });
    server.setTime(at('02-27T07:02'));
    await mail.tick();
    expect(back.letters).toEqual([]);
    server.setTime(at('02-27T07:03'));
    await mail.tick();
    expect(back.letters).toHaveLength(2);
  });

  test('that refuses one person for good, or puts another off, gets the others’ letters', async () => {
    let puttingOff = true;
    const post = await mailServerOfTest({
      onRcptTo({ address }, _session, done) {
        if (address.startsWith('chair')) return done(failing(550));
        done(address.startsWith('organiser') && puttingOff ? failing(450) : null);
      },
    });
    const { server, mail } = await office(post.port);
    await setAddress(await server.as('committee-head'), 'truong-ban@example.vn');
    await mail.tick();
    expect(receivers(post)).toEqual(['truong-ban@example.vn']);
    puttingOff = false;
    server.setTime(at('02-27T07:16'));
    await mail.tick();
    expect(receivers(post)).toEqual(['organiser@example.vn', 'truong-ban@example.vn']);
    const state = (await (await server.as('technician'))('GET', '/api/mail')).json;
    expect(state.letters).toMatchObject({ sent: 2, refused: 1, waiting: 0 });
    expect(state.problem.what.vi).toContain('từ chối');
    expect(state.problem.what.vi, 'the words of the mail server, not of the library').not.toContain('recipients');
  });

  test('that breaks off after it got a letter does not get it again that day', async () => {
    const taken: string[] = [];
    const post = await mailServerOfTest({
      onData(stream, session, _done) {
        stream.resume();
        stream.on('end', () => {
          taken.push(session.envelope.rcptTo[0]?.address ?? '');
          void post.close();
        });
      },
    });
    const { server, mail } = await office(post.port);
    await mail.tick();
    expect(taken).toHaveLength(1);
    const back = await mailServerOfTest({}, { at: post.port });
    server.setTime(at('02-27T09:00'));
    await mail.tick();
    expect([...taken, ...receivers(back)].sort()).toEqual(['chair@example.vn', 'organiser@example.vn']);
    server.setTime(at('02-28T09:00'));
    await mail.tick();
    expect(back.letters).toHaveLength(3);
  });

  test('that hangs is left when the server ends, and its letters wait for the next start', async () => {
    const silent = await mailServerOfTest({ onConnect: () => {} });
    const data = emptyFolder();
    let end = async () => {};
    const { mail, server } = await office(silent.port, {
      data,
      atEnd: (close) => {
        end = close;
      },
    });
    const going = mail.tick();
    const begun = Date.now();
    // Everybody else goes on meanwhile.
    expect((await (await server.as('organiser'))('GET', '/api/rounds')).status).toBe(200);
    await end();
    await going;
    expect(Date.now() - begun).toBeLessThan(10_000);
    const post = await mailServerOfTest();
    const again = await testServer({ mail: serverAt(post.port), data });
    again.setTime(at('02-27T07:05'));
    await again.office.mail?.tick();
    expect(receivers(post)).toEqual(['chair@example.vn', 'organiser@example.vn']);
  });

  test('gets nothing, no password either, over a way that is not encrypted and trusted', async () => {
    const host = '127.0.0.2';
    const letter = { to: 'a@example.vn', subject: 'x', body: 'y', id: '1' };
    const passwords: string[] = [];
    const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, done) => {
      passwords.push(password ?? '');
      done(password === 'đúng' ? null : new Error('sai'), { user: username });
    };
    const own = await serverCertificate(join(emptyFolder(), 'tls'), new Date(), [host]);
    const encrypted = { key: own.key, cert: own.certificate, disabledCommands: [], onAuth };
    const plain = await mailServerOfTest({ onAuth }, { host });
    const starts = await mailServerOfTest(encrypted, { host });
    const whole = await mailServerOfTest({ ...encrypted, secure: true }, { host });
    const sign = { host, user: 'phần-mềm', password: 'đúng' };
    const codes = async (port: number, more: object) => {
      const outcome = await post(serverAt(port, { ...sign, ...more }), letter);
      return outcome.kind === 'sent' ? 'sent' : outcome.refusal.code;
    };
    expect(await codes(plain.port, {})).toBe('R-mail-not-secure');
    expect(await codes(starts.port, {})).toBe('R-mail-not-secure');
    expect(await codes(whole.port, { secure: true })).toBe('R-mail-not-secure');
    expect(passwords).toEqual([]);
    const trusted = tls.getCACertificates('default');
    onTestFinished(() => tls.setDefaultCACertificates(trusted));
    tls.setDefaultCACertificates([...trusted, own.certificate]);
    expect(await codes(starts.port, {})).toBe('sent');
    expect(await codes(whole.port, { secure: true })).toBe('sent');
    expect(await codes(whole.port, { secure: true, password: 'sai' })).toBe('R-mail-sign-in');
    expect(passwords).toEqual(['đúng', 'đúng', 'sai']);
    expect(plain.letters).toEqual([]);
  });
});

test('A trial goes to the technician’s own address, and says what is wrong', async () => {
  const post = await mailServerOfTest();
  const { server } = await office(post.port);
  const technician = await server.as('technician');
  expect((await technician('POST', '/api/mail/trial')).json.code).toBe('R-no-own-address');
  await setAddress(technician, 'ky-thuat@example.vn');
  expect((await technician('POST', '/api/mail/trial')).status).toBe(200);
  expect(receivers(post)).toEqual(['ky-thuat@example.vn']);
  await post.close();
  expect((await technician('POST', '/api/mail/trial')).json.code).toBe('R-mail-unreachable');
});

test('Without a mail server nothing is sent, and everything else is as it was', async () => {
  const server = await testServer();
  expect(server.office.mail).toBeNull();
  const technician = await server.as('technician');
  expect((await setAddress(technician, 'ky-thuat@example.vn')).json).toEqual({
    set: false,
    email: 'ky-thuat@example.vn',
    reminders: true,
  });
  expect((await technician('GET', '/api/mail')).json.server).toBeNull();
  expect((await technician('POST', '/api/mail/trial')).json.code).toBe('R-mail-not-set');
});
