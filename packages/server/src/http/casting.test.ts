// What voters send to an open box: the code is asked for, the ballot taken or refused, and nothing left behind of who sent it.
import { type Credential, hashBase64, problemTexts, signBallot } from '@tinnhiem/ballot-box';
import { expect, test } from 'vitest';
import { act, arithmetic, ballot, key, sampleHall, toPoll } from '../../test/electronic.ts';
import { boothPath, cast, code, keyOf, polling, post, prepared } from '../../test/electronic-poll.ts';
import { makeSlips } from '../boxes/participants.ts';

test('A code is asked for, used, and refused in words that say what to do', async () => {
  const ready = await prepared();
  const { server, election } = ready;
  const publicOf = (voter: number) => JSON.parse(ballot(election, code(ready, voter), [0, 0, 0]).text).credential;
  const ask = (credential: string) => server.ask('POST', boothPath(election, '/code'), { credential });
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

test('A hall behind one address asks for codes that other lists know, as often as it likes', async () => {
  const ready = await polling();
  const { server, election } = ready;
  const unknown = () => server.ask('POST', boothPath(election, '/code'), { credential: '0'.repeat(64) });
  for (let time = 0; time < 300; time += 1) expect((await unknown()).json.code).toBe('R-code-unknown');
  const known = await server.ask('POST', boothPath(election, '/code'), { credential: keyOf(ready, 0).public });
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
  await organiser('POST', boothPath(election, '/ballots'), {
    ballot: ballot(election, code(ready, 0), [0, 1, 2]).text,
  });
  await organiser('POST', boothPath(election, '/code'), { credential: '0'.repeat(64) });
  await organiser('GET', `/api/boxes/${election.record.uuid}`);
  expect(JSON.stringify(await entries())).toBe(before);
});
