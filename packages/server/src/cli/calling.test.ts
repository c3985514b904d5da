// Calling people to a conference at the command line, against a real mail server. All people are invented.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day, Instant } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import { emptyFolder } from '../../test/folder.ts';
import { mailServerOfTest } from '../../test/mail-server.ts';
import {
  conferenceId,
  listId,
  orderOf,
  roundId,
  type Step,
  samplePlan,
  sampleRoster,
  sampleTime,
} from '../../test/sample.ts';
import { addCalling, lettersOfRound, takeCalling } from '../mail/calling-queue.ts';
import { createService } from '../service/service.ts';
import { createActivity } from '../store/activity.ts';
import { embeddedStore } from '../store/embedded.ts';
import { openOffice } from '../store/office.ts';
import type { Tables } from '../store/tables.ts';
import { json } from './testing/tinnhiem.ts';

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

interface Printed {
  readonly code: string;
  readonly people: readonly { person: string; address: string; due: string | null; letter: { state: string } | null }[];
}

const other = 'dot-cua-khoa-khac';
const now = () => new Date().toISOString() as Instant;

/** The tables of a data folder, for one piece of work. */
async function inTables<T>(data: string, work: (tables: Tables) => Promise<T>): Promise<T> {
  const tables = openOffice(join(data, 'office.sqlite'));
  try {
    return await work(tables);
  } finally {
    await tables.close();
  }
}

/** A letter that somebody of the office asked for. */
function letter(person: string, round = roundId) {
  const says = { title: 'H', day: '2019-03-01' as Day, time: '08:00', place: '', chair: 'C', lists: ['L'] };
  const address = `${person.toLowerCase()}@example.vn`;
  return { round, conference: conferenceId, person, number: 1, address, says, asker: 'A', at: now() };
}

/** A data folder with an approved round, and a mail server. */
async function approved() {
  const data = emptyFolder();
  mkdirSync(join(data, 'rounds'), { recursive: true });
  const service = createService(embeddedStore(join(data, 'rounds')), () => sampleTime);
  const steps: readonly Step[] = [
    ['organiser', 'create-round', { round: roundId, rehearsal: false, plan, roster, sources: [] }],
    ['organiser', 'approve-plan', {}],
  ];
  for (const step of steps) expect(await service.perform(orderOf(step))).toMatchObject({ ok: true });
  await service.store.close();
  const refuses = {
    onRcptTo: ({ address }: { address: string }, _session: unknown, done: (error?: Error) => void) => {
      if (address.startsWith('nobody')) done(Object.assign(new Error('no such user'), { responseCode: 550 }));
      else done();
    },
  };
  const post = await mailServerOfTest(refuses);
  const mail = join(data, 'thu.yaml');
  writeFileSync(
    mail,
    JSON.stringify({
      host: '127.0.0.1',
      port: post.port,
      secure: false,
      from: 'tin-nhiem@example.vn',
      address: 'https://tinnhiem.example.vn/',
    }),
  );
  const place = ['--conference', conferenceId, '--data', data];
  const list = () => json<Printed>(['calling', 'list', roundId, ...place]);
  const send = (...more: string[]) => json<Printed>(['calling', 'send', roundId, ...place, '--mail', mail, ...more]);
  const recall = (...more: string[]) =>
    json<{ recalled: number; gone: unknown[] }>(['calling', 'recall', roundId, ...place, ...more]);
  return { data, post, list, send, recall };
}

test('Who is called is listed before anything was sent, and looking makes no table', async () => {
  const { data, list } = await approved();
  const { status, json: printed } = await list();
  expect(status).toBe(0);
  expect(printed.people).toHaveLength(15);
  expect(printed.people.filter(({ address }) => address !== '')).toHaveLength(3);
  expect(printed.people.every(({ due, letter }) => due === 'first' && letter === null)).toBe(true);
  expect(existsSync(join(data, 'office.sqlite'))).toBe(false);
});

test('Everybody who is due and has an address is called once, with the own page; the list says what became of it', async () => {
  const { post, list, send } = await approved();
  const sent = await send('--all');
  expect(sent.status).toBe(0);
  expect(sent.json.people.map(({ letter }) => letter?.state)).toEqual(['sent', 'sent', 'sent']);
  expect(post.letters.map(({ to }) => to).sort()).toEqual([1, 2, 3].map((number) => `nguoi-${number}@example.vn`));
  expect(post.letters[0]?.files).toHaveLength(1);
  const again = await send('--all');
  expect([again.status, again.json.people]).toEqual([0, []]);
  expect(post.letters).toHaveLength(3);
  expect((await list()).json.people.filter(({ letter }) => letter?.state === 'sent')).toHaveLength(3);
});

