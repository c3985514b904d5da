// Calling people to a conference by e-mail, against a real mail server. All people are invented.
import { randomUUID } from 'node:crypto';
import { type Day, err, refuse } from '@tinnhiem/core';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { type Ask, testServer } from '../../test/http.ts';
import { type MailServerOfTest, mailServerOfTest } from '../../test/mail-server.ts';
import {
  conferenceId,
  listId,
  orderOf,
  roundId,
  type Step,
  samplePlan,
  sampleRoster,
  toStage,
} from '../../test/sample.ts';
import { addCalling } from '../mail/calling-queue.ts';
import { mailSchema } from '../mail/mail-server.ts';
import { notFound } from '../service/refusals.ts';

const address = `/api/conferences/${roundId}~${conferenceId}/calling`;
const plan = samplePlan({
  conferences: [
    {
      id: conferenceId,
      title: 'Hội nghị thử nghiệm',
      day: '2019-03-01',
      time: '08:00',
      place: 'Hội trường A',
      chair: 'Phan Văn Ơn',
      lists: [listId],
      count: { method: 'entry' },
    },
  ],
});
/** Three of fifteen have an address. */
const roster = {
  people: sampleRoster.people.map((person, index) =>
    index < 3 ? { ...person, email: `nguoi-${index + 1}@example.vn` } : person,
  ),
};

async function called(options: SMTPServerOptions = {}, values: { readonly rehearsal?: boolean } = {}) {
  const post = await mailServerOfTest(options);
  const server = await testServer({
    mail: mailSchema.parse({
      host: '127.0.0.1',
      port: post.port,
      secure: false,
      from: 'tin-nhiem@example.vn',
      address: 'https://tinnhiem.example.vn/',
    }),
  });
  const act = async (step: Step) => {
    const done = await server.office.service.perform(orderOf(step, roundId, randomUUID()));
    if (!done.ok) throw new Error(done.error.message.en);
  };
  await act(['organiser', 'create-round', { round: roundId, rehearsal: false, plan, roster, sources: [], ...values }]);
  await act(['organiser', 'approve-plan', {}]);
  const office = await server.as('organiser');
  const tick = () => server.office.mail?.tick();
  return { post, server, act, office, tick };
}

const people = async (ask: Ask) => (await ask('GET', address)).json.people as PersonRow[];
interface PersonRow {
  readonly person: string;
  readonly name: string;
  readonly lists: readonly string[];
  readonly address: string;
  readonly letter: { readonly state: string; readonly number: number; readonly problem: { vi: string } | null } | null;
  readonly due: string | null;
}
const due = async (ask: Ask) =>
  (await people(ask)).filter((row) => row.due !== null && row.address !== '').map(({ person }) => ({ person }));
const send = (ask: Ask, who: readonly object[], again = false) => ask('POST', address, { people: who, again });
const receivers = ({ letters }: MailServerOfTest) => letters.map(({ to }) => to).sort();
const stateOf = async (ask: Ask, person: string) =>
  (await people(ask)).find((row) => row.person === person)?.letter?.state;

