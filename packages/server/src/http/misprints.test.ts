// Misprinted slips: their codes are burnt, whenever they are found, and record and box agree.
import { randomUUID } from 'node:crypto';
import { type Credential, credentialKey } from '@tinnhiem/ballot-box';
import { expect, test } from 'vitest';
import { act, arithmetic, committee, key, sampleHall, toCeremony, toPoll } from '../../test/electronic.ts';
import { testServer } from '../../test/http.ts';
import { conferenceId, inRole, listId, roundId } from '../../test/sample.ts';
import { memberLine } from '../boxes/member-line.ts';
import { holdCeremony, makeSlips } from '../boxes/participants.ts';

test('The code of a misprinted slip is burnt before the poll and during it, in a box begun anew too, and named in the record', async () => {
  const server = await testServer();
  const { service } = server.office;
  for (const step of toCeremony('electronic', sampleHall)) await act(service, step);
  const place = { round: roundId, conference: conferenceId };
  const electionId = async () => {
    const round = await service.round(roundId);
    return (
      (round.ok && round.value.conferences.get(conferenceId as never)?.state.electronic?.boxes[listId as never]) || null
    );
  };
  const uuid = (await electionId())?.election ?? '';
  const slips = makeSlips(arithmetic, uuid, sampleHall.voters.length + 4);
  const by = inRole('organiser');
  const id = randomUUID();
  expect(
    (await server.office.boxes.keepSlips(place, { id, list: listId, credentials: slips.credentials, by })).ok,
  ).toBe(true);
  const credential = (slip: number) => credentialKey(arithmetic.group, uuid, slips.codes[slip] as Credential).public;
  const organiser = await server.as('organiser');
  const burn = (slip: number, sent: string = randomUUID()) =>
    organiser('POST', `/api/conferences/${key}/lists/${listId}/burn-misprint`, {
      id: sent,
      credential: credential(slip),
      reason: 'In nhòe',
    });
  // Before there is a box.
  const first = randomUUID();
  const done = await burn(0, first);
  expect(done.status, done.text).toBe(200);
  expect((await burn(0, first)).json).toEqual(done.json);
  expect((await burn(0)).json.code).toBe('R-misprint-is-burnt');
  const lines = committee.map((role) => memberLine(server.office.boxes, place, inRole(role)));
  await holdCeremony(arithmetic, lines);
  // In an empty box, which is then begun anew.
  expect((await burn(1)).status).toBe(200);
  const elections = [{ list: listId, election: uuid }];
  await act(service, [
    'committee-head',
    'begin-key-ceremony',
    { members: 3, needed: 2, elections, reason: 'Mất một khóa' },
  ]);
  await holdCeremony(arithmetic, lines);
  for (const step of toPoll(sampleHall)) await act(service, step);
  await act(service, ['committee-head', 'hand-out', {}]);
  expect((await burn(2)).status).toBe(200);
  const status = async (slip: number) => {
    const answer = await server.ask('POST', `/api/booth/${uuid}/code`, { credential: credential(slip) });
    return answer.json.code ?? answer.json.status;
  };
  expect(await Promise.all([0, 1, 2, 3].map(status))).toEqual([
    'R-code-burnt',
    'R-code-burnt',
    'R-code-burnt',
    'ready',
  ]);
  const box = await electionId();
  expect(box).toMatchObject({ slips: { printed: 19, issued: 15, spoiled: 3 }, misprints: [0, 1, 2].map(credential) });
  // Its slip was never anybody's: it is not exchanged either.
  const member = await server.as('committee-member');
  const exchange = await member('POST', `/api/conferences/${key}/lists/${listId}/replace-slip`, {
    id: randomUUID(),
    person: sampleHall.voters[0],
    credential: credential(2),
  });
  expect(exchange.json.code).toBe('R-slip-replaced');
  expect(server.errors).toEqual([]);
});