test('Letters of a round of another organisation are neither sent nor dropped, whoever calls', async () => {
  const { data, post, send } = await approved();
  await json(['organisation', 'add', '--name', 'Khoa Khác', '--data', data]);
  const service = createService(embeddedStore(join(data, 'rounds')), () => sampleTime);
  for (const step of [
    ['organiser', 'create-round', { rehearsal: false, plan, roster, sources: [], belongsTo: 'khoa-khac' }],
    ['organiser', 'approve-plan', {}],
  ] as const)
    expect(await service.perform(orderOf(step, other))).toMatchObject({ ok: true });
  await service.store.close();
  await inTables(data, (tables) => addCalling(tables, letter('CB002', other)));
  const lies = () =>
    inTables(data, async (tables) => (await lettersOfRound(tables, other, now())).map(({ state }) => state));
  // The organiser of the organisation reaches its own rounds; the local operator reaches every one, with this sender.
  for (const who of [['--organisation', 'main'], []]) {
    expect((await send('--person', 'CB001', ...who)).status).toBe(0);
    expect((await send('--all', ...who)).status).toBe(0);
    expect(await lies()).toEqual(['waiting']);
  }
  expect(post.letters.map(({ to }) => to).sort()).toEqual([1, 2, 3].map((number) => `nguoi-${number}@example.vn`));
  const log = await inTables(data, (tables) => createActivity(tables, now).list(20));
  expect(log.find(({ kind }) => kind === 'people-called')).toMatchObject({ round: roundId, conference: conferenceId });
});

test('What waits of the conference goes with --all; who is named alone is called alone; what a server has in its hands is no failure', async () => {
  const { data, post, send } = await approved();
  await inTables(data, async (tables) => {
    await addCalling(tables, letter('CB001'));
    await takeCalling(tables, now());
    await addCalling(tables, letter('CB002'));
  });
  const [on, alone] = [await send('--person', 'CB001'), await send('--person', 'CB003')];
  expect([on.status, on.json.people.map(({ letter: sent }) => sent?.state)]).toEqual([0, ['sending']]);
  expect([alone.status, post.letters.map(({ to }) => to)]).toEqual([0, ['nguoi-3@example.vn']]);
  const all = await send('--all');
  expect([all.status, all.json.people.map(({ person }) => person)]).toEqual([0, ['CB002']]);
  expect(post.letters.map(({ to }) => to)).toEqual(['nguoi-3@example.vn', 'cb002@example.vn']);
});

test('One person is called at an address of their own, once more only on purpose; what the mail server refuses is told, and exits 1', async () => {
  const { post, send } = await approved();
  const person = roster.people[5]?.id ?? '';
  const refused = await send('--person', person, '--to', 'nobody@example.vn');
  expect(refused.status).toBe(1);
  expect(refused.json.people).toMatchObject([{ person, letter: { state: 'refused' } }]);
  expect((await send('--person', person, '--to', 'dung@example.vn', '--again')).status).toBe(0);
  expect((await send('--person', person)).status).toBe(0);
  expect(post.letters.map(({ to }) => to)).toEqual(['dung@example.vn']);
  const nobody = await send('--person', 'CB-khong-co');
  expect([nobody.status, nobody.json.code]).toEqual([1, 'R-calling-nobody']);
  expect((await send()).status).toBe(2);
  expect((await send('--all', '--person', person)).status).toBe(2);
});

test('A letter that waits is called back, and is not sent; one that went is named', async () => {
  const { data, post, send, recall } = await approved();
  await send('--person', 'CB001');
  await inTables(data, (tables) => addCalling(tables, letter('CB002')));
  expect((await recall('--all')).json).toMatchObject({ recalled: 1, gone: [{ person: 'CB001', state: 'sent' }] });
  expect((await send('--person', 'CB001')).status).toBe(0);
  expect(post.letters).toHaveLength(1);
  expect(await recall('--person', 'CB001')).toMatchObject({ status: 1, json: { recalled: 0, gone: [{}] } });
  expect((await recall()).status).toBe(2);
});
