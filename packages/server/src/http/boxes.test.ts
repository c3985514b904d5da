// A conference that casts electronically, over HTTP, from the key ceremony to the box that anybody verifies.
import { randomUUID } from 'node:crypto';
import {
  type Credential,
  credentialKey,
  type Election,
  hashBase64,
  problemTexts,
  signBallot,
  verifyBox,
} from '@tinnhiem/ballot-box';
import type { Role } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import {
  act,
  arithmetic,
  ballot,
  countsOf,
  httpLine,
  key,
  type PreparedBox,
  prepareOverHttp,
  sampleHall,
  toCeremony,
  toPoll,
} from '../../test/electronic.ts';
import { type TestServer, testServer } from '../../test/http.ts';
import { listId, type Step } from '../../test/sample.ts';
import { decrypt, makeSlips } from '../boxes/participants.ts';

const voters = sampleHall.voters.length;

async function opened(casting: 'electronic' | 'mixed' = 'electronic', size?: { members: number; needed: number }) {
  const server = await testServer();
  for (const step of toCeremony(casting, sampleHall, size)) await act(server.office.service, step);
  const prepared = await prepareOverHttp(server, voters + 5);
  if (casting === 'mixed')
    await act(server.office.service, ['organiser', 'record-printing', { list: listId, copies: voters }]);
  return { server, ...prepared };
}

async function polling(casting: 'electronic' | 'mixed' = 'electronic', size?: { members: number; needed: number }) {
  const ready = await opened(casting, size);
  for (const step of toPoll(sampleHall)) await act(ready.server.office.service, step);
  const way = casting === 'mixed' ? { way: 'slip', people: sampleHall.voters.slice(0, 12) } : {};
  await act(ready.server.office.service, ['committee-head', 'hand-out', way]);
  return ready;
}

type Ready = PreparedBox & { readonly server: TestServer };

const code = ({ slips }: Ready, voter: number) => slips.codes[voter] as Credential;
const keyOf = (ready: Ready, voter: number) =>
  credentialKey(arithmetic.group, ready.election.record.uuid, code(ready, voter));
const path = (election: Election, more = '') => `/api/booth/${election.record.uuid}${more}`;

function post({ server, election }: Ready, text: string) {
  return server.ask('POST', path(election, '/ballots'), { ballot: text });
}

function cast(ready: Ready, voter: number, marks: readonly number[]) {
  return post(ready, ballot(ready.election, code(ready, voter), marks).text);
}

async function close(ready: Ready, collected: number): Promise<void> {
  const { service } = ready.server.office;
  await act(service, ['chair', 'close-poll', {}]);
  const head = await ready.server.as('committee-head');
  const closed = await head('POST', `/api/conferences/${key}/boxes/close`, { id: randomUUID() });
  expect(closed.status, closed.text).toBe(200);
  expect(closed.json.boxes[0]).toMatchObject({ phase: 'tallied', waiting: 0, voters: collected });
}

const marksOf = (voter: number) => [voter % 3, (voter + 1) % 4, 3 - (voter % 4)];

test('A box that was prepared is found at once, also where somebody has just asked for one that is not there', async () => {
  const server = await testServer();
  for (const step of toCeremony('electronic', sampleHall)) await act(server.office.service, step);
  expect((await server.ask('GET', '/api/booth/khong-co')).status).toBe(404);
  const { election } = await prepareOverHttp(server, voters);
  expect((await server.ask('GET', `/api/booth/${election.record.uuid}`)).status).toBe(200);
});