describe('Calling people by e-mail', () => {
  test('sends nothing by itself; what the office asks for goes once, with the own page, and says that the signed paper counts', async () => {
    const { post, office, tick, server } = await called();
    await tick();
    expect(post.letters).toEqual([]);
    const before = (await office('GET', address)).json;
    expect(before).toMatchObject({ sender: 'tin-nhiem@example.vn', problem: null });
    expect(before.people).toHaveLength(15);
    const wanted = await due(office);
    expect(wanted).toHaveLength(3);
    const [first, second] = await Promise.all([send(office, wanted), send(office, wanted)]);
    expect([first.json.asked, second.json.asked].sort()).toEqual([0, 3]);
    await tick();
    await tick();
    expect(receivers(post)).toEqual(['nguoi-1@example.vn', 'nguoi-2@example.vn', 'nguoi-3@example.vn']);
    const letter = post.letters.find(({ to }) => to.startsWith('nguoi-1'));
    expect(letter?.body).toContain('Kính gửi: Đồng chí Ngô Văn Ích');
    expect(letter?.body).toContain('- Thời gian: 08:00, ngày 01/03/2019');
    expect(letter?.body).toContain('- Địa điểm: Hội trường A');
    expect(letter?.body).toContain('Đồng chí ghi phiếu tín nhiệm đối với Trưởng khoa.');
    expect(letter?.body).toContain('Bản có giá trị là giấy triệu tập bằng giấy, đã ký và đóng dấu');
    expect(letter?.files).toEqual(['giay-trieu-tap.pdf']);
    for (const { name } of sampleRoster.people) if (name !== 'Ngô Văn Ích') expect(letter?.body).not.toContain(name);
    expect((await send(office, wanted)).json.asked).toBe(0);
    expect(await due(office)).toEqual([]);
    expect((await people(office)).filter((row) => row.letter?.state === 'sent')).toHaveLength(3);
    const log = (await (await server.as('technician'))('GET', '/api/activity')).text;
    expect(log).toContain('3 người');
    expect(log).not.toContain('nguoi-1@');
  });

  test('goes to one person again on purpose, also to an address that the office types', async () => {
    const { post, office, tick } = await called();
    await send(office, [{ person: 'CB001' }]);
    await tick();
    const twice = await Promise.all(
      [1, 2].map(() => send(office, [{ person: 'CB001', address: 'moi@example.vn' }], true)),
    );
    expect(twice.map(({ json }) => json.asked).sort()).toEqual([0, 1]);
    await tick();
    expect(receivers(post)).toEqual(['moi@example.vn', 'nguoi-1@example.vn']);
    expect((await people(office)).find(({ person }) => person === 'CB001')).toMatchObject({
      address: 'moi@example.vn',
      letter: { state: 'sent', number: 2 },
    });
  });

  test('offers a correction where the lists of somebody changed since, and tells whoever is on none any more', async () => {
    const { post, office, tick, act } = await called();
    await send(office, [{ person: 'CB001' }, { person: 'CB002' }]);
    await tick();
    const amendment = (change: string, person: string, name: string) =>
      act(['organiser', 'amend-roll', { list: listId, change, person, name, unit: '', reason: 'Chuyển công tác' }]);
    await amendment('removed', 'CB001', 'Ngô Văn Ích');
    const gone = (await people(office)).find(({ person }) => person === 'CB001');
    expect(gone).toMatchObject({ name: 'Ngô Văn Ích', lists: [], due: 'correction' });
    expect(await stateOf(office, 'CB001')).toBe('sent');
    await send(office, [{ person: 'CB001' }]);
    await tick();
    expect(post.letters.at(-1)?.body).toContain('không còn trong danh sách người ghi phiếu');
    expect(post.letters.at(-1)?.files).toEqual([]);
    await amendment('added', 'CB001', 'Ngô Văn Ích');
    await send(office, [{ person: 'CB001' }, { person: 'CB002' }]);
    await tick();
    expect(post.letters).toHaveLength(4);
    expect(post.letters.at(-1)?.body).toMatch(
      /Thư này thay thư gửi lúc 08:02 ngày 20\/02\/2019\. Đã thay đổi: danh sách/,
    );
    expect(await due(office)).toEqual([{ person: 'CB003' }]);
  });

  test('says who was refused and why, to the office alone, and never takes the others’ letters with it', async () => {
    const { post, office, tick, server } = await called({
      onRcptTo({ address: to }, _session, done) {
        done(to.startsWith('nguoi-2') ? Object.assign(new Error('no such box nguoi-2'), { responseCode: 550 }) : null);
      },
    });
    await send(office, await due(office));
    await tick();
    expect(receivers(post)).toEqual(['nguoi-1@example.vn', 'nguoi-3@example.vn']);
    const refused = (await people(office)).find(({ person }) => person === 'CB002');
    expect(refused).toMatchObject({ letter: { state: 'refused' }, due: null });
    expect(refused?.letter?.problem?.vi).toContain('no such box');
    const seen = (await (await server.as('technician'))('GET', '/api/mail')).text;
    expect(seen).not.toContain('nguoi-2');
  });

  test('waits while the mail server is down, and says that nobody knows where it broke off after it got the letter', async () => {
    const { post, office, tick, server } = await called({
      onData(stream, _session, _done) {
        stream.resume();
        stream.on('end', () => void post.close());
      },
    });
    await send(office, await due(office));
    await tick();
    const states = async () => (await people(office)).flatMap(({ letter }) => letter?.state ?? []).sort();
    expect(await states()).toEqual(['unclear', 'waiting', 'waiting']);
    const back = await mailServerOfTest({}, { at: post.port });
    server.setTime(new Date('2019-02-20T08:30:00+07:00'));
    await tick();
    expect(await states()).toEqual(['sent', 'sent', 'unclear']);
    expect(back.letters).toHaveLength(2);
  });

  test('calls back what has not been sent yet, says what is gone, and sends anew when it is asked for again', async () => {
    const { post, office, tick, server } = await called();
    await send(office, [{ person: 'CB001' }]);
    await tick();
    const { tables, now } = server.office;
    const says = { title: 'H', day: '2019-03-01' as Day, time: '08:00', place: '', chair: 'C', lists: ['L'] };
    for (const [person, to] of [
      ['CB002', 'nguoi-2@example.vn'],
      ['CB003', 'nguoi-3@example.vn'],
    ] as const) {
      const key = { round: roundId, conference: conferenceId, person, number: 1 };
      await addCalling(tables, { ...key, address: to, says, asker: 'A', at: now() });
    }
    const recall = (who: readonly string[], ask = office) => ask('POST', `${address}/recall`, { people: who });
    for (const role of ['technician', 'inspector', 'committee-head'] as const)
      expect((await recall(['CB002'], await server.as(role))).status, role).toBe(403);
    const both = await Promise.all([recall(['CB001', 'CB002']), recall(['CB001', 'CB002'])]);
    expect(both.map(({ json }) => json.recalled).sort()).toEqual([0, 1]);
    expect(both[0]?.json.gone).toEqual([{ person: 'CB001', state: 'sent' }]);
    expect(await stateOf(office, 'CB002')).toBe('recalled');
    await tick();
    expect(receivers(post)).toEqual(['nguoi-1@example.vn', 'nguoi-3@example.vn']);
    expect((await recall(['CB001', 'CB002', 'CB003', 'CB004'])).json).toMatchObject({
      recalled: 0,
      gone: [{ person: 'CB001' }, { person: 'CB003' }],
    });
    expect(await due(office)).toEqual([{ person: 'CB002' }]);
    expect((await send(office, [{ person: 'CB002' }])).json.asked).toBe(1);
    await tick();
    expect(receivers(post)).toContain('nguoi-2@example.vn');
    const log = (await (await server.as('technician'))('GET', '/api/activity')).text;
    expect(log).toContain('Gọi lại thư triệu tập, mời chưa gửi: 1 thư');
  });

  // Seen to fail: with letters called back that were in the hands of the mail server.
  test('is either sent or called back, and never both', async () => {
    const { post, office, tick } = await called();
    for (let time = 0; time < 4; time += 1) {
      await send(office, [{ person: 'CB001' }, { person: 'CB002' }, { person: 'CB003' }], true);
      const before = post.letters.length;
      const all = { people: ['CB001', 'CB002', 'CB003'] };
      const [, { json }] = await Promise.all([tick(), office('POST', `${address}/recall`, all)]);
      await tick();
      expect(post.letters.length - before + json.recalled, `time ${time}`).toBe(3);
      expect(json.gone).toHaveLength(3 - json.recalled);
    }
  });

  test('is for organiser and chair alone; nobody outside of the rolls gets a letter, and no address brings a header along', async () => {
    const { post, office, tick, server } = await called();
    for (const role of ['technician', 'committee-head', 'inspector', 'observer', 'higher-committee'] as const) {
      const ask = await server.as(role);
      expect((await ask('GET', address)).status, role).toBe(403);
      expect((await send(ask, [{ person: 'CB001' }])).status, role).toBe(403);
    }
    expect((await server.ask('GET', address)).status).toBe(401);
    expect((await send(office, [{ person: 'CB001' }, { person: 'X', address: 'x@example.vn' }])).json.code).toBe(
      'R-calling-nobody',
    );
    expect((await send(office, [{ person: 'CB001' }, { person: 'CB101' }])).json.code).toBe('R-calling-address');
    for (const to of ['a@example.vn\r\nBcc: b@example.vn', 'a@example.vn, b@example.vn', 'A <a@example.vn>'])
      expect((await send(office, [{ person: 'CB001', address: to }])).json.code).toBe('R-calling-address');
    await tick();
    expect(post.letters).toEqual([]);
  });

  test('keeps what waits for a round that cannot be read now: it goes once it can', async () => {
    const { post, office, tick, server } = await called();
    const { service, tables, now } = server.office;
    const says = { title: 'H', day: '2019-03-01' as Day, time: '08:00', place: '', chair: 'C', lists: ['L'] };
    const key = { round: roundId, conference: conferenceId, person: 'CB001', number: 1 };
    await addCalling(tables, { ...key, address: 'nguoi-1@example.vn', says, asker: 'A', at: now() });
    const { round } = service;
    service.round = async () => err(refuse(notFound, roundId));
    await tick();
    service.round = round;
    expect([post.letters.length, await stateOf(office, 'CB001')]).toEqual([0, 'waiting']);
    server.setTime(new Date('2019-02-20T08:30:00+07:00'));
    await tick();
    expect([post.letters.length, await stateOf(office, 'CB001')]).toEqual([1, 'sent']);
  });

  test('ends with the opening of the poll, also for what waits, and has no place in a rehearsal', async () => {
    const { post, office, tick, act, server } = await called();
    await post.close();
    await send(office, [{ person: 'CB001' }]);
    await tick();
    for (const step of [...toStage.ready, ...toStage.polling]) await act(step);
    expect((await send(office, [{ person: 'CB002' }])).json.code).toBe('R-calling-over');
    const back = await mailServerOfTest({}, { at: post.port });
    server.setTime(new Date('2019-02-20T08:30:00+07:00'));
    await tick();
    expect([back.letters.length, await stateOf(office, 'CB001')]).toEqual([0, 'dropped']);
    const rehearsed = await called({}, { rehearsal: true });
    expect((await send(rehearsed.office, [{ person: 'CB001' }])).json.code).toBe('R-calling-rehearsal');
  });
});

test('Without a mail server nobody is called by e-mail, and the screen says so', async () => {
  const server = await testServer();
  for (const step of [...toStage.drafting, ...toStage.preparing])
    await server.office.service.perform(orderOf(step, roundId, randomUUID()));
  const office = await server.as('organiser');
  expect((await office('GET', address)).json).toMatchObject({ sender: null, problem: { code: 'R-calling-no-hour' } });
  expect((await send(office, [{ person: 'CB001' }])).json.code).toBe('R-mail-not-set');
});
