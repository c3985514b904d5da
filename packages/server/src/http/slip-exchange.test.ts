// A slip that comes back: its code is burnt, somebody gets another one, and box and record agree on it.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { arithmetic, ballot, key, sampleHall } from '../../test/electronic.ts';
import { cast, code, polling } from '../../test/electronic-poll.ts';
import { listId } from '../../test/sample.ts';
import { makeSlips } from '../boxes/participants.ts';

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