test('From the ceremony to the open box: what was cast is what is counted, and anybody can verify it', async () => {
  const ready = await polling();
  const { server, election, members } = ready;
  const elections = (await server.ask('GET', '/api/booth')).json.elections;
  expect(elections).toMatchObject([
    { election: election.record.uuid, state: 'open', conference: 'Hội nghị thử nghiệm' },
  ]);
  const content = (await server.ask('GET', path(election))).json;
  expect(content).toMatchObject({
    fingerprint: election.fingerprint,
    people: [{ name: 'Ngô Văn Ích' }, { name: 'Lê Thị Ớt' }, { name: 'Đỗ Minh Ý' }],
    everyRowMarked: false,
    signature: 'allowed',
    secure: { https: false, certificateFingerprint: null },
  });
  expect(election.record.questions[0]?.question).toContain('Ngô Văn Ích – Trưởng khoa');

  const cast1 = await cast(ready, 0, [2, 2, 2]);
  expect(cast1.json).toMatchObject({ again: false });
  const counted: (readonly number[])[] = [];
  for (let voter = 0; voter < voters; voter += 1) {
    const made = ballot(election, code(ready, voter), marksOf(voter));
    expect((await post(ready, made.text)).json).toEqual({ tracker: made.tracker, again: false });
    counted.push(marksOf(voter));
    if (voter === 3) expect((await post(ready, made.text)).json).toEqual({ tracker: made.tracker, again: true });
  }
  const during = (await server.ask('GET', `/api/boxes/${election.record.uuid}`)).json;
  expect(during).toMatchObject({ state: 'open', ballots: 16, bel: null, withheld: false });

  await close(ready, voters);
  const closed = (await server.ask('GET', `/api/boxes/${election.record.uuid}`)).json;
  expect(closed).toMatchObject({ state: 'closed', ballots: voters + 1 });
  expect(closed.trackers).toContain(cast1.json.tracker);
  const prefix = (await server.ask('GET', `/api/boxes/${election.record.uuid}/box.bel`)).bytes;
  expect(verifyBox(new Uint8Array(prefix), { group: arithmetic.group, open: true })).toMatchObject({
    ok: true,
    ballots: voters + 1,
    counted: voters,
    result: null,
  });

  const { service } = server.office;
  const unused = { list: listId, collected: 0, unused: 0, unusedSlips: 5 };
  await act(service, ['committee-head', 'record-box', unused]);
  await act(service, ['committee-head', 'begin-count', {}]);
  const [first, second, third] = members;
  await decrypt(arithmetic, third!, listId);
  expect((await server.ask('GET', `/api/boxes/${election.record.uuid}`)).json.state).toBe('closed');
  await decrypt(arithmetic, first!, listId);
  await expect(decrypt(arithmetic, second!, listId)).rejects.toThrow('R-');
  const head = await server.as('committee-head');
  const view = (await head('GET', `/api/conferences/${key}`)).json.electronic.boxes[0];
  expect(view).toMatchObject({ decryptions: [3, 1], empty: false });
  expect(view.opened.result).toEqual(countsOf(counted));
  // Until it is announced nobody outside of the committee gets more than the encrypted tally.
  expect((await server.ask('GET', `/api/boxes/${election.record.uuid}/box.bel`)).bytes.equals(prefix)).toBe(true);

  await act(service, ['committee-head', 'canvass', {}]);
  for (const step of toAnnouncement) await act(service, step);
  const whole = new Uint8Array((await server.ask('GET', `/api/boxes/${election.record.uuid}/box.bel`)).bytes);
  expect(verifyBox(whole, { group: arithmetic.group })).toMatchObject({
    ok: true,
    ballots: voters + 1,
    result: countsOf(counted),
  });
  const board = (await server.ask('GET', `/api/boxes/${election.record.uuid}`)).json;
  expect(board).toMatchObject({ state: 'opened', withheld: false, bel: view.opened.bel });
  expect(board.bel.bytes).toBe(whole.length);
  expect(server.errors).toEqual([]);
});

const toAnnouncement: readonly Step[] = [
  ['committee-secretary', 'write-minutes', { place: 'Hội trường', startedAt: '08:00', endedAt: '10:00', remarks: [] }],
  [
    'committee-head',
    'sign-minutes',
    { signers: ['Người committee-head', 'Người committee-secretary', 'Người committee-member', 'Phan Văn Ơn'] },
  ],
  ['chair', 'announce', {}],
];

test('Where every member is needed, each gives a key at once, and all of them open the box', async () => {
  const ready = await polling('electronic', { members: 3, needed: 3 });
  for (let voter = 0; voter < 10; voter += 1) await cast(ready, voter, [0, 1, 2]);
  await close(ready, 10);
  const { service } = ready.server.office;
  await act(service, ['committee-head', 'record-box', { list: listId, collected: 0, unused: 0, unusedSlips: 5 }]);
  await act(service, ['committee-head', 'begin-count', {}]);
  for (const member of ready.members) await decrypt(arithmetic, member, listId);
  const head = await ready.server.as('committee-head');
  const [box] = (await head('GET', `/api/conferences/${key}`)).json.electronic.boxes;
  expect(box.opened.result).toEqual([
    [10, 0, 0],
    [0, 10, 0],
    [0, 0, 10],
  ]);
});

