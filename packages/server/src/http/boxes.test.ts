// A conference that casts electronically, over HTTP, from the key ceremony to the box that anybody verifies.
import { randomUUID } from 'node:crypto';
import { verifyBox } from '@tinnhiem/ballot-box';
import type { Role } from '@tinnhiem/core';
import { expect, test } from 'vitest';
import {
  act,
  arithmetic,
  ballot,
  countsOf,
  httpLine,
  key,
  prepareOverHttp,
  sampleHall,
  toCeremony,
} from '../../test/electronic.ts';
import { boothPath, cast, code, polling, post, prepared, type Ready } from '../../test/electronic-poll.ts';
import { testServer } from '../../test/http.ts';
import { listId, type Step } from '../../test/sample.ts';
import { decrypt } from '../boxes/participants.ts';

const voters = sampleHall.voters.length;

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
  const content = (await server.ask('GET', boothPath(election))).json;
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
  const { server, slips } = await prepared();
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