test('A code is asked for, used, and refused in words that say what to do', async () => {
  const ready = await opened();
  const { server, election } = ready;
  const publicOf = (voter: number) => JSON.parse(ballot(election, code(ready, voter), [0, 0, 0]).text).credential;
  const ask = (credential: string) => server.ask('POST', path(election, '/code'), { credential });
  expect((await ask(publicOf(0))).json.code).toBe('R-poll-not-open');
  expect((await cast(ready, 0, [0, 0, 0])).json.code).toBe('R-poll-not-open');
  for (const step of toPoll(sampleHall)) await act(server.office.service, step);
  expect((await ask(publicOf(0))).json).toEqual({ status: 'ready' });
  expect((await cast(ready, 0, [0, 0, 0])).status).toBe(200);
  expect((await ask(publicOf(0))).json).toEqual({ status: 'voted' });
  const stranger = makeSlips(arithmetic, election.record.uuid, 1).codes[0] as Credential;
  const unknown = await post(ready, ballot(election, stranger, [0, 0, 0]).text);
  expect([unknown.status, unknown.json.code]).toEqual([404, 'R-code-unknown']);
  expect((await server.ask('GET', '/api/booth/Abcdefghijk123')).json.code).toBe('R-not-found');
  await act(server.office.service, ['committee-head', 'hand-out', {}]);
  await act(server.office.service, ['chair', 'close-poll', {}]);
  expect((await ask(publicOf(1))).json.code).toBe('R-poll-closed');
  expect((await cast(ready, 1, [0, 0, 0])).json.code).toBe('R-poll-closed');
  expect(server.errors).toEqual([]);
});

test('A ballot that is not right is refused for what is wrong with it, and is not in the box', async () => {
  const ready = await polling();
  const good = ballot(ready.election, code(ready, 0), [0, 1, 2]).text;
  const record = JSON.parse(good);
  const changed = (change: (copy: typeof record) => void) => {
    const copy = JSON.parse(good);
    change(copy);
    return JSON.stringify(copy);
  };
  const cases: readonly [string, string][] = [
    ['not a ballot', 'Phiếu không đọc được'],
    [`${good} `, 'khuôn dạng duy nhất'],
    [changed((copy) => (copy.election_hash = 'x'.repeat(43))), 'cuộc lấy phiếu khác'],
    [changed((copy) => copy.answers.reverse()), ''],
    [changed((copy) => (copy.signature.proof.response = '1')), 'Chữ ký'],
    [changed((copy) => copy.answers.pop()), 'số dòng'],
  ];
  for (const [text, words] of cases) {
    const refused = await post(ready, text);
    expect([refused.status, refused.json.code], text.slice(0, 80)).toEqual([422, 'R-ballot-refused']);
    expect(refused.json.message.vi).toContain(words);
    expect(refused.json.todo.vi).not.toBe('');
  }
  const boxes = (await (await ready.server.as('committee-head'))('GET', `/api/conferences/${key}/boxes`)).json.boxes;
  expect(boxes[0]).toMatchObject({ ballots: 0, waiting: 0, voters: 0 });
  expect((await post(ready, good)).status).toBe(200);
  expect(ready.server.errors).toEqual([]);
});

test('A slip that comes back is burnt and exchanged once; one that has voted is not exchanged', async () => {
  const ready = await polling('mixed');
  const { server, election } = ready;
  const member = await server.as('committee-member');
  const publicOf = (voter: number) => JSON.parse(ballot(election, code(ready, voter), [0, 0, 0]).text).credential;
  const give = (person: number, voter: number, id: string = randomUUID(), more = {}) =>
    member('POST', `/api/conferences/${key}/lists/${listId}/replace-slip`, {
      id,
      person: sampleHall.voters[person],
      credential: publicOf(voter),
      ...more,
    });
  await cast(ready, 5, [0, 0, 0]);
  expect((await give(0, 5)).json.code).toBe('R-slip-voted');
  const id = randomUUID();
  const first = await give(0, 0, id);
  expect(first.status, first.text).toBe(200);
  // The same request again, as after a lost answer.
  expect((await give(0, 0, id)).json).toEqual(first.json);
  expect((await give(1, 0)).json.code).toBe('R-slip-replaced');
  expect((await cast(ready, 0, [0, 0, 0])).json.code).toBe('R-code-burnt');
  // Somebody without a slip: nothing is burnt for that.
  expect((await give(14, 1)).json.code).toBe('R-holds-paper');
  expect((await cast(ready, 1, [0, 0, 0])).status).toBe(200);
  expect((await give(2, 2, randomUUID(), { way: 'paper' })).status).toBe(200);
  const stranger = makeSlips(arithmetic, election.record.uuid, 1);
  const unknown = JSON.parse(stranger.credentials)[0];
  const strange = await member('POST', `/api/conferences/${key}/lists/${listId}/replace-slip`, {
    id: randomUUID(),
    person: sampleHall.voters[3],
    credential: unknown,
  });
  expect(strange.json.code).toBe('R-code-unknown');
  expect(server.errors).toEqual([]);
});

test('An exchange that was interrupted between box and record is gone on with, once', async () => {
  const ready = await polling();
  const { server, election } = ready;
  const { credential } = JSON.parse(ballot(election, code(ready, 0), [0, 0, 0]).text);
  // As a crash leaves it: burnt, and no act.
  await server.office.boxes.code(election.record.uuid, credential);
  const { embeddedBoxes } = await import('../boxes/embedded-boxes.ts');
  const store = embeddedBoxes(`${server.data}/rounds`);
  await store.burn({ round: 'thu-nghiem', election: election.record.uuid }, credential);
  await store.close();
  const member = await server.as('committee-member');
  const give = (person: number) =>
    member('POST', `/api/conferences/${key}/lists/${listId}/replace-slip`, {
      id: randomUUID(),
      person: sampleHall.voters[person],
      credential,
    });
  expect((await give(0)).status).toBe(200);
  expect((await give(1)).json.code).toBe('R-slip-replaced');
});

test('What a member gives is checked before it is recorded, and nobody gives it for another', async () => {
  const server = await testServer();
  for (const step of toCeremony('electronic', sampleHall)) await act(server.office.service, step);
  const [head, secretary, member] = await Promise.all(
    (['committee-head', 'committee-secretary', 'committee-member'] as const satisfies readonly Role[]).map((role) =>
      server.as(role),
    ),
  );
  const state = (await head!('GET', `/api/conferences/${key}/key`)).json;
  expect(state).toMatchObject({ size: 3, needed: 2, seat: null, certificates: [], letters: null, part: null });
  const give = (ask: typeof head, step: string, message: unknown) =>
    ask!('POST', `/api/conferences/${key}/key/${step}`, { id: randomUUID(), message });
  expect((await give(head, 'certificate', { hello: 1 })).json.code).toBe('R-malformed');
  const { certify, newMemberSeed } = await import('@tinnhiem/ballot-box');
  const { group, random } = arithmetic;
  const size = { size: 3, threshold: 2 };
  const seed = newMemberSeed(random);
  const certificate = certify(group, { seed, index: 1 }, size, random);
  const wrong = { ...certificate, signature: certify(group, { seed, index: 2 }, size, random).signature };
  expect((await give(head, 'certificate', wrong)).json.code).toBe('R-key-message-wrong');
  expect((await give(head, 'certificate', certificate)).status).toBe(200);
  expect((await give(head, 'certificate', certificate)).json.code).toBe('R-not-your-key-step');
  // The seat is in the certificate: that of the head does not do for the second.
  expect((await give(secretary, 'certificate', certificate)).json.code).toBe('R-key-message-wrong');
  expect((await give(member, 'shares', {})).json.code).toBe('R-malformed');
  expect((await httpLine(head!).key()).seat).toBe(1);
  expect(server.errors).toEqual([]);
});

test('Public credentials must be right and sorted', async () => {
  const { server, slips } = await opened();
  const organiser = await server.as('organiser');
  const put = (credentials: string) =>
    organiser('PUT', `/api/conferences/${key}/lists/${listId}/slips`, { id: randomUUID(), credentials });
  const list = JSON.parse(slips.credentials) as string[];
  expect((await put(JSON.stringify(list.toReversed()))).json.code).toBe('R-credentials-unsorted');
  expect((await put(JSON.stringify(list.map((each) => `${each},2`)))).json.code).toBe('R-credentials-unsorted');
  expect((await put('[')).json.code).toBe('R-credentials-wrong');
  expect((await put(JSON.stringify([...list, 'f'.repeat(64)]))).json.code).toBe('R-credentials-wrong');
  // Made anew, the box is prepared anew by itself.
  const again = await put(JSON.stringify(list.slice(1)));
  expect(again.status, again.text).toBe(200);
  const [box] = (await organiser('GET', `/api/conferences/${key}`)).json.electronic.boxes;
  expect(box.prepared).not.toBeNull();
});

test('The boxes are closed only after the poll, and a decryption of something else is refused', async () => {
  const ready = await polling();
  const { server, members } = ready;
  const head = await server.as('committee-head');
  const tooEarly = await head('POST', `/api/conferences/${key}/boxes/close`, { id: randomUUID() });
  expect(tooEarly.json.code).toBe('R-wrong-stage');
  expect((await cast(ready, 0, [0, 0, 0])).status).toBe(200);
  expect((await head('GET', `/api/conferences/${key}/lists/${listId}/tally`)).json.code).toBe('R-box-not-tallied');
  await close(ready, 1);
  // Closing again changes nothing.
  const again = await head('POST', `/api/conferences/${key}/boxes/close`, { id: randomUUID() });
  expect(again.json.boxes[0]).toMatchObject({ phase: 'tallied', voters: 1 });
  const { service } = server.office;
  await act(service, ['committee-head', 'record-box', { list: listId, collected: 0, unused: 0, unusedSlips: 5 }]);
  await act(service, ['committee-head', 'begin-count', {}]);
  const other = { ...members[0]!, secret: members[1]!.secret };
  await expect(
    decrypt(arithmetic, { ...other, line: { ...members[0]!.line, key: members[1]!.line.key } }, listId),
  ).rejects.toThrow('R-decryption-wrong');
  expect(server.errors).toEqual([]);
});

test('A hall behind one address asks for codes that other lists know, as often as it likes', async () => {
  const ready = await polling();
  const { server, election } = ready;
  const unknown = () => server.ask('POST', path(election, '/code'), { credential: '0'.repeat(64) });
  for (let time = 0; time < 300; time += 1) expect((await unknown()).json.code).toBe('R-code-unknown');
  const known = await server.ask('POST', path(election, '/code'), { credential: keyOf(ready, 0).public });
  expect(known.json).toEqual({ status: 'ready' });
});

test('Who signs false ballots again and again has to wait, nobody else; without the code nobody can do that to another', async () => {
  const ready = await polling();
  const { server, election } = ready;
  const own = ballot(election, code(ready, 0), [0, 0, 0]).text;
  const { signature, ...unsigned } = JSON.parse(own);
  expect(signature.hash).toBe(hashBase64(JSON.stringify(unsigned)));
  // Two proofs exchanged: well written, false.
  unsigned.answers[0].individual_proofs.reverse();
  const sealed = { unsigned, seal: hashBase64(JSON.stringify(unsigned)) };
  const falseBallot = signBallot({ ...arithmetic, credential: keyOf(ready, 0) }, sealed).text;
  const byAnother = signBallot(
    { ...arithmetic, credential: { ...keyOf(ready, 1), public: keyOf(ready, 0).public } },
    sealed,
  ).text;
  for (let time = 0; time < 10; time += 1)
    expect((await post(ready, byAnother)).json.message.en).toContain(problemTexts['ballot-signature-invalid'].en);
  for (let time = 0; time < 5; time += 1) expect((await post(ready, falseBallot)).json.code).toBe('R-ballot-refused');
  const stopped = await post(ready, falseBallot);
  expect([stopped.status, stopped.json.code]).toEqual([429, 'R-too-many-refused']);
  expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
  expect((await cast(ready, 1, [0, 0, 0])).status).toBe(200);
  server.setTime(new Date(Date.parse('2019-02-20T01:05:00Z')));
  expect((await post(ready, own)).status).toBe(200);
});

test('Voting leaves no entry behind, whoever is signed in in the same browser', async () => {
  const ready = await polling();
  const { server, election } = ready;
  const technician = await server.as('technician');
  const entries = async () => (await technician('GET', '/api/activity')).json;
  const before = JSON.stringify(await entries());
  const organiser = await server.as('organiser');
  await organiser('POST', path(election, '/ballots'), { ballot: ballot(election, code(ready, 0), [0, 1, 2]).text });
  await organiser('POST', path(election, '/code'), { credential: '0'.repeat(64) });
  await organiser('GET', `/api/boxes/${election.record.uuid}`);
  expect(JSON.stringify(await entries())).toBe(before);
});
